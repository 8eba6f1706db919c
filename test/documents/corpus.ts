import type { MissingPolicy } from '../../src/docx/index.ts';
import { sealPng } from '../support/png.ts';
import { cell, p, row, run, type TestDocument, table } from '../unit/docx/behaviour/documents.ts';

/** One document that other engines get wrong, or that Word or LibreOffice would not open if we did. */
export interface Case {
  readonly name: string;
  readonly document: TestDocument | string;
  readonly data?: unknown;
  readonly missing?: MissingPolicy;
  /** What the body says, ¶ at the end of each paragraph. */
  readonly text?: string;
  /** Or the codes of the problems for which it is not made. */
  readonly refused?: readonly string[];
  /** What our checks say of it although it is as it should be: a value may look like a tag. */
  readonly noted?: readonly string[];
  /** Pages in LibreOffice; one when absent. */
  readonly pages?: number;
}

const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const control = (content: string, id = 5): string =>
  `<w:sdt><w:sdtPr><w:id w:val="${id}"/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
const box = (content: string): string =>
  `<w:r><w:pict><v:shape style="width:100pt;height:50pt"><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`;
const section = (content: string, type: string): string =>
  `<w:p><w:pPr><w:sectPr><w:type w:val="${type}"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:pPr>${run(content)}</w:p>`;
const pageBreak = '<w:r><w:br w:type="page"/></w:r>';
const list = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
const deleted = (text: string): string =>
  `<w:del w:id="2" w:author="a"><w:r><w:delText>${text}</w:delText></w:r></w:del>`;
const inserted = (content: string): string => `<w:ins w:id="1" w:author="a">${content}</w:ins>`;

const items = [{ 名: '一' }, { 名: '二' }];
const groups = [
  { 名: 'A', 项: [1, 2] },
  { 名: 'B', 项: [] },
];

/** Every row of "Measured behaviour" in the research on the peers. */
const measured: readonly Case[] = [
  { name: 'a missing field', document: p('{{甲}}'), data: {}, refused: ['field-missing'] },
  {
    name: 'a missing field, left blank',
    document: p('前{{甲}}后'),
    data: {},
    missing: 'blank',
    text: '前后¶',
  },
  {
    name: 'a missing field, a line',
    document: p('前{{甲}}'),
    data: {},
    missing: 'line',
    text: '前________¶',
  },
  { name: 'a missing field, marked', document: p('前{{甲}}'), data: {}, missing: 'mark', text: '前【甲】¶' },
  {
    name: 'a control character in a value',
    document: p('{{甲}}'),
    data: { 甲: 'a\u0000\u0008\u001fb\uffff' },
    text: 'ab¶',
  },
  {
    name: 'a value that holds a tag',
    document: p('{{甲}}'),
    data: { 甲: '{{乙}}', 乙: '秘密' },
    text: '{{乙}}¶',
    noted: ['tag-left'],
  },
  {
    name: 'a value that holds markup',
    document: p('{{甲}}'),
    data: { 甲: '</w:t><w:p/>&lt;' },
    text: '</w:t><w:p/>&lt;¶',
  },
  ...[
    '甲.constructor.name',
    '甲.constructor.constructor',
    '甲.__proto__',
    '__proto__',
    '甲.toString',
    'hasOwnProperty',
  ].map(
    (path): Case => ({
      name: `the path ${path}`,
      document: p(`{{${path}}}`),
      data: { 甲: {} },
      refused: ['field-missing'],
    }),
  ),
  {
    name: 'a call of a constructor',
    document: p('{{甲.constructor.constructor "return 7"}}'),
    data: { 甲: {} },
    refused: ['helper-unknown'],
  },
  {
    name: 'a tag split by spell marks and a bookmark',
    document: p(
      `${run('{{')}<w:proofErr w:type="spellStart"/>${run('甲')}<w:bookmarkStart w:id="1" w:name="x"/>${run('}')}<w:bookmarkEnd w:id="1"/>${run('}')}`,
    ),
    data: { 甲: 1 },
    text: '1¶',
  },
  {
    name: 'a tag half inside an insertion',
    document: p(run('{{') + inserted(run('甲}}'))),
    data: { 甲: 1 },
    text: '1¶',
  },
  {
    name: 'a tag with a deleted run inside',
    document: p(run('{{') + deleted('乙') + run('甲}}')),
    data: { 甲: 1 },
    text: '1¶',
  },
  {
    name: 'a tag in a hyperlink, a control, a smart tag, a text box',
    document: p(
      `<w:hyperlink w:anchor="x">${run('{{甲}}')}</w:hyperlink>${control(run('{{甲}}'))}<w:smartTag w:uri="u" w:element="e">${run('{{甲}}')}</w:smartTag>${box(p('{{甲}}'))}`,
    ),
    data: { 甲: 1 },
    text: '1111¶¶',
  },
  {
    name: 'a loop inside a control around paragraphs',
    document: control(p('{{#each 列}}') + p('{{名}}') + p('{{/each}}')) + p(''),
    data: { 列: items },
    text: '一¶二¶¶',
  },
  {
    name: 'a tag in a footnote',
    document: {
      body: p(`${run('文')}<w:r><w:footnoteReference w:id="2"/></w:r>`),
      footnotes: `<w:footnote w:id="2">${p('注 {{甲}}')}</w:footnote>`,
    },
    data: { 甲: 1 },
    text: '文¶',
  },
  {
    name: 'a loop in a table of one column',
    document: table(row('{{#each 列}}{{名}}{{/each}}')) + p(''),
    data: { 列: items },
    text: '一¶二¶¶',
  },
  {
    name: 'a false condition on its own paragraphs',
    document: p('前') + p('{{#if 甲}}') + p('中') + p('{{/if}}') + p('后'),
    data: {},
    text: '前¶后¶',
  },
  {
    name: 'a cell that a condition empties',
    document: table(row(`${p('{{#if 甲}}')}${p('中')}${p('{{/if}}')}`, '乙')) + p(''),
    data: {},
    text: '¶乙¶¶',
  },
  {
    name: 'a bookmark in a loop',
    document:
      p('{{#each 列}}') +
      p(`<w:bookmarkStart w:id="1" w:name="x"/>${run('{{名}}')}<w:bookmarkEnd w:id="1"/>`) +
      p('{{/each}}'),
    data: { 列: items },
    text: '一¶二¶',
  },
  {
    name: 'three slips at once',
    document: p('{{甲') + p('{{乙 丙}}') + p('{{#if 甲}}'),
    refused: ['tag-not-closed', 'helper-unknown', 'block-not-closed'],
  },
];

/** The edge cases of its section on how the best do it, and the classic bugs of its list of wishes. */
const edges: readonly Case[] = [
  { name: 'curly quotes and wide braces', document: p('｛｛默认 甲 “无”｝｝'), data: {}, text: '无¶' },
  {
    name: 'two loops in a row',
    document: table(row('{{#each 列}}{{名}}{{/each}}', '{{#each 列}}{{名}}、{{/each}}')) + p(''),
    data: { 列: items },
    text: '一二¶一、二、¶¶',
  },
  {
    name: 'two conditions in a cell',
    document: table(row('{{#if 甲}}甲{{/if}}{{#if 乙}}乙{{/if}}', '')) + p(''),
    data: { 乙: 1 },
    text: '乙¶¶¶',
  },
  {
    name: 'one block ends and another begins in a paragraph',
    document: p('{{#if 甲}}') + p('甲') + p('{{/if}}{{#if 乙}}') + p('乙') + p('{{/if}}'),
    data: { 甲: 1, 乙: 1 },
    text: '甲¶乙¶',
  },
  {
    name: 'a condition around rows',
    document: table(row('甲', '1'), row('{{#if 甲}}乙', '2{{/if}}')) + p(''),
    data: {},
    text: '甲¶1¶¶',
  },
  {
    name: 'a loop over nothing, its table gone',
    document: p('前') + table(row('{{#each 列}}{{名}}', '{{/each}}')) + p('后'),
    data: { 列: [] },
    text: '前¶后¶',
  },
  {
    name: 'groups of rows',
    document:
      table(row('{{#each 组}}{{名}}', ''), row('{{#each 项}}{{this}}', '{{../名}}{{/each}}{{/each}}')) +
      p(''),
    data: { 组: groups },
    text: 'A¶¶1¶A¶2¶A¶B¶¶¶',
  },
  {
    name: 'a table in a cell in a loop',
    document:
      table(
        `<w:tr>${cell(p('{{#each 组}}{{名}}') + table(row('{{#each 项}}{{this}}', '{{/each}}')) + p('{{/each}}'))}</w:tr>`,
      ) + p(''),
    data: { 组: groups },
    text: 'A¶1¶¶2¶¶¶B¶¶',
  },
  {
    name: 'a table at the end of a cell, its paragraph gone',
    document: table(`<w:tr>${cell(table(row('内')) + p('{{#if 甲}}尾{{/if}}'))}</w:tr>`) + p(''),
    data: {},
    text: '内¶¶¶',
  },
  {
    name: 'tables that a loop brings together',
    document: p('{{#each 列}}') + table(row('{{名}}')) + p('{{/each}}') + p(''),
    data: { 列: items },
    text: '一¶¶二¶¶',
  },
  {
    name: 'columns',
    document: table(row('{{#columns 列}}{{名}}{{/columns}}', '尾')) + p(''),
    data: { 列: items },
    text: '一¶二¶尾¶¶',
  },
  {
    name: 'equal neighbours',
    document: table(row('{{#each 列}}{{合并 类}}', '{{名}}{{/each}}')) + p(''),
    data: {
      列: [
        { 类: 'x', 名: 1 },
        { 类: 'x', 名: 2 },
      ],
    },
    text: 'x¶1¶¶2¶¶',
  },
  {
    name: 'list items',
    document: p(run('{{#each 列}}{{名}}{{/each}}'), list),
    data: { 列: items },
    text: '一¶二¶',
  },
  {
    name: 'a page for each entry',
    document: p('{{#each 列}}') + p(`${run('{{名}}')}${pageBreak}`) + p('{{/each}}') + p('完'),
    data: { 列: items },
    text: '一\u000c¶二\u000c¶完¶',
    pages: 3,
  },
  {
    name: 'a section for each entry',
    document: p('{{#each 列}}') + section('{{名}}', 'nextPage') + p('{{/each}}') + p('完'),
    data: { 列: items },
    text: '一¶二¶完¶',
    pages: 3,
  },
  {
    name: 'a continuous section for each entry',
    document: p('{{#each 列}}') + section('{{名}}', 'continuous') + p('{{/each}}') + p('完'),
    data: { 列: items },
    text: '一¶二¶完¶',
    pages: 2,
  },
  {
    name: 'a section in a condition that fails',
    document: p('{{#if 甲}}') + section('一', 'nextPage') + p('{{/if}}') + p('完'),
    data: {},
    text: '完¶',
  },
  {
    name: 'a section break in the paragraph of a closing tag',
    document: p('{{#if 甲}}') + p('一') + section('{{/if}}', 'nextPage') + p('完'),
    data: { 甲: 1 },
    text: '一¶¶完¶',
    pages: 2,
  },
  {
    name: 'a field whose result holds a tag, in a loop',
    document:
      p('{{#each 列}}') +
      p(
        `${mark('begin')}<w:r><w:instrText>QUOTE</w:instrText></w:r>${mark('separate')}${run('{{名}}')}${mark('end')}`,
      ) +
      p('{{/each}}'),
    data: { 列: items },
    text: '一¶二¶'.replace('一', 'QUOTE一').replace('二', 'QUOTE二'),
  },
  {
    name: 'a block that cuts a field',
    document: p(
      `${run('{{#if 甲}}')}${mark('begin')}<w:r><w:instrText>PAGE</w:instrText></w:r>${run('{{/if}}')}${mark('end')}`,
    ),
    refused: ['block-cuts-field'],
  },
  {
    name: 'a control that shows its placeholder',
    document: p(
      `<w:sdt><w:sdtPr><w:id w:val="7"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run('{{甲}}')}</w:sdtContent></w:sdt>`,
    ),
    data: { 甲: 1 },
    text: '1¶',
  },
  {
    name: 'controls and text boxes in a loop',
    document: p('{{#each 列}}') + p(control(run('{{名}}'), 77) + box(p('{{名}}'))) + p('{{/each}}'),
    data: { 列: items },
    text: '一一¶¶二二¶¶',
  },
  {
    name: 'deleted and inserted paragraphs',
    document:
      `<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="a"/></w:rPr></w:pPr>${deleted('旧')}${run('{{甲}}')}</w:p>` +
      p(inserted(run('新'))),
    data: { 甲: 1 },
    text: '1新¶',
  },
  {
    name: 'lines and tabs in a value',
    document: p(run('{{甲}}', '<w:b/>')),
    data: { 甲: '一\n二\t三' },
    text: '一\n二\t三¶',
  },
  {
    name: 'pictures',
    document: p('{{印章 甲}}（盖章）{{图片 甲 20}}'),
    data: { 甲: sealPng(60) },
    text: '（盖章）¶',
  },
  {
    name: 'a hundred rows over several pages',
    document: table(row('{{#each 列}}{{名}}', '{{@number}}{{/each}}')) + p(''),
    data: { 列: Array.from({ length: 100 }, () => ({ 名: '行' })) },
    pages: 3,
  },
  {
    name: 'values in a header and a footer',
    document: { body: p('文'), header: p('{{甲}}'), footer: p('{{甲}}') },
    data: { 甲: 1 },
    text: '文¶',
  },
  { name: 'nothing but a condition that fails', document: p('{{#if 甲}}文{{/if}}'), data: {}, text: '¶' },
];

export const corpus: readonly Case[] = [...measured, ...edges];
