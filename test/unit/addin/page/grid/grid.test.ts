import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editText, shownText } from '../../../../../addin/page/grid/cell-text.ts';
import { actionOf } from '../../../../../addin/page/grid/keys.ts';
import { blockOf, moved, tabbed } from '../../../../../addin/page/grid/moves.ts';
import { blockText, readBlock } from '../../../../../addin/page/grid/tsv.ts';
import { readTyped } from '../../../../../addin/page/grid/typed.ts';
import { columnsOf, rowHeight, scrollTo, windowOf } from '../../../../../addin/page/grid/window.ts';
import { columnOf } from '../../../../../src/ledger/column.ts';
import { tableOf } from '../../../../../src/ledger/tables/index.ts';
import { CellError } from '../../../../../src/ledger/value.ts';
import { day } from '../../../../support/ledger.ts';

const size = { rows: 100, columns: 8 };
const stroke = (key: string, isControl = false) => ({ key, isControl, isShift: false });

describe('keys that move', () => {
  it.each([
    ['ArrowDown', false, 5, 3],
    ['ArrowUp', false, 3, 3],
    ['ArrowLeft', false, 4, 2],
    ['ArrowRight', false, 4, 4],
    ['Home', false, 4, 0],
    ['End', false, 4, 7],
    ['PageDown', false, 24, 3],
    ['PageUp', false, 0, 3],
    ['Home', true, 0, 0],
    ['End', true, 99, 7],
    ['ArrowDown', true, 99, 3],
    ['ArrowRight', true, 4, 7],
  ])('%s with Ctrl %s leads to row %d, column %d', (key, isControl, row, column) => {
    expect(moved({ row: 4, column: 3 }, stroke(key, isControl), size, 20)).toEqual({ row, column });
  });

  it('never leave the grid', () => {
    const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End'];
    fc.assert(
      fc.property(
        fc.array(fc.record({ key: fc.constantFrom(...keys), isControl: fc.boolean() })),
        fc.nat(99),
        fc.nat(7),
        (strokes, row, column) => {
          let place = { row, column };
          for (const { key, isControl } of strokes)
            place = moved(place, stroke(key, isControl), size, 20) ?? place;
          expect(place.row).toBeGreaterThanOrEqual(0);
          expect(place.row).toBeLessThan(size.rows);
          expect(place.column).toBeGreaterThanOrEqual(0);
          expect(place.column).toBeLessThan(size.columns);
        },
      ),
    );
  });

  it('others type or act', () => {
    expect(moved({ row: 0, column: 0 }, stroke('a'), size, 20)).toBeUndefined();
    expect(actionOf(stroke('F2'))).toBe('edit');
    expect(actionOf(stroke('Z', true))).toBe('undo');
    expect(actionOf(stroke('z'))).toBeUndefined();
  });

  it('Tab goes along the row and on to the next, and leaves at either end', () => {
    expect(tabbed({ row: 4, column: 7 }, false, size)).toEqual({ row: 5, column: 0 });
    expect(tabbed({ row: 4, column: 0 }, true, size)).toEqual({ row: 3, column: 7 });
    expect(tabbed({ row: 99, column: 7 }, false, size)).toBeUndefined();
    expect(tabbed({ row: 0, column: 0 }, true, size)).toBeUndefined();
  });

  it('two corners make a block, whichever comes first', () => {
    const corners = [
      { row: 5, column: 1 },
      { row: 2, column: 4 },
    ] as const;
    expect(blockOf(...corners)).toEqual({ top: 2, left: 1, bottom: 5, right: 4 });
  });
});

describe('copied cells', () => {
  it('come back as they were, with tabs, quotes and line breaks in them', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '甲', '"', '\t', '\n', ' ', '1') });
    const rows = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
      );
    fc.assert(
      fc.property(rows, (block) => {
        // A last empty cell and no cell look alike on a clipboard.
        fc.pre(block.at(-1)!.some((text) => text !== ''));
        expect(readBlock(blockText(block))).toEqual(block);
      }),
    );
  });

  it.each([
    ['one cell', 'a', [['a']]],
    [
      'Excel, which ends with a line break',
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a quote that is none', '"a" b\tc', [['"a" b', 'c']]],
    ['a quote that never ends', '"a\tb', [['"a', 'b']]],
    ['nothing', '', [['']]],
  ])('%s', (_, text, rows) => {
    expect(readBlock(text)).toEqual(rows);
  });
});

