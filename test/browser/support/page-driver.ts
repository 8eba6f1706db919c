import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { type Served, serve } from '../../../scripts/serve.ts';

export const pageFolder = fileURLToPath(new URL('../../../dist/page', import.meta.url));

/** Serves the built page. */
export function servePage(): Promise<Served> {
  if (!existsSync(pageFolder)) throw new Error('dist/page is not built; run: npm run build:addin');
  return serve(pageFolder);
}

/** The built page as it lies on the disk. */
export const pageFile = pathToFileURL(`${pageFolder}/index.html`).href;

export interface OpenedPage {
  readonly page: Page;
  /** What should not have happened: requests elsewhere, errors, breaches of the policy. */
  readonly faults: string[];
  close(): Promise<void>;
}

/** Opens the page in a window of its own that saves by downloading, for a test cannot answer the system's dialog. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({
    viewport: { width: 1360, height: 800 },
    locale: 'zh-CN',
    reducedMotion: 'reduce',
    acceptDownloads: true,
    ...options,
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('request', (request) => {
    const asked = request.url();
    const isOwn = asked.startsWith(new URL('.', url).href) || /^(?:blob|data):/.test(asked);
    if (!isOwn) faults.push(`asked for ${asked}`);
  });
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'showSaveFilePicker');
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`policy: ${violatedDirective} ${blockedURI}`),
    );
  });
  await page.goto(url);
  return { page, faults, close: () => context.close() };
}

/** The grid of an open book. */
export class GridDriver {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Begins with one of the offers of the first view. */
  async begin(offer: '从样例开始' | '新建空白台账' | '试导入旧台账'): Promise<void> {
    await this.page.getByRole('button', { name: offer }).click();
    await this.page.getByRole('grid').waitFor({ timeout: 120_000 });
  }

  async openSheet(name: string): Promise<void> {
    await this.page.getByRole('tab', { name, exact: true }).click();
    await this.page.getByRole('grid', { name, exact: true }).waitFor();
  }

  /** Goes to a cell by the keyboard, as far as a header and a row of the table say. */
  async goTo(header: string, row: number): Promise<void> {
    const field = this.field();
    await this.page.locator('.grid-cell').first().click();
    await field.press('Control+Home');
    for (let down = 0; down < row; down++) await field.press('ArrowDown');
    for (let right = 0; right < 80; right++) {
      if ((await field.getAttribute('aria-label'))?.startsWith(`${header}，`)) return;
      await field.press('ArrowRight');
    }
    throw new Error(`no column ${header}`);
  }

  /** The field of the active cell. */
  field() {
    return this.page.locator('.grid-editor');
  }

  /** Types into the active cell and goes on below. */
  async type(text: string): Promise<void> {
    await this.field().pressSequentially(text);
    await this.field().press('Enter');
  }

  /** What the active cell shows. */
  value(): Promise<string> {
    return this.field().inputValue();
  }

  /** Saves, and gives the bytes that were downloaded. */
  async save(): Promise<Uint8Array> {
    const [download] = await Promise.all([
      this.page.waitForEvent('download', { timeout: 120_000 }),
      this.page.getByRole('button', { name: '保存', exact: true }).click(),
    ]);
    return readFile(await download.path());
  }
}
