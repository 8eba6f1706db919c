import type { Page } from 'playwright-core';
import { axeFindings } from './axe.ts';
import { keyboardFaults } from './keyboard.ts';
import { layoutFaults } from './layout.ts';

/** 160 is what a pane of 320 has left at 200 %. */
const widths = [320, 160];

/** Opens every fold, so that what is hidden is looked at too. */
export const unfold = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });

/** What keeps somebody from using what is shown: eyes and ears (axe), narrow panes, the keyboard alone. */
export async function misfits(page: Page): Promise<string[]> {
  const size = page.viewportSize() ?? { width: 350, height: 700 };
  await unfold(page);
  const found = [...(await axeFindings(page)), ...(await keyboardFaults(page))];
  for (const width of [size.width, ...widths])
    for (const fault of await layoutFaults(page, width)) found.push(`at ${width}: ${fault}`);
  await page.setViewportSize(size);
  return found;
}
