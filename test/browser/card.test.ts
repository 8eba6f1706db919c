import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { languages } from '../../addin/language.ts';
import { misfits, unfold } from './support/fitness.ts';
import { at, paneSuite, ready } from './support/pane-suite.ts';

const inPane = paneSuite();
/** In the sample: one rated and over its limit, one unfinished. */
const [rated, unfinished] = ['C0004', 'C0003'];

describe.each(languages)('in %s', (language) => {
  it.each([
    ['search', undefined, '.search-option'],
    ['a rated customer', rated, '.outcome'],
    ['an unfinished customer', unfinished, '.what-if'],
  ])('%s is fit for every eye, width and keyboard', async (_, part, there) => {
    await inPane({ ...at('customer', part), language }, async (page) => {
      await page.locator(there).first().waitFor();
      expect(await misfits(page)).toEqual([]);
    });
  });
});

describe('looking for a customer', () => {
  it('goes by keyboard alone', async () => {
    await inPane({}, async (page) => {
      const box = page.getByRole('combobox');
      await box.focus();
      await page.keyboard.type('c000');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      expect(await page.locator('[aria-selected="true"]').textContent()).toContain('C0003');
      await page.keyboard.press('Enter');
      await ready(page, '得分构成');
      expect(await page.locator('.card-name p').textContent()).toContain('C0003');
    });
  });

  it('does not search for half a word, and does not take its Enter', async () => {
    await inPane({}, async (page) => {
      const box = page.getByRole('combobox');
      await box.focus();
      const all = await page.getByRole('option').count();
      const client = await page.context().newCDPSession(page);
      await client.send('Input.imeSetComposition', { text: 'yao', selectionStart: 3, selectionEnd: 3 });
      expect(await box.inputValue()).toBe('yao');
      await page.keyboard.press('Enter');
      expect(await page.getByRole('option').count()).toBe(all);
      await client.send('Input.insertText', { text: '大药房' });
      await expect.poll(() => page.getByRole('option').count()).toBeLessThan(all);
      expect(await page.getByRole('option').first().textContent()).toContain('大药房');
    });
  });
});

describe('live', () => {
  it('shows the customer of the selected row, in whatever table', async () => {
    await inPane({}, async (page) => {
      await ready(page, '查看哪个客户？');
      await page.evaluate(() => window.host.selectRows('证照', 0));
      await expect.poll(() => page.locator('.card-name p').textContent()).toContain('C0001');
      await page.evaluate(() => window.host.selectRows('资信调查', 3));
      await expect.poll(() => page.locator('.card-name p').textContent()).toContain('C0004');
    });
  });

  it('leaves the looked-up customer for the next one that is selected', async () => {
    await inPane(at('customer', unfinished), async (page) => {
      await expect.poll(() => page.locator('.card-name p').textContent()).toContain(unfinished);
      await page.evaluate(() => window.host.selectRows('客户登记', 3));
      await expect.poll(() => page.locator('.card-name p').textContent()).toContain('C0004');
    });
  });

  it('follows an edit, announces the new grade and logs what moved it', async () => {
    await inPane(at('customer', rated), async (page) => {
      await expect.poll(() => page.locator('.grade-large').textContent()).toBe('B');
      await page.evaluate(() => window.host.userEdit('资信调查', 3, '失信被执行人', '是'));
      await expect.poll(() => page.locator('.grade-large').textContent()).toBe('D');
      await expect
        .poll(() => page.locator('[aria-live="polite"][aria-atomic]').textContent())
        .toMatch(/的等级从B变为D，因“失信被执行人”。$/);
      expect(await page.getByText('B → D').count()).toBe(1);
      await page.getByRole('button', { name: '总览' }).click();
      await ready(page, '待办清单');
      expect(await page.getByText('B → D').count()).toBe(1);
    });
  });

  it('jumps to the cell behind a line', async () => {
    await inPane(at('customer', unfinished), async (page) => {
      const missing = page.locator('section', { has: page.getByRole('heading', { name: '缺项' }) });
      const link = missing.locator('.jump').first();
      const place = (await link.textContent())!;
      await link.click();
      await expect
        .poll(() =>
          page.evaluate(async () =>
            Object.values((await window.host.selection()) ?? {})
              .slice(0, 2)
              .join('!'),
          ),
        )
        .toBe(place);
    });
  });

  it('flags an overwritten formula and puts it back', async () => {
    await inPane(at('customer', rated), async (page) => {
      await ready(page, '得分构成');
      await page.evaluate(() => window.host.overwrite('信用评定', 3, '最终等级', 'AAA'));
      await page.getByText('“最终等级”显示 AAA，按规则应为 B。').waitFor();
      await page.getByRole('button', { name: '修复公式' }).click();
      await expect.poll(() => page.getByText('按规则应为').count()).toBe(0);
      expect(await page.evaluate(() => window.host.cell('信用评定', 3, '最终等级'))).toBe('B');
    });
  });
});

describe('what-if', () => {
  const answer = (page: Page) => page.evaluate(() => window.host.cell('资信调查', 3, '分销覆盖率'));

  it('writes nothing until asked, then what was tried', async () => {
    await inPane(at('customer', rated), async (page) => {
      await ready(page, '得分构成');
      await unfold(page);
      const before = await answer(page);
      const slider = page.getByLabel('分销覆盖率');
      await slider.focus();
      await page.keyboard.press('End');
      await page.getByText('写入台账 1 处').waitFor();
      expect(await page.locator('.what-if-result .outcome').textContent()).toMatch(/综合得分66\.24 → 67\.84/);
      expect(await answer(page)).toBe(before);
      await page.getByRole('button', { name: '还原' }).click();
      expect(await slider.inputValue()).toBe(String(before));
      await slider.focus();
      await page.keyboard.press('End');
      await page.getByRole('button', { name: '写入台账 1 处' }).click();
      await expect.poll(() => answer(page)).toBe(1);
      await expect.poll(() => page.locator('.card-score').textContent()).toBe('67.84');
      expect(await page.locator('.what-if-result').count()).toBe(0);
    });
  });
});

describe('what would lift the grade', () => {
  it('is told with its cells, and tried out without being written', async () => {
    await inPane(at('customer', rated), async (page) => {
      const lift = page.locator('section', { has: page.getByRole('heading', { name: '怎样升级' }) });
      await lift.getByText('最少改善这 3 项，就能升到 A：').waitFor();
      expect(await lift.locator('.step').first().textContent()).toContain('偶有已改正 → 无违规');
      expect(await lift.locator('.outcome').textContent()).toContain('B → A');
      const before = await page.evaluate(() => window.host.cell('资信调查', 3, '执行价格与区域政策'));
      await lift.getByRole('button', { name: '放进试算' }).click();
      await page.getByRole('button', { name: '写入台账 3 处' }).waitFor();
      expect(await page.evaluate(() => window.host.cell('资信调查', 3, '执行价格与区域政策'))).toBe(before);
      await page.getByRole('button', { name: '写入台账 3 处' }).click();
      await expect.poll(() => page.locator('.grade-large').textContent()).toBe('A');
    });
  });
});
