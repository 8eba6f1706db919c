import { readSheet, type Workbook } from '../../../src/xlsx/package/index.ts';
import { child, children, flag, parseXml, type XmlElement } from '../../../src/xlsx/package/xml-tree.ts';
import { parseArea } from '../model/area.ts';
import { type Sheet, widthPoints } from '../model/sheet.ts';
import { plainFunctions } from './functions.ts';
import { loadPage } from './page.ts';
import { loadConditionalFormats, loadValidations } from './rules.ts';
import type { LoadedStyles } from './styles.ts';

/** Fills a sheet of the model from its part: cells, looks, sizes, panes, rules, page setup. */
export function loadSheet(
  source: Workbook,
  part: string,
  sheet: Sheet,
  styles: LoadedStyles,
  newId: () => number,
): void {
  const text = source.text(part);
  const [head = '', tail = ''] = text.split(/<sheetData\s*\/>|<sheetData[^>]*>.*<\/sheetData>/s);
  const root = parseXml(part, head + tail);
  sheet.baseStyle = styles.cells[0] ?? sheet.baseStyle;
  loadView(root, sheet);
  loadColumns(root, sheet, styles);
  for (const row of text.match(/<row [^>]*>/g) ?? []) loadRow(row, sheet, styles);
  loadCells(source, sheet, styles);
  for (const merge of children(child(root, 'mergeCells'), 'mergeCell')) {
    const area = parseArea(merge.attributes.get('ref') ?? '');
    if (area) sheet.merges.push(area);
  }
  loadValidations(root, sheet);
  loadConditionalFormats(root, sheet, styles, newId);
  loadHyperlinks(source, part, root, sheet);
  loadPage(root, sheet);
  const protection = child(root, 'sheetProtection');
  if (protection && flag(protection, 'sheet')) sheet.protection = { options: {} };
}

function loadView(root: XmlElement, sheet: Sheet): void {
  const color = child(child(root, 'sheetPr') ?? root, 'tabColor')?.attributes.get('rgb');
  if (color !== undefined) sheet.tabColor = `#${color.slice(-6).toUpperCase()}`;
  const view = children(child(root, 'sheetViews'), 'sheetView')[0];
  sheet.showGridlines = flag(view, 'showGridLines', true);
  sheet.showHeadings = flag(view, 'showRowColHeaders', true);
  const pane = view && child(view, 'pane');
  if (pane?.attributes.get('state') === 'frozen')
    sheet.freeze = {
      rows: Number(pane.attributes.get('ySplit') ?? 0),
      columns: Number(pane.attributes.get('xSplit') ?? 0),
    };
  const format = child(root, 'sheetFormatPr')?.attributes;
  sheet.standardHeight = Number(format?.get('defaultRowHeight') ?? sheet.standardHeight);
}

function loadColumns(root: XmlElement, sheet: Sheet, styles: LoadedStyles): void {
  for (const { attributes } of children(child(root, 'cols'), 'col')) {
    const last = Math.min(Number(attributes.get('max')), 16_384);
    for (let column = Number(attributes.get('min')); column <= last; column++) {
      const line = sheet.line(sheet.columns, column);
      const width = attributes.get('width');
      if (width !== undefined) line.size = widthPoints(Number(width));
      if (attributes.get('hidden') === '1') line.hidden = true;
      const style = styles.cells[Number(attributes.get('style') ?? 0)];
      if (attributes.has('style') && style) line.style = style;
    }
  }
}

function loadRow(tag: string, sheet: Sheet, styles: LoadedStyles): void {
  const value = (name: string): string | undefined => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  const row = Number(value('r'));
  if (value('ht') !== undefined && value('customHeight') === '1')
    sheet.line(sheet.rows, row).size = Number(value('ht'));
  if (value('hidden') === '1') sheet.line(sheet.rows, row).hidden = true;
  const style = styles.cells[Number(value('s') ?? 0)];
  if (value('customFormat') === '1' && style) sheet.line(sheet.rows, row).style = style;
}

function loadCells(source: Workbook, sheet: Sheet, styles: LoadedStyles): void {
  readSheet(source, sheet.name, (row) => {
    for (const { column, value, formula, style } of row.cells) {
      if (value !== null || formula !== undefined)
        sheet.grid.set(
          row.number,
          column,
          value,
          formula === undefined ? undefined : `=${plainFunctions(formula)}`,
        );
      const look = styles.cells[style];
      if (look && look !== sheet.styleAt(row.number, column))
        sheet.grid.touch(row.number, column).style = look;
    }
  });
}

function loadHyperlinks(source: Workbook, part: string, root: XmlElement, sheet: Sheet): void {
  const targets = new Map(source.relationships(part).map((link) => [link.id, link.target]));
  for (const { attributes } of children(child(root, 'hyperlinks'), 'hyperlink')) {
    const area = parseArea(attributes.get('ref') ?? '');
    const address = targets.get(attributes.get('r:id') ?? '');
    const documentReference = attributes.get('location');
    const screenTip = attributes.get('tooltip');
    if (area)
      sheet.hyperlinks.set(`${area.top}:${area.left}`, {
        ...(address !== undefined && { address }),
        ...(documentReference !== undefined && { documentReference }),
        ...(screenTip !== undefined && { screenTip }),
      });
  }
}
