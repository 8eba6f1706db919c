import {
  BorderStyle,
  type FileChild,
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
const ruled = {
  top: thin,
  bottom: thin,
  left: thin,
  right: thin,
  insideHorizontal: thin,
  insideVertical: thin,
};
const unruled = {
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
function cell(children: readonly Paragraph[], options: CellOptions = {}): TableCell {
  return new TableCell({
    children,
    ...(options.span ? { columnSpan: options.span } : {}),
    ...(options.centred ? { verticalAlign: VerticalAlign.CENTER } : {}),
  });
}

/** A table of fixed layout: WPS takes the widths from `w:gridCol`, Word from the cells; both are written. */
function table(
  widths: readonly number[],
  rows: readonly TableRow[],
  borders: typeof ruled | typeof unruled,
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
  { heading: ['序号'], cell: ['{{#each 明细}}{{序号}}'], width: 400, style: style.centredCell },
  {
    heading: ['通用名称', '品牌'],
    cell: ['{{通用名称}}', '{{默认 品牌 "/"}}', '{{#if 备注}}', '备注：{{备注}}', '{{/if}}'],
    width: 1722,
    style: style.textCell,
  },
  { heading: ['规格', '剂型'], cell: ['{{规格}}', '{{默认 剂型 "/"}}'], width: 1306, style: style.textCell },
  {
    heading: ['生产厂家', '批准文号'],
    cell: ['{{默认 生产厂家 "/"}}', '{{默认 批准文号 "/"}}'],
    width: 1980,
    style: style.textCell,
  },
  {
    heading: ['批号', '有效期至'],
    cell: ['{{默认 批号 "/"}}', '{{#if 有效期}}{{短日期 有效期}}{{else}}/{{/if}}'],
    width: 1160,
    style: style.centredCell,
  },
  { heading: ['单位'], cell: ['{{单位}}'], width: 430, style: style.centredCell },
  { heading: ['数量'], cell: ['{{数字 数量}}'], width: 700, style: style.numberCell },
  {
    heading: ['含税单价', '税率'],
    cell: ['{{单价 含税单价}}', '{{百分比 税率}}'],
    width: 840,
    style: style.numberCell,
  },
  { heading: ['金额'], cell: ['{{金额 金额}}{{/each}}'], width: 1100, style: style.numberCell },
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
      total(
        '合计（小写）',
        '¥{{金额 合计}}{{#if 税额}}（其中不含税金额 ¥{{金额 不含税金额}}，税额 ¥{{金额 税额}}）{{/if}}',
      ),
      total('合计（大写）', '人民币{{金额大写 合计}}'),
    ],
    ruled,
  );
}

/**
 * Rows of the signature block (domain.md §6.4): `\n` parts the lines of a label, `@` stands for the party, `tall` leaves
 * room for seal or signature.
 */
const signLines: readonly { readonly label: string; readonly text: string; readonly tall?: true }[] = [
  { label: '单位名称', text: '{{@.名称}}', tall: true },
  { label: '住所', text: '{{@.住所}}' },
  { label: '统一社会信用代码', text: '{{@.统一社会信用代码}}' },
  { label: '法定代表人', text: '{{默认 @.法定代表人 "/"}}' },
  { label: '委托代理人\n（签字）', text: '{{#if @.委托代理人}}{{@.委托代理人}}{{/if}}', tall: true },
  { label: '电话', text: '{{默认 @.电话 "/"}}' },
  { label: '开户银行', text: '{{默认 @.开户银行 "/"}}' },
  { label: '账号', text: '{{默认 @.账号 "/"}}' },
  { label: '邮编', text: '{{默认 @.邮编 "/"}}' },
  { label: '签订日期', text: '{{日期 签订日期}}' },
];

/**
 * 签章: the closing words and both parties side by side. Every row is kept with the next one and none is split, so
 * the block never falls apart; the paragraph Word wants behind a table takes no room, so it never opens a page.
 */
export function signatures(): FileChild[] {
  const labelWidth = 1838;
  const side = (textWidth - labelWidth) / 2;
  const row = (label: string, supplier: string, buyer: string, height: number, styleId: string): TableRow =>
    new TableRow({
      cantSplit: true,
      height: { value: height, rule: HeightRule.ATLEAST },
      children: [
        cell(
          label.split('\n').map((line) => paragraph(style.signLabel, line)),
          { centred: true },
        ),
        ...[supplier, buyer].map((text) => cell([paragraph(styleId, text)], { centred: true })),
      ],
    });
  const rows = signLines.map(({ label, text, tall }) =>
    row(label, text.replaceAll('@', '供方'), text.replaceAll('@', '需方'), tall ? 900 : 340, style.signText),
  );
  const seals = row('项　目', '供方（盖章）', '需方（盖章）', 340, style.signLabel);
  return [
    paragraph(style.closing, '（以下无正文，为签章处）'),
    table([labelWidth, side, side], [seals, ...rows], ruled),
    paragraph(style.end, ''),
  ];
}
