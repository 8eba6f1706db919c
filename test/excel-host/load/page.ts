import { child, flag, type XmlElement } from '../../../src/xlsx/package/xml-tree.ts';
import type { HeaderFooterText } from '../model/page-layout.ts';
import type { Sheet } from '../model/sheet.ts';

const paperSizes: Readonly<Record<string, string>> = { 1: 'Letter', 5: 'Legal', 8: 'A3', 9: 'A4', 11: 'A5' };

/** Page setup of a worksheet part. */
export function loadPage(root: XmlElement, sheet: Sheet): void {
  const { page } = sheet;
  const setup = child(root, 'pageSetup')?.attributes;
  if (setup) {
    page.orientation = setup.get('orientation') === 'landscape' ? 'Landscape' : 'Portrait';
    page.paperSize = paperSizes[setup.get('paperSize') ?? '9'] ?? 'A4';
    page.zoom = zoomOf(root, setup);
  }
  const margins = child(root, 'pageMargins')?.attributes;
  for (const side of ['left', 'right', 'top', 'bottom', 'header', 'footer'] as const) {
    const inches = margins?.get(side);
    if (inches !== undefined) page[`${side}Margin`] = Number(inches) * 72;
  }
  const options = child(root, 'printOptions');
  page.centerHorizontally = flag(options, 'horizontalCentered');
  page.centerVertically = flag(options, 'verticalCentered');
  page.printGridlines = flag(options, 'gridLines');
  page.printHeadings = flag(options, 'headings');
  const texts = child(root, 'headerFooter');
  const { pages } = page.headersFooters;
  if (texts) {
    Object.assign(pages.defaultForAllPages, texts && read(texts, 'odd'));
    page.headersFooters.state = 'Default';
  }
}

function zoomOf(root: XmlElement, setup: ReadonlyMap<string, string>): Readonly<Record<string, number>> {
  const properties = child(root, 'sheetPr');
  const fits = properties && flag(child(properties, 'pageSetUpPr'), 'fitToPage');
  if (!fits) return { scale: Number(setup.get('scale') ?? 100) };
  const wide = Number(setup.get('fitToWidth') ?? 1);
  const tall = Number(setup.get('fitToHeight') ?? 1);
  return { ...(wide > 0 && { horizontalFitToPages: wide }), ...(tall > 0 && { verticalFitToPages: tall }) };
}

/** The three places of a header and a footer, from `&L…&C…&R…`. */
function read(texts: XmlElement, page: 'odd'): Partial<HeaderFooterText> {
  const result: Partial<HeaderFooterText> = {};
  for (const kind of ['Header', 'Footer'] as const) {
    const text = child(texts, `${page}${kind}`)?.text ?? '';
    for (const [, letter, content] of text.matchAll(/&([LCR])(.*?)(?=&[LCR]|$)/gs)) {
      const place = { L: 'left', C: 'center', R: 'right' }[letter as 'L' | 'C' | 'R'] as
        | 'left'
        | 'center'
        | 'right';
      result[`${place}${kind}`] = content ?? '';
    }
  }
  return result;
}
