import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { BrowserContext } from 'playwright-core';

/** A request of the window, and whose file answered it. */
export interface RecordedRequest {
  readonly url: string;
  /** Undefined for what nobody here has: it was refused. */
  readonly answeredBy: 'excel' | 'add-in' | 'office.js' | undefined;
}

const addinAddress = 'https://localhost:3000/';
const addinFolder = 'dist/addin';
/** Where the production bundle asks for office.js. */
export const officeAddress = 'https://appsforoffice.microsoft.com/lib/1/hosted/';
const officeFolder = dirname(createRequire(import.meta.url).resolve('@microsoft/office-js/dist/office.js'));

const types: Readonly<Record<string, string>> = {
  css: 'text/css',
  html: 'text/html',
  js: 'text/javascript',
  json: 'application/json',
  png: 'image/png',
};

/** The file of the built add-in at an address the manifest names. */
export const addinFile = (url: string): string =>
  readFileSync(fileAt(url, addinAddress, addinFolder) ?? '', 'utf8');

/** The file that answers an address, if it is there. */
function fileAt(url: string, start: string, folder: string): string | undefined {
  if (!url.startsWith(start)) return undefined;
  const file = join(folder, new URL(url).pathname.slice(new URL(start).pathname.length));
  return existsSync(file) ? file : undefined;
}

/**
 * Answers every request from this machine: the pages given, the built add-in, Microsoft's files of the installed
 * package as they are. What is not there gets no answer.
 */
export async function serveFiles(
  context: BrowserContext,
  requests: RecordedRequest[],
  pages: Readonly<Record<string, string>>,
): Promise<void> {
  if (!existsSync(join(addinFolder, 'taskpane.html')))
    throw new Error(`${addinFolder} is not built; run: npm run build:addin`);
  await context.route('**/*', (route) => {
    const url = route.request().url();
    const page = pages[url];
    if (page !== undefined) {
      requests.push({ url, answeredBy: 'excel' });
      return route.fulfill({ contentType: 'text/html; charset=utf-8', body: page });
    }
    for (const [start, folder, answeredBy] of [
      [addinAddress, addinFolder, 'add-in'],
      [officeAddress, officeFolder, 'office.js'],
    ] as const) {
      const file = fileAt(url, start, folder);
      if (file === undefined) continue;
      requests.push({ url, answeredBy });
      const contentType = types[file.split('.').at(-1)!] ?? 'application/octet-stream';
      // Excel on the web and the script of Office stand on other origins than the add-in.
      const headers = { 'access-control-allow-origin': '*' };
      return route.fulfill({ contentType, headers, body: readFileSync(file) });
    }
    requests.push({ url, answeredBy: undefined });
    return route.abort();
  });
}
