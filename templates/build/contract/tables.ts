import {
  BorderStyle,
  HeightRule,
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
const ruled = { top: thin, bottom: thin, left: thin, right: thin, insideHorizontal: thin, insideVertical: thin };
const unruled = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };

interface CellOptions {
  readonly span?: number;
  readonly centred?: boolean;
}

/** A cell of paragraphs. Its width comes from the table's grid. */
function cell(children: readonly Paragraph[], options: CellOptions = {}): TableCell {
  return new TableCell({
    children,
    ...(options.span ? { columnSpan: options.span } : {}),
    ...(options.centred ? { verticalAlign: VerticalAlign.CENTER } : {}),
  });
}

/** A table of fixed layout: WPS takes the widths from `w:gridCol`, Word from the cells; both are written. */
function table(widths: readonly number[], rows: readonly TableRow[], borders: typeof ruled | typeof unruled): Table {
  return new Table({
    rows,
    columnWidths: widths,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders,
    margins: { top: 30, bottom: 30, left: 60, right: 60 },
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

interface ItemColumn {
  readonly heading: readonly string[];
  readonly cell: readonly string[];
  readonly width: number;
  readonly style: string;
}

/**
 * Fifteen fields in nine columns: what belongs together stands in one cell, so that the table is readable on an
 * upright page. Widths add up to `textWidth`.
 */
const itemColumns: readonly ItemColumn[] = [
  { heading: ['序号'], cell: ['{{#each 明细}}{{序号}}'], width: 480, style: style.centredCell },
  {
    heading: ['通用名称', '品牌'],
    cell: ['{{通用名称}}', '{{默认 品牌 "/"}}', '{{#if 备注}}', '备注：{{备注}}', '{{/if}}'],
    width: 1780,
    style: style.textCell,
  },
  { heading: ['规格', '剂型'], cell: ['{{规格}}', '{{默认 剂型 "/"}}'], width: 1300, style: style.textCell },
  {
    heading: ['生产厂家', '批准文号'],
    cell: ['{{默认 生产厂家 "/"}}', '{{默认 批准文号 "/"}}'],
    width: 1860,
    style: style.textCell,
  },
  {
    heading: ['批号', '有效期至'],
    cell: ['{{默认 批号 "/"}}', '{{#if 有效期}}{{短日期 有效期}}{{else}}/{{/if}}'],
    width: 1110,
    style: style.centredCell,
  },
  { heading: ['单位'], cell: ['{{单位}}'], width: 480, style: style.centredCell },
  { heading: ['数量'], cell: ['{{数字 数量}}'], width: 720, style: style.numberCell },
  {
    heading: ['含税单价(元)', '税率'],
    cell: ['{{数字 含税单价}}', '{{百分比 税率}}'],
    width: 790,
    style: style.numberCell,
  },
  { heading: ['金额(元)'], cell: ['{{金额 金额}}{{/each}}'], width: 1118, style: style.numberCell },
];

/** 标的: a row per item between a repeated header and the totals in figures and in words. */
export function itemTable(): Table {
  const columns = itemColumns.length;
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: itemColumns.map(({ heading }) =>
      cell(
        heading.map((line) => paragraph(style.headerCell, line)),
        { centred: true },
      ),
    ),
  });
  const row = new TableRow({
    cantSplit: true,
    children: itemColumns.map((column) =>
      cell(
        column.cell.map((line) => paragraph(column.style, line)),
        { centred: true },
      ),
    ),
  });
  const total = (label: string, value: string): TableRow =>
    new TableRow({
      cantSplit: true,
      children: [
        cell([paragraph(style.totalCell, label)], { span: 2, centred: true }),
        cell([paragraph(style.totalCell, value)], { span: columns - 2, centred: true }),
      ],
    });
  return table(
    itemColumns.map(({ width }) => width),
    [
      header,
      row,
      total('合计（小写）', '¥{{金额 合计}}{{#if 税额}}（其中不含税金额 ¥{{金额 不含税金额}}，税额 ¥{{金额 税额}}）{{/if}}'),
      total('合计（大写）', '人民币{{金额大写 合计}}'),
    ],
    ruled,
  );
}

/** A line of the signature block: label, and what both sides put there. `tall` leaves room for seal or signature. */
export interface SignLine {
  readonly label: string;
  readonly supplier: string;
  readonly buyer: string;
  readonly tall?: boolean;
}

/**
 * 签章: both parties side by side. Every row but the last is kept with the next one and none is split, so the block
 * never falls apart.
 */
export function signTable(supplierSeal: string, buyerSeal: string, lines: readonly SignLine[]): Table {
  const labelWidth = 1500;
  const side = (textWidth - labelWidth) / 2;
  const head = new TableRow({
    cantSplit: true,
    children: ['', supplierSeal, buyerSeal].map((text) => cell([paragraph(style.signLabel, text)], { centred: true })),
  });
  const rows = lines.map(
    ({ label, supplier, buyer, tall }) =>
      new TableRow({
        cantSplit: true,
        height: { value: tall ? 1020 : 380, rule: HeightRule.ATLEAST },
        children: [
          cell([paragraph(style.signLabel, label)], { centred: true }),
          cell([paragraph(style.signText, supplier)], { centred: true }),
          cell([paragraph(style.signText, buyer)], { centred: true }),
        ],
      }),
  );
  return table([labelWidth, side, side], [head, ...rows], ruled);
}

/** The fields of a party in its signature block (domain.md §6.4). */
export function partySignLines(): SignLine[] {
  const both = (label: string, field: string, tall?: boolean): SignLine => ({
    label,
    supplier: field.replaceAll('#', '供方'),
    buyer: field.replaceAll('#', '需方'),
    ...(tall ? { tall } : {}),
  });
  return [
    both('单位名称', '{{#.名称}}', true),
    both('住所', '{{#.住所}}'),
    both('统一社会信用代码', '{{#.统一社会信用代码}}'),
    both('法定代表人', '{{默认 #.法定代表人 "/"}}'),
    both('委托代理人（签字）', '{{默认 #.委托代理人 ""}}', true),
    both('电话', '{{默认 #.电话 "/"}}'),
    both('开户银行', '{{默认 #.开户银行 "/"}}'),
    both('账号', '{{默认 #.账号 "/"}}'),
    both('邮编', '{{默认 #.邮编 "/"}}'),
    { label: '签订日期', supplier: '{{日期 签订日期}}', buyer: '{{日期 签订日期}}' },
  ];
}
