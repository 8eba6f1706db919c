import { describe, expect, it } from 'vitest';
import { languages } from '../../addin/language.ts';
import { misfits } from './support/fitness.ts';
import type { PaneOptions } from './support/pane-page.tsx';
import { at, paneSuite, ready } from './support/pane-suite.ts';

const inPane = paneSuite();

describe.each(languages)('in %s', (language) => {
  it.each<[name: string, options: PaneOptions, there: string]>([
    ['a workbook that is no ledger', { tables: ['证照'] }, '.state'],
    ['a file that cannot be read', { trouble: 'broken' }, '.state-error'],
    ['a file that takes its time', { trouble: 'slow' }, '.skeleton'],
  ])('%s is told to every eye, at every width', async (_, options, there) => {
    await inPane({ ...at('customer'), ...options, language }, async (page) => {
      await page.locator(there).waitFor();
      expect(await misfits(page)).toEqual([]);
    });
  });
});

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
