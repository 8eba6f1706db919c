import { describe, expect, it, test } from 'vitest';
import { calculate } from '../../../src/book/calculate.ts';
import { checkBook, repairFormulas } from '../../../src/book/check/check.ts';
import { padEmptyTables, readLedger } from '../../../src/book/read.ts';
import { columnFormula } from '../../../src/book/rules.ts';
import { writeLedger } from '../../../src/book/write.ts';
import { cellAddress, columnValues, tableData } from '../../../src/ledger/data.ts';
import { tableOf } from '../../../src/ledger/tables/index.ts';
import { workbookLimits } from '../../../src/opc/limits.ts';
import { deflateEntry, inflateEntry, readZip, writeZip } from '../../../src/opc/zip.ts';
import {
  CellFormula,
  editWorkbook,
  findTable,
  openWorkbook,
  type WorkbookEditor,
} from '../../../src/xlsx/package/index.ts';
import { buildBook } from '../../../templates/build/book.ts';
import { asOf, sampleBook } from '../../support/sample-book.ts';

const ledger = sampleBook({ customers: 12, seed: 4, salesPerCustomer: 5, dirty: false });
padEmptyTables(ledger);
calculate(ledger, asOf);
const good = writeLedger(openWorkbook(await buildBook()), ledger, {
  inputs: true,
  fixedAsOf: true,
}).toBytes();

/** A look at the bytes of a book. */
function look(bytes: Uint8Array) {
  const workbook = openWorkbook(bytes);
  const read = readLedger(workbook).ledger;
  calculate(read, asOf);
  return { workbook, ledger: read, ...checkBook(workbook, read, asOf) };
}

/** Somebody works on the good book. */
function spoilt(work: (editor: WorkbookEditor) => void): Uint8Array {
  const editor = editWorkbook(openWorkbook(good), { fullCalcOnLoad: true });
  work(editor);
  return editor.toBytes();
}

/** The parts of a package by name. */
function parts(bytes: Uint8Array): Map<string, string> {
  const decoder = new TextDecoder();
  return new Map(
    readZip(bytes, workbookLimits).map((entry) => [entry.name, decoder.decode(inflateEntry(entry))]),
  );
}

function withPart(bytes: Uint8Array, name: string, change: (text: string) => string): Uint8Array {
  const encoder = new TextEncoder();
  return writeZip(
    readZip(bytes, workbookLimits).map((entry) =>
      entry.name === name
        ? deflateEntry(name, encoder.encode(change(new TextDecoder().decode(inflateEntry(entry)))))
        : entry,
    ),
  );
}

const at = (table: string, row: number, column: string): string =>
  `${tableOf(table).name}!${cellAddress(tableData(ledger, table), row, column)}`;
const places = (
  problems: readonly { code: string; sheet?: string; cell?: string }[],
  code: string,
): string[] =>
  problems.filter((problem) => problem.code === code).map(({ sheet, cell }) => `${sheet}!${cell}`);

const typedOver = (editor: WorkbookEditor): void => {
  editor.updateCells('信用评定', 2, new Map([['综合得分', 88]]));
  editor.updateCells('信用评定', 5, new Map([['最终等级', 'AAA']]));
  editor.updateCells('信用分析', 1, new Map([['X1合作主动性', new CellFormula('9+1', 10)]]));
  editor.updateCells('销售台账', 3, new Map([['逾期天数', null]]));
};
const typedCells = [
  at('creditAnalysis', 1, 'x1'),
  at('rating', 2, 'total'),
  at('rating', 5, 'grade'),
  at('sales', 3, 'overdueDays'),
];

