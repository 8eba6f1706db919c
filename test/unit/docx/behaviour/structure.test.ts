import { describe, expect, it } from 'vitest';
import { cell, p, render, row, run, table, templateProblems } from './documents.ts';

const items = [
  { 品名: '甲药', 数量: 3 },
  { 品名: '乙药', 数量: 5 },
];
const list = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';

describe('loops', () => {
  it('repeat the row whose cells hold the tags', () => {
    const body =
      table(row('品名', '数量'), row('{{#each 明细}}{{品名}}', '{{数量}}{{/each}}'), row('合计', '')) +
      p('完');
    expect(render(body, { 明细: items }).text).toBe('品名¶数量¶甲药¶3¶乙药¶5¶合计¶¶完¶');
  });

  it('repeat the row of a one-column table', () => {
    const body = table(row('{{#each 明细}}{{品名}}{{/each}}')) + p('');
    const { xml, text } = render(body, { 明细: items });
    expect(text).toBe('甲药¶乙药¶¶');
    expect(xml.match(/<w:tr>/g)).toHaveLength(2);
  });

  it('repeat several rows between rows that hold only tags', () => {
    const body = table(row('{{#each 明细}}'), row('{{品名}}'), row('{{数量}}'), row('{{/each}}')) + p('');
    expect(render(body, { 明细: items }).text).toBe('甲药¶3¶乙药¶5¶¶');
  });

  it('repeat paragraphs, and the tags leave no blank ones', () => {
    const body = p('前') + p('{{#each 明细}}') + p('{{品名}}') + p('{{数量}}') + p('{{/each}}') + p('后');
    expect(render(body, { 明细: items }).text).toBe('前¶甲药¶3¶乙药¶5¶后¶');
  });

  it('repeat the item of a numbered list', () => {
    const body = p(run('{{#each 明细}}{{品名}}{{/each}}'), list);
    const { text, xml } = render(body, { 明细: items });
    expect(text).toBe('甲药¶乙药¶');
    expect(xml.match(/<w:numPr>/g)).toHaveLength(2);
  });

  it('repeat the item of a list that its style numbers', () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="L0"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="L"><w:basedOn w:val="L0"/></w:style>';
    const body = p(run('{{#each 明细}}{{品名}}{{/each}}'), '<w:pStyle w:val="L"/>');
    expect(render({ body, styles }, { 明细: items }).text).toBe('甲药¶乙药¶');
  });

  it('repeat within a line of text', () => {
    const body = p('含{{#each 明细}}{{品名}}{{#unless @last}}、{{/unless}}{{/each}}。');
    expect(render(body, { 明细: items }).text).toBe('含甲药、乙药。¶');
  });

  it('repeat stretches of runs, each with its format', () => {
    const body = p(run('{{#each 明细}}') + run('{{品名}}', '<w:b/>') + run('，{{/each}}完'));
    const { text, xml } = render(body, { 明细: items });
    expect(text).toBe('甲药，乙药，完¶');
    expect(xml.match(/<w:b\/>/g)).toHaveLength(2);
  });

  it('nest, with outer fields and turn numbers in reach', () => {
    const body =
      p('{{#each 组}}') +
      p('{{序号}}.{{名}}') +
      table(row('{{#each 项}}{{../名}}-{{@number}}', '{{this}}/{{@root.总}}/{{@../index}}{{/each}}')) +
      p('{{/each}}完');
    const data = {
      总: 9,
      组: [
        { 名: 'A', 项: ['x', 'y'] },
        { 名: 'B', 项: ['z'] },
      ],
    };
    expect(render(body, data).text).toBe('1.A¶A-1¶x/9/0¶A-2¶y/9/0¶2.B¶B-1¶z/9/1¶完¶');
  });

  it('nest in rows of one table', () => {
    const body =
      table(row('{{#each 组}}{{名}}', ''), row('{{#each 项}}{{this}}', '{{@number}}{{/each}}{{/each}}')) +
      p('');
    const data = {
      组: [
        { 名: 'A', 项: ['x', 'y'] },
        { 名: 'B', 项: [] },
      ],
    };
    expect(render(body, data).text).toBe('A¶¶x¶1¶y¶2¶B¶¶¶');
  });

  it('work inside a content control around paragraphs', () => {
    const body = `<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent>${p('{{#each 明细}}')}${p('{{品名}}')}${p('{{/each}}')}</w:sdtContent></w:sdt>`;
    expect(render(body, { 明细: items }).text).toBe('甲药¶乙药¶');
    expect(render(body, { 明细: [] }).xml).toContain('<w:sdtContent><w:p/></w:sdtContent>');
  });

  it('show the other arm when the list is empty', () => {
    const body = p('{{#each 明细}}') + p('{{品名}}') + p('{{else}}') + p('无明细') + p('{{/each}}');
    expect(render(body, { 明细: [] }).text).toBe('无明细¶');
    expect(render(body, {}).text).toBe('无明细¶');
    expect(render(body, { 明细: items }).text).toBe('甲药¶乙药¶');
  });

  it('drop a table that has no row left', () => {
    const body = p('前') + table(row('{{#each 明细}}{{品名}}', '{{数量}}{{/each}}')) + p('后');
    expect(render(body, { 明细: [] }).xml).not.toContain('<w:tbl>');
  });
});

