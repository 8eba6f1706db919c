import type { Workbook, Worksheet } from 'exceljs';
import type { Chapter, Table } from '../../ledger/column.ts';
import { pageFooter, pageSetup } from './layout.ts';
import { purposes } from './purposes.ts';
import {
  chapterColours,
  colours,
  font,
  headerLook,
  type Look,
  labelLook,
  left,
  linkLook,
  middle,
  noteLook,
  solid,
  titleLook,
} from './style.ts';
import { contentsName } from './table-sheet.ts';

const productTitle = '客户台账';
const subtitle =
  '会自己评分的客户工作簿：登记客户、记销售和回款，自动得出等级、分类、额度和账期，并据此出合同。';

const steps: readonly string[] = [
  '先在“公司信息”填本公司，在“参数”和各标准表按本公司制度核对数字；标准表里的数字是示例默认值。',
  '再填“客户登记”“证照”“资信调查”“发展潜力”，各表靠客户编号互相找到；编号以字母开头，例如 C0001。',
  '日常记“销售台账”“回款台账”；“信用评定”随填随算，缺什么写在“缺项”一列。',
  '在表格紧下方一行直接输入即增加一行，公式、格式和下拉列表会跟着来（Excel、WPS）；LibreOffice 里请先在表内插入行。',
];

const columnWidths = [16, 32, 92] as const;

/** Draws 目录: how to use the book, the meaning of the colours, and a link to every sheet by chapter. */
export function drawContentsSheet(workbook: Workbook, tables: readonly Table[]): void {
  const sheet = workbook.addWorksheet(contentsName, {
    properties: { tabColor: { argb: colours.title }, defaultRowHeight: 20 },
    pageSetup: { ...pageSetup(), fitToHeight: 1 },
    headerFooter: { oddFooter: pageFooter(productTitle) },
    views: [{ state: 'normal', showGridLines: false, zoomScale: 100 }],
  });
  columnWidths.forEach((width, index) => {
    sheet.getColumn(index + 1).width = width;
  });
  let row = drawIntroduction(sheet);
  for (const chapter of chaptersOf(tables)) {
    drawChapter(sheet, ++row, chapter);
    for (const table of tables) if (table.chapter === chapter) drawEntry(sheet, ++row, table);
  }
}

function chaptersOf(tables: readonly Table[]): Chapter[] {
  return [...new Set(tables.map(({ chapter }) => chapter))];
}

/** @returns the last row used */
function drawIntroduction(sheet: Worksheet): number {
  write(sheet, 'A1', productTitle, {
    ...titleLook,
    font: font({ size: 20, bold: true, color: { argb: colours.title } }),
  });
  sheet.getRow(1).height = 36;
  write(sheet, 'A2', subtitle, noteLook);
  sheet.getRow(2).height = 22;
  let row = 3;
  steps.forEach((step, index) => {
    row++;
    write(sheet, `A${row}`, `${index + 1}. ${step}`, { font: font(), alignment: middle });
  });
  row += 2;
  const legend: readonly (readonly [string, string, Parameters<typeof headerLook>[0]])[] = [
    ['浅黄色', '由人填写', {}],
    ['浅黄色红字', '必须填写，空着就不评分、不出合同', { required: true }],
    ['灰色', '自动计算，不要改', { derived: true }],
  ];
  for (const [label, meaning, kind] of legend) {
    write(sheet, `A${row}`, label, headerLook(kind));
    write(sheet, `B${row}`, meaning, { font: font(), alignment: left });
    sheet.getRow(row).height = 20;
    row++;
  }
  return row;
}

function drawChapter(sheet: Worksheet, row: number, chapter: Chapter): void {
  for (const letters of ['A', 'B', 'C'])
    write(sheet, `${letters}${row}`, letters === 'A' ? chapter : null, {
      font: font({ bold: true, color: { argb: colours.white } }),
      fill: solid(chapterColours[chapter]),
      alignment: left,
    });
  sheet.getRow(row).height = 22;
}

function drawEntry(sheet: Worksheet, row: number, table: Table): void {
  const frame = labelLook();
  const link = { text: table.name, hyperlink: `#'${table.name}'!A1` };
  const cell = sheet.getCell(`A${row}`);
  cell.value = link;
  cell.style = { ...frame, ...linkLook, alignment: left };
  write(sheet, `B${row}`, table.title, frame);
  write(sheet, `C${row}`, purposes[table.id] ?? '', frame);
  sheet.getRow(row).height = 20;
}

function write(sheet: Worksheet, address: string, value: string | null, style: Look): void {
  const cell = sheet.getCell(address);
  cell.value = value;
  cell.style = style;
}
