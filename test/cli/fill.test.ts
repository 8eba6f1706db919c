import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentLimits } from '../../src/opc/limits.ts';
import { inflateEntry, readZip } from '../../src/opc/zip.ts';
import { sealPng } from '../support/png.ts';
import { makeDocument, p } from '../unit/docx/behaviour/documents.ts';
import { build, hashOf, run, runJson, runWell, temporaryFolder } from './support/cli.ts';

interface Field {
  readonly name: string;
  readonly kind: string;
  readonly children: readonly Field[];
}

const folder = temporaryFolder();
const template = 'templates/contracts/T1-药品购销合同.docx';
const data = folder.path('数据.json');
const lacking = folder.path('缺项.json');

beforeAll(() => {
  build();
  const { sample } = JSON.parse(readFileSync('templates/contracts/T1-药品购销合同.json', 'utf8'));
  writeFileSync(data, JSON.stringify(sample));
  const { 名称: _, ...buyer } = sample.需方;
  writeFileSync(lacking, JSON.stringify({ ...sample, 需方: buyer }));
});
afterAll(folder.remove);

describe('fields', () => {
  test('gives the fields as a tree with their kinds', () => {
    const { fields, problems } = runJson<{ fields: Field[] }>(0, 'fields', template);
    expect(problems).toEqual([]);
    const named = (name: string, among = fields) => among.find((field) => field.name === name);
    expect(named('合同编号')).toMatchObject({ kind: 'value', children: [] });
    expect(named('明细')?.kind).toBe('list');
    expect(named('通用名称', [...(named('明细')?.children ?? [])])?.kind).toBe('value');
    expect(named('需方')?.children.map(({ name }) => name)).toContain('统一社会信用代码');
  });

  test('shows a person the tree, one field a line', () => {
    const { stdout } = runWell('fields', template);
    expect(stdout).toContain('\n合同编号（值）\n');
    expect(stdout).toMatch(/\n明细（列表）\n {2}\S/);
  });
});

test('annotate writes what fields finds as comments into a copy', () => {
  const slip = folder.path('错名2.json');
  writeFileSync(slip, JSON.stringify({ ...JSON.parse(readFileSync(data, 'utf8')), 合同编号: undefined }));
  const out = folder.path('带批注.docx');
  const { comments, problems } = runJson<{ comments: number }>(0, 'annotate', template, out, '--data', slip);
  expect(comments).toBe(problems.length);
  expect(problems).toContainEqual(expect.objectContaining({ code: 'field-unknown', field: '合同编号' }));
  expect(runWell('annotate', template, folder.path('副本.docx')).stdout).toContain('没有发现问题');
});

describe('fields beside data or the book', () => {
  test('a wrong name is told with the likely one, and what was left unused', () => {
    const slip = folder.path('错名.json');
    const { 需方, ...rest } = JSON.parse(readFileSync(data, 'utf8'));
    writeFileSync(slip, JSON.stringify({ ...rest, 需方: { ...需方, 地址: 需方.住所, 住所: undefined } }));
    const { unused, problems } = runJson<{ unused: string[] }>(0, 'fields', template, '--data', slip);
    expect(problems.filter(({ severity }) => severity === 'warning')).toMatchObject([
      { code: 'field-unknown', field: '需方.住所' },
    ]);
    expect(unused).toContain('需方.地址');
    expect(runWell('fields', template, '--data', slip).stdout).toMatch(/\n模板没有用到：.*需方\.地址/);
  });

  test('the shipped template asks for nothing that the book and its description do not have', () => {
    const { unused, problems } = runJson<{ unused: string[] }>(0, 'fields', template, '--book');
    expect(problems).toEqual([]);
    expect(unused).toContain('业务员');
  });
});

describe('fill', () => {
  test('fills the template with its own sample, the same bytes each time', () => {
    const [first, second] = [folder.path('合同.docx'), folder.path('合同二.docx')];
    const { problems, ...told } = runJson<{ file: string; bytes: number }>(0, 'fill', template, data, first);
    expect(problems).toEqual([]);
    expect(told).toEqual({ file: first, bytes: readFileSync(first).length });
    runWell('fill', template, data, second);
    expect(hashOf(second)).toBe(hashOf(first));
    expect(runJson<{ fields: Field[] }>(0, 'fields', first).fields).toEqual([]);
  });

  test('a missing field is named with its paragraph, and no file is written', () => {
    const out = folder.path('缺.docx');
    const { problems } = runJson(1, 'fill', template, lacking, out);
    expect(problems).toEqual([
      expect.objectContaining({
        code: 'field-missing',
        severity: 'error',
        cell: expect.stringMatching(/^第 \d+ 段$/),
        message: expect.stringContaining('需方.名称'),
      }),
    ]);
    expect(existsSync(out)).toBe(false);
    expect(run('fill', template, lacking, out).code).toBe(1);
  });

  test('--missing blank leaves the field empty', () => {
    const out = folder.path('留空.docx');
    runWell('fill', template, lacking, out, '--missing', 'blank');
    expect(readFileSync(out).length).toBeGreaterThan(10_000);
    expect(runJson<{ fields: Field[] }>(0, 'fields', out).fields).toEqual([]);
  });

  test.each([
    ['line', /________/],
    ['mark', /<w:highlight w:val="yellow"\/>.*【需方\.名称】/],
  ])('--missing %s prints what a person sees at once', (policy, shown) => {
    const out = folder.path(`${policy}.docx`);
    runWell('fill', template, lacking, out, '--missing', policy);
    const body = readZip(readFileSync(out), documentLimits).find(({ name }) => name === 'word/document.xml')!;
    expect(new TextDecoder().decode(inflateEntry(body))).toMatch(shown);
  });

  test('a picture may be a file beside the data; one that is not there is told', () => {
    const [own, values] = [folder.path('盖章.docx'), folder.path('盖章.json')];
    writeFileSync(own, makeDocument({ body: p('{{#each 方}}{{名}}{{印章 章}}{{/each}}') }));
    writeFileSync(folder.path('章.png'), sealPng(40));
    writeFileSync(values, JSON.stringify({ 方: [{ 名: '甲', 章: '章.png' }] }));
    const out = folder.path('已盖章.docx');
    runWell('fill', own, values, out);
    const made = readZip(readFileSync(out), documentLimits).map(({ name }) => name);
    expect(made).toContain('word/media/picture-1.png');
    writeFileSync(values, JSON.stringify({ 方: [{ 名: '甲', 章: '没有.png' }] }));
    expect(runJson(1, 'fill', own, values, folder.path('无章.docx')).problems).toHaveLength(1);
  });

  test('never writes over a file', () => {
    const out = folder.path('已有.docx');
    writeFileSync(out, 'signed');
    const { code, stderr } = run('fill', template, data, out);
    expect(code).toBe(1);
    expect(stderr).toContain('已经存在，没有覆盖');
    expect(readFileSync(out, 'utf8')).toBe('signed');
  });

  test('makes the folder it is told to write to', () => {
    const out = folder.path('新', '文件夹', '合同.docx');
    runWell('fill', template, data, out);
    expect(existsSync(out)).toBe(true);
  });
});
