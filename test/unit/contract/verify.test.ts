import { beforeAll, describe, expect, it } from 'vitest';
import { calculate } from '../../../src/book/calculate.ts';
import { generateContracts, type MadeContract } from '../../../src/contract/generate.ts';
import { issuedChanges } from '../../../src/contract/issued-changes.ts';
import { shippedTemplates } from '../../../src/contract/ready-template.ts';
import { provenanceOf, verifyInBook, verifyText } from '../../../src/contract/verify.ts';
import { putData } from '../../../src/docx/index.ts';
import { columnValues, type Ledger, tableData } from '../../../src/ledger/data.ts';
import type { CellValue } from '../../../src/ledger/value.ts';
import { documentLimits } from '../../../src/opc/limits.ts';
import { sha256 } from '../../../src/opc/sha256.ts';
import { deflateEntry, inflateEntry, readZip, writeZip } from '../../../src/opc/zip.ts';
import { addContract, asOf, customerBook, shippedFiles } from '../../support/contract-book.ts';

const templates = shippedTemplates(shippedFiles);
let ledger: Ledger;
let made: MadeContract;

const set = (table: string, column: string, value: CellValue): void => {
  columnValues(tableData(ledger, table), column)[0] = value;
};

/** A book with one contract, issued. */
beforeAll(() => {
  ledger = customerBook('C001');
  addContract(ledger, 'HX-1', 'C001');
  calculate(ledger, asOf);
  const [outcome] = generateContracts(ledger, templates);
  if (outcome?.kind !== 'made') throw new Error('not made');
  made = outcome;
  set('contracts', 'fileHash', sha256(made.bytes));
  set('contracts', 'fileName', made.fileName);
  set('contracts', 'dataFingerprint', made.fingerprint);
  set('contracts', 'templateVersion', made.templateVersion);
  calculate(ledger, asOf);
});

/** The file with something done to its body, and saved by another program. */
function edited(change: (xml: string) => string): Uint8Array {
  const entries = readZip(made.bytes, documentLimits).map((entry) => {
    if (entry.name !== 'word/document.xml') return entry;
    const xml = new TextDecoder().decode(inflateEntry(entry));
    return deflateEntry(entry.name, change(xml), 9);
  });
  return writeZip(entries);
}

const stateOf = (bytes: Uint8Array) => verifyText(bytes, provenanceOf(bytes)!, templates);

describe('the text of a file', () => {
  it('is untouched', () => {
    expect(stateOf(made.bytes)).toEqual({ kind: 'untouched' });
  });

  it('reads the same after it was saved again', () => {
    expect(stateOf(edited((xml) => xml))).toEqual({ kind: 'resaved' });
  });

  it.each([
    ['a word replaced', (xml: string) => xml.replace('杭州华信医药有限公司', '杭州华新医药有限公司'), 1],
    ['a figure in an item', (xml: string) => xml.replace('12,000.00', '11,000.00'), 1],
    [
      'a paragraph taken out',
      (xml: string) => xml.replace(/<w:p[ >](?:(?!<\/w:p>).)*不可抗力.*?<\/w:p>/, ''),
      1,
    ],
  ])('%s is found', (_, change, count) => {
    const state = stateOf(edited(change));
    expect(state.kind).toBe('edited');
    expect(state.kind === 'edited' ? state.changes : []).toHaveLength(count);
  });

  it('names the paragraph, what it said and what it says', () => {
    const state = stateOf(edited((xml) => xml.replace('杭州华信医药有限公司', '杭州华新医药有限公司')));
    expect(state).toMatchObject({
      changes: [
        {
          story: '正文',
          number: expect.any(Number),
          before: expect.stringContaining('杭州华信医药有限公司'),
          after: expect.stringContaining('杭州华新医药有限公司'),
        },
      ],
    });
  });

  it('is unknown when the template of that version is not at hand', () => {
    const t1 = templates.get('T1')!;
    const later = new Map([['T1', { ...t1, description: { ...t1.description, version: '9.9' } }]]);
    expect(verifyText(made.bytes, provenanceOf(made.bytes)!, later)).toEqual({ kind: 'unknown' });
  });

  it('data that does not fit its fingerprint is told', () => {
    const forged = putData(made.bytes, templates.get('T1')!.dataPart, '{"合同编号":"HX-1"}');
    expect(provenanceOf(forged)).toMatchObject({ contractNo: 'HX-1', isSound: false });
    expect(provenanceOf(made.bytes)).toMatchObject({ contractNo: 'HX-1', isSound: true });
  });

  it('a document that is not ours has no provenance', () => {
    expect(provenanceOf(shippedFiles[0]!.bytes)).toBeUndefined();
  });
});