describe('check', () => {
  it('finds nothing in a book as it was written', () => {
    expect(look(good).problems).toEqual([]);
  });

  it('names every derived cell whose formula was overwritten: by a value, another formula, nothing', () => {
    const { problems, formulas } = look(spoilt(typedOver));
    expect(places(problems, 'formula-changed')).toEqual(typedCells);
    expect(formulas.changed).toHaveLength(4);
    const total = columnValues(tableData(ledger, 'rating'), 'total')[2];
    expect(problems.find(({ cell, sheet }) => `${sheet}!${cell}` === typedCells[1])?.message).toContain(
      `公式被改动：现在是直接填的 88，按规则应为 ${total}`,
    );
  });

  it('takes a formula spelt otherwise for what it is', () => {
    const formula = columnFormula('rating', 'total')!;
    const total = columnValues(tableData(ledger, 'rating'), 'total')[2]!;
    const spelt = spoilt((editor) =>
      editor.updateCells(
        '信用评定',
        2,
        new Map([['综合得分', new CellFormula(` ${formula.toLowerCase()}`, total)]]),
      ),
    );
    expect(look(spelt).problems).toEqual([]);
  });

  it('tells stored results that are old, once per column', () => {
    const { problems } = look(
      spoilt((editor) => editor.updateCells('资信调查', 1, new Map([['合作主动性', '不配合']]))),
    );
    const stale = places(problems, 'value-stale');
    expect(stale).toContain(at('creditAnalysis', 1, 'x1'));
    expect(stale).toContain(at('rating', 1, 'creditScore'));
    expect(new Set(stale.map((place) => place.replace(/\d+$/, ''))).size).toBe(stale.length);
    expect(problems.every(({ code }) => code === 'value-stale')).toBe(true);
  });

  it('names rows that stand below their table', () => {
    const table = findTable(openWorkbook(good), '客户登记')!;
    const below = `A${table.ref.bottom + 2}`;
    const { problems } = look(spoilt((editor) => editor.setCell('客户登记', below, 'C0999')));
    expect(problems.map(({ code, sheet, cell }) => [code, sheet, cell])).toEqual([
      ['rows-outside-table', '客户登记', below],
    ]);
  });

  it('names customers nobody registered', () => {
    const { problems } = look(
      spoilt((editor) => {
        editor.updateCells('证照', 0, new Map([['客户编号', 'C9999']]));
        editor.updateCells('销售台账', 7, new Map([['客户编号', 'C0O01']]));
      }),
    );
    expect(places(problems, 'customer-unknown')).toEqual([
      at('licences', 0, 'customerId'),
      at('sales', 7, 'customerId'),
    ]);
  });

  it('lints the standard in the book, and tells that it is not the published one', () => {
    const { problems } = look(spoilt((editor) => editor.updateCells('评分标准', 0, new Map([['得分', 99]]))));
    expect(places(problems, 'standard-points-over')).toEqual([at('bands', 0, 'points')]);
    expect(places(problems, 'standard-edited')).toEqual([at('bands', 0, 'points')]);
  });

  it('tells a column that lost its formula for rows to come', () => {
    const { part } = findTable(openWorkbook(good), '信用评定')!;
    const lost = withPart(good, part, (xml) =>
      xml.replace(/<calculatedColumnFormula>[^<]*<\/calculatedColumnFormula>/, ''),
    );
    const { problems, formulas } = look(lost);
    expect(formulas.lost).toHaveLength(1);
    expect(problems.map(({ code }) => code)).toEqual(['column-formula-lost']);
  });
});

describe('--fix', () => {
  const repaired = (bytes: Uint8Array): Uint8Array => {
    const { workbook, ledger: read, formulas } = look(bytes);
    return repairFormulas(workbook, read, formulas).toBytes();
  };

  it('gives the book back, every part byte for byte, also the sheets that were mended', () => {
    expect(parts(repaired(spoilt(typedOver)))).toEqual(parts(good));
  });

  it('gives a lost column formula back, and touches nothing else', () => {
    const { part } = findTable(openWorkbook(good), '回款能力')!;
    const lost = withPart(good, part, (xml) =>
      xml.replaceAll(/<calculatedColumnFormula>[^<]*<\/calculatedColumnFormula>/g, ''),
    );
    const [before, after] = [parts(lost), parts(repaired(lost))];
    const changed = [...before].filter(([name, text]) => after.get(name) !== text).map(([name]) => name);
    expect(changed).toEqual([part]);
    expect(look(repaired(lost)).problems).toEqual([]);
  });

  it('leaves what is no formula of ours as it is: inputs, stale results, rows outside', () => {
    const { ref } = findTable(openWorkbook(good), '信用评定')!;
    const bytes = spoilt((editor) => {
      typedOver(editor);
      editor.updateCells('资信调查', 1, new Map([['合作主动性', '不配合']]));
      editor.setCell('信用评定', `B${ref.bottom + 1}`, '备注');
    });
    const { problems } = look(repaired(bytes));
    const codes = new Set(problems.map(({ code }) => code));
    expect(codes).toEqual(new Set(['value-stale', 'rows-outside-table']));
    const survey = openWorkbook(good).sheets.find(({ name }) => name === '资信调查')!.part;
    expect(parts(repaired(bytes)).get(survey)).toBe(parts(bytes).get(survey));
  });

  test('a book without changed formulas stays as it is', () => {
    expect(parts(repaired(good))).toEqual(parts(good));
  });
});
