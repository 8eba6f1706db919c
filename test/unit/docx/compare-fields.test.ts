import { describe, expect, it } from 'vitest';
import { compareFields, compileTemplate, offerOfData, offerOfPaths } from '../../../src/docx/index.ts';
import { nearNames } from '../../../src/docx/near-names.ts';
import { makeDocument, p, refuse, row, table } from './behaviour/documents.ts';

const fieldsOf = (body: string) => compileTemplate(makeDocument({ body })).fields;
const found = (body: string, data: unknown) =>
  compareFields(fieldsOf(body), offerOfData(data)).problems.map(({ code, field, near }) => [
    code,
    field,
    ...(near ?? []),
  ]);

describe('a name that was meant', () => {
  const known = [
    '买方.名称',
    '买方.住所',
    '卖方.名称',
    '合同编号',
    '签订日期',
    '签订地点',
    '单价',
    '明细.批号',
  ];
  it.each<[string, string[]]>([
    ['买方.名字', ['买方.名称']],
    ['名称', ['买方.名称', '卖方.名称']],
    ['需方.名称', ['买方.名称', '卖方.名称']],
    ['签约日期', ['签订日期']],
    ['签日订期', ['签订日期']],
    ['编号', ['合同编号']],
    ['单价(元)', ['单价']],
    ['单价（元）', ['单价']],
    ['批号', ['明细.批号']],
    ['明细.批 号', ['明细.批号']],
    ['卖方.住所', []],
    ['经办人', []],
    ['a', []],
    ['', []],
  ])('for %s is found', (written, names) => {
    expect(nearNames(written, known)).toEqual(names);
  });
});

describe('fields beside data', () => {
  const data = {
    买方: { 名称: '甲', 电话: '1' },
    明细: [{ 品名: '药' }, { 批号: '1' }],
    总价: 1,
    备注: null,
  };

  it.each<[string, string, unknown[]]>([
    ['all there', p('{{买方.名称}}{{总价}}{{备注}}{{#each 明细}}{{品名}}{{批号}}{{/each}}'), []],
    ['a slip', p('{{买方.名字}}'), [['field-unknown', '买方.名字', '买方.名称']]],
    ['a field of nobody', p('{{经办人}}'), [['field-unknown', '经办人']]],
    ['a condition', p('{{#if 冷链}}x{{/if}}'), [['field-unknown', '冷链']]],
    [
      'a field of a list',
      p('{{#each 明细}}{{批次号}}{{/each}}'),
      [['field-unknown', '明细.批次号', '明细.批号']],
    ],
    [
      'a list by another name',
      p('{{#each 明细表}}{{品名}}{{/each}}'),
      [
        ['field-unknown', '明细表', '明细'],
        ['field-unknown', '明细表.品名', '明细.品名'],
      ],
    ],
    ['a group by another name', p('{{需方.名称}}'), [['field-unknown', '需方.名称', '买方.名称']]],
    ['a list that is none', p('{{#each 总价}}{{this}}{{/each}}'), [['field-other-kind', '总价']]],
    ['a value that is a list', p('{{明细}}'), [['field-other-kind', '明细']]],
    [
      'a group that is a value',
      p('{{总价.大写}}'),
      [
        ['field-other-kind', '总价'],
        ['field-unknown', '总价.大写'],
      ],
    ],
  ])('%s', (_, body, problems) => {
    expect(found(body, data)).toEqual(problems);
  });

  it('are told with place and repair, and what was left unused', () => {
    const { problems, unused } = compareFields(
      fieldsOf(table(row('甲', '{{买方.名字}}'))),
      offerOfData(data),
    );
    expect(problems).toMatchObject([
      {
        severity: 'warning',
        sheet: 'word/document.xml',
        cell: '第 2 段',
        message: '没有“买方.名字”可填，用在正文第 2 段“{{买方.名字}}”。',
        repair: '是不是“买方.名称”？请改模板里的名字，或在数据里补上它。',
      },
    ]);
    expect(unused).toEqual(['买方.名称', '买方.电话', '明细.品名', '明细.批号', '总价', '备注']);
  });

  it('are a note only where the text does without them', () => {
    const { problems } = compareFields(
      fieldsOf(p('{{#if 冷链}}{{温度}}{{/if}}{{默认 附言 "无"}}{{编号}}')),
      offerOfData({}),
    );
    expect(problems.map(({ field, severity }) => [field, severity])).toEqual([
      ['冷链', 'note'],
      ['温度', 'note'],
      ['附言', 'note'],
      ['编号', 'warning'],
    ]);
  });

  it('may be the columns of a book, given by their paths', () => {
    const offer = offerOfPaths(new Set(['合同编号', '明细', '明细.数量', '供方.名称']));
    expect([...offer]).toEqual([
      ['合同编号', 'value'],
      ['明细', 'list'],
      ['明细.数量', 'value'],
      ['供方', 'group'],
      ['供方.名称', 'value'],
    ]);
    const { unused } = compareFields(fieldsOf(p('{{合同编号}}{{#each 明细}}{{数量}}{{/each}}')), offer);
    expect(unused).toEqual(['供方.名称']);
  });

  it('do not run through names that only the prototype has', () => {
    expect(found(p('{{constructor.name}}{{toString}}'), {})).toEqual([
      ['field-unknown', 'constructor.name'],
      ['field-unknown', 'toString'],
    ]);
  });
});

it('a document refused for a missing field asks for the name that was meant', () => {
  const [problem] = refuse(p('{{买方.名字}}'), { 买方: { 名称: '甲' } });
  expect(problem).toMatchObject({ code: 'field-missing', near: ['买方.名称'] });
  expect(problem?.repair).toBe('是不是“买方.名称”？请补上“买方.名字”，或把它设为选填。');
  expect(refuse(p('{{a}}'), { a: '', b: 1 })[0]).not.toHaveProperty('near');
});

it('a field knows what its value must read as', () => {
  const body = p('{{日期 签订日期}}{{金额 总价}}{{金额大写 总价}}{{百分比 税率}}{{默认 备注 "无"}}{{名称}}');
  expect(fieldsOf(body).map(({ path, reads }) => [path, reads])).toEqual([
    ['签订日期', 'date'],
    ['总价', 'money'],
    ['税率', 'percent'],
    ['备注', undefined],
    ['名称', undefined],
  ]);
});
