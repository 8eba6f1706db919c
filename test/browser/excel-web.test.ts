import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../addin/commands/registry.ts';
import { customFunctions, functionNamespace } from '../../addin/functions/registry.ts';
import { checkDocument } from '../../src/docx/index.ts';
import { type ExcelWeb, type ExcelWebOptions, openExcelWeb } from '../excel-host/browser/excel-web.ts';
import { dumpNames, dumpSheet } from '../excel-host/dump.ts';
import type { Book } from '../excel-host/model/book.ts';
import { engineCalculator } from '../support/engine-calculator.ts';
import { convert, libreOfficeMissing, pdfText } from '../support/libreoffice.ts';
import { cellsIn, ledgerFile, today } from '../unit/addin/excel/support.ts';
import { axeFindings } from './support/axe.ts';
import { launchChromium } from './support/chromium.ts';
import { keepCustomers, oldLedger } from './support/old-ledger.ts';

/** The day of the sample ledgers, morning in China. */
const now = new Date('2026-11-23T01:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'excel-web-'));

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

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

describe('in Excel on the web', { timeout: 400_000 }, () => {
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

  it.each([350, 320])(
    'is fit for every eye in a pane of %d pixels, the theme being the browser’s',
    async (width) => {
      const workbook = ledgerFile(4, undefined, { salesPerCustomer: 5 });
      await inExcel(
        async ({ page, pane, frame }) => {
          await page.addStyleTag({ content: `aside { width: ${width}px !important }` });
          for (const button of ['客户卡', '总览', '批量生成', '识别当前表', '帮助']) {
            await page.getByRole('button', { name: button, exact: true }).click();
            await pane.locator('.view h1').waitFor();
            expect({ button, found: await axeFindings(page, frame) }).toEqual({ button, found: [] });
            const sideways = () => document.documentElement.scrollWidth - innerWidth;
            expect(await frame.evaluate(sideways)).toBeLessThanOrEqual(0);
          }
        },
        { workbook, now },
      );
    },
  );

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

  it('turns a messy sheet into live tables, takes them back, and turns it again', async () => {
    const prepare = (book: Book) => keepCustomers(book, [1002, 1003]);
    await inExcel(
      async ({ page, pane, host: { book } }) => {
        const contents = () => [...book.sheets.map(({ name }) => dumpSheet(book, name)), dumpNames(book)];
        const before = contents();
        await page.getByRole('button', { name: '客户资料', exact: true }).click();
        await page.getByRole('button', { name: '识别当前表' }).click();
        const forward = pane.locator('.view .button-primary');
        const write = async (): Promise<void> => {
          await pane.getByText('“客户资料”是什么表').first().waitFor();
          await forward.click();
          await pane.locator('.mapping').waitFor();
          await forward.click();
          await pane.getByText('“客户登记”增加 2 行').waitFor();
          await forward.click();
          await pane.getByText('写入 2 / 2 行').waitFor({ timeout: 200_000 });
        };
        await write();
        const { held } = cellsIn(book);
        expect([0, 1].map((row) => held('客户登记', '客户名称', row))).toEqual([
          '湖州北斗勺卫生院',
          '金华珊瑚树药业有限公司',
        ]);
        await pane.getByRole('button', { name: '撤回这次导入' }).click();
        await pane.getByRole('heading', { name: '已撤回' }).waitFor({ timeout: 100_000 });
        expect(contents()).toEqual(before);
        await pane.getByRole('button', { name: '再转一张表' }).click();
        await write();
        expect([0, 1].map((row) => held('信用评定', '登记行', row))).toEqual([1, 2]);
      },
      { workbook: oldLedger, prepare, now, calculator: engineCalculator(today) },
    );
  });

  it('follows an edit with the new grade, and downloads the contract of the selected row', async () => {
    const workbook = ledgerFile(4, undefined, { salesPerCustomer: 5 });
    await inExcel(
      async ({ page, pane, host: { book } }) => {
        const { address, held } = cellsIn(book);
        const cell = (name: string, header: string, row: number) =>
          page.locator(`[data-cell="${address(name, header, row)}"]`);
        const sheet = (name: string) => page.locator('footer').getByRole('button', { name, exact: true });
        const grade = pane.locator('.grade').first();
        const good = [0, 1, 2, 3].find((row) => held('信用评定', '最终等级', row) === 'AA')!;

        await page.getByRole('button', { name: '客户卡' }).click();
        await sheet('资信调查').click();
        await cell('资信调查', '失信被执行人', good).click();
        await pane
          .getByText(String(held('信用评定', '客户名称', good)))
          .first()
          .waitFor();
        expect(await grade.textContent()).toBe('AA');
        const type = async (text: string): Promise<void> => {
          await cell('资信调查', '失信被执行人', good).dblclick();
          await page.locator('.sheet input').fill(text);
          await page.locator('.sheet input').press('Enter');
        };
        await type('是');
        await pane.locator('.grade', { hasText: 'D' }).first().waitFor();
        expect(held('信用评定', '最终等级', good)).toBe('D');
        await type('否');
        await pane.locator('.grade', { hasText: 'AA' }).first().waitFor();
        expect(held('信用评定', '最终等级', good)).toBe('AA');

        await sheet('合同台账').click();
        const number = Number(/\d+/.exec(address('合同台账', '合同编号', 1))![0]);
        await page.locator(`[data-row="${number}"]`).click();
        await page.getByRole('button', { name: '生成所选合同' }).click();
        await pane.getByRole('button', { name: '检查 1 份' }).click();
        await pane.getByRole('button', { name: '生成 1 份' }).click();
        await pane.locator('.parcels').waitFor();
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          pane.getByRole('button', { name: /^下载/ }).first().click(),
        ]);
        const bytes = readFileSync(await download.path());
        expect(checkDocument(bytes)).toEqual([]);
        expect(download.suggestedFilename()).toBe(held('合同台账', '文件名', 1));
        if (libreOfficeMissing()) return;
        const file = join(folder, 'contract.docx');
        writeFileSync(file, bytes);
        const [pdf] = await convert(file, 'pdf', folder);
        const text = await pdfText(pdf!);
        expect(text).toContain(String(held('合同台账', '合同编号', 1)));
        expect(text).toContain(String(held('合同台账', '客户名称', 1)));
        expect(text.split('\f').length - 1).toBe(5);
      },
      { workbook, now, calculator: engineCalculator(today) },
    );
  });
});
