import { readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ContractTemplate, type NumberType, readContractTemplate } from '../../src/contract/template.ts';
import { compileTemplate } from '../../src/docx/index.ts';
import type { PreviewBlock } from '../../src/docx/preview/model.ts';
import { previewDocument } from '../../src/docx/preview/preview.ts';
import { moneyInWords } from '../../src/ledger/money-words.ts';
import { documentLimits } from '../../src/opc/limits.ts';
import { inflateEntry, readZip } from '../../src/opc/zip.ts';
import { buildContractTemplates, contractFolder } from '../../templates/build/contracts.ts';
import { convert, libreOfficeMissing, pdfText } from '../support/libreoffice.ts';
import { conformanceErrors } from '../support/validator.ts';

const folder = fileURLToPath(contractFolder);
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.replace('.json', ''))
  .sort();
const t1 = 'T1-药品购销合同';

const bytesOf = (name: string): Promise<Uint8Array> => readFile(join(folder, `${name}.docx`));

async function descriptionOf(name: string): Promise<ContractTemplate> {
  const { template, problems } = readContractTemplate(
    JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8')),
  );
  expect(problems).toEqual([]);
  if (!template) throw new Error(`${name}.json is not a description`);
  return template;
}

function partOf(bytes: Uint8Array, name: string): string {
  const entry = readZip(bytes, documentLimits).find((candidate) => candidate.name === name);
  if (!entry) throw new Error(`no part ${name}`);
  return new TextDecoder().decode(inflateEntry(entry));
}

interface FieldNode {
  readonly name: string;
  readonly children: readonly FieldNode[];
}

/** Paths of the fields that have no fields of their own. */
function leaves(fields: readonly FieldNode[], above = ''): string[] {
  return fields.flatMap(({ name, children }) =>
    children.length > 0 ? leaves(children, `${above}${name}.`) : [`${above}${name}`],
  );
}

const withoutBlanks = (text: string): string => text.replace(/\s/g, '');

test('the committed templates are what the sources build, byte for byte', async () => {
  const built = await buildContractTemplates();
  expect([...built.keys()].sort()).toEqual(
    readdirSync(folder)
      .filter((name) => name.endsWith('.docx'))
      .sort(),
  );
  for (const [name, bytes] of built)
    expect(Buffer.compare(bytes, await readFile(join(folder, name))), `${name}: run npm run templates`).toBe(
      0,
    );
});

