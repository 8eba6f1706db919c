import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../src/docx/index.ts';
import { previewDocument } from '../../src/docx/preview/preview.ts';
import { documentLimits } from '../../src/opc/limits.ts';
import { sha256 } from '../../src/opc/sha256.ts';
import { inflateEntry, readZip } from '../../src/opc/zip.ts';
import { makeDocument, p } from '../unit/docx/behaviour/documents.ts';
import { misfits } from './support/fitness.ts';
import { at, paneSuite } from './support/pane-suite.ts';

const inPane = paneSuite();

/** The contracts of a sample ledger, in a browser without a save dialog. */
const inContracts = (play: (page: Page) => Promise<void>): Promise<void> =>
  inPane({ ...at('help') }, async (page) => {
    await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
    await page.getByRole('button', { name: '批量生成' }).click();
    await page.getByRole('button', { name: /^检查 \d+ 份$/ }).waitFor();
    await play(page);
  });

const primary = (page: Page) => page.locator('.view .button-primary');
const checked = async (page: Page): Promise<void> => {
  await primary(page).click();
  await page.locator('.verdicts').first().waitFor();
};
const made = async (page: Page): Promise<void> => {
  await checked(page);
  await page.getByRole('button', { name: /^生成 \d+ 份$/ }).click();
  await page.locator('.parcels').waitFor();
};

describe('a batch of contracts', () => {
  it('comes out as one archive of sound documents, the register holding the hash of each', async () => {
    await inContracts(async (page) => {
      await made(page);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: /^下载/ }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/^合同_2026-10-31_\d+份\.zip$/);
      const files = readZip(readFileSync(await download.path()), documentLimits);
      expect(files.length).toBeGreaterThan(2);
      const hashes = await page.evaluate(() => {
        const register = window.host.ledger.tables.get('contracts')!.columns;
        return Object.fromEntries(
          register.get('fileName')!.map((name, i) => [name, register.get('fileHash')![i]]),
        );
      });
      for (const entry of files) {
        const bytes = inflateEntry(entry);
        expect(checkDocument(bytes)).toEqual([]);
        expect(previewDocument(bytes).body.length).toBeGreaterThan(20);
        expect(hashes[entry.name]).toBe(sha256(bytes));
      }
      await page.getByText('未确认').waitFor();
      await page.getByRole('button', { name: '已收到' }).click();
      await page.getByText('份合同已交付').first().waitFor();
    });
  });

  it('is kept while every way out is blocked, and while another tab is open', async () => {
    await inContracts(async (page) => {
      await made(page);
      await page.evaluate(() => {
        HTMLAnchorElement.prototype.click = () => {
          throw new Error('blocked');
        };
        document.execCommand = () => false;
        Object.defineProperty(navigator, 'clipboard', { value: undefined });
      });
      for (const way of ['下载', '复制为文本'])
        await page.getByRole('button', { name: new RegExp(`^${way}`) }).click();
      expect(await page.getByText('没有成功').count()).toBe(2);
      await page.locator('.tabs').getByText('帮助').click();
      await page.locator('.help-rules').waitFor();
      await page.locator('.tabs').getByText('合同').click();
      expect(await page.getByText('没有成功').count()).toBe(2);
      await page.evaluate(() => Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click'));
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: /^下载/ }).click(),
      ]);
      expect(readFileSync(await download.path()).length).toBeGreaterThan(10_000);
    });
  });

  it('can be taken file by file', async () => {
    await inContracts(async (page) => {
      await made(page);
      await page.getByText('逐份保存').click();
      const parcels = page.locator('.parcels > li');
      expect(await parcels.count()).toBeGreaterThan(2);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        parcels.nth(1).getByRole('button', { name: /^下载/ }).click(),
      ]);
      expect(download.suggestedFilename()).toBe(await parcels.nth(1).locator('.parcel-name').textContent());
      expect(checkDocument(readFileSync(await download.path()))).toEqual([]);
    });
  });
});

describe('on the way', () => {
  it('a refused contract leads to the cell that refuses it', async () => {
    await inContracts(async (page) => {
      await checked(page);
      const refused = page.locator('.verdicts details').last();
      await refused.locator('summary').click();
      const jump = refused.locator('.jump').first();
      const address = await jump.textContent();
      await jump.click();
      await expect
        .poll(() => page.evaluate(async () => window.host.selection()))
        .toMatchObject({ sheet: address?.split('!')[0], cell: address?.split('!')[1] });
    });
  });

  it('a preview shows the document as text and gives the focus back', async () => {
    await inContracts(async (page) => {
      await checked(page);
      await page.getByRole('button', { name: /^预览/ }).first().click();
      const paper = page.locator('.paper');
      await paper.waitFor();
      expect(await paper.getByRole('heading', { level: 2 }).textContent()).toBe('药品购销合同');
      expect(await paper.getByRole('heading', { level: 3 }).count()).toBe(14);
      expect(await paper.getByRole('columnheader').first().textContent()).toBe('序号');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('返回');
    });
  });

  it('new contracts for customers are shown before they are written', async () => {
    await inContracts(async (page) => {
      await page.evaluate(() => window.host.selectRows('客户登记', 2, 3));
      await page.getByText('为选中的客户新建合同（2 个客户）').click();
      const rows = () => page.evaluate(() => window.host.ledger.tables.get('contracts')!.rowCount);
      const before = await rows();
      await page.getByRole('button', { name: '列出 2 份新合同' }).click();
      await page.getByRole('button', { name: '登记 2 份并检查' }).waitFor();
      expect(await rows()).toBe(before);
      await page.getByRole('button', { name: '登记 2 份并检查' }).click();
      await page.locator('.verdicts').first().waitFor();
      expect(await rows()).toBe(before + 2);
    });
  });

  it("a Word file of the user's is looked at, kept, and offered", async () => {
    await inContracts(async (page) => {
      await page.locator('.fold summary').click();
      const body = p('{{合同编号}}{{需方.名称}}{{项目经理}}');
      const buffer = Buffer.from(makeDocument({ body }));
      await page.setInputFiles('input[type=file]', { name: '合作协议.docx', mimeType: '', buffer });
      await page.getByText('台账里没有这一列').waitFor();
      await page.getByLabel('项目经理').uncheck();
      await page.getByRole('button', { name: '保存到工作簿' }).click();
      await page.getByRole('option', { name: 'U1 合作协议（自己的）' }).waitFor({ state: 'attached' });
      expect(await page.evaluate(() => window.host.attachments())).toEqual([
        '合同模板-U1.docx',
        '合同模板-U1.json',
      ]);
    });
  });
});

it('every step is fit for every eye, width and keyboard', async () => {
  await inContracts(async (page) => {
    const look = async (step: string): Promise<void> => {
      expect({ step, found: await misfits(page) }).toEqual({ step, found: [] });
    };
    await look('choose');
    await checked(page);
    await look('check');
    await page.getByRole('button', { name: /^预览/ }).first().click();
    await page.locator('.paper').waitFor();
    await look('preview');
    await page.getByRole('button', { name: '返回' }).click();
    await page.getByRole('button', { name: /^生成 \d+ 份$/ }).click();
    await page.locator('.parcels').waitFor();
    await page.getByRole('button', { name: /^下载/ }).first().click();
    await page.getByText('未确认').waitFor();
    await look('deliver');
  });
});
