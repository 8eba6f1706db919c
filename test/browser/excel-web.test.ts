import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../addin/commands/registry.ts';
import { customFunctions, functionNamespace } from '../../addin/functions/registry.ts';
import { type ExcelWeb, type ExcelWebOptions, openExcelWeb } from '../excel-host/browser/excel-web.ts';
import { launchChromium } from './support/chromium.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** Opens Excel on the web with the production add-in, plays, and wants nothing to have gone wrong or gone out. */
async function inExcel(
  play: (excel: ExcelWeb) => Promise<void>,
  options: ExcelWebOptions = {},
): Promise<void> {
  const excel = await openExcelWeb(browser, options);
  try {
    await excel.ready();
    await play(excel);
    expect(excel.faults).toEqual([]);
    expect(excel.conversation.unknown).toEqual([]);
    expect(excel.requests.filter(({ answeredBy }) => answeredBy === undefined)).toEqual([]);
  } finally {
    await excel.close();
  }
}

describe('in Excel on the web', () => {
  it('starts in Chinese with the ribbon of the manifest, asking Office for nothing but its own script', async () => {
    await inExcel(async ({ page, pane, host, requests }) => {
      expect(await page.locator('header button').allTextContents()).toEqual(
        commands.map(({ label }) => label['zh-CN']),
      );
      await page.getByRole('button', { name: '帮助' }).click();
      await pane.getByRole('heading', { name: '帮助', level: 1 }).waitFor();
      expect(host.services.runtime.state).toBe('Visible');
      const asked = requests.filter(({ answeredBy }) => answeredBy === 'office.js');
      expect(asked.map(({ url }) => url.replace(/^.*\/hosted\//, ''))).toEqual([
        'office.js',
        'excel-web-16.00.js',
        'zh-cn/office_strings.js',
        'telemetry/oteljs_agave.js',
      ]);
    });
  });

  it('calculates its functions in cells, with a sentence where there is no answer', async () => {
    await inExcel(async (excel) => {
      expect(functionNamespace).toBe('KH');
      expect(excel.functions.map(({ name }) => name)).toEqual(
        customFunctions.map(({ name }) => name['zh-CN']),
      );
      for (const [name, args, answer] of [
        ['大写金额', [1680.32], '壹仟陆佰捌拾元零叁角贰分'],
        ['信用代码', ['91350100M000100Y43'], '正确'],
        ['信用等级', [84.16], 'AA'],
        ['到期天数', ['2026-11-23', '2026-10-24'], 30],
        ['到期天数', ['长期'], '长期'],
      ] as const)
        expect(await excel.callFunction(name, ...args)).toEqual(expect.objectContaining({ value: answer }));
      const valueError = 7;
      for (const [name, argument, sentence] of [
        ['大写金额', '约三十', '金额不是数字。'],
        ['信用代码', 9.144e17, '代码被存成了数字，15 位以后的数字已经丢失，请按文本重新输入。'],
        ['信用等级', 101, '得分要是 0 到 100 的数字。'],
        ['到期天数', '2026-02-30', '没有这一天。'],
      ] as const)
        expect(await excel.callFunction(name, argument)).toMatchObject({
          failed: true,
          value: sentence,
          errorCode: valueError,
        });
    });
  });
});
