import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ImportReport } from '../../../src/import/workbook.ts';
import { parseIsoDate } from '../../../src/ledger/calendar.ts';
import { columnValues, type Ledger, tableData } from '../../../src/ledger/data.ts';
import { customerForms } from '../../../src/ledger/tables/index.ts';
import { workbookLimits } from '../../../src/opc/limits.ts';
import { inflateEntry, readZip } from '../../../src/opc/zip.ts';
import { openWorkbook, readGrid } from '../../../src/xlsx/package/index.ts';
import { bookWithStandards, gridOf, imported, recordsOf } from './support/grid.ts';

/** The committed ledger of other people's making, saved by LibreOffice. */
const bytes = readFileSync('templates/sample/旧台账.xlsx');

describe('旧台账.xlsx', () => {
  let report: ImportReport & { readonly ledger: Ledger };
  const gridsOf = () => {
    const book = openWorkbook(bytes);
    return book.sheets.map(({ name }) => ({ sheetName: name, rows: readGrid(book, name).rows, firstRow: 1 }));
  };
  beforeAll(() => {
    report = imported(gridsOf());
  });

  it('was saved by LibreOffice, not by our writer', () => {
    const entry = readZip(bytes, workbookLimits).find(({ name }) => name === 'docProps/app.xml');
    expect(entry && new TextDecoder().decode(inflateEntry(entry))).toContain('LibreOffice');
  });

  it.each([
    ['客户资料', '客户登记', 60],
    ['资质证照', '证照', 200],
    ['联系方式', '联系人', 100],
    ['调查表', '资信调查', 60],
    ['潜力', '发展潜力', 60],
    ['赊销申请', '授信申请', 45],
    ['发货明细', '销售台账', 1400],
    ['收款明细', '回款台账', 1300],
    ['合同登记', '合同台账', 25],
    ['合同货物', '合同明细', 60],
    ['我方公司', '公司信息', 2],
  ])('%s becomes %s with every row', (sheet, tableName, atLeast) => {
    const found = report.sheets.find((one) => one.sheet === sheet);
    expect(found).toMatchObject({ tableName });
    expect(found?.rowsImported).toBeGreaterThanOrEqual(atLeast);
    expect(found?.rowsImported).toBe(found?.rowsRead);
  });

  it('leaves the sheet of notes and the columns nobody knows alone, and says so', () => {
    expect(report.sheets.find(({ sheet }) => sheet === '说明')).toMatchObject({ rowsImported: 0 });
    expect(report.problems).toContainEqual(
      expect.objectContaining({ code: 'sheet-not-recognised', sheet: '说明' }),
    );
    const unknown = report.sheets.flatMap(({ unknownHeaders }) => unknownHeaders);
    expect(unknown).toEqual(expect.arrayContaining(['对账习惯', '复印件盖章', '运费']));
  });

  it('names the cell of the source for everything it refuses', () => {
    const refused = report.problems.filter(({ severity }) => severity === 'error');
    expect(refused.length).toBeGreaterThan(20);
    const sheets = new Map(gridsOf().map((grid) => [grid.sheetName, grid.rows]));
    for (const { sheet = '', cell = '', message } of refused) {
      const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
      const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
      expect(message).toContain(`工作表“${sheet}”单元格 ${cell}`);
      expect(sheets.get(sheet)?.[Number(row) - 1]?.[column - 1] ?? null).not.toBeNull();
    }
    expect(new Set(refused.map(({ code }) => code))).toEqual(
      new Set([
        'cell-error',
        'choice-unknown',
        'code-invalid',
        'customer-unknown',
        'date-impossible',
        'date-unreadable',
        'digits-lost',
        'number-unreadable',
        'out-of-range',
      ]),
    );
  });

  it('gives every row of every sheet the same customer, whether it names him or gives his number', () => {
    const ids = new Set(columnValues(tableData(report.ledger, 'customers'), 'customerId'));
    expect([...ids].every((id) => /^C1\d{3}$/.test(String(id)))).toBe(true);
    for (const table of ['licences', 'contacts', 'investigation', 'growthPotential', 'receipts', 'contracts'])
      for (const id of columnValues(tableData(report.ledger, table), 'customerId')) expect(ids).toContain(id);
    const lost = columnValues(tableData(report.ledger, 'sales'), 'customerId').filter((id) => id === null);
    expect(lost.length).toBe(report.problems.filter(({ code }) => code === 'customer-unknown').length);
  });

  it('gives every customer a row in every form, in the order of the ids', () => {
    const ids = columnValues(tableData(report.ledger, 'customers'), 'customerId');
    for (const form of customerForms)
      expect(columnValues(tableData(report.ledger, form), 'customerId')).toEqual([...ids].sort());
  });

  it('reads dates of every spelling into the span of the ledger', () => {
    const [from, to] = [parseIsoDate('2024-08-01') ?? 0, parseIsoDate('2026-11-20') ?? 0];
    for (const date of columnValues(tableData(report.ledger, 'sales'), 'documentDate'))
      expect(date === null || (Number(date) >= from && Number(date) <= to)).toBe(true);
  });

  it('keeps every line of a document under a number of its own', () => {
    const ids = columnValues(tableData(report.ledger, 'sales'), 'documentId').map(String);
    expect(new Set(ids).size).toBe(ids.length);
    const lines = ids.filter((id) => id.endsWith('-2'));
    expect(lines.length).toBeGreaterThan(0);
    for (const id of lines) expect(ids).toContain(id.slice(0, -2));
  });

  it('adds nothing when the same file comes again', () => {
    const again = imported(gridsOf(), report.ledger);
    const added = again.sheets
      .filter(({ table }) => table !== 'sales')
      .map(({ rowsImported }) => rowsImported);
    expect(added.every((rows) => rows === 0)).toBe(true);
    expect(again.sheets.find(({ table }) => table === 'sales')?.rowsImported).toBe(0);
  });
});

describe('what the old ledger taught', () => {
  it('takes a group heading that is also the name of a column for a heading', () => {
    const grid = gridOf(
      '调查表',
      ['客户代码', '单位名称', '社会关系', null, '失信'],
      [null, null, '行业地位', '社会关系', null],
      [1001, '杭州纸飞机医药有限公司', '一级商', '良好', '无'],
    );
    const register = gridOf(
      '客户资料',
      ['客户代码', '单位名称', '客户类型'],
      [1001, '杭州纸飞机医药有限公司', '药品批发'],
    );
    const { ledger } = imported([grid, register], bookWithStandards());
    expect(recordsOf(ledger, 'investigation')).toEqual([
      { customerId: 'C1001', s1: '一级商', s2: '良好', dishonest: '否' },
    ]);
  });

  it('takes words below the table for words, not for a customer', () => {
    const { ledger, problems } = imported([
      gridOf(
        '客户资料',
        ['客户代码', '单位名称', '单位类型'],
        [1001, '杭州纸飞机医药有限公司', '批发'],
        [null, null, null],
        ['制表人：葛兰', null, null],
      ),
    ]);
    expect(recordsOf(ledger, 'customers')).toHaveLength(1);
    expect(problems).toContainEqual(expect.objectContaining({ code: 'note-row', cell: 'A4' }));
  });
});
