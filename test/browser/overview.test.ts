import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { languages } from '../../addin/language.ts';
import { misfits } from './support/fitness.ts';
import type { PaneOptions } from './support/pane-page.tsx';
import { at, paneSuite } from './support/pane-suite.ts';

const inPane = paneSuite();

/** The overview, its warnings looked for. */
const inOverview = (play: (page: Page) => Promise<void>, options: PaneOptions = {}): Promise<void> =>
  inPane({ ...at('overview'), ...options }, async (page) => {
    await page.locator('.work-item').first().waitFor();
    await expect.poll(() => page.getByRole('progressbar').count()).toBe(0);
    await play(page);
  });

const figuresOf = (page: Page, chart: string): Promise<string[]> =>
  page.getByRole('list', { name: chart }).locator('.bars-figure').allTextContents();
const counted = (figures: readonly string[]): number =>
  figures.reduce((sum, figure) => sum + Number.parseInt(figure, 10), 0);

describe.each(languages)('in %s', (language) => {
  it('is fit for every eye, width and keyboard', async () => {
    await inOverview(async (page) => expect(await misfits(page)).toEqual([]), { language });
  });

  it('so is that of a ledger without customers', async () => {
    await inPane({ ...at('overview'), language, customers: 0 }, async (page) => {
      await page.locator('.state').waitFor();
      expect(await misfits(page)).toEqual([]);
    });
  });
});

describe('the charts', () => {
  it('count every customer once, by grade and by class, as the sheet has them', async () => {
    await inOverview(async (page) => {
      const inSheet = await page.evaluate(
        () =>
          window.host.ledger.tables
            .get('rating')!
            .columns.get('grade')!
            .filter((g) => g === 'A').length,
      );
      const grades = page.getByRole('list', { name: '信用等级' }).locator('li');
      expect(await grades.filter({ hasText: /^A\d/ }).locator('.bars-figure').textContent()).toMatch(
        new RegExp(`^${inSheet} 户`),
      );
      for (const chart of ['信用等级', '客户分类']) expect(counted(await figuresOf(page, chart))).toBe(60);
    });
  });

  it('draw each bar as long as its figure, the largest filling the line', async () => {
    await inOverview(async (page) => {
      const bars = await page.getByRole('list', { name: '信用等级' }).evaluate((list) =>
        [...list.querySelectorAll('li')].map((line) => ({
          count: Number.parseInt(line.querySelector('.bars-figure')!.textContent!, 10),
          drawn:
            line.querySelector('.bar-fill')!.getBoundingClientRect().width /
            line.querySelector('.bar-back')!.getBoundingClientRect().width,
        })),
      );
      const largest = Math.max(...bars.map(({ count }) => count));
      for (const { count, drawn } of bars) expect(drawn).toBeCloseTo(count / largest, 2);
    });
  });

  it('move with an edit', async () => {
    await inOverview(async (page) => {
      const before = await figuresOf(page, '信用等级');
      await page.evaluate(() => window.host.userEdit('资信调查', 3, '失信被执行人', '是'));
      await expect.poll(() => figuresOf(page, '信用等级')).not.toEqual(before);
      expect(counted(await figuresOf(page, '信用等级'))).toBe(60);
    });
  });
});

describe('the work list', () => {
  const chip = (page: Page, name: string) => page.locator('.chip', { hasText: name });

  it('shows one kind alone, as many as its chip says', async () => {
    await inOverview(async (page) => {
      const count = Number(await chip(page, '未完成').locator('.figure').textContent());
      expect(count).toBeGreaterThan(0);
      await chip(page, '未完成').click();
      expect(await page.locator('.work-item').count()).toBe(count);
      expect(await page.locator('.work-item .badge').allTextContents()).toEqual(Array(count).fill('未完成'));
    });
  });

  it('goes on by twenty', async () => {
    await inOverview(async (page) => {
      expect(await page.locator('.work-item').count()).toBe(20);
      await page.getByRole('button', { name: /^再看 \d+ 条$/ }).click();
      expect(await page.locator('.work-item').count()).toBeGreaterThan(20);
    });
  });

  it('leads to the cell, and to the card', async () => {
    await inOverview(async (page) => {
      await chip(page, '未完成').click();
      const item = page.locator('.work-item').first();
      const address = (await item.locator('.jump').textContent())!;
      await item.locator('.jump').click();
      const selection = () => page.evaluate(() => window.host.selection());
      const [sheet, cell] = address.split('!');
      await expect.poll(selection).toMatchObject({ sheet, cell });
      await item.locator('.link').click();
      await page.locator('.card-name').waitFor();
    });
  });

  it('loses what has been done', async () => {
    await inOverview(async (page) => {
      const count = async () => Number(await chip(page, '超额度').locator('.figure').textContent());
      const before = await count();
      await page.evaluate(() => {
        const { rowCount, columns } = window.host.ledger.tables.get('sales')!;
        const mine = columns.get('customerId')!;
        for (let row = 0; row < rowCount; row++)
          if (mine[row] === 'C0004') window.host.userEdit('销售台账', row, '客户编号', null);
      });
      await expect.poll(count).toBe(before - 1);
    });
  });
});