describe('the part in sight', () => {
  const columns = columnsOf([100, 200, 80, 80, 80, 80], 1);
  const viewport = { left: 0, top: 0, width: 52 + 300, height: 34 + 300 };

  it('is drawn, a little more above and below, and no more', () => {
    expect(windowOf(viewport, columns, 10_000)).toEqual({
      firstRow: 0,
      endRow: 16,
      firstColumn: 1,
      endColumn: 2,
    });
    const far = windowOf({ ...viewport, top: 150_000, left: 250 }, columns, 10_000);
    expect(far).toEqual({ firstRow: 4994, endRow: 5016, firstColumn: 2, endColumn: 6 });
  });

  it.each([
    ['a cell in sight stays', { row: 2, column: 1 }, { left: 0, top: 0 }],
    ['a cell below comes up just far enough', { row: 20, column: 1 }, { left: 0, top: 21 * rowHeight - 300 }],
    ['a cell at the right comes in just far enough', { row: 0, column: 2 }, { left: 80, top: 0 }],
    ['a frozen one is always there', { row: 0, column: 0 }, { left: 0, top: 0 }],
  ])('%s', (_, place, scroll) => {
    expect(scrollTo(place, viewport, columns)).toEqual(scroll);
  });
});

describe('cells as text', () => {
  it.each([
    ['money', 1234.5, '1,234.50', '1234.5'],
    ['percent', 0.7391, '73.91%', '73.91%'],
    ['date', day('2026-11-23'), '2026-11-23', '2026-11-23'],
    ['integer', 30, '30', '30'],
    ['text', '甲', '甲', '甲'],
    ['number', null, '', ''],
    ['number', new CellError('#N/A'), '#N/A', '#N/A'],
    ['text', true, 'TRUE', 'TRUE'],
  ] as const)('%s %s is shown and edited', (kind, value, shown, edited) => {
    expect([shownText(value, kind), editText(value, kind)]).toEqual([shown, edited]);
  });
});

describe('typed texts', () => {
  const column = (table: string, id: string) => columnOf(tableOf(table), id);

  it.each([
    ['a date as it is written', 'customers', 'establishedOn', '2026-11-23', day('2026-11-23')],
    ['a date with slashes', 'customers', 'establishedOn', '2026/1/5', day('2026-01-05')],
    ['a day that does not exist stays text', 'customers', 'establishedOn', '2026-02-30', '2026-02-30'],
    ['长期 where it may stand', 'customers', 'businessTermEnd', '长期有效', '长期'],
    ['an amount with grouping', 'sales', 'unitPrice', '1,234.50', 1234.5],
    ['a percentage', 'customers', 'taxRate', '13%', 0.13],
    ['a code of digits stays text', 'customers', 'bankAccount', '6222020200112345678', '6222020200112345678'],
    ['a number that is none stays text', 'customers', 'registeredCapital', '约五百', '约五百'],
    ['a formula stays text', 'customers', 'remark', '=1+1', '=1+1'],
    ['blanks clear the cell', 'customers', 'remark', '  ', null],
  ])('%s', (_, table, id, text, value) => {
    expect(readTyped(column(table, id), text).value).toBe(value);
  });

  it('choices come in the words of the column, others stay and are named by the book', () => {
    const kind = column('customers', 'status');
    expect(readTyped(kind, '正常', ['正常', '冻结']).value).toBe('正常');
    expect(readTyped(kind, '随便', ['正常', '冻结']).value).toBe('随便');
  });

  it('columns of the user’s own take numbers as far as a cell holds them', () => {
    expect(readTyped(undefined, '12.5').value).toBe(12.5);
    expect(readTyped(undefined, '007').value).toBe('007');
    expect(readTyped(undefined, '1234567890123456').value).toBe('1234567890123456');
  });
});
