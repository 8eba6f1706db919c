import { describe, expect, it } from 'vitest';
import { columnFormula, parameterFormula } from '../../../src/book/rules.ts';
import { columnLetters, headerRow } from '../../../src/ledger/data.ts';
import { parameters } from '../../../src/ledger/parameters.ts';
import { tables } from '../../../src/ledger/tables/index.ts';
import { inputColumns } from '../../../src/xlsx/design/choices.ts';
import { highlightedColumns } from '../../../src/xlsx/design/highlights.ts';
import { purposes } from '../../../src/xlsx/design/purposes.ts';
import { buildBook } from '../../../templates/build/book.ts';
import { defaultStandards } from '../../../templates/standards/default.ts';
import { conformanceErrors } from '../../support/validator.ts';
import { book, dataRowsOf, dayIn, opened, partsOf, sheetOf } from './drawn.ts';

const parts = partsOf(book);
const workbook = await opened(book);
const rowsOf = (table: (typeof tables)[number]) => dataRowsOf(table, parameters.length);
const part = (name: string): string => parts.get(name) ?? '';
const worksheetParts = [...parts].filter(([name]) => name.startsWith('xl/worksheets/sheet'));

describe('the file', () => {
  it('has no error for the Open XML SDK validator', async () => {
    expect(await conformanceErrors({ bytes: book, extension: 'xlsx' })).toEqual([]);
  });

  it('has the same bytes when it is drawn again', async () => {
    expect(Buffer.compare(await buildBook(), book)).toBe(0);
  });

  it('names Excel as its program, because LibreOffice distrusts results of unknown ones', () => {
    expect(part('docProps/app.xml')).toContain('<Application>Microsoft Excel</Application>');
  });

  it('asks for calculation on opening with the engine of current Excel', () => {
    expect(part('xl/workbook.xml')).toContain('<calcPr calcId="191029" fullCalcOnLoad="1"/>');
  });

  it('protects no sheet, carries no note and reaches for nothing outside', () => {
    for (const [name, xml] of parts) {
      expect(name).not.toMatch(/comment|vmlDrawing|externalLink/);
      expect(xml).not.toContain('TargetMode="External"');
      expect(xml).not.toContain('<sheetProtection');
    }
  });

  it('writes no empty extension for conditional formats', () => {
    for (const [, xml] of worksheetParts) expect(xml).not.toContain('x14:id');
  });
});

