import { type CellContent, type CellDesign, isFormula } from '../../../src/xlsx/design/sheet-design.ts';
import { rangeName } from '../../../src/xlsx/package/reference.ts';
import { scalar } from '../write-blocks.ts';
import { blocksOf } from './blocks.ts';
import { paintLooks } from './looks.ts';

type Cells = readonly (readonly (CellDesign | undefined)[])[];

/**
 * Puts values, links and looks on a sheet. Formulas come later, with `paintFormulas`, when every table they name
 * is there. Formats come before values: what goes into a text cell stays text.
 */
export function paintCells(sheet: Excel.Worksheet, cells: Cells): void {
  const width = Math.max(0, ...cells.map((row) => row.length));
  if (width === 0) return;
  const all = sheet.getRange(rangeName({ top: 1, left: 1, bottom: cells.length, right: width }));
  const grid = (of: (cell: CellDesign) => string | number | null) =>
    cells.map((row) =>
      Array.from({ length: width }, (_, index) => {
        const cell = row[index];
        // Null leaves a cell as it is.
        return cell ? of(cell) : null;
      }),
    );
  all.numberFormat = grid((cell) => (isNumberInText(cell) ? 'General' : formatOf(cell)));
  all.values = grid((cell) => typed(cell.content, formatOf(cell)));
  paintNumbersInText(sheet, cells);
  paintLinks(sheet, cells);
  paintLooks(sheet, cells);
}

/** The format of text. */
const text = '@';

const formatOf = ({ look }: CellDesign): string => look?.numberFormat ?? 'General';

/** A number in a column of text: written into a cell of text it would become text itself. */
const isNumberInText = (cell: CellDesign): boolean =>
  typeof cell.content === 'number' && formatOf(cell) === text;

/** The number is there: the format of text leaves it what it is. */
function paintNumbersInText(sheet: Excel.Worksheet, cells: Cells): void {
  const numbers = cells.map((row) => row.map((cell) => (cell && isNumberInText(cell) ? true : undefined)));
  for (const block of blocksOf(numbers, () => ''))
    sheet.getRange(rangeName(block)).numberFormat = scalar(text);
}

/** Excel reads text as if it were typed: an apostrophe keeps what looks like something else the text it is. */
function typed(content: CellContent, format: string): string | number | null {
  if (isFormula(content)) return null;
  if (typeof content !== 'string') return content;
  const isRead = format === text ? content.startsWith("'") : readable.test(content);
  return isRead ? `'${content}` : content;
}

/** Formulas, apostrophes, truth values, and what numbers, dates, times and amounts are written with. */
const readable = /^(?:[=+\-@'].*|true|false|[\d\s.,:/%¥￥$€£()年月日时分秒aepm+-]+)$/isu;

/** Before the looks: Excel gives a cell that becomes a link a look of its own. */
function paintLinks(sheet: Excel.Worksheet, cells: Cells): void {
  cells.forEach((row, r) => {
    row.forEach((cell, c) => {
      if (!cell?.link) return;
      const range = sheet.getRange(rangeName({ top: r + 1, bottom: r + 1, left: c + 1, right: c + 1 }));
      range.hyperlink = {
        documentReference: `'${cell.link.replaceAll("'", "''")}'!A1`,
        textToDisplay: String(cell.content),
      };
    });
  });
}

/** Writes the formulas of a sheet, in rectangles; a whole column of a table becomes its calculated column. */
export function paintFormulas(sheet: Excel.Worksheet, cells: Cells): void {
  const formulas = cells.map((row) =>
    row.map((cell) => (cell && isFormula(cell.content) ? `=${cell.content.formula}` : undefined)),
  );
  for (const block of blocksOf(formulas, () => ''))
    sheet.getRange(rangeName(block)).formulas = formulas
      .slice(block.top - 1, block.bottom)
      .map((row) => row.slice(block.left - 1, block.right));
}
