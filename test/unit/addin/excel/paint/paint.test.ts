import { beforeAll, describe, expect, it } from 'vitest';
import { addTables } from '../../../../../addin/excel/paint/add-tables.ts';
import { parameters } from '../../../../../src/ledger/parameters.ts';
import { tables } from '../../../../../src/ledger/tables/index.ts';
import { CellError } from '../../../../../src/ledger/value.ts';
import { dumpNames, dumpSheet, ExcelHost, type SheetDump, startExcel } from '../../../../excel-host/index.ts';
import { loadWorkbook } from '../../../../excel-host/load/workbook.ts';
import { differences } from '../../../../support/differences.ts';
import { book as blankBook, opened, partsOf } from '../../../xlsx-design/drawn.ts';
import { blankFile } from '../support.ts';
import { drawnFacts, linksIn } from './facts/drawn-sheet.ts';
import { paintedFacts } from './facts/painted-sheet.ts';

const { Excel, host } = startExcel({ calculation: 'ironcalc' });
const blank = await opened(blankBook);
const parts = partsOf(blankBook);
const drawn = blank.worksheets.map((sheet, place) => ({
  name: sheet.name,
  facts: drawnFacts(sheet, linksIn(parts.get(`xl/worksheets/sheet${place + 1}.xml`) ?? '')),
}));

describe('all tables, painted into a workbook of someone', () => {
  const progress: number[][] = [];

  beforeAll(async () => {
    await Excel.run((context) =>
      addTables(
        context,
        tables.map(({ name }) => name),
        (...step) => progress.push(step),
      ),
    );
  });

  it.each(drawn)('$name is what the blank book has, cell by cell', ({ name, facts }) => {
    expect(paintedFacts(host.book, host.book.sheet(name))).toEqual(facts);
  });

  it('have their sheets in the order of the book, behind those of the user', () => {
    expect(host.book.sheets.map(({ name }) => name)).toEqual(['Sheet1', ...drawn.map(({ name }) => name)]);
  });

  it('name the cells of the parameters', () => {
    const names = [...host.book.names.values()].map(({ name, formula }) => [name, formula]);
    expect(names).toEqual(parameters.map(({ name }, place) => [name, `=参数!$B$${place + 4}`]));
  });

  it('calculate without an error', () => {
    for (const sheet of host.book.sheets)
      for (const [row, cells] of sheet.grid.rows)
        for (const [column, { value }] of cells)
          expect(value, `${sheet.name} row ${row} column ${column}`).not.toBeInstanceOf(CellError);
    const rank = (row: number) => host.book.sheet('分类标准').grid.cell(row, 5)?.value;
    expect([4, 5, 6, 7, 8].map(rank)).toEqual([5, 4, 3, 2, 1]);
  });

  it('take two syncs to read and one for every six sheets or part of it, and say how far they are', () => {
    const total = drawn.length;
    const full = Array.from({ length: Math.floor(total / 6) }, (_, group) => [6 * (group + 1), total]);
    expect(host.requests).toBeLessThanOrEqual(2 + full.length + 1);
    expect(progress).toEqual([...full, [total, total]]);
  });

  it('leave no mark of unfinished work, and the user where they were', () => {
    for (const sheet of host.book.sheets) expect([...sheet.customProperties]).toEqual([]);
    expect(host.book.activeSheet.name).toBe('Sheet1');
  });
});

/** Differences between the file and the painted sheets that mean nothing, each with why. */
const accepted: readonly { readonly why: string; readonly even: (dump: SheetDump) => SheetDump }[] = [
  {
    why: 'Excel writes 表[[列]] as 表[列]; both are read as the same column',
    even: (dump) => JSON.parse(JSON.stringify(dump).replaceAll(/\[\[([^[\]#]+)\]\]/g, '[$1]')),
  },
  {
    why: 'a validation without a rule shows its prompt and refuses nothing, whatever its alert says',
    even: (dump) => ({
      ...dump,
      validations: dump.validations.map(({ alert, ...validation }) =>
        Object.keys(validation.rule).length === 0
          ? { ...validation, ignoreBlanks: true }
          : { ...validation, ...(alert === undefined ? {} : { alert }) },
      ),
    }),
  },
];
const evened = (dump: SheetDump): SheetDump => accepted.reduce((known, { even }) => even(known), dump);

describe('the blank book as a file, opened, and the same tables painted', () => {
  const opened = new ExcelHost();
  loadWorkbook(opened.book, blankFile);

  it.each(drawn)('$name: every part of the sheet is the same', ({ name }) => {
    const [file, painted] = [opened, host].map(({ book }) => evened(dumpSheet(book, name)));
    expect(differences(file, painted).join('\n')).toBe('');
  });

  it('have the same names', () => {
    expect(dumpNames(host.book)).toEqual(dumpNames(opened.book));
  });

  it('offer their lists from the same cells in every row', () => {
    const sources = host.book.sheets.flatMap(({ validations }) =>
      validations.flatMap(({ rule }) => {
        const { source } = (rule as { list?: { source: unknown } }).list ?? {};
        return typeof source === 'string' && source.startsWith('=') ? [source] : [];
      }),
    );
    expect(sources.length).toBeGreaterThan(10);
    for (const source of sources) expect(source).toMatch(/!\$[A-Z]+\$\d+(?::\$[A-Z]+\$\d+)?$/);
  });
});

describe('the comparison', () => {
  it('looks at what the blank book has', () => {
    const cells = drawn.flatMap(({ facts }) => Object.values(facts.cells));
    const having = (fact: keyof (typeof cells)[number]) =>
      cells.filter((cell) => cell[fact] !== undefined).length;
    const seen = {
      fonts: having('font'),
      fills: having('fill'),
      lines: having('lines'),
      links: having('link'),
      formulas: having('formula'),
      textCells: cells.filter(({ numberFormat }) => numberFormat === '@').length,
      validations: drawn.flatMap(({ facts }) => Object.values(facts.validations)).length,
      highlights: drawn.flatMap(({ facts }) => facts.highlights).length,
      tables: drawn.filter(({ facts }) => facts.table).length,
      frozen: drawn.filter(({ facts }) => facts.frozen.rows === 3).length,
    };
    const least = {
      fonts: 2500,
      fills: 500,
      lines: 2500,
      links: 44,
      formulas: 200,
      textCells: 1000,
      validations: 800,
      highlights: 100,
      tables: 22,
      frozen: 22,
    };
    for (const [fact, count] of Object.entries(least))
      expect(seen[fact as keyof typeof seen], fact).toBeGreaterThanOrEqual(count);
  });
});
