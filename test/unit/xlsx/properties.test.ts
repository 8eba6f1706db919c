import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CellValue } from '../../../src/ledger/value.ts';
import {
  checkPackage,
  columnName,
  columnNumber,
  editWorkbook,
  openWorkbook,
  parseRange,
  rangeName,
  readSheet,
  readTable,
} from '../../../src/xlsx/package/index.ts';
import { parseNumber } from '../../../src/xlsx/package/number-text.ts';
import { movedFormula } from '../../../src/xlsx/package/shared-formula.ts';
import { smallBook, tablePart, textCell, zipOf } from './support/parts.ts';

const blank = zipOf(
  smallBook({
    sheetData: `<row r="1">${textCell('A1', '甲')}${textCell('B1', '乙')}</row><row r="2"><c r="A2"/><c r="B2"/></row>`,
    tables: [tablePart('表一', 'A1:B2', ['甲', '乙'])],
  }),
);

function writtenAndRead(values: readonly CellValue[]): CellValue[] {
  const editor = editWorkbook(openWorkbook(blank));
  editor.fillTable('表一', { rows: values.length, columns: new Map([['甲', (row) => values[row] ?? null]]) });
  return readTable(openWorkbook(editor.toBytes()), '表一').columns.get('甲') ?? [];
}

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
/** Text of any kind: letters, escapes, line breaks, characters beyond the first plane, spaces at the ends. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom(
      '_',
      'x',
      '0',
      '4',
      '1',
      'D',
      '\r',
      '\n',
      '\t',
      ' ',
      '&',
      '<',
      ']',
      '>',
      '\u00a0',
      '𠮷',
    ),
  }),
);

describe('laws', () => {
  test('any number and any writable text is read back as it was written, and n rows are n rows', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(finite, text, fc.boolean()), { minLength: 1, maxLength: 30 }),
        (values) => {
          // Control characters cannot be written; an empty text is an empty cell; there is no minus zero.
          const expected = values.map((value) => {
            if (typeof value === 'number') return value === 0 ? 0 : value;
            if (typeof value !== 'string') return value;
            const kept = value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
            return kept === '' ? null : kept;
          });
          expect(writtenAndRead(values)).toEqual(expected);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('whatever is filled, appended and updated, the book stays sound and has the rows it was given', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('fill' as const), rows: fc.nat(6) }),
      fc.record({ kind: fc.constant('append' as const), rows: fc.nat(4) }),
      fc.record({ kind: fc.constant('update' as const), rows: fc.nat(5) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
        const model: (string | null)[] = [null];
        let isEmpty = true;
        let bytes = blank;
        steps.forEach(({ kind, rows }, n) => {
          const editor = editWorkbook(openWorkbook(bytes));
          const values = Array.from({ length: rows }, (_, row) => `${n}.${row}`);
          const columns = new Map([['甲', (row: number) => values[row] ?? null]]);
          if (kind === 'fill') {
            editor.fillTable('表一', { rows, columns });
            model.splice(0, model.length, ...(rows === 0 ? [null] : values));
            isEmpty = rows === 0;
          } else if (kind === 'append' && rows > 0) {
            editor.appendRows('表一', { rows, columns });
            if (isEmpty) model.length = 0;
            model.push(...values);
            isEmpty = false;
          } else if (kind === 'update') {
            const row = rows % model.length;
            editor.updateCells('表一', row, new Map([['甲', `u${n}`]]));
            model[row] = `u${n}`;
            isEmpty = false;
          }
          bytes = editor.toBytes();
        });
        expect(checkPackage(bytes)).toEqual([]);
        expect(readTable(openWorkbook(bytes), '表一').columns.get('甲')).toEqual(model);
      }),
      { numRuns: 60 },
    );
  });

  test('the quick number reader agrees with Number on every decimal', () => {
    const encoder = new TextEncoder();
    const read = (written: string) => parseNumber(encoder.encode(written), 0, written.length);
    fc.assert(fc.property(finite, (value) => Object.is(read(String(value)) + 0, value + 0)));
    fc.assert(
      fc.property(
        fc.integer({ min: -999_999_999, max: 999_999_999 }),
        fc.integer({ min: 0, max: 6 }),
        (mantissa, scale) =>
          read((mantissa / 10 ** scale).toFixed(scale)) + 0 ===
          Number((mantissa / 10 ** scale).toFixed(scale)) + 0,
      ),
    );
  });

  test('no damage to a worksheet makes reading hang or throw anything but a problem', () => {
    const parts = smallBook({
      sheetData: `<row r="1">${textCell('A1', '甲')}<c r="B1" s="1"><f t="shared" si="0" ref="B1">A1</f><v>1.5</v></c></row>`,
    });
    const sheet = parts['xl/worksheets/sheet1.xml'] ?? '';
    const damage = fc.tuple(
      fc.nat(sheet.length),
      fc.nat(12),
      fc.string({
        unit: fc.constantFrom('<', '>', '/', '"', '=', '!', '-', '[', 'c', 'v', ' '),
        maxLength: 6,
      }),
    );
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (damages) => {
        let xml = sheet;
        for (const [at, removed, added] of damages) xml = xml.slice(0, at) + added + xml.slice(at + removed);
        const workbook = openWorkbook(zipOf({ ...parts, 'xl/worksheets/sheet1.xml': xml }));
        try {
          readSheet(workbook, '表', () => {});
        } catch (error) {
          expect(error).toHaveProperty('problem.code');
        }
      }),
      { numRuns: 500 },
    );
  });

  test('column names count', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 16_384 }),
        (column) => columnNumber(columnName(column)) === column,
      ),
    );
    expect([columnName(26), columnName(27), columnName(16_384), columnNumber('XFE')]).toEqual([
      'Z',
      'AA',
      'XFD',
      0,
    ]);
  });
});

test.each<[string, ReturnType<typeof parseRange>, string]>([
  ['$C$2:A9', { top: 2, left: 1, bottom: 9, right: 3 }, 'A2:C9'],
  ['B7', { top: 7, left: 2, bottom: 7, right: 2 }, 'B7'],
  ['A:C', undefined, ''],
  ['A0', undefined, ''],
  ['A1048577', undefined, ''],
])('range %s', (written, range, name) => {
  expect(parseRange(written)).toEqual(range);
  if (range) expect(rangeName(range)).toBe(name);
});

test.each<[string, string]>([
  ['A1+$A1+A$1+$A$1', 'B3+$A3+B$1+$A$1'],
  ['SUM(A1:B2)*LOG10(5)', 'SUM(B3:C4)*LOG10(5)'],
  ['"A1"&\'A1\'!A1&表[[#This Row],[A1]]', '"A1"&\'A1\'!B3&表[[#This Row],[A1]]'],
  ['SUM(A:A,$1:1)', 'SUM(B:B,$1:3)'],
  ['数据A1+A1_x+XFD1', '数据A1+A1_x+#REF!'],
])('a formula two rows down, one column right: %s', (formula, moved) => {
  expect(movedFormula(formula, 2, 1)).toBe(moved);
});
