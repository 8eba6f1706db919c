import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';

const themes = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none' },
  { colorScheme: 'light', forcedColors: 'active' },
  { colorScheme: 'dark', forcedColors: 'active' },
] as const;

/** What axe finds against the page, or a frame of it (WCAG 2.2 A, AA and best practice), in light, dark and contrast. */
export async function axeFindings(page: Page, frame: Frame = page.mainFrame()): Promise<string[]> {
  await frame.evaluate(axe.source);
  // What lies under the tabs, which stick to the top, is no fault.
  await frame.evaluate(() => scrollTo(0, 0));
  const found: string[] = [];
  for (const theme of themes) {
    await page.emulateMedia(theme);
    // The pane follows the system's theme a moment later; a page without script at once.
    await frame.waitForFunction(
      (wanted) => (document.documentElement.dataset.theme ?? wanted) === wanted,
      theme.colorScheme,
    );
    const { violations } = await frame.evaluate(() =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      }),
    );
    for (const { id, nodes } of violations)
      for (const { html, failureSummary } of nodes)
        found.push(`${theme.colorScheme} ${theme.forcedColors} ${id}: ${html} ${failureSummary}`);
  }
  return found;
}
