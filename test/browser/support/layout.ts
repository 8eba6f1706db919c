import type { Page } from 'playwright-core';

/** What does not fit a pane of this width: parts that stick out, sideways scrolling, targets under 24 by 24. */
export async function layoutFaults(page: Page, width: number): Promise<string[]> {
  await page.setViewportSize({ width, height: 700 });
  return page.evaluate(() => {
    const faults: string[] = [];
    // A table and a document may be wider: they scroll in a frame of their own (WCAG 1.4.10).
    for (const part of document.querySelectorAll('.view *'))
      if (part.getBoundingClientRect().right > innerWidth && !part.matches('.table-frame *, .paper *'))
        faults.push(`sticks out: ${part.outerHTML.slice(0, 120)}`);
    const sideways = document.documentElement.scrollWidth - innerWidth;
    if (sideways > 0) faults.push(`scrolls sideways: ${sideways}`);
    for (const control of document.querySelectorAll<HTMLInputElement>('button, select, input, summary')) {
      // WCAG 2.5.8; a radio button is hit by its label as well.
      const label = ['radio', 'checkbox'].includes(control.type) ? control.labels?.[0] : undefined;
      const box = (label ?? control).getBoundingClientRect();
      if (box.width > 0 && (box.width < 24 || box.height < 24))
        faults.push(`${box.width} by ${box.height}: ${control.outerHTML.slice(0, 120)}`);
    }
    return faults;
  });
}
