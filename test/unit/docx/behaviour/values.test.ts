import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkDocument,
  compileTemplate,
  HelperFailure,
  standardHelpers,
} from '../../../../src/docx/index.ts';
import { parseXml } from '../../../../src/docx/xml.ts';
import { sealPng } from '../../../support/png.ts';
import { cell, makeDocument, p, partText, refuse, render, row, run, table, textOf } from './documents.ts';

const one = p('{{a}}');

describe('a value', () => {
  it.each([
    ['甲 & 乙 <丙> "丁"', '甲 & 乙 <丙> "丁"'],
    ['{{b}} ｛｛b｝｝', '{{b}} ｛｛b｝｝'],
    ['</w:t></w:r></w:p><w:p/>', '</w:t></w:r></w:p><w:p/>'],
    ['a\u0000b\u0007c\u000bd\uffffe', 'abcde'],
    ['a\ud800b\udc00', 'a\ufffdb\ufffd'],
    ['𠮷野家😀', '𠮷野家😀'],
    ['  两边有空格  ', '  两边有空格  '],
    ['一\n二\r\n三\r四\t五', '一\n二\n三\n四\t五'],
    [0, '0'],
    [0.1 + 0.2, '0.3'],
    [1234567890123456, '1234567890123456'],
    [10n ** 20n, '100000000000000000000'],
    [true, '是'],
    [false, '否'],
  ])('%s is printed as text', (value, text) => {
    const data = { a: value, b: '不该出现' };
    expect(render(one, data).text).toBe(`${text}¶`);
  });

  it('keeps the format of its run after a line break', () => {
    const { xml } = render(p(run('{{a}}', '<w:b/>')), { a: '一\n二' });
    expect(xml).toContain(
      '<w:rPr><w:b></w:b></w:rPr>'.replace('></w:b>', '/>') +
        '<w:t xml:space="preserve">一</w:t><w:br/><w:t xml:space="preserve">二</w:t></w:r>',
    );
  });

  it('is any text, unchanged but for what XML forbids, in well-formed XML', () => {
    const template = compileTemplate(
      makeDocument({ body: p(run('前{{a}}后')) + table(`<w:tr>${cell('{{a}}')}</w:tr>`) + p('') }),
    );
    const unit = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'{}<>&"\'\t\n\r\u0000\ud83d\ude00中') }),
    );
    fc.assert(
      fc.property(
        unit.filter((text) => text.trim() !== ''),
        (text) => {
          const result = template.render({ a: text });
          if ('problems' in result) throw new Error('refused');
          const xml = partText(result.bytes);
          parseXml(new TextEncoder().encode(xml), 'document.xml');
          const clean = text
            .replace(/\r\n?/g, '\n')
            .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
            .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
          expect(textOf(xml)).toBe(`前${clean}后¶${clean}¶¶`);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('prints nothing that the data does not own, and calls nothing', () => {
    let called = false;
    const spy = (): string => {
      called = true;
      return 'x';
    };
    for (const path of [
      'a.constructor',
      'a.constructor.name',
      'a.__proto__',
      'a.toString',
      'toString',
      '__proto__.x',
      'a.length',
      'f',
      'f.name',
    ])
      expect(refuse(p(`{{${path}}}`), { a: { b: 1 }, f: spy }).length, path).toBe(1);
    expect(render(p('{{#if a.constructor}}有{{else}}无{{/if}}'), { a: {} }).text).toBe('无¶');
    expect(called).toBe(false);
  });

  it('that is a list or a group is refused', () => {
    expect(refuse(one, { a: { b: 1 } })).toMatchObject([{ code: 'value-not-text' }]);
    expect(refuse(p('{{#each a}}{{this}}{{/each}}'), { a: '文字' })).toMatchObject([
      { code: 'value-not-list' },
    ]);
  });
});

describe('a missing value', () => {
  const body =
    p('甲方：{{买方.名称}}') +
    table(`<w:tr>${cell('{{#each 明细}}{{品名}}')}${cell('{{批号}}{{/each}}')}</w:tr>`) +
    p('{{买方.名称}}，备注：{{备注}}');
  const data = { 明细: [{ 品名: '甲', 批号: '1' }, { 品名: '', 批号: null }, { 品名: '丙' }] };

  it('refuses the document and names every field once, with rows and place', () => {
    const problems = refuse(body, data);
    expect(problems.map(({ code, field, rows }) => [code, field, rows])).toEqual([
      ['field-missing', '买方.名称', undefined],
      ['field-missing', '明细.品名', [[2]]],
      ['field-missing', '明细.批号', [[2], [3]]],
      ['field-missing', '备注', undefined],
    ]);
    expect(problems[0]?.message).toContain('“买方.名称”');
    expect(problems[0]?.message).toContain('“甲方：{{买方.名称}}”');
    expect(problems[2]?.message).toContain('第 2、3 行');
  });

  it('stays blank when told so', () => {
    expect(render(body, data, { missing: 'blank' }).text).toBe('甲方：¶甲¶1¶¶¶丙¶¶，备注：¶');
  });

  it('becomes a line to write on when told so', () => {
    const { text } = render(body, data, { missing: 'line', optional: { 备注: '无' } });
    expect(text).toBe('甲方：________¶甲¶1¶________¶________¶丙¶________¶________，备注：无¶');
  });

  it('shows its name on yellow when told so, in the format of its place, and the text behind as it was', () => {
    const tag = p(
      run('{{买方.名称}}，{{金额大写 总价}}', '<w:b/><w:highlight w:val="red"/><w:u w:val="single"/>'),
    );
    const { xml, text, bytes } = render(tag, { 总价: 5 }, { missing: 'mark' });
    expect(text).toBe('【买方.名称】，伍元整¶');
    expect(xml.replaceAll('></w:b>', '/>').replace(/"><\/w:(?:highlight|u)>/g, '"/>')).toContain(
      '<w:r><w:rPr><w:b/><w:highlight w:val="yellow"/><w:u w:val="single"/></w:rPr><w:t xml:space="preserve">【买方.名称】</w:t></w:r>' +
        '<w:r><w:rPr><w:b/><w:highlight w:val="red"/><w:u w:val="single"/></w:rPr><w:t xml:space="preserve">，',
    );
    expect(checkDocument(bytes)).toEqual([]);
    expect(render(p('{{#each l}}{{this}}{{/each}}{{#if a}}x{{/if}}完'), {}, { missing: 'mark' }).text).toBe(
      '完¶',
    );
  });

  it('prints the text given for optional fields', () => {
    const full = { ...data, 买方: { 名称: '乙' } };
    const options = { optional: { 备注: '无', '明细.批号': '/', '明细.品名': '' } };
    expect(render(body, full, options).text).toBe('甲方：乙¶甲¶1¶¶/¶丙¶/¶乙，备注：无¶');
  });

  it('is not asked for where it is not printed', () => {
    expect(render(p('{{#if a}}{{b}}{{/if}}{{默认 c "无"}}{{#if (gt d 1)}}大{{/if}}'), {}).text).toBe('无¶');
  });

  it('is a list that is not there, but not an empty one', () => {
    const loop = p('{{#each 明细}}{{品名}}{{/each}}');
    expect(refuse(loop, {})).toMatchObject([{ code: 'field-missing', field: '明细' }]);
    expect(render(loop, { 明细: [] }).text).toBe('¶');
  });
});

describe('helpers', () => {
  const call = (expression: string, data: unknown): string =>
    render(p(`{{${expression}}}`), data).text.slice(0, -1);

  it.each<[string, unknown, string]>([
    ['金额大写 a', 1680.32, '壹仟陆佰捌拾元零叁角贰分'],
    ['金额大写 a', '￥1,680.32', '壹仟陆佰捌拾元零叁角贰分'],
    ['rmb a', 0.07 * 100, '柒元整'],
    ['金额 a', 7140, '7,140.00'],
    ['金额 a', '１２３４５．５', '12,345.50'],
    ['金额 a', -1234567.8, '-1,234,567.80'],
    ['金额 a', 1.1 + 2.2, '3.30'],
    ['money a', 0, '0.00'],
    ['数字 a', 1234.5, '1,234.5'],
    ['数字 a 4', 15.67, '15.6700'],
    ['number a 0', 2.5, '3'],
    ['number a 0', -2.5, '-3'],
    ['number a 2', 1.005, '1.01'],
    ['日期 a', 46349, '2026年11月23日'],
    ['日期 a', 46349.75, '2026年11月23日'],
    ['日期 a', '2026-11-23', '2026年11月23日'],
    ['日期 a', '2026-1-5', '2026年1月5日'],
    ['短日期 a', '2026年1月5日', '2026-01-05'],
    ['shortDate a', 46349, '2026-11-23'],
    ['百分比 a', 0.13, '13%'],
    ['百分比 a', 0.035, '3.5%'],
    ['百分比 a', '13%', '13%'],
    ['percent a 2', 0.1, '10.00%'],
    ['默认 a "无"', ' ', '无'],
    ['default a 5', 0, '0'],
    ['金额大写 (默认 a 5)', null, '伍元整'],
  ])('{{%s}} of %j', (expression, value, text) => {
    expect(call(expression, { a: value })).toBe(text);
  });

  it.each<[string, unknown]>([
    ['金额大写 a', '约一万'],
    ['金额大写 a', -5],
    ['金额大写 a', 1e17],
    ['金额 a', 12.345],
    ['金额 a', '1.2.3'],
    ['金额 a', '1,23'],
    ['数字 a', 'x'],
    ['数字 a 20', 1],
    ['日期 a', '2026-02-30'],
    ['日期 a', '2026-13-01'],
    ['日期 a', 20],
    ['日期 a', '去年'],
    ['百分比 a', '多'],
  ])('{{%s}} of %j is refused, not guessed', (expression, value) => {
    const problems = refuse(p(`{{${expression}}}`), { a: value });
    expect(problems).toMatchObject([{ code: 'value-unreadable', cell: '第 1 段' }]);
    expect(problems[0]?.repair).not.toBe('');
  });

  it.each<[string, boolean]>([
    ['eq a 5', true],
    ['eq a "5.0"', true],
    ['eq b "月结"', true],
    ['eq c d', true],
    ['eq a c', false],
    ['ne a 6', true],
    ['lt a 6', true],
    ['lt a 5', false],
    ['le a 5', true],
    ['gt a 10', false],
    ['ge a 5', true],
    ['gt c 1', false],
    ['le c 1', false],
    ['lt e "2026-12-01"', true],
    ['and a b', true],
    ['and a c', false],
    ['or c b', true],
    ['not c', true],
    ['not a', false],
    ['并且 (大于 a 1) (不等于 b "预付")', true],
  ])('(%s) is %s', (expression, holds) => {
    const data = { a: 5, b: '月结', c: null, e: '2026-11-23' };
    expect(render(p(`{{#if (${expression})}}真{{else}}假{{/if}}`), data).text).toBe(holds ? '真¶' : '假¶');
  });

  it('mean a column where they stand without arguments', () => {
    expect(render(p('{{日期}} {{金额}}'), { 日期: '今天', 金额: '很多' }).text).toBe('今天 很多¶');
  });

  it('may be added, and may fail with a reason', () => {
    const body = p('{{加倍 a}}');
    const double = {
      names: ['加倍'],
      arguments: [1, 1],
      does: '两倍',
      example: '{{加倍 数量}}',
      apply: ([value]: readonly unknown[]) =>
        typeof value === 'number' ? value * 2 : new HelperFailure('不是数字', '请填数字。'),
    } as const;
    const template = compileTemplate(makeDocument({ body }), { helpers: [double] });
    expect(template.problems).toEqual([]);
    expect(template.render({ a: 'x' })).toMatchObject({ problems: [{ code: 'value-unreadable' }] });
    expect('bytes' in template.render({ a: 4 })).toBe(true);
  });

  it('each have an example that works', () => {
    for (const { names, example } of standardHelpers) {
      const [call = '', expected] = example.split(' → ');
      const close = call.startsWith('{{#if') ? '真{{/if}}' : '';
      const inRow = table(row(cell(p(`{{#each l}}${call}`)), cell(p('{{/each}}'))));
      const inLoop = p('{{#each l}}') + p(call + close) + p('{{/each}}');
      const seal = sealPng(8);
      const entry = {
        供应商: '甲',
        标志: seal,
        公章: seal,
        总价: 7140,
        含税单价: 2.185,
        折算系数: 1234.5,
        签订日期: 46349,
        税率: 0.13,
      };
      const { text } = render(names.includes('merge') ? inRow : inLoop, { l: [entry] });
      if (expected !== undefined) expect(text, names[0]).toBe(`${expected.split('，')[0]}¶`);
    }
  });
});
