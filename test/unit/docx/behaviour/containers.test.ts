import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../../../src/docx/index.ts';
import {
  cell,
  p,
  partText,
  render,
  row,
  run,
  type TestDocument,
  table,
  templateProblems,
  textOf,
} from './documents.ts';

const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const code = '<w:r><w:instrText/></w:r>';
const field = (result: string): string => mark('begin') + code + mark('separate') + result + mark('end');
const control = (content: string): string =>
  `<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
const custom = (content: string): string => `<w:customXml w:element="e">${content}</w:customXml>`;
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** Tags in everything that a lawyer's own file may hold; text of the body, other parts left out. */
const places: readonly [place: string, document: TestDocument | string, text: string][] = [
  ['a simple field', p(`<w:fldSimple w:instr=" REF x ">${run('{{a}}')}</w:fldSimple>`), '甲¶'],
  ['the result of a field', p(field(run('{{') + run('a}}'))), '甲¶'],
  ['a block around a field', p(run('{{#if a}}') + field(run('乙')) + run('{{/if}}')), '乙¶'],
  ['custom markup within a line', p(custom(run('{{a')) + run('}}')), '甲¶'],
  [
    'custom markup around paragraphs',
    custom(p('{{#each l}}') + p('{{this}}') + p('{{/each}}')) + p(''),
    '1¶2¶¶',
  ],
  ['text of the other direction', p(`<w:bdo w:val="rtl">${run('{{a')}</w:bdo>${run('}}')}`), '甲¶'],
  [
    'a hyperlink',
    p(`<w:hyperlink w:anchor="x">${run('{{#each l}}{{this}}、{{/each}}')}</w:hyperlink>`),
    '1、2、¶',
  ],
  ['a content control in a line', p(control(run('{{a}}')) + run('，{{a}}')), '甲，甲¶'],
  [
    'a content control around rows',
    table(control(row('{{#each l}}{{this}}', '{{@number}}{{/each}}'))) + p(''),
    '1¶1¶2¶2¶¶',
  ],
  [
    'a content control around a cell',
    table(`<w:tr>${control(cell('{{#each l}}{{this}}'))}${cell('{{@number}}{{/each}}')}</w:tr>`) + p(''),
    '1¶1¶2¶2¶¶',
  ],
  [
    'a table in a cell',
    table(
      `<w:tr>${cell('{{#each g}}{{名}}')}${cell(table(row('{{#each l}}{{this}}', '{{/each}}')) + p('{{/each}}'))}</w:tr>`,
    ) + p(''),
    'A¶1¶¶2¶¶¶B¶¶¶',
  ],
  [
    'a text box in a loop',
    p('{{#each l}}') +
      p(
        `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${p('{{this}}')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`,
      ) +
      p('{{/each}}'),
    '1¶¶2¶¶',
  ],
  ['a formula', p('<m:oMath><m:r><m:t>{{a}}</m:t></m:r></m:oMath>'), '甲¶'],
  [
    'text with its reading',
    p(
      `<w:r><w:ruby><w:rubyPr/><w:rt>${run('读')}</w:rt><w:rubyBase>${run('{{a}}')}</w:rubyBase></w:ruby></w:r>`,
    ),
    '读甲¶',
  ],
  ['text without preserved space', '<w:p><w:r><w:t>x {{a}} y</w:t></w:r></w:p>', 'x 甲 y¶'],
  [
    'a block tag half inside a tracked insertion',
    p(`${run('{{#if')}<w:ins w:id="1" w:author="a">${run(' a}}')}</w:ins>${run('是{{/if}}')}`),
    '是¶',
  ],
  [
    'a paragraph whose mark was inserted',
    `<w:p><w:pPr><w:rPr><w:ins w:id="1" w:author="a"/></w:rPr></w:pPr>${run('{{a}}')}</w:p>`,
    '甲¶',
  ],
  [
    'moved text',
    p(
      `<w:moveFrom w:id="1" w:author="a">${run('{{b}}')}</w:moveFrom><w:moveTo w:id="2" w:author="a">${run('{{a}}')}</w:moveTo>`,
    ),
    '甲¶',
  ],
];
const data = {
  a: '甲',
  l: [1, 2],
  g: [
    { 名: 'A', l: [1, 2] },
    { 名: 'B', l: [] },
  ],
};

describe('a tag', () => {
  it.each(places)('is filled in %s', (_, document, text) => {
    const made = render(document, data);
    expect(made.text).toBe(text);
    expect(checkDocument(made.bytes)).toEqual([]);
  });

  it('is filled in endnotes', () => {
    const ns = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const { bytes } = render(
      {
        body: p('正文'),
        parts: {
          'word/endnotes.xml': `<w:endnotes ${ns}><w:endnote w:id="1">${p('注 {{a}}')}</w:endnote></w:endnotes>`,
          '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${word}.document.main+xml"/><Override PartName="/word/endnotes.xml" ContentType="${word}.endnotes+xml"/></Types>`,
        },
      },
      data,
    );
    expect(textOf(partText(bytes, 'word/endnotes.xml'))).toBe('注 甲¶');
  });

  it.each<[string, string]>([
    [
      'the beginning of a field',
      p(`${run('{{#if a}}')}${mark('begin')}${code}${mark('separate')}${run('x{{/if}}y')}${mark('end')}`),
    ],
    [
      'the end of a field',
      p(`${mark('begin')}${code}${mark('separate')}${run('x{{#if a}}y')}${mark('end')}${run('{{/if}}')}`),
    ],
    [
      'ends of two fields',
      p(
        `${mark('begin')}${code}${run('{{#if a}}')}${mark('end')}${mark('begin')}${code}${run('{{/if}}')}${mark('end')}`,
      ),
    ],
  ])('of a block may not cut off %s', (_, body) => {
    expect(templateProblems(body)).toMatchObject([{ code: 'block-cuts-field', cell: '第 1 段' }]);
  });
});

describe('what Chinese input methods type', () => {
  it.each([
    ['{｛a}｝', '甲¶'],
    ['{{＃each l}}{{this}}{{／each}}', '12¶'],
    ['{{#if （等于 a “甲”）}}是{{/if}}', '是¶'],
    ['{{#if（并且 （等于 a “甲”） 数量（盒））}}是{{else if （等于 a ‘（甲’）}}否{{/if}}', '是¶'],
    ['{{数量（盒）}}，{{[数量（盒）]}}', '3，3¶'],
    ['{{买方。名称}}{{买方．名称}}', '乙乙¶'],
    ['{{默认 无 “（无）。”}}', '（无）。¶'],
    ['{{！ 说明（一） }}后', '后¶'],
  ])('is understood: %s', (text, shown) => {
    expect(render(p(text), { ...data, '数量（盒）': 3, 买方: { 名称: '乙' } }).text).toBe(shown);
  });
});