describe('two blocks in one place', () => {
  it('one ends and the next begins in the same paragraph', () => {
    const body = p('{{#if a}}') + p('甲') + p('{{/if}}{{#if b}}') + p('乙') + p('{{/if}}');
    expect(render(body, { a: true, b: true }).text).toBe('甲¶乙¶');
    expect(render(body, { a: true }).text).toBe('甲¶');
    expect(render(body, { b: true }).text).toBe('乙¶');
  });

  it('one ends and the next begins in the same row', () => {
    const body =
      table(
        row('{{#each 甲}}'),
        row('{{this}}'),
        row('{{/each}}{{#each 乙}}'),
        row('{{this}}'),
        row('{{/each}}'),
      ) + p('');
    expect(render(body, { 甲: [1, 2], 乙: [3] }).text).toBe('1¶2¶3¶¶');
  });

  it('two conditions stand in one cell, two loops in one line', () => {
    const body =
      table(
        row(
          '{{#if a}}甲{{/if}}{{#if b}}乙{{/if}}',
          '{{#each l}}{{this}}{{/each}}-{{#each l}}{{this}}{{/each}}',
        ),
      ) + p('');
    expect(render(body, { a: true, b: true, l: [1, 2] }).text).toBe('甲乙¶12-12¶¶');
    expect(render(body, { l: [1] }).text).toBe('¶1-1¶¶');
  });

  it('a loop and a condition around the same row', () => {
    const body =
      table(row('{{#each 明细}}{{#if 数量}}{{品名}}', '{{数量}}{{/if}}{{/each}}'), row('合计', '')) + p('');
    expect(render(body, { 明细: [...items, { 品名: '丙药', 数量: 0 }] }).text).toBe('甲药¶3¶乙药¶5¶合计¶¶¶');
  });

  it('two blocks that divide one row are refused', () => {
    const body = table(row('{{#if a}}甲', '乙{{/if}}', '{{#if b}}丙', '丁{{/if}}')) + p('');
    expect(templateProblems(body).map(({ code }) => code)).toContain('blocks-overlap');
  });

  it('a tag amid text whose partner is in another paragraph is refused', () => {
    const body = p('前{{#if a}}中') + p('{{/if}}');
    expect(templateProblems(body)).toMatchObject([{ code: 'block-in-mid-text', cell: '第 1 段' }]);
  });

  it('tags at the edges of paragraphs take these whole', () => {
    const body =
      p('{{#if a}}第一段') +
      p('第二段{{/if}}') +
      p('说明：{{#each 明细}}') +
      p('{{品名}}') +
      p('{{/each}}完');
    expect(render(body, { a: true, 明细: items }).text).toBe('第一段¶第二段¶说明：¶甲药¶乙药¶完¶');
    expect(render(body, { 明细: [] }).text).toBe('说明：¶完¶');
  });
});

