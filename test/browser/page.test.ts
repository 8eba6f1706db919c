import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Served } from '../../scripts/serve.ts';
import { checkPackage, openWorkbook, readTable } from '../../src/xlsx/package/index.ts';
import { convert, libreOfficeMissing } from '../support/libreoffice.ts';
import { axeFindings } from './support/axe.ts';
import { launchChromium } from './support/chromium.ts';
import { GridDriver, openPage, pageFile, servePage } from './support/page-driver.ts';

let browser: Browser;
let served: Served;
const folder = mkdtempSync(join(tmpdir(), 'page-'));

beforeAll(async () => {
  [browser, served] = await Promise.all([launchChromium(), servePage()]);
});
afterAll(async () => {
  await browser.close();
  await served.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens the page, plays, and wants nothing to have gone wrong behind the scenes. */
async function inPage(
  play: (grid: GridDriver, page: Page) => Promise<void>,
  options: BrowserContextOptions = {},
  url = served.url,
): Promise<void> {
  const { page, faults, close } = await openPage(browser, url, options);
  try {
    await play(new GridDriver(page), page);
    expect(faults).toEqual([]);
  } finally {
    await close();
  }
}

const column = (bytes: Uint8Array, table: string, header: string) =>
  readTable(openWorkbook(bytes), table).columns.get(header)!;

/** The first customer of the sample whose grade is good, by its row. */
const goodGrade = (bytes: Uint8Array): number => column(bytes, '信用评定', '最终等级').indexOf('AA');

describe('the page', { timeout: 300_000 }, () => {
  const missing = libreOfficeMissing();

  it('follows an edit at once, in the sheet and in the pane; a spreadsheet program gives the saved file the same grade', async () => {
    await inPage(async (grid, page) => {
      await grid.begin('从样例开始');
      const before = await grid.save();
      const row = goodGrade(before);
      await page.getByRole('button', { name: '已收到' }).click();
      await grid.openSheet('资信调查');
      await grid.goTo('账户冻结', row);
      await grid.type('是');
      await grid.openSheet('信用评定');
      await grid.goTo('最终等级', row);
      expect(await grid.value()).toBe('D');
      const id = String(column(before, '信用评定', '客户编号')[row]);
      const pane = page.locator('.pane');
      await pane.getByRole('button', { name: '客户' }).first().click();
      await pane.getByText(id).first().waitFor();
      await pane.locator('.grade', { hasText: 'D' }).first().waitFor();

      const after = await grid.save();
      expect(checkPackage(after)).toEqual([]);
      expect(column(after, '信用评定', '最终等级')[row]).toBe('D');
      if (missing) return;
      writeFileSync(join(folder, 'book.xlsx'), after);
      const [file] = await convert(join(folder, 'book.xlsx'), 'xlsx', join(folder, 'out'), {
        hardRecalculate: true,
      });
      const recalculated = await readFile(file!);
      for (const header of ['综合得分', '最终等级', '客户分类', '授信额度'])
        expect(column(recalculated, '信用评定', header).map(blankAsNull)).toEqual(
          column(after, '信用评定', header).map(blankAsNull),
        );
    });
  });

  it('works from a folder opened as a file, without a server', async () => {
    await inPage(
      async (grid, page) => {
        await grid.begin('新建空白台账');
        await grid.type('C0001');
        await page.getByText('未保存').waitFor();
        expect(column(await grid.save(), '客户登记', '客户编号')).toEqual(['C0001']);
      },
      {},
      pageFile,
    );
  });
});

describe('for everybody', { timeout: 300_000 }, () => {
  it('axe finds nothing, in light, dark and contrast', async () => {
    await inPage(async (grid, page) => {
      expect(await axeFindings(page)).toEqual([]);
      await grid.begin('从样例开始');
      await grid.openSheet('信用评定');
      expect(await axeFindings(page)).toEqual([]);
    });
  });

  it('needs no sideways scrolling of the page when narrow or zoomed in', async () => {
    await inPage(async (grid, page) => {
      // 320 wide, and what is left of 1280 by 1024 at 200 % and at 400 %.
      const sizes = [
        { width: 320, height: 640 },
        { width: 640, height: 512 },
        { width: 320, height: 256 },
      ];
      const sideways = async (): Promise<number[]> => {
        const found: number[] = [];
        for (const size of sizes) {
          await page.setViewportSize(size);
          found.push(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth));
        }
        return found.filter((excess) => excess > 0);
      };
      expect(await sideways()).toEqual([]);
      await grid.begin('从样例开始');
      expect(await sideways()).toEqual([]);
      await page.getByRole('button', { name: '客户与合同' }).click();
      expect(await sideways()).toEqual([]);
    });
  });
});

const blankAsNull = (value: unknown): unknown => (value === '' ? null : value);

describe('the keyboard', { timeout: 300_000 }, () => {
  it('moves, edits, cancels, takes back and leaves the grid', async () => {
    await inPage(async (grid, page) => {
      await grid.begin('新建空白台账');
      const field = grid.field();
      await page.locator('.grid-cell').first().click();
      await grid.type('C0001');
      expect(await grid.value()).toBe('');
      await field.press('ArrowUp');
      expect(await grid.value()).toBe('C0001');
      await field.press('F2');
      await field.press('End');
      await field.pressSequentially('9');
      await field.press('Escape');
      expect(await grid.value()).toBe('C0001');
      await field.press('Tab');
      await grid.type('甲公司');
      await field.press('ArrowUp');
      await field.press('Delete');
      await field.press('Control+z');
      await grid.goTo('成立日期', 0);
      await grid.type('2026-11-23');
      await field.press('ArrowUp');
      expect(await grid.value()).toBe('2026-11-23');
      await grid.goTo('信用等级', 0);
      await field.press('Enter');
      await field.pressSequentially('AAA');
      expect(await grid.value()).not.toBe('AAA');
      await field.press('Escape');
      await field.press('Tab');
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.className ?? ''))
        .not.toContain('grid');
      const saved = await grid.save();
      expect(column(saved, '客户登记', '客户名称')).toEqual(['甲公司']);
    });
  });

  it('writes what an input method composes, and takes its Enter for no answer', async () => {
    await inPage(async (grid, page) => {
      await grid.begin('新建空白台账');
      await page.locator('.grid-cell').nth(1).click();
      const session = await page.context().newCDPSession(page);
      await session.send('Input.imeSetComposition', { text: 'jia', selectionStart: 3, selectionEnd: 3 });
      await session.send('Input.dispatchKeyEvent', {
        type: 'rawKeyDown',
        key: 'Process',
        windowsVirtualKeyCode: 229,
      });
      expect(await grid.value()).toBe('jia');
      await session.send('Input.insertText', { text: '甲公司' });
      await grid.field().press('Enter');
      await grid.field().press('ArrowUp');
      expect(await grid.value()).toBe('甲公司');
    });
  });

  it('copies and pastes blocks as spreadsheets do', async () => {
    await inPage(
      async (grid, page) => {
        await grid.begin('新建空白台账');
        await grid.openSheet('联系人');
        await page.locator('.grid-cell').first().click();
        await page.evaluate(() => navigator.clipboard.writeText('C1\t甲\r\nC2\t乙\r\nC3\t丙\r\n'));
        await grid.field().press('Control+v');
        const ids = column(await grid.save(), '联系人', '客户编号');
        expect(ids).toEqual(['C1', 'C2', 'C3']);
        await grid.field().press('Control+Home');
        await grid.field().press('Shift+ArrowDown');
        await grid.field().press('Shift+ArrowRight');
        await grid.field().press('Control+c');
        expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^C1\t.*\r?\nC2\t/);
      },
      { permissions: ['clipboard-read', 'clipboard-write'] },
    );
  });
});
