// Draws the pictures of the ribbon, addin/icons/*.svg, in every size as .png beside them. Run by `npm run icons`.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { iconSizes } from '../addin/manifest/product.ts';
import { launchChromium } from '../test/browser/support/chromium.ts';

const folder = new URL('../addin/icons/', import.meta.url);
const browser = await launchChromium();
try {
  const page = await browser.newPage();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.svg'))) {
    const name = file.slice(0, -'.svg'.length);
    const drawing = readFileSync(new URL(file, folder), 'utf8');
    for (const size of iconSizes) {
      await page.setViewportSize({ width: size, height: size });
      await page.setContent(`<style>html,body{margin:0}svg{display:block;width:100vw}</style>${drawing}`);
      writeFileSync(new URL(`${name}-${size}.png`, folder), await page.screenshot({ omitBackground: true }));
    }
  }
} finally {
  await browser.close();
}