describe('conditions', () => {
  it('leave nothing of their own paragraphs', () => {
    const body = p('前') + p('{{#if a}}') + p('甲') + p('{{/if}}') + p('后');
    expect(render(body, {}).text).toBe('前¶后¶');
  });

  it('leave nothing of a paragraph that they fill', () => {
    const body = p('前') + p('{{#if a}}甲{{/if}}{{#each l}}{{this}}{{/each}}') + p('') + p('后');
    expect(render(body, { l: [] }).text).toBe('前¶¶后¶');
    expect(render(body, { l: [1] }).text).toBe('前¶1¶¶后¶');
  });

  it('choose among arms, over paragraphs and within a line', () => {
    const body =
      p('{{#if (eq 方式 "月结")}}') +
      p('月结') +
      p('{{else if (eq 方式 "预付")}}') +
      p('预付') +
      p('{{else}}') +
      p('其他') +
      p('{{/if}}') +
      p('{{#unless 冷链}}常温{{else}}冷链{{/unless}}运输');
    expect(render(body, { 方式: '月结' }).text).toBe('月结¶常温运输¶');
    expect(render(body, { 方式: '预付', 冷链: '是' }).text).toBe('预付¶冷链运输¶');
    expect(render(body, { 方式: '', 冷链: '否' }).text).toBe('其他¶常温运输¶');
  });

  it('show or hide rows', () => {
    const body = table(row('甲', '1'), row('{{#if a}}乙', '2{{/if}}')) + p('');
    expect(render(body, {}).text).toBe('甲¶1¶¶');
  });

  it.each<[unknown, boolean]>([
    [undefined, false],
    [null, false],
    [false, false],
    [0, false],
    ['', false],
    [' ', false],
    ['否', false],
    [[], false],
    [Number.NaN, false],
    [true, true],
    [1, true],
    ['0', true],
    ['是', true],
    [[0], true],
    [{}, true],
  ])('%j holds: %s', (value, holds) => {
    expect(render(p('{{#if a}}真{{else}}假{{/if}}'), { a: value }).text).toBe(holds ? '真¶' : '假¶');
  });
});