describe('目录', () => {
  const sheet = workbook.getWorksheet('目录');

  it('stands first and lists every table with title, purpose and a link', () => {
    expect(workbook.worksheets[0]?.name).toBe('目录');
    const listed = new Map<string, string[]>();
    sheet?.eachRow((row) => {
      listed.set(row.getCell(1).text, [row.getCell(2).text, row.getCell(3).text]);
    });
    for (const table of tables) expect(listed.get(table.name)).toEqual([table.title, purposes[table.id]]);
  });

  it('links only to sheets there are, and every sheet links back', () => {
    const names = workbook.worksheets.map(({ name }) => name);
    const targets = worksheetParts.map(([, xml]) =>
      [...xml.matchAll(/<hyperlink ref="[^"]+" location="&apos;([^"]+)&apos;!A1"\/>/g)].map(
        (match) => match[1],
      ),
    );
    expect(targets[0]).toEqual(expect.arrayContaining(tables.map(({ name }) => name)));
    for (const target of targets.flat()) expect(names).toContain(target);
    for (const back of targets.slice(1)) expect(back).toEqual(['目录']);
  });

  it('says what every sheet is for, and nothing about sheets there are not', () => {
    expect(Object.keys(purposes).sort()).toEqual(tables.map(({ id }) => id).sort());
  });
});

describe('names', () => {
  const sheetNames = workbook.worksheets.map(({ name }) => name);

  it('of sheets and tables are legal in every program', () => {
    for (const name of sheetNames) {
      expect(name.length).toBeLessThanOrEqual(31);
      expect(name).not.toMatch(/[\\/?*[\]:]|^'|'$/);
    }
    for (const { name } of tables) {
      expect(name).toMatch(/^[\p{L}_][\p{L}\p{N}_.]*$/u);
      expect(name).not.toMatch(/^[A-Za-z]{1,3}\d+$/);
    }
  });

  it('of columns are unique in their table and on one line: Excel repairs a file where they are not', () => {
    for (const { name, columns } of tables) {
      const headers = columns.map(({ header }) => header.toLowerCase());
      expect(headers.filter((header, index) => headers.indexOf(header) !== index)).toEqual([]);
      for (const header of headers) expect(header, name).toMatch(/^[^\n\r[\]#'@]{1,255}$/);
    }
  });

  it('of tables and parameters are unique together, without regard to case', () => {
    const names = [...tables.map(({ name }) => name), ...parameters.map(({ name }) => name)];
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
  });

  it('of parameters stand for one cell of 参数 each', () => {
    const defined = new Map(
      [...part('xl/workbook.xml').matchAll(/<definedName name="([^"]+)">([^<]+)</g)].map((match) => [
        match[1],
        match[2],
      ]),
    );
    parameters.forEach(({ name }, place) => {
      expect(defined.get(name)).toBe(`&apos;参数&apos;!$B$${headerRow + 1 + place}`);
    });
    expect(defined.size).toBe(parameters.length);
  });
});

describe.each(tables.map((table) => ({ name: table.name, table })))('$name', ({ table }) => {
  const sheet = sheetOf(workbook, table);
  const { first, last } = rowsOf(table);
  const xml = [...parts.values()].find((text) => text.includes(`displayName="${table.name}"`)) ?? '';

  it('carries its official title, its columns as headers, and an Excel table around its rows', () => {
    expect(sheet.getCell('A1').value).toBe(table.title);
    expect(table.columns.map((_, index) => sheet.getCell(headerRow, index + 1).value)).toEqual(
      table.columns.map(({ header }) => header),
    );
    expect(xml).toContain(`ref="A${headerRow}:${columnLetters(table.columns.length)}${last}"`);
    expect(
      [...xml.matchAll(/<tableColumn id="(\d+)" name="([^"]+)"/g)].map((match) => match.slice(1)),
    ).toEqual(table.columns.map(({ header }, index) => [String(index + 1), header]));
    expect(sheet.getTables()).toHaveLength(1);
  });

  it('gives computed columns their formula, in the table and in every row; other cells have none', () => {
    const columns = [...xml.matchAll(/<tableColumn [^>]*?(?:\/>|>(.*?)<\/tableColumn>)/gs)];
    table.columns.forEach((column, index) => {
      const formula = columnFormula(table.id, column.id);
      expect(columns[index]?.[1] !== undefined).toBe(formula !== undefined);
      if (table.id === 'settings') return;
      for (let row = first; row <= last; row++)
        expect(sheet.getCell(row, index + 1).formula).toBe(column.derived ? formula : undefined);
    });
  });

  it('has formulas no longer than Excel takes', () => {
    for (const { id } of table.columns)
      expect((columnFormula(table.id, id) ?? '').length).toBeLessThanOrEqual(8192);
  });

  it('has a rule for every computed column', () => {
    const without = table.columns.filter(({ id, derived }) => derived && !columnFormula(table.id, id));
    expect(without.map(({ id }) => id)).toEqual([]);
  });

  it('keeps codes and typed texts text, and computed cells apart in colour', () => {
    const fillOf = (row: number, index: number) => sheet.getCell(row, index).style.fill;
    table.columns.forEach((column, index) => {
      if (table.id === 'settings' && column.id === 'value') return;
      const { numFmt } = sheet.getCell(first, index + 1);
      if (column.kind === 'code' && !column.derived) expect(numFmt).toBe('@');
      if (column.derived) expect(numFmt).not.toBe('@');
      if (column.kind === 'date') expect(numFmt).toBe('yyyy-mm-dd');
      if (column.kind === 'money') expect(numFmt).toContain('#,##0.00');
      if (column.kind === 'percent') expect(numFmt).toBe('0.00%');
      if (!column.derived || table.id === 'settings') return;
      const inputPlace = table.columns.findIndex(({ derived }) => !derived) + 1;
      expect(fillOf(first, index + 1)).not.toEqual(fillOf(first, inputPlace));
      expect(fillOf(headerRow, index + 1)).not.toEqual(fillOf(headerRow, inputPlace));
    });
  });

  it('prints on A4 landscape with the header on every page, and freezes header and key', () => {
    const { pageSetup, headerFooter, views } = sheet;
    expect(pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToHeight: 0,
    });
    expect(pageSetup.printTitlesRow).toBe(`1:${headerRow}`);
    expect(headerFooter.oddFooter).toContain('第 &P 页 共 &N 页');
    expect(views[0]).toMatchObject({ state: 'frozen', ySplit: headerRow });
  });

  it('hides the columns that are not for people, and no other', () => {
    const hidden = table.columns.filter((_, index) => sheet.getColumn(index + 1).hidden);
    expect(hidden.map(({ id }) => id)).toEqual(table.columns.filter((c) => c.hidden).map(({ id }) => id));
  });
});

describe('starting rows', () => {
  it.each(Object.entries(defaultStandards))('%s holds its default rows, labelled as examples', (id, rows) => {
    const table = tables.find((candidate) => candidate.id === id);
    if (!table) throw new Error(`no table ${id}`);
    const sheet = sheetOf(workbook, table);
    const inputs = inputColumns(table);
    const drawn = rows.map((_, place) =>
      inputs.map((column) => {
        const value = sheet.getCell(headerRow + 1 + place, table.columns.indexOf(column) + 1).value;
        return dayIn(value) ?? value ?? null;
      }),
    );
    expect(drawn).toEqual(rows.map((row) => row.map((value) => (value === '' ? null : value))));
    expect(sheet.getCell('B2').text).toContain('示例默认值');
  });

  it('of 参数 hold the initial values and the formulas of computed parameters', () => {
    const sheet = workbook.getWorksheet('参数');
    parameters.forEach((parameter, place) => {
      const cell = sheet?.getCell(headerRow + 1 + place, 2);
      if (parameter.id === 'asOf') expect(cell?.formula).toBe('TODAY()');
      else if (parameter.derived) expect(cell?.formula).toBe(parameterFormula(parameter.id));
      else expect(cell?.value).toBe(parameter.initial);
    });
  });
});

describe('conditional formats', () => {
  it('name columns there are', () => {
    for (const { table, column } of highlightedColumns()) {
      const known = tables.find(({ id }) => id === table)?.columns.map(({ id }) => id);
      expect(known).toContain(column);
    }
  });

  it('cover exactly the data rows, so that a growing table takes them along', () => {
    for (const table of tables) {
      const { first, last } = rowsOf(table);
      const formats = (sheetOf(workbook, table) as unknown as { conditionalFormattings: { ref: string }[] })
        .conditionalFormattings;
      for (const { ref } of formats) {
        const [start, end = start] = ref.split(':');
        expect(start).toMatch(new RegExp(`^[A-Z]+${first}$`));
        expect(end).toMatch(new RegExp(`^[A-Z]+${last}$`));
      }
    }
  });
});
