import type { Chapter, Table } from '../../ledger/column.ts';
import { page } from './layout.ts';
import type { BookPlaces } from './places.ts';
import { purposes } from './purposes.ts';
import type { CellDesign, Look, SheetDesign } from './sheet-design.ts';
import {
  chapterColours,
  colours,
  font,
  headerLook,
  labelLook,
  left,
  linkLook,
  noteLook,
  titleLook,
} from './style.ts';

/** Cell A1 of 目录. */
export const productTitle = '客户台账';
const subtitle =
  '会自己评分的客户工作簿：登记客户、记销售和回款，自动得出等级、分类、额度和账期，并据此出合同。';

const steps: readonly string[] = [
  '先在“公司信息”填本公司，在“参数”和各标准表按本公司制度核对数字；标准表里的数字是示例默认值。',
  '再填“客户登记”“证照”“资信调查”“发展潜力”，各表靠客户编号互相找到；编号以字母开头，例如 C0001。',
  '日常记“销售台账”“回款台账”；“信用评定”随填随算，缺什么写在“缺项”一列。',
  '在表格紧下方一行直接输入即增加一行，公式、格式和下拉列表会跟着来（Excel、WPS）；LibreOffice 里请先在表内插入行。',
];

const legend: readonly (readonly [string, string, Parameters<typeof headerLook>[0]])[] = [
  ['浅黄色', '由人填写', {}],
  ['浅黄色红字', '必须填写，空着就不评分、不出合同', { required: true }],
  ['灰色', '自动计算，不要改', { derived: true }],
];

const columnWidths = [16, 32, 92] as const;
const lineHeight = 20;

/** A row of cells from column A on, and its height when it is not the sheet's own. */
export interface ContentsRow {
  readonly cells: readonly CellDesign[];
  readonly height?: number;
}

/** The sheet 目录: how to use the book, the meaning of the colours, and a link to every sheet by chapter. */
export function contentsSheet(tables: readonly Table[], places: BookPlaces): SheetDesign {
  const chapters = [...new Set(tables.map(({ chapter }) => chapter))];
  const rows = [
    ...introduction(),
    empty,
    ...chapters.flatMap((chapter) => [
      chapterRow(chapter),
      ...tables.filter((table) => table.chapter === chapter).map((table) => entryRow(table, places)),
    ]),
  ];
  return {
    name: places.contents,
    tabColour: colours.title,
    rowHeight: lineHeight,
    gridLines: false,
    page: page(productTitle, { pagesHigh: 1 }),
    columns: columnWidths.map((width) => ({ width })),
    heights: new Map(rows.flatMap(({ height }, place) => (height ? [[place + 1, height]] : []))),
    cells: rows.map(({ cells }) => cells),
    validations: [],
    highlights: [],
    names: [],
  };
}

const empty: ContentsRow = { cells: [] };

function introduction(): ContentsRow[] {
  const title: Look = { ...titleLook, font: font({ size: 20, bold: true, colour: colours.title }) };
  return [
    { cells: [{ content: productTitle, look: title }], height: 36 },
    { cells: [{ content: subtitle, look: noteLook }], height: 22 },
    empty,
    ...steps.map((step, index) => ({
      cells: [{ content: `${index + 1}. ${step}`, look: { font: font(), alignment: {} } }],
    })),
    empty,
    ...legend.map(([label, meaning, kind]) => ({
      cells: [
        { content: label, look: headerLook(kind) },
        { content: meaning, look: { font: font(), alignment: left } },
      ],
      height: lineHeight,
    })),
  ];
}

/** The line that opens a chapter. */
export function chapterRow(chapter: Chapter): ContentsRow {
  const look: Look = {
    font: font({ bold: true, colour: colours.white }),
    fill: chapterColours[chapter],
    alignment: left,
  };
  return { cells: [chapter, null, null].map((content) => ({ content, look })), height: 22 };
}

/** The line of a table: name with the way to it, title, purpose. */
export function entryRow(table: Table, places: BookPlaces): ContentsRow {
  const frame = labelLook();
  return {
    cells: [
      {
        content: table.name,
        look: { ...frame, ...linkLook, alignment: left },
        link: places.ofTable(table),
      },
      { content: table.title, look: frame },
      { content: purposes[table.id] ?? '', look: frame },
    ],
    height: lineHeight,
  };
}