describe('the book beside a file', () => {
  const inBook = (bytes = made.bytes) => verifyInBook(bytes, provenanceOf(bytes)!, ledger, templates);
  /** With a cell typed anew, and as it was afterwards. */
  function changed<Result>(table: string, column: string, value: CellValue, look: () => Result): Result {
    const before = columnValues(tableData(ledger, table), column)[0] ?? null;
    set(table, column, value);
    calculate(ledger, asOf);
    try {
      return look();
    } finally {
      set(table, column, before);
      calculate(ledger, asOf);
    }
  }

  it('says nothing changed', () => {
    expect(inBook()).toEqual({ register: 'same', changes: [] });
    expect(issuedChanges(ledger, templates, () => undefined)).toEqual([]);
  });

  it('knows another file of the number, and a number it does not have', () => {
    expect(inBook(edited((xml) => xml))).toEqual({ register: 'other', changes: [] });
    expect(changed('contracts', 'contractNo', 'HX-2', inBook)).toEqual({ register: 'unknown' });
  });

  it.each([
    ['contracts', 'transport', '空运', [['运输方式', undefined, '公路运输', '空运', '合同台账!N4']]],
    [
      'customers',
      'registeredAddress',
      '别处',
      [['需方.住所', undefined, '杭州市文一路 1 号', '别处', '客户登记!']],
    ],
    ['companies', 'phone', '0571-1', [['供方.电话', undefined, null, '0571-1', '公司信息!']]],
    [
      'contractLines',
      'unitPrice',
      13,
      [
        ['明细.含税单价', 1, 12, 13, '合同明细!M4'],
        ['明细.金额', 1, 12_000, 13_000, '合同明细!P4'],
        ['合计', undefined, 12_000, 13_000, '合同台账!A'],
      ],
    ],
  ] as [string, string, CellValue, [string, number | undefined, unknown, unknown, string][]][])(
    '%s.%s changed: the fields and their cells',
    (table, column, value, expected) => {
      const { changes, listed } = changed(table, column, value, () => ({
        changes: inBook().changes ?? [],
        listed: issuedChanges(ledger, templates, () => provenanceOf(made.bytes)?.printed),
      }));
      for (const [field, line, before, after, place] of expected) {
        const change = changes.find((each) => each.field === field);
        expect(change).toMatchObject({ before, after, ...(line === undefined ? {} : { line }) });
        expect(`${change?.sheet}!${change?.cell}`).toContain(place);
      }
      expect(listed).toMatchObject([{ contractNo: 'HX-1', state: '已出具', amendment: 'HX-1-B01', changes }]);
      expect(listed).toHaveLength(1);
    },
  );

  it('a new version of the template is a change, and a lost template too', () => {
    const t1 = templates.get('T1')!;
    const later = new Map([['T1', { ...t1, description: { ...t1.description, version: '9.9' } }]]);
    expect(issuedChanges(ledger, later, () => undefined)).toMatchObject([
      { template: { before: made.templateVersion, after: 'T1 9.9' } },
    ]);
    expect(issuedChanges(ledger, new Map(), () => undefined)).toMatchObject([{ template: { after: null } }]);
  });

  it('a voided contract changes no more', () => {
    expect(
      changed('contracts', 'approval', '作废', () => {
        set('contracts', 'transport', '空运');
        calculate(ledger, asOf);
        const found = issuedChanges(ledger, templates, () => undefined);
        set('contracts', 'transport', null);
        return found;
      }),
    ).toEqual([]);
  });
});
