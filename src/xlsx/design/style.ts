import type { Chapter, Column, ColumnKind } from '../../ledger/column.ts';
import type { AlignmentLook, BorderLook, Colour, FontLook, LineLook, Look } from './sheet-design.ts';

/** Fonts, colours and formats of the book, in one place. */
export const fontName = '微软雅黑';
export const fontSize = 10;

export const colours = {
  title: '1F3864',
  text: '262626',
  note: '595959',
  link: '0563C1',
  required: 'C00000',
  line: 'D9D9D9',
  headerLine: '7F7F7F',
  groupLine: '7F7F7F',
  inputHeader: 'FFF2CC',
  derivedHeader: 'D0CECE',
  derivedCell: 'F2F2F2',
  white: 'FFFFFF',
} as const;

export const chapterColours: Readonly<Record<Chapter, Colour>> = {
  档案: '2F75B5',
  信用: 'C65911',
  标准: '7030A0',
  台账: '548235',
  合同: 'BF8F00',
  设置: '7F7F7F',
};

export const font = (options: Partial<FontLook> = {}): FontLook => ({
  name: fontName,
  size: fontSize,
  colour: colours.text,
  ...options,
});

const line = { weight: 'thin', colour: colours.line } as const satisfies LineLook;
export const frame: BorderLook = { top: line, left: line, bottom: line, right: line };
const headerFrame: BorderLook = { ...frame, bottom: { weight: 'medium', colour: colours.headerLine } };

export const titleLook: Look = {
  font: font({ size: 16, bold: true, colour: colours.title }),
  alignment: {},
};
export const noteLook: Look = { font: font({ colour: colours.note }), alignment: {} };
export const linkLook: Look = { font: font({ underline: true, colour: colours.link }), alignment: {} };

/** Header cell: light yellow where people write, grey where the book computes; dark red words where needed. */
export function headerLook({ derived, required }: Pick<Column, 'derived' | 'required'>): Look {
  return {
    font: font({ bold: true, colour: required && !derived ? colours.required : colours.text }),
    fill: derived ? colours.derivedHeader : colours.inputHeader,
    border: headerFrame,
    alignment: { ...centre, wrap: true },
  };
}

export const left: AlignmentLook = { horizontal: 'left', indent: 1 };
const right: AlignmentLook = { horizontal: 'right', indent: 1 };
export const centre: AlignmentLook = { horizontal: 'center' };

const alignments: Readonly<Record<ColumnKind, AlignmentLook>> = {
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
  numberFormat: string,
  wrap = false,
): Look {
  const alignment = alignments[kind];
  return {
    font: font(),
    numberFormat,
    border: frame,
    alignment: wrap && alignment === left ? { ...left, wrap } : alignment,
    ...(derived ? { fill: colours.derivedCell } : {}),
  };
}

/** Cell of a fixed label inside a framed list. */
export const labelLook = (wrap = false): Look => ({
  font: font(),
  border: frame,
  alignment: wrap ? { ...left, wrap } : left,
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
  'contractTiers.maximumAmount': '[>=1000000000000]"不限";#,##0.00',
  'contractTiers.maximumDays': '[>=100000]"不限";0',
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
