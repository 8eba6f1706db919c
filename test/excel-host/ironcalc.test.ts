import { describe, expect, it } from 'vitest';
import type { CellValue } from '../../src/ledger/value.ts';
import { cellsIn, ledgerFile } from '../unit/addin/excel/support.ts';
import { People } from './drive.ts';
import { ExcelHost } from './index.ts';
import { ironCalculator } from './ironcalc-node.ts';
import { loadWorkbook } from './load/workbook.ts';
import type { Book } from './model/book.ts';
import { withoutIndexRanges } from './model/index-ranges.ts';
import { shownValue } from './model/values.ts';

/** What every formula of a workbook shows, by sheet and cell. */
function results(book: Book): Map<string, CellValue> {
  const shown = new Map<string, CellValue>();
  // The spreadsheet's blank result is an empty text.
  for (const { name, grid } of book.sheets)
    for (const [row, cells] of grid.rows)
      for (const [column, { formula, value }] of cells)
        if (formula !== undefined) shown.set(`${name} ${row}:${column}`, shownValue(value));
  return shown;
}

describe('a ledger worked out by IronCalc', () => {
  it('has the values of our engine in every formula, before and after an edit', () => {
    const workbook = ledgerFile(2);
    const host = new ExcelHost({ calculator: ironCalculator() });
    loadWorkbook(host.book, workbook);
    const stored = results(host.book);
    host.calculate();
    expect(results(host.book)).toEqual(stored);
    expect(stored.size).toBeGreaterThan(1000);

    const { held, address, table } = cellsIn(host.book);
    expect(held('信用评定', '最终等级', 0)).toBe('A');
    new People(host).edit(table('资信调查').sheet.name, address('资信调查', '失信被执行人', 0), [['是']]);
    expect(held('信用评定', '最终等级', 0)).toBe('D');
  });
});

it.each([
  ['=SUM(INDEX($B$1:$B$5,2):INDEX($B$1:$B$5,4))', '=SUM(OFFSET($B$1,(2)-1,0,(4)-(2)+1,1))'],
  [
    '=INDEX(S!$B$1:$B$5,MATCH("a,)",$A$1:$A$5,0)):INDEX(S!$B$1:$B$5,3)',
    '=OFFSET(S!$B$1,(MATCH("a,)",$A$1:$A$5,0))-1,0,(3)-(MATCH("a,)",$A$1:$A$5,0))+1,1)',
  ],
  ['=INDEX($B$1:$B$5,2)+1', '=INDEX($B$1:$B$5,2)+1'],
])('%s is given to IronCalc as %s', (formula, given) => {
  expect(withoutIndexRanges(formula)).toBe(given);
});
