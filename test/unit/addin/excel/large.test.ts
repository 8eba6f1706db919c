import { beforeAll, describe, expect, it } from 'vitest';
import type { RowWrite } from '../../../../addin/book/host.ts';
import { openPane, type TestPane } from './pane.ts';
import { cellsIn, excelWith, ledgerFile } from './support.ts';

const excel = excelWith(ledgerFile(4));
const { book: workbook, people, host: application } = excel;
const { held, table, address } = cellsIn(workbook);
const rowCount = 10_000;
/** Excel on the web takes 5 MB and refuses more. */
const mostBytes = 4_000_000;

/**
 * Reading the book: places 2, selection 1, date 3, one for every 20,000 cells; and since this Excel has not
 * calculated, the first 500 formulas of every derived column of the ledgers.
 */
const reading = 6 + Math.ceil((rowCount * 45) / 20_000) + 2 + 45;

let pane: TestPane;
beforeAll(async () => {
  pane = await openPane(excel);
});

/** Carries a task through; what it asked of Excel, and how large it was. */
async function cost(task: () => Promise<unknown>) {
  application.largest.request = 0;
  application.largest.answer = 0;
  const { requests } = await pane.through(task);
  return { requests, ...application.largest };
}

/** One workbook, from its import on: each step works on what the one before has left. */
describe('ten thousand rows', () => {
  it('are imported from a sheet of somebody, chunk by chunk', async () => {
    const { grid } = workbook.addSheet('销售明细');
    ['单号', '日期', '客户编码', '通用名称', '规格', '生产厂家', '批号', '数量', '单价', '税率(%)'].forEach(
      (header, column) => void grid.set(1, column + 1, header),
    );
    for (let row = 0; row < rowCount; row++)
      [
        `XS-9${String(row).padStart(5, '0')}`,
        46_000 + (row % 300),
        `C000${1 + (row % 4)}`,
        '注射用重组人促红素（CHO细胞）',
        '3000IU/支×10支/盒',
        '某某生物制药股份有限公司第二分厂',
        `P${row}`,
        1 + (row % 90),
        12.5,
        0.13,
      ].forEach((value, column) => void grid.set(row + 2, column + 1, value));
    people.select('销售明细', 'A1');
    await pane.follow();
    const before = table('销售台账').rowCount;
    const read = await cost(() => pane.wizard.start());
    pane.wizard.forward();
    pane.wizard.forward();
    expect(pane.wizard.state).toMatchObject({ step: 'preview', preview: { counts: { added: rowCount } } });
    const written = await cost(() => pane.wizard.apply('导入'));
    expect(pane.wizard.state).toMatchObject({ step: 'ended', written: { rows: rowCount } });
    expect(pane.wizard.state).not.toHaveProperty('why');
    expect(table('销售台账').rowCount).toBe(before + rowCount);
    expect(held('销售台账', '单据编号', before + rowCount - 1)).toBe('XS-909999');
    // Sheets 3, selection 1, the sheet 1 and one for every 20,000 of its 100,010 cells.
    expect(read.requests).toBeLessThanOrEqual(5 + 6);
    // The sheet again 7, restore point 10, six for every 1,000 rows, and the book read.
    expect(written.requests).toBeLessThanOrEqual(7 + 10 + 6 * 10 + reading);
    for (const { request, answer } of [read, written]) {
      expect(request).toBeLessThan(mostBytes);
      expect(answer).toBeLessThan(mostBytes);
    }
  });

  it('are read again whole, and followed row by row', async () => {
    const whole = await cost(() => pane.book.refresh());
    expect(whole.requests).toBeLessThanOrEqual(reading);
    expect(whole.answer).toBeLessThan(mostBytes);
    people.edit('销售台账', address('销售台账', '数量', rowCount - 1), [[7]]);
    const edit = await cost(() => pane.follow());
    // The row, and the formulas of its derived cells, which this Excel has not calculated.
    expect(edit.requests).toBeLessThanOrEqual(4);
    expect(edit.answer).toBeLessThan(20_000);
    const sales = pane.book.state.live!.ledger.tables.get('sales')!;
    expect(sales.columns.get('quantity')![rowCount - 1]).toBe(7);
  });

  it('are a register of contracts, appended at once', async () => {
    const before = table('合同台账').rowCount;
    const rows = Array.from(
      { length: rowCount },
      (_, row): RowWrite => ({
        合同编号: `HT-9${String(row).padStart(5, '0')}`,
        模板代码: 'T1',
        客户编号: `C000${1 + (row % 4)}`,
        备注: '按双方确认的订单执行，运输途中的温度记录随货同行。',
      }),
    );
    const steps: number[] = [];
    const { requests, request } = await cost(() =>
      pane.host.appendRows('合同台账', rows, (done) => steps.push(done)),
    );
    expect(held('合同台账', '合同编号', before + rowCount - 1)).toBe('HT-909999');
    // Places 3, growing 1, formulas 1, and one for every 20,000 cells or 1.2 million characters.
    expect(requests).toBeLessThanOrEqual(5 + 3);
    expect(request).toBeLessThan(mostBytes);
    expect(steps.at(-1)).toBe(rowCount);
  });

  it('are kept in a restore point and put back', async () => {
    const before = held('销售台账', '品名', 5000);
    const kept = await cost(() => pane.host.capture('前', ['销售台账']));
    people.deleteRows('销售台账', 4000, 2000);
    const [point] = await pane.host.restorePoints();
    const back = await cost(() => pane.host.restore(point!.id));
    expect(held('销售台账', '品名', 5000)).toEqual(before);
    expect(held('销售台账', '批号', rowCount - 1)).toMatch(/^P\d+$/);
    for (const { request, answer } of [kept, back]) {
      expect(request).toBeLessThan(mostBytes);
      expect(answer).toBeLessThan(mostBytes);
    }
    // Reading takes one for every 10,000 cells; what is written is halved until it fits, so at worst the same.
    expect(kept.requests).toBeLessThanOrEqual(12 + rowCount * (30 / 10_000));
    expect(back.requests).toBeLessThanOrEqual(25 + rowCount * (70 / 10_000));
  });
});
