import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../../../src/docx/index.ts';
import { conformanceErrors } from '../../../support/validator.ts';
import { p, refuse, render, row, table, templateProblems } from './documents.ts';

/** The rows of a table as text, cells apart by bars; what goes on with the cell above is ↑. */
function rowsOf(xml: string): string[] {
  return [...xml.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([markup]) =>
    [...markup.matchAll(/<w:tc>.*?<\/w:tc>/gs)]
      .map(([cell]) => (cell.includes('w:val="continue"') ? '↑' : cell.replace(/<[^>]*>/g, '')))
      .join('|'),
  );
}

const grid = (xml: string): number[] =>
  [...xml.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width));
const spans = (xml: string): string[] =>
  [...xml.matchAll(/<w:gridSpan w:val="(\d+)"/g)].map(([, span]) => span ?? '');

describe('{{#columns}} repeats cells across a row', () => {
  const months = {
    月: ['一', '二', '三'],
    户: [
      { 名: '甲', 额: [1, 2, 3] },
      { 名: '乙', 额: [4, 5, 6] },
    ],
  };

  it('one cell or several, in head and body alike; the grid follows and keeps its width', async () => {
    const body =
      table(
        row('客户', '{{#columns 月}}{{this}}月{{/columns}}', '备注'),
        row('{{#each 户}}{{名}}', '{{#columns 额}}{{this}}{{/columns}}', '{{序号}}{{/each}}'),
      ) + p('');
    const { xml, bytes } = render(body, months);
    expect(rowsOf(xml)).toEqual(['客户|一月|二月|三月|备注', '甲|1|2|3|1', '乙|4|5|6|2']);
    expect(grid(xml)).toEqual([2000, 666, 666, 666, 2000]);
    expect(xml.match(/<w:tcW w:w="666"/g)).toHaveLength(9);
    expect(checkDocument(bytes)).toEqual([]);
    expect(await conformanceErrors({ bytes, extension: 'docx' })).toEqual([]);
  });

  it('from a tag in one cell to one in another, with fields of the entry and of around', () => {
    const body = table(row('{{年}}', '{{#columns 月}}{{this}}', '{{@number}}/{{../年}}{{/columns}}')) + p('');
    const { xml } = render(body, { 年: 26, 月: ['一', '二'] });
    expect(rowsOf(xml)).toEqual(['26|一|1/26|二|2/26']);
    expect(grid(xml)).toEqual([2000, 1000, 1000, 1000, 1000]);
  });

  it('a cell of another row that lies over the columns grows along', () => {
    const title =
      '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>总表</w:t></w:r></w:p></w:tc></w:tr>';
    const body = table(title, row('项', '{{#columns 月}}{{this}}{{/columns}}')) + p('');
    expect(spans(render(body, { 月: ['一', '二', '三', '四'] }).xml)).toEqual(['5']);
    expect(spans(render(body, { 月: [] }).xml)).toEqual(['1']);
  });

  it('of nothing leaves no cell, and no row that had no other', () => {
    const body = table(row('甲'), row('{{#columns 月}}{{this}}{{/columns}}')) + p('完');
    const { xml, bytes } = render(body, { 月: [] });
    expect(rowsOf(xml)).toEqual(['甲']);
    expect(checkDocument(bytes)).toEqual([]);
  });

  it('outside of one row is refused, and so are more columns than Word takes', () => {
    expect(templateProblems(p('{{#columns 月}}{{this}}{{/columns}}'))).toMatchObject([
      { code: 'columns-outside-row' },
    ]);
    expect(templateProblems(table(row('{{#columns 月}}'), row('{{/columns}}')) + p(''))).toMatchObject([
      { code: 'columns-outside-row' },
    ]);
    const wide = table(row('{{#columns 月}}{{this}}{{/columns}}')) + p('');
    expect(refuse(wide, { 月: Array.from({ length: 64 }, (_, i) => i) })).toMatchObject([
      { code: 'too-many-columns' },
    ]);
  });
});

describe('{{合并}} makes equal neighbours one cell', () => {
  const lines = [
    { 供方: '甲', 品: '一' },
    { 供方: '甲', 品: '二' },
    { 供方: '乙', 品: '二' },
    { 供方: '甲', 品: '二' },
  ];
  const body =
    table(row('供方', '品名'), row('{{#each 行}}供：{{合并 供方}}', '{{品}}{{/each}}'), row('合计', '')) +
    p('');

  it('only where they follow each other; the text stands once', async () => {
    const { xml, bytes } = render(body, { 行: lines });
    expect(rowsOf(xml)).toEqual(['供方|品名', '供：甲|一', '↑|二', '供：乙|二', '供：甲|二', '合计|']);
    expect(xml.match(/w:val="restart"/g)).toHaveLength(3);
    expect(checkDocument(bytes)).toEqual([]);
    expect(await conformanceErrors({ bytes, extension: 'docx' })).toEqual([]);
  });

  it('and within an outer group, when that is named too', () => {
    const grouped = table(row('{{#each 行}}{{合并 供方}}', '{{合并 品 供方}}{{/each}}')) + p('');
    expect(rowsOf(render(grouped, { 行: lines }).xml)).toEqual(['甲|一', '↑|二', '乙|二', '甲|二']);
    expect(rowsOf(render(grouped, { 行: [lines[1], lines[1], lines[2]] }).xml)).toEqual([
      '甲|二',
      '↑|↑',
      '乙|二',
    ]);
  });

  it('starts anew in every turn of a loop around', () => {
    const nested = table(row('{{#each 组}}{{#each this}}{{合并 供方}}', '{{品}}{{/each}}{{/each}}')) + p('');
    expect(rowsOf(render(nested, { 组: [lines.slice(0, 2), lines.slice(0, 1)] }).xml)).toEqual([
      '甲|一',
      '↑|二',
      '甲|一',
    ]);
  });

  it('wants its value like any field', () => {
    expect(refuse(body, { 行: [{ 品: '一' }, { 品: '二' }] })).toMatchObject([
      { code: 'field-missing', field: '行.供方', rows: [[1], [2]] },
    ]);
  });

  it.each([
    ['outside of tables', p('{{#each 行}}{{合并 供方}}{{/each}}')],
    ['outside of loops', table(row('{{合并 a}}')) + p('')],
    [
      'in one of two rows of a turn',
      table(row('{{#each 行}}'), row('{{合并 供方}}'), row('{{品}}'), row('{{/each}}')) + p(''),
    ],
    [
      'in a row that a condition may leave out',
      table(row('{{#each 行}}{{#if 品}}{{合并 供方}}', '{{/if}}{{/each}}')) + p(''),
    ],
    ['in a condition', table(row('{{#each 行}}{{#if 品}}{{合并 供方}}{{/if}}', '{{/each}}')) + p('')],
  ])('is refused %s', (_, where) => {
    expect(templateProblems(where)).toMatchObject([{ code: 'merge-outside-rows' }]);
  });
});
