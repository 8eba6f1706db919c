// Draws the pictures of the README from what the product makes today: `npm run demo`, `npm run build:addin`, then
// `npm run pictures`. Needs LibreOffice, poppler and Chromium, as the tests do.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchChromium } from '../test/browser/support/chromium.ts';
import { GridDriver, openPage, servePage } from '../test/browser/support/page-driver.ts';
import { convert, pdfText } from '../test/support/libreoffice.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const images = join(root, 'docs', 'images');
const work = mkdtempSync(join(tmpdir(), 'pictures-'));

/** Crops in dots of the resolution: left, top, width, height. */
type Crop = readonly [x: number, y: number, width: number, height: number];

/** One page of a file as a picture. */
async function draw(file: string, picture: string, { text, dots, crop }: Paper): Promise<void> {
  const [pdf] = await convert(file, 'pdf', work);
  const pages = (await pdfText(pdf!)).split('\f');
  const page = String(pages.findIndex((page) => page.includes(text)) + 1);
  const [x, y, width, height] = crop.map(String);
  const area = ['-x', x!, '-y', y!, '-W', width!, '-H', height!];
  const options = ['-png', '-r', String(dots), '-f', page, '-singlefile', ...area];
  execFileSync('pdftoppm', [...options, pdf!, join(images, picture)]);
}

interface Paper {
  /** Stands on the page to draw. */
  readonly text: string;
  /** Dots per inch. */
  readonly dots: number;
  readonly crop: Crop;
}

async function drawPage(): Promise<void> {
  const [browser, served] = await Promise.all([launchChromium(), servePage()]);
  const { page } = await openPage(browser, served.url);
  const grid = new GridDriver(page);
  await grid.begin('从样例开始');
  await grid.openSheet('信用评定');
  await grid.goTo('最终等级', 2);
  await page.locator('.pane').getByRole('button', { name: '客户' }).first().click();
  await page.locator('.pane').getByText('得分构成').waitFor({ state: 'attached' });
  await page.screenshot({ path: join(images, 'page.png') });
  await browser.close();
  await served.close();
}

async function drawAll(): Promise<void> {
  const out = join(root, 'out');
  const contract = readdirSync(join(out, '合同')).find((name) => name.includes('-XS-'));
  await draw(join(out, '客户台账.xlsx'), 'workbook', {
    text: 'V1重大风险',
    dots: 110,
    crop: [0, 30, 1286, 560],
  });
  await draw(join(out, '合同', contract!), 'contract', {
    text: '药品购销合同',
    dots: 80,
    crop: [0, 0, 661, 936],
  });
  const form = readdirSync(join(out, '签批')).find((name) => name.includes('客户授信申请表'));
  await draw(join(out, '签批', form!), 'form', {
    text: '客户授信申请表',
    dots: 80,
    crop: [0, 0, 661, 936],
  });
  await drawPage();
}

drawAll().finally(() => rmSync(work, { recursive: true, force: true }));
