import {
  BorderStyle,
  HeightRule,
  type ITableBordersOptions,
  type Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import { paragraph } from './blocks.ts';
import { style } from './styles.ts';

/** Text width of the page in twips: A4 with 20 mm left and right. */
export const textWidth = 9638;

const thin = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
export const ruled = {
  top: thin,
  bottom: thin,
  left: thin,
  right: thin,
  insideHorizontal: thin,
  insideVertical: thin,
};
export const unruled = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
};

interface CellOptions {
  readonly span?: number;
  readonly centred?: boolean;
}

/** A cell of paragraphs. Its width comes from the table's grid. */
export function cell(children: readonly Paragraph[], options: CellOptions = {}): TableCell {
  return new TableCell({
    children,
    ...(options.span ? { columnSpan: options.span } : {}),
    ...(options.centred ? { verticalAlign: VerticalAlign.CENTER } : {}),
  });
}

/** A table of fixed layout: WPS takes the widths from `w:gridCol`, Word from the cells; both are written. */
export function table(
  widths: readonly number[],
  rows: readonly TableRow[],
  borders: ITableBordersOptions,
): Table {
  return new Table({
    rows,
    columnWidths: widths,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders,
    margins: { top: 30, bottom: 30, left: 50, right: 50 },
  });
}

/** 首部: the parties on the left, number, date and place of the contract on the right, without lines. */
export function headTable(left: readonly string[], right: readonly string[]): Table {
  const rows = Array.from(
    { length: Math.max(left.length, right.length) },
    (_, index) =>
      new TableRow({
        cantSplit: true,
        children: [left, right].map((side) => cell([paragraph(style.partyField, side[index] ?? '')])),
      }),
  );
  return table([6038, textWidth - 6038], rows, unruled);
}

/** A column of a table whose row repeats: heading and cell in paragraphs, one below the other. */
export interface ListColumn {
  readonly heading: readonly string[];
  readonly cell: readonly string[];
  readonly width: number;
  readonly style: string;
}

/** A row below the list: its label stands under the first two columns. */
export interface ListTotal {
  readonly label: string;
  readonly value: string;
}

const atLeast = (value: number) => ({ value, rule: HeightRule.ATLEAST });

/** A row per entry between a header that repeats on each page and the totals; rows are never split. */
export function listTable(
  columns: readonly ListColumn[],
  totals: readonly ListTotal[] = [],
  rowHeight?: number,
): Table {
  const row = (part: 'heading' | 'cell', isHeader: boolean): TableRow =>
    new TableRow({
      ...(isHeader ? { tableHeader: true } : rowHeight ? { height: atLeast(rowHeight) } : {}),
      cantSplit: true,
      children: columns.map((column) =>
        cell(
          column[part].map((line) => paragraph(isHeader ? style.headerCell : column.style, line)),
          { centred: true },
        ),
      ),
    });
  const total = ({ label, value }: ListTotal): TableRow =>
    new TableRow({
      cantSplit: true,
      children: [
        cell([paragraph(style.totalCell, label)], { span: 2, centred: true }),
        cell([paragraph(style.totalCell, value)], { span: columns.length - 2, centred: true }),
      ],
    });
  return table(
    columns.map(({ width }) => width),
    [row('heading', true), row('cell', false), ...totals.map(total)],
    ruled,
  );
}
