import type { Finding } from './check.ts';
import { cellName, overlaps, parseRange, rangeName } from './reference.ts';
import { CellType, type RowLayout } from './row-layout.ts';
import { cellReader, mergesOf, scanSheet } from './sheet-reader.ts';
import type { SheetInfo, Workbook } from './workbook.ts';
import { attributeOf, nextTag, tagsOf } from './xml-tags.ts';

/** Order of the elements of a worksheet (CT_Worksheet, ECMA-376 part 1, 18.3.1.99). */
const order = [
  ...['sheetPr', 'dimension', 'sheetViews', 'sheetFormatPr', 'cols', 'sheetData', 'sheetCalcPr'],
  ...['sheetProtection', 'protectedRanges', 'scenarios', 'autoFilter', 'sortState', 'dataConsolidate'],
  ...['customSheetViews', 'mergeCells', 'phoneticPr', 'conditionalFormatting', 'dataValidations'],
  ...['hyperlinks', 'printOptions', 'pageMargins', 'pageSetup', 'headerFooter', 'rowBreaks', 'colBreaks'],
  ...['customProperties', 'cellWatches', 'ignoredErrors', 'smartTags', 'drawing', 'legacyDrawing'],
  ...['legacyDrawingHF', 'drawingHF', 'picture', 'oleObjects', 'controls', 'webPublishItems', 'tableParts'],
  'extLst',
];

const decoder = new TextDecoder();

/** Checks a worksheet: order of rows, cells and elements, indexes in range, ranges, header cells of its tables. */
export function checkSheet(workbook: Workbook, sheet: SheetInfo, finding: Finding): void {
  const { part } = sheet;
  const reader = cellReader(workbook);
  const strings = workbook.sharedStrings().length;
  const headers = headerCells(workbook, sheet);
  let lastRow = 0;
  const row = (buffer: Uint8Array, layout: RowLayout, number: number): boolean => {
    if (number <= lastRow) finding(part, `第 ${number} 行的次序不对`);
    lastRow = number;
    let lastColumn = 0;
    for (let k = 0; k < layout.count; k++) {
      const column = layout.column[k] ?? 0;
      const name = cellName(number, column);
      if (column <= lastColumn) finding(part, `${name} 的次序不对`);
      lastColumn = column;
      if ((layout.style[k] ?? 0) >= workbook.styles.count) finding(part, `${name} 的格式编号超出范围`);
      const header = headers.get(name);
      if (header !== undefined && reader.value(buffer, layout, k) === header) headers.delete(name);
      if (layout.type[k] !== CellType.shared) continue;
      const index = Number(decoder.decode(buffer.subarray(layout.valueStart[k], layout.valueEnd[k])));
      if (!Number.isInteger(index) || index < 0 || index >= strings)
        finding(part, `${name} 的文本编号超出范围`);
    }
    return true;
  };
  let after = '';
  let before = '';
  scanSheet(workbook, sheet, {
    head(bytes) {
      before = decoder.decode(bytes);
    },
    row,
    tail(bytes) {
      after = decoder.decode(bytes);
      const merges = mergesOf(bytes);
      for (const table of workbook.tables.filter((candidate) => candidate.sheetName === sheet.name))
        for (const merge of merges)
          if (overlaps(merge, table.ref))
            finding(part, `合并单元格 ${rangeName(merge)} 在表格“${table.displayName}”里`);
    },
  });
  for (const [name, header] of headers) finding(part, `${name} 应是列名“${header}”`);
  checkElementOrder(part, before, after, finding);
  checkRanges(part, after, finding);
}

/** Cells that must hold a column name. */
function headerCells(workbook: Workbook, sheet: SheetInfo): Map<string, string> {
  const cells = new Map<string, string>();
  for (const table of workbook.tables) {
    if (table.sheetName !== sheet.name || !table.headerRow) continue;
    table.columns.forEach((column, k) => {
      cells.set(cellName(table.ref.top, table.ref.left + k), column.name);
    });
  }
  return cells;
}

function checkElementOrder(part: string, before: string, after: string, finding: Finding): void {
  let last = -1;
  const root = nextTag(before, 0);
  for (const name of [...topLevel(before.slice(root?.end ?? 0)), ...topLevel(after)]) {
    const place = order.indexOf(name);
    if (place >= 0 && place < last) finding(part, `元素 ${name} 的位置不对`);
    last = Math.max(last, place);
  }
}

/** Names of the elements that stand at the top level of a piece. */
function topLevel(xml: string): string[] {
  const names: string[] = [];
  let depth = 0;
  for (const tag of tagsOf(xml)) {
    if (tag.kind !== 'close' && depth === 0) names.push(tag.name);
    if (tag.kind === 'open') depth++;
    // The piece after the rows begins with the end of `sheetData`.
    else if (tag.kind === 'close') depth = Math.max(0, depth - 1);
  }
  return names;
}

function checkRanges(part: string, after: string, finding: Finding): void {
  for (const tag of tagsOf(after)) {
    const sqref = tag.kind === 'close' ? undefined : attributeOf(after.slice(tag.start, tag.end), 'sqref');
    if (sqref === undefined) continue;
    const names = sqref.split(' ');
    if (names.some((name) => !parseRange(name) && !/^[A-Z]+:[A-Z]+$|^\d+:\d+$/.test(name)))
      finding(part, `区域“${sqref}”不合规`);
    if (new Set(names).size !== names.length) finding(part, `区域“${sqref}”重复`);
  }
}