describe('what Word needs stays', () => {
  it('tables that a loop or a condition brings together stay apart', () => {
    const small = (text: string): string => table(row(text));
    const loop = p('{{#each l}}') + small('{{this}}') + p('{{/each}}') + p('完');
    expect(render(loop, { l: [1, 2, 3] }).xml.match(/<\/w:tbl><w:p\/><w:tbl>/g)).toHaveLength(2);
    const condition = small('甲') + p('{{#if a}}') + p('间') + p('{{/if}}') + small('乙') + p('完');
    expect(render(condition, {}).xml).toContain('</w:tbl><w:p/><w:tbl>');
    expect(render(condition, { a: 1 }).text).toBe('甲¶间¶乙¶完¶');
    const line = small('甲') + p('{{#if a}}间{{/if}}') + small('乙') + p('完');
    expect(render(line, {}).xml).toContain('</w:tbl><w:p/><w:tbl>');
    expect(render(line, { a: 1 }).text).toBe('甲¶间¶乙¶完¶');
  });

  it('tables that touch in the template go on touching', () => {
    const body = table(row('甲')) + table(row('乙')) + p('{{#if a}}丙{{/if}}') + p('完');
    expect(render(body, {}).xml).toContain('</w:tbl><w:tbl>');
  });

  it('a cell emptied by a condition keeps a paragraph with its format', () => {
    const body =
      table(
        row(
          `${p('{{#if a}}', '<w:jc w:val="center"/>')}${p('甲', '<w:jc w:val="center"/>')}${p('{{/if}}')}`,
          '乙',
        ),
      ) + p('');
    const { xml } = render(body, {});
    expect(xml).toContain('</w:tcPr><w:p><w:pPr><w:jc w:val="center"></w:jc></w:pPr></w:p></w:tc>');
  });

  it('a cell ends in a paragraph when the one behind a table goes', () => {
    const inner = table(row('内'));
    const body = table(`<w:tr>${cell(`${inner}${p('{{#if a}}尾{{/if}}')}`)}</w:tr>`) + p('');
    expect(render(body, {}).xml).toMatch(/<\/w:tbl><w:p\/><\/w:tc>/);
    expect(render(body, { a: 1 }).text).toBe('内¶尾¶¶');
  });

  it('a header and a body that a condition empties keep a paragraph', () => {
    const document = { body: p('{{#if a}}甲{{/if}}'), header: p('{{#if a}}甲{{/if}}') };
    expect(render(document, {}).xml).toContain('<w:body><w:p/><w:sectPr>');
  });

  it('a section break is not lost with the tags of its paragraph', () => {
    const body = `${p('{{#if a}}') + p('甲')}<w:p><w:pPr><w:sectPr/></w:pPr>${run('{{/if}}')}</w:p>${p('乙')}`;
    expect(render(body, {}).xml.match(/<w:sectPr/g)).toHaveLength(2);
    expect(render(body, {}).text).toBe('¶乙¶');
  });

  it('ids and names stay unique in loops, and pairs stay pairs', () => {
    const drawing = '<w:r><w:drawing><wp:inline><wp:docPr id="4" name="图"/></wp:inline></w:drawing></w:r>';
    const control = `<w:sdt><w:sdtPr><w:id w:val="77"/></w:sdtPr><w:sdtContent>${run('x')}</w:sdtContent></w:sdt>`;
    const body =
      p(`<w:bookmarkStart w:id="900" w:name="外"/>${run('始')}<w:bookmarkEnd w:id="900"/>`) +
      p('{{#each 明细}}') +
      `<w:p w14:paraId="0A0B0C0D"><w:bookmarkStart w:id="3" w:name="项"/>${run('{{品名}}')}<w:bookmarkEnd w:id="3"/>${drawing}${control}</w:p>` +
      p('{{/each}}');
    const { xml } = render(body, { 明细: items });
    const all = (pattern: RegExp): string[] => [...xml.matchAll(pattern)].map((match) => match[1] ?? '');
    const starts = all(/<w:bookmarkStart w:id="(\d+)"/g);
    expect(new Set(starts).size).toBe(3);
    expect(all(/<w:bookmarkEnd w:id="(\d+)"/g)).toEqual(starts);
    expect(all(/w:name="([^"]*)"/g)[1]).toBe('项');
    expect(new Set(all(/w:name="([^"]*)"/g)).size).toBe(3);
    expect(new Set(all(/<wp:docPr id="(\d+)"/g)).size).toBe(2);
    expect(new Set(all(/<w:id w:val="(\d+)"/g)).size).toBe(2);
    expect(xml).not.toContain('paraId');
  });

  it('a bookmark goes when only one of its ends would be left', () => {
    const body =
      p(`<w:bookmarkStart w:id="3" w:name="项"/>${run('甲')}`) +
      p('{{#if a}}') +
      p(`${run('乙')}<w:bookmarkEnd w:id="3"/>`) +
      p('{{/if}}');
    expect(render(body, {}).xml).not.toContain('bookmark');
  });

  it('a content control with a tag stops being a placeholder and being bound', () => {
    const body = p(
      `<w:sdt><w:sdtPr><w:dataBinding w:xpath="/x"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run('{{a}}')}</w:sdtContent></w:sdt>`,
    );
    const { xml } = render(body, { a: 1 });
    expect(xml).not.toMatch(/dataBinding|showingPlcHdr/);
  });
});
