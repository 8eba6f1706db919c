import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { LiveLedger } from '../../src/book/live-ledger.ts';
import { settle } from '../../src/book/settle.ts';
import { compileTemplate } from '../../src/docx/index.ts';
import { approvalLines } from '../../src/forms/approval.ts';
import { formData } from '../../src/forms/form-data.ts';
import { type FormName, formNames, printForm } from '../../src/forms/forms.ts';
import { grantedAmount } from '../../src/ledger/credit-limit.ts';
import { tableData } from '../../src/ledger/data.ts';
import { type CustomerScore, scoresOf } from '../../src/scoring/result.ts';
import { buildForms } from '../../templates/build/forms.ts';
import { convert, libreOfficeMissing, pdfText } from '../support/libreoffice.ts';
import { asOf, sampleBook } from '../support/sample-book.ts';
import { conformanceErrors } from '../support/validator.ts';

/** A rated customer with a limit (and as if the strictest tier had to sign), one with vetoes, a new one and one with gaps: each form of each. */
let live: LiveLedger;
let customers: ReadonlyMap<string, CustomerScore>;
const templates = new Map(
  formNames.map((name) => [name, compileTemplate(readFileSync(`templates/forms/${name}.docx`))] as const),
);
const folder = mkdtempSync(join(tmpdir(), 'forms-'));

beforeAll(() => {
  const ledger = sampleBook({ customers: 30, seed: 7, salesPerCustomer: 40, dirty: false });
  settle(ledger, asOf);
  live = new LiveLedger(ledger, asOf);
  const scores = scoresOf(live);
  const one = (test: (score: CustomerScore) => boolean): CustomerScore => scores.find(test)!;
  customers = new Map([
    [
      'rated',
      one(({ creditLimit, hits }) => (grantedAmount(creditLimit) ?? 0) > 100_000 && hits.length === 0),
    ],
    [
      'strictest',
      one(({ creditLimit, hits }) => (grantedAmount(creditLimit) ?? 0) > 100_000 && hits.length === 0),
    ],
    ['vetoed', one(({ grade, hits }) => grade !== null && hits.length > 0)],
    ['new', one(({ newCustomer, grade }) => newCustomer === true && grade !== null)],
    ['unfinished', one(({ grade }) => grade === null)],
  ]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const kinds = ['rated', 'strictest', 'vetoed', 'new', 'unfinished'];

function printed(kind: string, name: FormName): Uint8Array {
  const data = formData(live, customers.get(kind)!);
  const all = approvalLines(live.ledger, 3);
  const strictest = kind === 'strictest' ? { 审批: all, 申请审批: all } : {};
  const result = printForm(templates.get(name)!, { ...data, ...strictest });
  if ('problems' in result) throw new Error(result.problems.map(({ message }) => message).join(' '));
  return result.bytes;
}

it('the committed forms are what the sources build, byte for byte', async () => {
  const built = await buildForms();
  expect([...built.keys()].sort()).toEqual(readdirSync('templates/forms').sort());
  for (const [name, bytes] of built)
    expect(Buffer.compare(bytes, readFileSync(`templates/forms/${name}`)), `${name}: npm run templates`).toBe(
      0,
    );
});

test.each(formNames)('%s names only fields its data has', (name) => {
  const { fields, problems } = templates.get(name)!;
  expect(problems).toEqual([]);
  const data = formData(live, customers.get('vetoed')!);
  const missing = (level: typeof fields, value: unknown, path: string): string[] =>
    level.flatMap(({ name: field, children }) => {
      const holder = Array.isArray(value) ? value[0] : value;
      if (typeof holder !== 'object' || holder === null) return [];
      if (!Object.hasOwn(holder, field)) return [`${path}${field}`];
      return missing(children, (holder as Record<string, unknown>)[field], `${path}${field}.`);
    });
  expect(missing(fields, data, '')).toEqual([]);
});

test.each(['vetoed', 'unfinished'])('every form of a customer (%s) conforms', async (kind) => {
  for (const name of formNames)
    expect(await conformanceErrors({ bytes: printed(kind, name), extension: 'docx' }), name).toEqual([]);
});

test('the lines to sign are those of the tier; while it is not known, those of the strictest', () => {
  const roles = (tier: number | null): string[] => approvalLines(live.ledger, tier).map(({ 角色 }) => 角色);
  expect(roles(1)).toEqual(['申请人', '部门经理']);
  expect(roles(2)).toEqual(['申请人', '部门经理', '财务(信用)经理']);
  expect(roles(3)).toEqual(['申请人', '部门经理', '财务(信用)经理', '财务总监', '总经理']);
  expect(roles(null)).toEqual(roles(3));
  expect(tableData(live.ledger, 'approvalTiers').rowCount).toBe(3);
});

const withoutBlanks = (text: string): string => text.replace(/\s/g, '');
const missing = libreOfficeMissing();

describe.skipIf(missing)(`as they are printed${missing ? ` (${missing})` : ''}`, () => {
  const pages = new Map<string, readonly string[]>();
  const textOf = (kind: string, name: FormName): string => (pages.get(`${kind}-${name}`) ?? []).join('');
  beforeAll(async () => {
    const files = kinds.flatMap((kind) =>
      formNames.map((name) => {
        const file = join(folder, `${kind}-${name}.docx`);
        writeFileSync(file, printed(kind, name));
        return file;
      }),
    );
    for (const pdf of await convert(files, 'pdf', folder)) {
      const text = await pdfText(pdf, { layout: true });
      const key = pdf.slice(folder.length + 1, -4);
      pages.set(
        key,
        text
          .split('\f')
          .filter((page) => page.trim() !== '')
          .map(withoutBlanks),
      );
    }
  }, 240_000);

  test.each(kinds)('%s: title, customer, page numbers, and no signatures alone on a page', (kind) => {
    const { name: customer } = customers.get(kind)!;
    for (const name of formNames) {
      const all = pages.get(`${kind}-${name}`)!;
      expect(all.length, name).toBeLessThanOrEqual(2);
      all.forEach((page, index) => {
        expect(page).toContain(withoutBlanks(customer));
        expect(page).toContain(`第${index + 1}页共${all.length}页`);
      });
      expect(all[0]).toContain(name);
      expect(all.at(-1), name).toMatch(/[一二三四五六七八]、.*签批|合计.*签批/);
      expect(all.join('')).not.toMatch(/\{\{|undefined|NaN|\[object/);
    }
  });

  test('points and scores are those of the result', () => {
    const score = customers.get('rated')!;
    const analysis = textOf('rated', '客户信用分析评估表');
    for (const { place, criterion, points } of score.parts)
      if (place.table === 'creditAnalysis') {
        expect(analysis).toContain(criterion);
        expect(analysis).toContain(points!.toFixed(2));
      }
    const rating = textOf('rated', '客户信用等级评定表');
    for (const value of [score.creditScore, score.historyScore, score.potentialScore, score.total])
      expect(rating).toContain(value!.toFixed(2));
    expect(rating).toContain(`最终等级${score.grade}`);
    expect(rating).toContain('没有命中调整规则');
  });

  test('vetoes, a new customer and gaps are told', () => {
    const vetoed = customers.get('vetoed')!;
    for (const { condition } of vetoed.hits)
      expect(textOf('vetoed', '客户信用等级评定表')).toContain(withoutBlanks(condition).slice(0, 12));
    expect(textOf('new', '客户历史回款能力得分表')).toContain('新客户不计');
    expect(textOf('unfinished', '客户信用等级评定表')).toContain('未完成');
  });
});
