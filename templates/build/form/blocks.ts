import { type FileChild, HeightRule, type Paragraph, TableRow } from 'docx';
import { columnOf } from '../../../src/ledger/column.ts';
import { tableOf } from '../../../src/ledger/tables/index.ts';
import { keptTogether, paragraph } from '../contract/blocks.ts';
import { style } from '../contract/styles.ts';
import { cell, type ListColumn, listTable, ruled, table, textWidth } from '../contract/tables.ts';

/** A label and what stands beside it. */
export interface FormField {
  readonly label: string;
  readonly text: string;
  /** Takes the whole row; `tall` leaves room to write. */
  readonly wide?: true;
  readonly tall?: true;
}

export const field = (label: string, text: string): FormField => ({ label, text });
export const wide = (label: string, text: string): FormField => ({ label, text, wide: true });
/** Room to write by hand. */
export const room = (label: string, text = ''): FormField => ({ label, text, wide: true, tall: true });

/** Columns of a table of the book under their own headers: `客户` names its row in the data. */
export function columns(tableId: string, row: string, ...ids: readonly string[]): FormField[] {
  return ids.map((id) => {
    const { header } = columnOf(tableOf(tableId), id);
    return field(header, `{{${row}.${header.replace(/\(.*\)$/, '')}}}`);
  });
}

const labelWidth = 1600;
const valueWidth = (textWidth - 2 * labelWidth) / 2;

/** Labels and values, two pairs in a row. */
export const grid = (...fields: readonly FormField[]): FileChild => gridOf(fields, paragraph);

/** The same, kept with what follows: the last words of a form, so that signatures never stand alone. */
export const lastGrid = (...fields: readonly FormField[]): FileChild => gridOf(fields, keptTogether);

type Write = (styleId: string, text: string) => Paragraph;

function gridOf(fields: readonly FormField[], write: Write): FileChild {
  const rows: (readonly FormField[])[] = [];
  for (const each of fields) {
    const last = rows.at(-1);
    if (each.wide || !last || last.length === 2 || last[0]?.wide) rows.push([each]);
    else rows[rows.length - 1] = [...last, each];
  }
  return table(
    [labelWidth, valueWidth, labelWidth, valueWidth],
    rows.map((row) => gridRow(row, write)),
    ruled,
  );
}

function gridRow(fields: readonly FormField[], write: Write): TableRow {
  const [first] = fields;
  const alone = fields.length === 1;
  return new TableRow({
    cantSplit: true,
    height: { value: first?.tall ? 680 : 340, rule: HeightRule.ATLEAST },
    children: fields.flatMap(({ label, text }) => [
      cell([write(style.headerCell, label)], { centred: true }),
      cell([write(style.textCell, text)], { centred: true, ...(alone ? { span: 3 } : {}) }),
    ]),
  });
}

export const section = (text: string): FileChild => paragraph(style.section, text);
/** An explanation below a table, kept with what follows. */
export const note = (text: string): Paragraph => keptTogether(style.formNote, text);

/** A row per entry of a list: heading, text, width. */
export function list(
  name: string,
  ...parts: readonly (readonly [heading: string, text: string, width: number, align?: 'left' | 'right'])[]
): FileChild {
  const last = parts.length - 1;
  const columnsOfList = parts.map(([heading, text, width, align], i): ListColumn => {
    const begin = i === 0 ? `{{#each ${name}}}` : '';
    return {
      heading: [heading],
      cell: [`${begin}${text}${i === last ? '{{/each}}' : ''}`],
      width,
      style: align === 'left' ? style.textCell : align === 'right' ? style.numberCell : style.centredCell,
    };
  });
  return listTable(columnsOfList, [], 340);
}

/** Rows to fill by hand. */
export function blankRows(count: number, ...headings: readonly string[]): FileChild {
  const width = Math.floor(textWidth / headings.length);
  const widths = headings.map((_, i) => (i === 0 ? textWidth - width * (headings.length - 1) : width));
  const row = (texts: readonly string[], isHeader: boolean): TableRow =>
    new TableRow({
      ...(isHeader ? { tableHeader: true } : {}),
      cantSplit: true,
      height: { value: 380, rule: HeightRule.ATLEAST },
      children: texts.map((text) => cell([paragraph(style.headerCell, text)], { centred: true })),
    });
  const blank = headings.map(() => '');
  return table(
    widths,
    [row(headings, true), ...Array.from({ length: count }, () => row(blank, false))],
    ruled,
  );
}

const signWidths = [2400, 3438, 2100, 1700];
const signHeadings = ['角色', '意见', '签名', '日期'];

function signRow(texts: readonly string[], height: number): TableRow {
  return new TableRow({
    cantSplit: true,
    height: { value: height, rule: HeightRule.ATLEAST },
    children: texts.map((text) => cell([paragraph(style.signLabel, text)], { centred: true })),
  });
}

/** Lines to sign for named roles; they stay together. */
export function signLines(...roles: readonly string[]): FileChild[] {
  return signTable(roles.map((role) => [role, '', '', '']));
}

/** Lines to sign for the roles of a tier, which the data lists, below those of named roles. */
export function tierLines(name: string, ...first: readonly string[]): FileChild[] {
  const tier = [`{{#each ${name}}}{{角色}}`, '{{意见}}', '', '{{/each}}'];
  return signTable([...first.map((role) => [role, '', '', '']), tier]);
}

function signTable(rows: readonly (readonly string[])[]): FileChild[] {
  return [
    section('签批'),
    table(signWidths, [signRow(signHeadings, 340), ...rows.map((row) => signRow(row, 480))], ruled),
    paragraph(style.end, ''),
  ];
}
