import type { Page } from 'playwright-core';

/** More stops than any view has. */
const most = 400;

/** What a walk with Tab through the whole page misses: stops nobody sees, controls it never comes to. */
export async function keyboardFaults(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const active = document.activeElement;
      if (!(active instanceof HTMLElement) || active === document.body) return {};
      if (active.dataset.reached) return { isKnown: true };
      active.dataset.reached = 'yes';
      const { outlineStyle, outlineWidth } = getComputedStyle(active);
      const { left, right, top, bottom } = active.getBoundingClientRect();
      // What is taller than the pane shows a part of itself: the middle of that.
      const middle = (from: number, to: number, end: number) => (Math.max(0, from) + Math.min(end, to)) / 2;
      const hit = document.elementFromPoint(
        middle(left, right, innerWidth),
        middle(top, bottom, innerHeight),
      );
      const isSeen =
        outlineStyle !== 'none' &&
        outlineWidth !== '0px' &&
        hit !== null &&
        (active.contains(hit) || hit.contains(active));
      return isSeen ? {} : { unseen: active.outerHTML.slice(0, 120) };
    });
    if (stop.isKnown) break;
    if (stop.unseen !== undefined) faults.push(`the focus is not seen: ${stop.unseen}`);
  }
  const missed = await page.evaluate(() => {
    const controls = [
      ...document.querySelectorAll<HTMLInputElement>('button, select, input, summary, a[href]'),
    ];
    const reached = controls.filter(({ dataset }) => dataset.reached);
    // Of radio buttons Tab comes to one; the arrow keys walk from there.
    const groups = new Set(reached.flatMap(({ type, name }) => (type === 'radio' ? [name] : [])));
    return controls
      .filter((control) => control.checkVisibility() && !control.disabled && !control.dataset.reached)
      .filter(({ type, name }) => type !== 'radio' || !groups.has(name))
      .map((control) => `never reached: ${control.outerHTML.slice(0, 120)}`);
  });
  await page.evaluate(() => {
    for (const reached of document.querySelectorAll<HTMLElement>('[data-reached]'))
      delete reached.dataset.reached;
  });
  return [...faults, ...missed];
}
