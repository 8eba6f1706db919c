import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { columnFormula } from '../../../src/book/rules.ts';
import { tables } from '../../../src/ledger/tables/index.ts';
import { workbookLimits } from '../../../src/opc/limits.ts';
import { deflateEntry, inflateEntry, readZip, writeZip } from '../../../src/opc/zip.ts';
import { repairTables } from '../../../src/xlsx/design/exceljs/tables.ts';
import { book, opened, partsOf, sheetOf } from './drawn.ts';

interface ReadTable {
  readonly name: string;
  readonly tableRef: string;
  readonly headerRow: boolean;
  readonly columns: { name: string; filterButton?: boolean; calculatedColumnFormula?: string }[];
}

const tablesOf = (sheet: ExcelJS.Worksheet): ReadTable[] =>
  sheet.getTables().map((entry) => (entry as unknown as { table: ReadTable }).table);

beforeAll(repairTables);

describe('exceljs, mended', () => {
  it('reads back every table with all columns, formulas, header and filter buttons', async () => {
    const workbook = await opened(book);
    for (const table of tables) {
      const [read] = tablesOf(sheetOf(workbook, table));
      expect(read?.name).toBe(table.name);
      expect(read?.headerRow).toBe(true);
      expect(read?.columns.map(({ name }) => name)).toEqual(table.columns.map(({ header }) => header));
      const filtered = !['settings', 'bands'].includes(table.id);
      table.columns.forEach((column, index) => {
        expect(read?.columns[index]?.calculatedColumnFormula).toBe(columnFormula(table.id, column.id));
        expect(read?.columns[index]?.filterButton).toBe(filtered);
      });
    }
  });

  it('takes an absent headerRowCount for one header row, and 0 for none', async () => {
    const headerOf = async (attribute: string) => {
      const changed = readZip(book, workbookLimits).map((entry) => {
        if (entry.name !== 'xl/tables/table1.xml') return entry;
        const xml = new TextDecoder().decode(inflateEntry(entry));
        return deflateEntry(entry.name, xml.replace(' headerRowCount="1"', attribute));
      });
      const [first] = tables;
      if (!first) throw new Error('no table');
      return tablesOf(sheetOf(await opened(writeZip(changed)), first))[0]?.headerRow;
    };
    expect(await headerOf('')).toBe(true);
    expect(await headerOf(' headerRowCount="0"')).toBe(false);
  });

  it('writes a formula with markup characters so that it comes back the same', async () => {
    const formula = 'IF(甲[[#This Row],[数]]<2,"a&b",">")';
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('甲');
    const columns = [{ name: '数' }, { name: '判', calculatedColumnFormula: formula }];
    sheet.addTable({ name: '甲', ref: 'A1', columns, rows: [[1, { formula, result: 'a&b' }]] });
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
    expect(partsOf(bytes).get('xl/tables/table1.xml')).toContain(
      '<calculatedColumnFormula>IF(甲[[#This Row],[数]]&lt;2,&quot;a&amp;b&quot;,&quot;&gt;&quot;)</calculatedColumnFormula>',
    );
    const [read] = tablesOf((await opened(bytes)).getWorksheet('甲') ?? sheet);
    expect(read?.columns[1]?.calculatedColumnFormula).toBe(formula);
  });
});
