import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Route, ViewId } from '../../addin/commands/registry.ts';
import { axeFindings } from './support/axe.ts';
import { launchChromium } from './support/chromium.ts';
import { layoutFaults } from './support/layout.ts';
import { openPane, type PanePage } from './support/pane-driver.ts';
import type { PaneOptions } from './support/pane-page.tsx';
import { buildPaneSite, type Site } from './support/pane-site.ts';

let site: Site;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([buildPaneSite(), launchChromium()]);
});
afterAll(() => browser.close());

/** Opens the pane, plays, and wants nothing to have gone wrong behind the scenes. */
async function inPane(
  options: PaneOptions,
  play: (page: Page) => Promise<void>,
  windowOptions: Parameters<typeof openPane>[3] = {},
): Promise<void> {
  const pane: PanePage = await openPane(browser, site, options, windowOptions);
  try {
    await play(pane.page);
    expect(pane.faults).toEqual([]);
  } finally {
    await pane.close();
  }
}

const at = (view: ViewId, part?: string): { start: Route } => ({
  start: part === undefined ? { view } : { view, part },
});
/** In the sample: one rated and over its limit, one unfinished. */
const [rated, unfinished] = ['C0004', 'C0003'];
/** What is seen once each is there, in both languages. */
const places: [name: string, options: PaneOptions, text: string, inEnglish: string][] = [
  ['search', at('customer'), '查看哪个客户？', 'Which customer?'],
  ['card', at('customer', rated), '得分构成', 'How the score is made'],
  ['unfinished card', at('customer', unfinished), '缺项', 'Missing cells'],
  ['overview', at('overview'), '待办清单', 'Work list'],
  ['contracts', at('contracts'), '合同', 'Contracts'],
  ['help', at('help'), '自定义函数', 'Custom functions'],
  ['no ledger', { ...at('customer'), tables: ['证照'] }, '还不是客户台账', 'not a customer ledger yet'],
  ['broken file', { ...at('customer'), trouble: 'broken' }, '没有读出来', 'could not be read'],
  ['slow file', { ...at('customer'), trouble: 'slow' }, '正在读取', 'Reading the workbook'],
];

const ready = (page: Page, text: string) => page.getByText(text).first().waitFor({ state: 'attached' });
/** Opens every fold, so that what is hidden is looked at too. */
const unfold = (page: Page) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });

it.each(places)('axe finds nothing against %s, in light, dark and contrast', async (_, options, text) => {
  await inPane(options, async (page) => {
    await ready(page, text);
    await unfold(page);
    expect(await axeFindings(page)).toEqual([]);
  });
});

/** 160 is what a pane of 320 has left at 200 %. */
const widths = [350, 320, 160];

it.each(places.flatMap((place) => [[...place, 'zh-CN'] as const, [...place, 'en-US'] as const]))(
  '%s needs no sideways scrolling and has targets for fingers',
  async (_, options, text, inEnglish, language) => {
    await inPane({ ...options, language }, async (page) => {
      await ready(page, language === 'zh-CN' ? text : inEnglish);
      await unfold(page);
      for (const width of widths) {
        expect({ width, faults: await layoutFaults(page, width) }).toEqual({ width, faults: [] });
      }
    });
  },
);

describe('by keyboard', () => {
  it('walks the tabs with the arrow keys and opens a view with Enter', async () => {
    await inPane({}, async (page) => {
      await ready(page, '查看哪个客户？');
      await page.keyboard.press('Tab');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      await ready(page, '待办清单');
      expect(await page.locator('[aria-current="page"]').textContent()).toBe('总览');
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('ArrowLeft');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('帮助');
    });
  });

  it('finds a customer and opens the card', async () => {
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

  it.each(['customer', 'overview', 'help'] as const)(
    'goes through the whole of %s, the focus always seen',
    async (view) => {
      await inPane(at(view, view === 'customer' ? rated : undefined), async (page) => {
        await page.locator('.section').first().waitFor();
        const seen = new Set<string>();
        for (let presses = 0; presses < 150; presses++) {
          await page.keyboard.press('Tab');
          const stop = await page.evaluate(() => {
            const active = document.activeElement;
            if (!active || active === document.body) return undefined;
            const { outlineStyle, outlineWidth } = getComputedStyle(active);
            const { top, bottom } = active.getBoundingClientRect();
            const all = [...document.querySelectorAll('*')];
            return {
              key: String(all.indexOf(active)),
              visible: outlineStyle !== 'none' && outlineWidth !== '0px' && bottom > 0 && top < innerHeight,
              html: active.outerHTML.slice(0, 120),
            };
          });
          if (!stop || seen.has(stop.key)) break;
          expect(stop).toMatchObject({ visible: true });
          seen.add(stop.key);
        }
        const stops = await page.evaluate(
          () =>
            [...document.querySelectorAll<HTMLElement>('button, select, input, summary')].filter((control) =>
              control.checkVisibility(),
            ).length,
        );
        expect(seen.size).toBeGreaterThanOrEqual(stops);
      });
    },
  );
});

describe('with an input method', () => {
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

describe('the theme', () => {
  it.each([
    ['dark', 'light', 'dark'],
    ['light', 'dark', 'light'],
    [undefined, 'dark', 'dark'],
    [undefined, 'light', 'light'],
  ] as const)('given as %s on a %s system is %s', async (theme, colorScheme, shown) => {
    await inPane(
      { ...at('help'), ...(theme ? { theme } : {}) },
      async (page) => {
        await ready(page, '自定义函数');
        expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe(shown);
      },
      { colorScheme },
    );
  });
});

it('tries again when the file could not be read', async () => {
  await inPane({ ...at('customer'), trouble: 'broken' }, async (page) => {
    await ready(page, '文件已损坏。');
    await page.getByRole('button', { name: '重试' }).click();
    await ready(page, '查看哪个客户？');
  });
});

it('says when a workbook is no ledger, and offers to make it one', async () => {
  await inPane({ ...at('overview'), tables: ['证照'] }, async (page) => {
    await ready(page, '还不是客户台账');
    await page.getByRole('button', { name: '新建台账' }).click();
    await expect.poll(() => page.evaluate(() => window.host.created)).toEqual(['book']);
  });
});
