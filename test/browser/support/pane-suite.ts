import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import type { Route, ViewId } from '../../../addin/commands/registry.ts';
import { launchChromium } from './chromium.ts';
import { openPane } from './pane-driver.ts';
import type { PaneOptions } from './pane-page.tsx';
import { buildPaneSite, type Site } from './pane-site.ts';

/** Opens the pane, plays, and wants nothing to have gone wrong behind the scenes. */
export type InPane = (
  options: PaneOptions,
  play: (page: Page) => Promise<void>,
  windowOptions?: BrowserContextOptions,
) => Promise<void>;

/** A browser and the bundled pane for the tests of a file. */
export function paneSuite(): InPane {
  let site: Site;
  let browser: Browser;
  beforeAll(async () => {
    [site, browser] = await Promise.all([buildPaneSite(), launchChromium()]);
  });
  afterAll(() => browser.close());
  return async (options, play, windowOptions = {}) => {
    const pane = await openPane(browser, site, options, windowOptions);
    try {
      await play(pane.page);
      expect(pane.faults).toEqual([]);
    } finally {
      await pane.close();
    }
  };
}

export const at = (view: ViewId, part?: string): { start: Route } => ({
  start: part === undefined ? { view } : { view, part },
});

/** Waits for a text anywhere in the page, folded away or not. */
export const ready = (page: Page, text: string): Promise<void> =>
  page.getByText(text).first().waitFor({ state: 'attached' });
