import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { languages } from '../../addin/language.ts';
import { files } from '../../addin/manifest/product.ts';
import { type Served, serve } from '../../scripts/serve.ts';
import { axeFindings } from './support/axe.ts';
import { launchChromium } from './support/chromium.ts';
import { layoutFaults } from './support/layout.ts';

const folder = 'dist/addin';
if (!existsSync(`${folder}/${files.pane}`))
  throw new Error(`${folder} is not built; run: npm run build:addin`);

let browser: Browser;
let served: Served;
beforeAll(async () => {
  [browser, served] = await Promise.all([launchChromium(), serve(folder)]);
});
afterAll(async () => {
  await browser.close();
  await served.close();
});

const pages = languages.flatMap((language) => [files.help[language], files.support[language]]);

describe.each(pages)('%s', (file) => {
  it('can be read by everybody, asks nobody else and breaks no rule of its policy', async () => {
    const page = await browser.newPage();
    const outside: string[] = [];
    const faults: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(served.url)) outside.push(request.url());
    });
    page.on('requestfailed', (request) => faults.push(request.url()));
    page.on('console', (message) => faults.push(message.text()));
    const response = await page.goto(served.url + file);
    expect(response?.status()).toBe(200);
    expect([...outside, ...faults]).toEqual([]);
    expect(await layoutFaults(page, 320)).toEqual([]);
    expect(await axeFindings(page)).toEqual([]);
    await page.close();
  });

  it('leads to the page in the other language and back', async () => {
    const page = await browser.newPage();
    await page.goto(served.url + file);
    const language = await page.locator('html').getAttribute('lang');
    const other = languages.find((candidate) => candidate !== language)!;
    await page.locator(`a[hreflang="${other}"]`).click();
    expect(await page.locator('html').getAttribute('lang')).toBe(other);
    await page.locator(`a[hreflang="${language}"]`).click();
    expect(page.url()).toBe(served.url + file);
    await page.close();
  });
});
