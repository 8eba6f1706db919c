import type { Alignment, Borders, Fill, Font, Style } from 'exceljs';
import type { Chapter, Column, ColumnKind } from '../../ledger/column.ts';

/** Fonts, colours and formats of the blank book, in one place. Colours are ARGB. */
export const fontName = '微软雅黑';
export const fontSize = 10;

export const colours = {
  title: 'FF1F3864',
  text: 'FF262626',
  note: 'FF595959',
  link: 'FF0563C1',
  required: 'FFC00000',
  line: 'FFD9D9D9',
  headerLine: 'FF7F7F7F',
  groupLine: 'FF7F7F7F',
  inputHeader: 'FFFFF2CC',
  derivedHeader: 'FFD0CECE',
  derivedCell: 'FFF2F2F2',
  white: 'FFFFFFFF',
} as const;

export const chapterColours: Readonly<Record<Chapter, string>> = {
  档案: 'FF2F75B5',
  信用: 'FFC65911',
  标准: 'FF7030A0',
  台账: 'FF548235',
  合同: 'FFBF8F00',
  设置: 'FF7F7F7F',
};

/** A look of the page, for `cell.style`. */
export type Look = Partial<Style>;

export const font = (options: Partial<Font> = {}): Partial<Font> => ({
  name: fontName,
  size: fontSize,
  color: { argb: colours.text },
  ...options,
});

export const solid = (argb: string): Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } });

const line = { style: 'thin', color: { argb: colours.line } } as const;
export const frame: Partial<Borders> = { top: line, left: line, bottom: line, right: line };
const headerFrame: Partial<Borders> = {
  ...frame,
  bottom: { style: 'medium', color: { argb: colours.headerLine } },
};

export const middle: Partial<Alignment> = { vertical: 'middle' };

export const titleLook: Look = {
  font: font({ size: 16, bold: true, color: { argb: colours.title } }),
  alignment: middle,
};
export const noteLook: Look = { font: font({ color: { argb: colours.note } }), alignment: middle };
export const linkLook: Look = {
  font: font({ underline: true, color: { argb: colours.link } }),
  alignment: middle,
};

/** Header cell: light yellow where people write, grey where the book computes; dark red words where needed. */
export function headerLook({ derived, required }: Pick<Column, 'derived' | 'required'>): Look {
  const argb = required && !derived ? colours.required : colours.text;
  return {
    font: font({ bold: true, color: { argb } }),
    fill: solid(derived ? colours.derivedHeader : colours.inputHeader),
    border: headerFrame,
    alignment: { ...centre, wrapText: true },
  };
}

export const left: Partial<Alignment> = { vertical: 'middle', horizontal: 'left', indent: 1 };
const right: Partial<Alignment> = { vertical: 'middle', horizontal: 'right', indent: 1 };
export const centre: Partial<Alignment> = { vertical: 'middle', horizontal: 'center' };

const alignments: Readonly<Record<ColumnKind, Partial<Alignment>>> = {
  text: left,
  code: left,
  choice: left,
  date: centre,
  integer: right,
  number: right,
  money: right,
  percent: right,
};

/** Data cell of a column: format of the kind, grey when computed. */
export function cellLook(
  { kind, derived }: Pick<Column, 'kind' | 'derived'>,
  numFmt: string,
  wrapText = false,
): Look {
  return {
    font: font(),
    numFmt,
    border: frame,
    alignment: { ...alignments[kind], wrapText: wrapText && alignments[kind] === left },
    ...(derived ? { fill: solid(colours.derivedCell) } : {}),
  };
}

/** Cell of a fixed label inside a framed list. */
export const labelLook = (wrapText = false): Look => ({
  font: font(),
  border: frame,
  alignment: { ...left, wrapText },
});

const kindFormats: Readonly<Record<ColumnKind, string>> = {
  text: '@',
  code: '@',
  choice: 'General',
  date: 'yyyy-mm-dd',
  integer: '0',
  number: 'General',
  money: '#,##0.00',
  percent: '0.00%',
};

/** Columns whose largest value stands for "no bound". */
const openEnded: Readonly<Record<string, string>> = {
  'bands.bound': '[>=1000000000000]"不限";General',
  'approvalTiers.maximumAmount': '[>=1000000000000]"不限";#,##0.00',
  'approvalTiers.maximumDays': '[>=100000]"不限";0',
};

/**
 * Number format of a column. Typed text is `@`, so that `=…` stays text; computed text is `General`, because
 * a formula edited in a text cell turns into text. Computed numbers are scores and averages: two decimals.
 */
export function numberFormat(tableId: string, { id, kind, derived }: Column): string {
  if (derived && (kind === 'text' || kind === 'code')) return 'General';
  if (derived && kind === 'number') return '0.00';
  return openEnded[`${tableId}.${id}`] ?? kindFormats[kind];
}
