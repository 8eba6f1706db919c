import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { FakeBookHost } from '../../support/fake-book-host.ts';
import type { PaneOptions } from './pane-page.tsx';
import type { Site } from './pane-site.ts';

const address = 'http://pane.test/';

declare global {
  /** What `pane-page.tsx` leaves in its window. */
  interface Window {
    openPane(options: PaneOptions): void;
    /** Plays the workbook and its user. */
    host: FakeBookHost;
  }
}

export interface PanePage {
  readonly page: Page;
  /** What should not have happened: requests elsewhere, errors, breaches of the policy. */
  readonly faults: string[];
  close(): Promise<void>;
}

/** Opens the pane in a window of its own. */
export async function openPane(
  browser: Browser,
  site: Site,
  options: PaneOptions = {},
  windowOptions: BrowserContextOptions = {},
): Promise<PanePage> {
  const context = await browser.newContext({
    viewport: { width: 350, height: 700 },
    reducedMotion: 'reduce',
    ...windowOptions,
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  const files: Readonly<Record<string, { readonly contentType: string; readonly body: string }>> = {
    '/': { contentType: 'text/html', body: site.html },
    '/pane.js': { contentType: 'text/javascript', body: site.script },
    '/pane.css': { contentType: 'text/css', body: site.style },
    '/favicon.ico': { contentType: 'image/x-icon', body: '' },
  };
  await page.route('**/*', (route) => {
    const url = route.request().url();
    const file = url.startsWith(address) ? files[new URL(url).pathname] : undefined;
    if (file) return route.fulfill(file);
    faults.push(`asked for ${url}`);
    return route.abort();
  });
  await page.goto(address);
  await page.evaluate((given) => window.openPane(given), options);
  return { page, faults, close: () => context.close() };
}
