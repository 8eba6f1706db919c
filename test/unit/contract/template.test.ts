import { describe, expect, test } from 'vitest';
import { readContractTemplate } from '../../../src/contract/template.ts';

const valid = {
  code: 'T9',
  title: '试用合同',
  englishTitle: 'Trial contract',
  version: '1.2',
  type: 'XS',
  ourSide: '供方',
  required: ['合同编号', '明细.数量'],
  requiredWhen: [{ field: '结算方式', is: ['账期'], fields: ['账期'] }],
  optional: { 其他约定: '无', 定金金额: '' },
  defaults: { 验收天数: 5, 份数: '两' },
  choices: { 争议解决: { values: ['供方'], endings: ['仲裁委员会'] }, 份数: { values: ['两'] } },
  clauses: [{ id: 'subject', heading: '标的' }],
  sample: { 合同编号: 'LY-XS-202611-0001' },
};

describe('description of a contract template', () => {
  test('a complete one is read as it stands', () => {
    expect(readContractTemplate(valid)).toEqual({ template: valid, problems: [] });
  });

  test.each([
    ['code', 't9'],
    ['code', undefined],
    ['title', ' '],
    ['version', 'neu'],
    ['version', 1.2],
    ['type', 'AB'],
    ['ourSide', '甲方'],
    ['required', '合同编号'],
    ['required', ['']],
    ['requiredWhen', [{ field: '结算方式' }]],
    ['optional', { 其他约定: null }],
    ['defaults', { 验收天数: {} }],
    ['choices', { 份数: ['两'] }],
    ['choices', { 份数: { values: ['两'], endings: '份' } }],
    ['clauses', [{ id: 'subject' }]],
    ['sample', []],
  ])('%s: %j is refused by name', (name, value) => {
    const { template, problems } = readContractTemplate({ ...valid, [name]: value });
    expect(template).toBeUndefined();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: 'template-description', severity: 'error' });
    expect(problems[0]?.message).toContain(`“${name}”`);
  });

  test.each([null, undefined, [], 'T1', 1])('%j is no description: every field is missing', (json) => {
    expect(readContractTemplate(json).problems).toHaveLength(Object.keys(valid).length);
  });

  test('a name from the prototype does not stand in for a field', () => {
    const inherited = Object.create(valid);
    expect(readContractTemplate(inherited).template).toBeUndefined();
  });

  test('an unknown field is told, and does no harm', () => {
    const { template, problems } = readContractTemplate({ ...valid, 备注: 'x' });
    expect(template?.code).toBe('T9');
    expect(problems.map(({ severity }) => severity)).toEqual(['warning']);
  });
});
