import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mediaTypes, type OutgoingFile } from '../../addin/book/bundle.ts';
import { type MessagePipe, sendFile } from '../../addin/book/file-transfer.ts';
import { launchChromium } from './support/chromium.ts';

const folder = 'dist/addin';
if (!existsSync(join(folder, 'save.html')))
  throw new Error(`${folder} is not built; run: npm run build:addin`);

/** What the page needs of office.js within a dialog. */
const officeScript = `window.Office = {
  onReady: (ready) => Promise.resolve(ready()),
  EventType: { DialogParentMessageReceived: 'dialogParentMessageReceived' },
  context: { requirements: { isSetSupported: (set) => set === 'DialogOrigin' && window.knowsOrigin }, ui: {
    addHandlerAsync: (_, handler) => { window.hear = (message) => handler({ message, origin: location.origin }); },
    messageParent: (message, ...options) => {
      window.told = options;
      window.tellPane(message);
    },
  } },
};`;

const types: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', css: 'text/css' };
const origin = 'https://addin.test';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** The production page, the pane at the other end of its messages being this test. */
async function openWindow(
  language: string,
  prepare: () => void,
): Promise<{ page: Page; pipe: MessagePipe; faults: string[] }> {
  const page = await browser.newPage({ acceptDownloads: true });
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  await page.route('**/*', (route) => {
    const url = new URL(route.request().url());
    if (url.pathname.endsWith('/office.js'))
      return route.fulfill({ contentType: 'text/javascript', body: officeScript });
    const file = join(folder, url.pathname);
    if (url.origin !== origin || !existsSync(file)) return route.fulfill({ status: 404 });
    return route.fulfill({ contentType: types[file.split('.').at(-1)!]!, body: readFileSync(file) });
  });
  await page.addInitScript(prepare);
  let listener: (message: string | undefined) => void = () => {};
  await page.exposeFunction('tellPane', (message: string) => listener(message));
  const pipe: MessagePipe = {
    send: (message) =>
      void page.evaluate((text) => (window as never as { hear(m: string): void }).hear(text), message),
    listen: (next) => {
      listener = next;
      // Only now, so that the page's first word is heard.
      void page.goto(`${origin}/save.html?lang=${language}`);
    },
    close: () => listener(undefined),
  };
  return { page, pipe, faults };
}

const file: OutgoingFile = {
  name: '华信_T1.docx',
  mediaType: mediaTypes.docx,
  bytes: Uint8Array.from({ length: 100_000 }, (_, i) => (i * 31) % 253),
};
const clock = { now: () => Date.now(), after: () => () => {} };

/** What came with the page's last word to the pane: whom it is for, where Office lets one say so. */
const toldTo = (page: Page) => page.evaluate(() => (window as never as { told: unknown[] }).told);

describe('the window that saves', () => {
  it('takes the file in pieces, downloads it whole, and tells the pane', async () => {
    // A test's browser would ask for a place to save; without its dialog the page downloads.
    const { page, pipe, faults } = await openWindow('zh-CN', () =>
      Reflect.deleteProperty(window, 'showSaveFilePicker'),
    );
    const sent = sendFile(pipe, file, clock);
    const save = page.getByRole('button', { name: `保存 ${file.name}` });
    const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
    expect(download.suggestedFilename()).toBe(file.name);
    expect(Buffer.compare(readFileSync(await download.path()), file.bytes)).toBe(0);
    expect(await sent).toBe('unconfirmed');
    await page.getByText('可以关闭这个窗口').waitFor();
    expect(await toldTo(page)).toEqual([]);
    expect(faults).toEqual([]);
    await page.close();
  });

  it('writes where the user says, in the language of the pane', async () => {
    const { page, pipe, faults } = await openWindow('en-US', () => {
      const written: number[] = [];
      Object.assign(window, {
        knowsOrigin: true,
        written,
        showSaveFilePicker: async ({ suggestedName }: { suggestedName: string }) => ({
          createWritable: async () => ({
            write: async (blob: Blob) => void written.push(suggestedName.length, blob.size),
            close: async () => {},
          }),
        }),
      });
    });
    const sent = sendFile(pipe, file, clock);
    await page.getByRole('button', { name: `Save ${file.name}` }).click();
    expect(await sent).toBe('saved');
    expect(await page.evaluate(() => (window as never as { written: number[] }).written)).toEqual([
      file.name.length,
      file.bytes.length,
    ]);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en-US');
    expect(await toldTo(page)).toEqual([{ targetOrigin: origin }]);
    expect(faults).toEqual([]);
    await page.close();
  });
});