describe.each(names)('%s', (name) => {
  let bytes: Uint8Array;
  let description: ContractTemplate;
  beforeAll(async () => {
    bytes = await bytesOf(name);
    description = await descriptionOf(name);
  });

  test('its text looks as its styles say, numbers itself, and names fonts and language', () => {
    const document = partOf(bytes, 'word/document.xml');
    const runFormats = new Set([...document.matchAll(/<w:rPr>(.*?)<\/w:rPr>/g)].map((match) => match[1]));
    expect([...runFormats].filter((format) => format !== '<w:rStyle w:val="ClauseEmphasis"/>')).toEqual([]);
    const styles = partOf(bytes, 'word/styles.xml');
    for (const styleId of ['Article', 'Clause', 'ClauseItem'])
      expect(styles).toMatch(new RegExp(`w:styleId="${styleId}"(?:(?!</w:style>).)*<w:numPr>`));
    expect(styles).toContain('w:eastAsia="宋体"');
    expect(styles).toContain('w:eastAsia="zh-CN"');
    expect(partOf(bytes, 'word/numbering.xml')).toContain('w:val="第%1条"');
    expect(partOf(bytes, 'word/theme/theme1.xml')).toContain('<a:ea typeface="宋体"/>');
    expect(partOf(bytes, 'word/settings.xml')).not.toContain('updateFields');
  });

  test('every table is as wide as the page and no row is split', () => {
    const document = partOf(bytes, 'word/document.xml');
    for (const grid of document.matchAll(/<w:tblGrid>(.*?)<\/w:tblGrid>/g)) {
      const widths = [...(grid[1] ?? '').matchAll(/<w:gridCol w:w="(\d+)"/g)].map((match) =>
        Number(match[1]),
      );
      expect(widths.reduce((sum, width) => sum + width, 0)).toBe(11906 - 2 * 1134);
    }
    const rows = [...document.matchAll(/<w:tr>.*?<\/w:tr>/gs)];
    expect(rows.filter((row) => !row[0].includes('<w:cantSplit/>'))).toEqual([]);
    expect([...document.matchAll(/<w:tblLayout w:type="fixed"\/>/g)]).toHaveLength(
      document.match(/<w:tbl>/g)?.length ?? 0,
    );
  });

  test('pages carry the number of the contract and of the page, the package says what it is', () => {
    for (const header of ['word/header1.xml', 'word/header2.xml'])
      expect(partOf(bytes, header)).toContain('编号：{{合同编号}}');
    for (const footer of ['word/footer1.xml', 'word/footer2.xml'])
      expect(partOf(bytes, footer)).toMatch(/>PAGE<.*>NUMPAGES</s);
    const properties = partOf(bytes, 'docProps/custom.xml');
    expect(properties).toContain('name="合同编号"');
    expect(properties).toContain(`<vt:lpwstr>${description.code} ${description.version}</vt:lpwstr>`);
    expect(readZip(bytes, documentLimits)[0]?.name).toBe('[Content_Types].xml');
  });

  test('the description lists every article of the text, and what else its kind of document must say', () => {
    const document = partOf(bytes, 'word/document.xml');
    const articles = [...document.matchAll(/<w:pStyle w:val="Article"\/>.*?<w:t[^>]*>(.*?)<\/w:t>/gs)].map(
      (match) => match[1],
    );
    const ids = description.clauses.map(({ id }) => id);
    expect(description.clauses.map(({ heading }) => heading)).toEqual(expect.arrayContaining(articles));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining([...demandedClauses[description.type]]));
  });

  test('every clause of the description stands in the finished sample', async () => {
    const lines = paragraphsOf(previewDocument(await filled(name, description.sample)).body);
    for (const { id, heading } of description.clauses)
      expect(
        lines.some((line) => line.startsWith(withoutBlanks(heading))),
        id,
      ).toBe(true);
  });

  test('the description names every field of the text, and the text uses every field named', () => {
    const { fields, problems } = compileTemplate(bytes);
    expect(problems).toEqual([]);
    const named = [
      ...description.required,
      ...description.requiredWhen.flatMap((rule) => rule.fields),
      ...Object.keys(description.optional),
    ];
    const lists = named.filter((path) => named.some((other) => other.startsWith(`${path}.`)));
    expect([...new Set(leaves(fields))].sort()).toEqual(
      [...new Set(named)].filter((path) => !lists.includes(path)).sort(),
    );
  });

  test('optional fields print in the text what the description says', () => {
    const document = partOf(bytes, 'word/document.xml').replaceAll('&quot;', '"');
    for (const [path, text] of Object.entries(description.optional)) {
      if (text === '') continue;
      const field = path.replace(/^(?:明细|受托人|未清单据)\./, '');
      const printed =
        document.includes(`默认 ${field} "${text}"`) ||
        document.includes(`{{#if ${field}}}{{短日期 ${field}}}{{else}}${text}{{/if}}`);
      expect(printed, path).toBe(true);
    }
  });

  test('a contract without any optional field is complete', () => {
    const sample = structuredClone(description.sample) as Record<string, unknown>;
    for (const path of Object.keys(description.optional)) remove(sample, path.split('.'));
    const result = compileTemplate(bytes).render(sample, { missing: 'error' });
    if ('problems' in result) throw new Error(JSON.stringify(result.problems, null, 1));
    expect(partOf(result.bytes, 'word/document.xml')).not.toMatch(/\{\{|undefined|NaN/);
  });
});

/** The clauses of domain.md §6.4 that a text of each kind must hold, by kind of number. */
const everyAgreement = ['opening', 'liability', 'disputes', 'effect', 'signatures'];
const tradeClauses = [
  ...everyAgreement,
  'subject',
  'quality',
  'packaging',
  'delivery',
  'acceptance',
  'authority',
  'settlement',
  'policy',
  'ordersAndReturns',
  'forceMajeure',
  'integrity',
  'attachments',
];
const demandedClauses: Readonly<Record<NumberType, readonly string[]>> = {
  XS: tradeClauses,
  CG: tradeClauses,
  KJ: tradeClauses,
  ZB: [
    ...everyAgreement,
    'qualityResponsibility',
    'documents',
    'invoices',
    'quality',
    'packaging',
    'delivery',
    'term',
  ],
  SQ: [...everyAgreement, 'limit', 'settlement', 'reconciliation', 'freeze', 'guarantee'],
  WT: ['opening', 'agents', 'sample', 'scope', 'goods', 'area', 'term', 'signatures'],
  DZ: ['opening', 'period', 'balance', 'documents', 'reply', 'slip', 'signatures'],
  CK: ['opening', 'debt', 'documents', 'demand', 'limitation', 'slip', 'signatures'],
};

test('T5 covers the seven items of GSP Art. 65, in their order', async () => {
  const { clauses } = await descriptionOf('T5-质量保证协议');
  expect(clauses.slice(1, 8).map(({ id }) => id)).toEqual([
    'qualityResponsibility',
    'documents',
    'invoices',
    'quality',
    'packaging',
    'delivery',
    'term',
  ]);
});

test.each([
  ['现款', '需方在供方发货前付清全部货款'],
  ['账期', '账期为60日，自发货日起算'],
  ['滚单', '发出下一批药品之前付清上一批药品的货款'],
  ['铺底', '铺底期为60日'],
])('T1 settled by %s says so, and nothing of the other ways', async (settlement, sentence) => {
  const { sample } = await descriptionOf(t1);
  const text = textOf(await filled(t1, { ...sample, 结算方式: settlement }));
  expect(text).toContain(sentence);
  expect(text.match(/现款结算：|账期结算：|滚单结算：|铺底结算：/g)).toEqual([`${settlement}结算：`]);
});

test.each([
  ['供方', '向供方住所地有管辖权的人民法院提起诉讼'],
  ['签订地法院', '向合同签订地有管辖权的人民法院提起诉讼'],
  ['深圳国际仲裁院', '提交深圳国际仲裁院，按照申请仲裁时'],
])('T1 disputes: %s', async (dispute, sentence) => {
  const { sample } = await descriptionOf(t1);
  expect(textOf(await filled(t1, { ...sample, 争议解决: dispute }))).toContain(sentence);
});

test('T1 without deposit and integrity clause leaves no trace of them', async () => {
  const { sample } = await descriptionOf(t1);
  const text = textOf(await filled(t1, { ...sample, 定金金额: null, 廉洁条款: '否' }));
  expect(text).not.toMatch(/定金|廉洁/);
});

const missing = libreOfficeMissing();

describe.skipIf(missing)(`signed-ready documents${missing ? ` (${missing})` : ''}`, () => {
  const pagesOf = new Map<string, readonly string[]>();
  let place: string;
  beforeAll(async () => {
    place = await mkdtemp(join(tmpdir(), 'customer-ledger-documents-'));
    const files = names.map((name) => join(place, `${name}.docx`));
    for (const [index, name] of names.entries())
      await writeFile(files[index] ?? '', await filled(name, (await descriptionOf(name)).sample));
    await convert(files, 'pdf', place);
    for (const name of names) {
      const text = await pdfText(join(place, `${name}.pdf`), { layout: true });
      pagesOf.set(
        name,
        text
          .split('\f')
          .filter((page) => page.trim() !== '')
          .map(withoutBlanks),
      );
    }
  }, 240_000);
  afterAll(() => rm(place, { recursive: true, force: true }));

  test.each(names)('%s filled with its sample conforms', async (name) => {
    expect(await conformanceErrors(join(place, `${name}.docx`))).toEqual([]);
  });

  test.each(names)('%s prints both parties, every sum and row, and numbers its pages', async (name) => {
    const { sample } = await descriptionOf(name);
    const pages = pagesOf.get(name) ?? [];
    const text = pages.join('');
    for (const party of ['供方', '需方'])
      for (const value of Object.values(sample[party] as Record<string, string>))
        expect(text).toContain(withoutBlanks(value));
    for (const list of ['受托人', '未清单据', '逾期单据'])
      for (const row of (sample[list] ?? []) as readonly Record<string, string | number>[])
        for (const value of Object.values(row))
          expect(
            [yuan(Number(value)), withoutBlanks(String(value))].some((each) => text.includes(each)),
          ).toBe(true);
    for (const [index, page] of pages.entries())
      expect(page).toContain(`第${index + 1}页共${pages.length}页`);
    if (typeof sample.合计 === 'number') {
      expect(text).toContain(`¥${yuan(sample.合计)}`);
      expect(text).toContain(`人民币${moneyInWords(Math.round(sample.合计 * 100))}`);
    }
    for (const row of (sample.明细 ?? []) as readonly Record<string, string | number>[])
      for (const field of ['批号', '有效期', '批准文号', '金额'])
        if (row[field] !== undefined)
          expect(text, String(row.通用名称)).toContain(
            typeof row[field] === 'number' ? yuan(row[field]) : withoutBlanks(row[field]),
          );
  });

  test.each(names)('%s: no heading ends a page, and words of the text stand above the seals', (name) => {
    const pages = pagesOf.get(name) ?? [];
    for (const page of pages) expect(page).not.toMatch(/第[一二三四五六七八九十]+条[^。；：]{1,20}第\d+页/);
    expect(pages.at(-1)).toMatch(
      /。（以下无正文，为签章处）.*供方（盖章）需方（盖章）.*签订日期|。委托单位签章|回执.*（盖章）/,
    );
  });

  test('T1: twenty rows run over the page, and the header of the table with them', async () => {
    expect((await descriptionOf(t1)).sample.明细).toHaveLength(20);
    expect(pagesOf.get(t1)?.filter((page) => page.includes('通用名称')).length).toBeGreaterThan(1);
  });
});

const yuan = (amount: number): string => amount.toLocaleString('en-US', { minimumFractionDigits: 2 });

async function filled(name: string, data: Readonly<Record<string, unknown>>): Promise<Uint8Array> {
  const result = compileTemplate(await bytesOf(name)).render(data, { missing: 'error' });
  if ('problems' in result) throw new Error(JSON.stringify(result.problems, null, 1));
  return result.bytes;
}

/** Every paragraph of a document without blanks, those in tables too. */
function paragraphsOf(blocks: readonly PreviewBlock[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'break') return [];
    if (block.kind === 'paragraph') return [withoutBlanks(block.runs.map(({ text }) => text).join(''))];
    return block.rows.flatMap(({ cells }) => cells.flatMap((cell) => paragraphsOf(cell.blocks)));
  });
}

/** The text of the body without blanks. */
function textOf(bytes: Uint8Array): string {
  return withoutBlanks(partOf(bytes, 'word/document.xml').replace(/<[^>]+>/g, ''));
}

/** Takes a field out of the data; a path into a list takes it out of every row. */
function remove(data: unknown, [head, ...rest]: readonly string[]): void {
  if (Array.isArray(data)) {
    for (const item of data) remove(item, [head ?? '', ...rest]);
    return;
  }
  if (typeof data !== 'object' || data === null || head === undefined) return;
  const record = data as Record<string, unknown>;
  if (rest.length === 0) delete record[head];
  else remove(record[head], rest);
}
