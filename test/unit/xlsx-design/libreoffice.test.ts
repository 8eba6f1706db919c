import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headerRow } from '../../../src/ledger/data.ts';
import { parameters } from '../../../src/ledger/parameters.ts';
import { tables } from '../../../src/ledger/tables/index.ts';
import { inputColumns } from '../../../src/xlsx/design/choices.ts';
import { defaultStandards } from '../../../templates/standards/default.ts';
import { convert, libreOfficeMissing } from '../../support/libreoffice.ts';
import { book, dataRowsOf, dayIn, opened, sheetOf } from './drawn.ts';

const missing = libreOfficeMissing();
const excelFormat = 'xlsx:Calc MS Excel 2007 XML';

describe.skipIf(missing)(`the blank book in LibreOffice${missing ? ` (${missing})` : ''}`, () => {
  let folder: string;
  let asOpened: ExcelJS.Workbook;
  let recalculated: ExcelJS.Workbook;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'blank-book-'));
    const file = join(folder, 'book.xlsx');
    await writeFile(file, book);
    const read = async (hardRecalculate: boolean) => {
      const [written = ''] = await convert(file, excelFormat, join(folder, String(hardRecalculate)), {
        hardRecalculate,
      });
      return opened(new Uint8Array(await readFile(written)));
    };
    asOpened = await read(false);
    recalculated = await read(true);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('keeps every value of the standards', () => {
    for (const [id, rows] of Object.entries(defaultStandards)) {
      const table = tables.find((candidate) => candidate.id === id);
      if (!table) throw new Error(`no table ${id}`);
      const sheet = sheetOf(asOpened, table);
      rows.forEach((row, place) => {
        inputColumns(table).forEach((column, input) => {
          const cell = sheet.getCell(headerRow + 1 + place, table.columns.indexOf(column) + 1);
          // Text comes back as one rich run; numbers stay numbers.
          const value = typeof cell.value === 'number' ? cell.value : (dayIn(cell.value) ?? cell.text);
          expect(value).toBe(row[input] ?? '');
        });
      });
    }
  });

  it('computes what has no cached result: the rank of a class, the period of the parameters', () => {
    const ranks = [1, 2, 3, 4, 5].map(
      (place) => asOpened.getWorksheet('分类标准')?.getCell(headerRow + place, 5).result,
    );
    expect(ranks).toEqual([5, 4, 3, 2, 1]);
    const settings = asOpened.getWorksheet('参数');
    for (const [place, { derived, name }] of parameters.entries())
      if (derived) expect(settings?.getCell(headerRow + 1 + place, 2).text, name).not.toBe('');
  });

  it('finds no error in any formula of an empty row, and leaves texts empty', () => {
    for (const table of tables) {
      const sheet = sheetOf(recalculated, table);
      const { first, last } = dataRowsOf(table, parameters.length);
      for (let row = first; row <= last; row++)
        table.columns.forEach((column, index) => {
          if (!column.derived) return;
          const cell = sheet.getCell(row, index + 1);
          expect(cell.formula, `${table.name} ${cell.address}`).toBeTruthy();
          expect(typeof cell.result === 'object' ? cell.text : '', `${table.name} ${cell.address}`).toBe('');
        });
    }
  });
});
