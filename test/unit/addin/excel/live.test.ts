import { beforeEach, describe, expect, it } from 'vitest';
import { cardOf } from '../../../../addin/book/card.ts';
import { commandOf } from '../../../../addin/commands/registry.ts';
import { runCommand } from '../../../../addin/pane/run-command.ts';
import { columnFormula } from '../../../../src/book/rules.ts';
import { sameFormula } from '../../../../src/formula/same-formula.ts';
import { columnOf } from '../../../../src/ledger/column.ts';
import { appendRow, columnValues, tableData, valueAt } from '../../../../src/ledger/data.ts';
import { tableOf, tables } from '../../../../src/ledger/tables/index.ts';
import { type CellValue, isBlank } from '../../../../src/ledger/value.ts';
import { ltsc2021 } from '../../../excel-host/index.ts';
import { deleteSheet } from '../../../excel-host/model/delete-sheet.ts';
import { engineCalculator } from '../../../support/engine-calculator.ts';
import { openPane, type TestPane } from './pane.ts';
import { cellsIn, excelWith, ledgerFile, today } from './support.ts';

/** A row for each table that a new ledger has nothing in. */
const book = ledgerFile(4, (ledger) => {
  const contractNo = valueAt(tableData(ledger, 'contracts'), 0, 'contractNo');
  for (const { table: known, rowCount, columns } of ledger.tables.values())
    if (rowCount === 0 && columns.has('customerId'))
      appendRow(tableData(ledger, known.id), { customerId: 'C0001' });
    else if (rowCount === 0 && columns.has('contractNo'))
      appendRow(tableData(ledger, known.id), { contractNo });
});
const excel = excelWith(book, { calculation: engineCalculator(today) });
const { book: workbook, people, host: application, clock } = excel;
const { address, held, table, cell } = cellsIn(workbook);

let pane: TestPane;
beforeEach(async () => {
  pane?.book.close();
  application.requirements = ltsc2021;
  pane = await openPane(excel);
});

const state = () => pane.book.state;
const card = (customerId = mine.id) => cardOf(state(), customerId)!;
const grade = (customerId = mine.id) => card(customerId).score.grade;
const type = (name: string, header: string, row: number, value: string | number | null) =>
  people.edit(table(name).sheet.name, address(name, header, row), [[value]]);
/** Customers in good standing: row of every form, id, grade. */
const sound = Array.from({ length: table('信用评定').rowCount }, (_, row) => ({
  row,
  id: String(held('信用评定', '客户编号', row)),
  grade: String(held('信用评定', '最终等级', row)),
})).filter(
  ({ row, grade: known }) =>
    ['A', 'AA', 'AAA', 'B'].includes(known) && isBlank(held('信用评定', '命中规则', row)),
);
const [mine, other] = [sound[0]!, sound[1]!];
/** What makes a customer a D at once: it does not pay what courts told it to. */
const convict = ({ row } = mine) => type('资信调查', '失信被执行人', row, '是');
const shown = (header: string): CellValue => held('信用评定', header, mine.row);
/** Every cell of every table and sheet. */
const contents = () => structuredClone(workbook.sheets.map(({ name, grid }) => [name, [...grid.rows]]));
/** Everything the followed book has come to. */
const followed = () =>
  [...state().live!.ledger.tables.values()].map(({ table: { id }, rowCount, firstRow, columns }) => [
    id,
    rowCount,
    firstRow,
    [...columns],
  ]);

describe('a row that is selected', () => {
  const withCustomer = tables.filter(({ columns }) =>
    columns.some(({ id }) => id === 'customerId' || id === 'contractNo'),
  );

  it.each(withCustomer.map(({ name }) => name))('of %s shows the card of its customer', async (name) => {
    const { id } = tables.find((known) => known.name === name)!;
    people.select(table(name).sheet.name, 'A1');
    await pane.follow(0);
    const requests = application.requests;
    people.select(table(name).sheet.name, address(name, table(name).columns[0]!.name, 0));
    await pane.follow(0);
    const { ledger } = state().live!;
    const data = tableData(ledger, id);
    const contracts = tableData(ledger, 'contracts');
    const own = data.columns.has('customerId')
      ? valueAt(data, 0, 'customerId')
      : valueAt(
          contracts,
          columnValues(contracts, 'contractNo').indexOf(valueAt(data, 0, 'contractNo')),
          'customerId',
        );
    expect(own).toMatch(/^C\d{4}$/);
    expect(state().customerId).toBe(own);
    const { score, place, forms } = card(state().customerId);
    expect(place).toMatchObject({ sheet: '客户登记' });
    expect(forms.length).toBe(3);
    const sheet = held('信用评定', '最终等级', Number(String(own).slice(1)) - 1);
    expect(score.grade ?? '').toBe(sheet ?? '');
    // The event and what is remembered say all of it; another sheet coming to the front costs one question.
    expect(application.requests).toBe(requests);
  });

  it('of no customer shows none', async () => {
    people.select('等级标准', 'A5');
    await pane.follow(0);
    expect(state().selection?.table).toBe('等级标准');
    expect(state().customerId).toBeUndefined();
  });
});

describe('an edit', () => {
  it('shows within 300 ms after the last key: grade, cause and limit, as the sheet itself has them', async () => {
    expect(grade()).toBe(mine.grade);
    type('客户登记', '备注', mine.row, '甲');
    await pane.follow(100);
    convict();
    await pane.follow(149);
    expect(grade()).toBe(mine.grade);
    const requests = application.requests;
    await clock.pass(151);
    expect(grade()).toBe('D');
    expect(shown('最终等级')).toBe('D');
    expect(card().score).toMatchObject({
      creditLimit: shown('授信额度'),
      customerClass: shown('客户分类'),
      total: shown('综合得分'),
    });
    // One question for each table that was typed into.
    expect(application.requests - requests).toBe(2);
  });

  it('that moves a grade is announced and logged with what moved it', async () => {
    convict();
    await pane.follow();
    const change = {
      customerId: mine.id,
      name: held('客户登记', '客户名称', mine.row),
      before: mine.grade,
      after: 'D',
      cause: '失信被执行人',
    };
    expect(state().gradeChanges).toEqual([{ ...change, at: expect.stringMatching(/^2026-11-23T09:/) }]);
    expect(card().changes).toEqual(state().gradeChanges);
    type('资信调查', '失信被执行人', mine.row, '否');
    await pane.follow();
    expect(card().changes.map(({ before, after }) => [before, after])).toEqual([
      ['D', mine.grade],
      [mine.grade, 'D'],
    ]);
  });

  it('that leaves the form unfinished gives no grade, and names the cell', async () => {
    type('资信调查', '合作主动性', mine.row, '');
    await pane.follow();
    expect(grade()).toBeNull();
    expect(card().score.missing.map(({ header }) => header)).toContain('合作主动性');
    expect(state().gradeChanges).toMatchObject([{ before: mine.grade, after: null, cause: '合作主动性' }]);
  });

  it('of the standard moves all whom it concerns', async () => {
    const before = [...state().live!.ledger.tables.get('rating')!.columns.get('grade')!];
    type('等级标准', '最低分', 0, 99);
    await pane.follow();
    const rating = state().live!.ledger.tables.get('rating')!;
    const now = rating.columns.get('grade')!;
    expect(now).toEqual(rating.columns.get('customerId')!.map((_, row) => held('信用评定', '最终等级', row)));
    expect(state().gradeChanges).toHaveLength(now.filter((value, row) => value !== before[row]).length);
  });

  it.each<[string, () => void]>([
    ['a customer typed below the table', () => people.edit('客户登记', 'A8:B8', [['C0099', '新来的']])],
    ['a block pasted', () => people.edit('资信调查', address('资信调查', '配送车辆', 1), [[1], [2], [3]])],
    ['rows inserted', () => people.insertRows('客户登记', 2, 2)],
    ['rows deleted', () => people.deleteRows('销售台账', 1, 3)],
    ['rows sorted', () => people.sort('信用评定', '客户编号', false)],
    ['rows filtered', () => people.filter('客户登记', '客户编号', [other.id])],
    ['the date', () => type('参数', '值', 0, today - 30)],
    ['a sheet deleted', () => application.act('user', () => deleteSheet(workbook, workbook.sheet('联系人')))],
  ])('of another kind (%s) leads to the same as opening the book anew', async (_, act) => {
    act();
    await pane.follow(2000);
    const live = followed();
    const { missingTables, problems } = state();
    await pane.through(() => pane.book.refresh());
    expect(followed()).toEqual(live);
    pane.book.close();
    const fresh = await openPane({ ...excel, fresh: () => pane.host } as typeof excel);
    expect({ missingTables, problems }).toEqual({
      missingTables: fresh.book.state.missingTables,
      problems: fresh.book.state.problems,
    });
    pane = fresh;
    expect(followed()).toEqual(live);
  });
});

describe('公式被改动', () => {
  const flags = () => state().tampered.map(({ cell: place, header, shown: value }) => [header, place, value]);

  it.each<[string, string | number]>([
    ['a grade typed over it', 'AAA'],
    ['another formula', '=1+1'],
  ])('is flagged at the customer (%s), and repaired without touching what people typed', async (_, text) => {
    const inputs = contents();
    const before = shown('最终等级');
    type('信用评定', '最终等级', mine.row, text);
    await pane.follow();
    expect(flags().map(([header, place]) => [header, place])).toEqual([
      ['最终等级', address('信用评定', '最终等级', mine.row)],
    ]);
    expect(card().tampered).toMatchObject([{ header: '最终等级', computed: mine.grade }]);
    expect(card(other.id).tampered).toEqual([]);
    // The rule's grade is shown, whatever the sheet says.
    expect(grade()).toBe(mine.grade);

    await pane.through(() => runCommand(commandOf('RestoreFormulas'), pane.services));
    expect(state().tampered).toEqual([]);
    expect(pane.services.messages.notices.value).toMatchObject([
      { severity: 'note', text: '已修复 1 处公式：信用评定。' },
    ]);
    const rule = columnFormula('rating', columnOf(tableOf('rating'), 'grade').id)!;
    for (let row = 0; row < table('信用评定').rowCount; row++)
      expect(sameFormula(cell('信用评定', '最终等级', row)!.formula!, rule, '信用评定')).toBe(true);
    expect(shown('最终等级')).toBe(before);
    expect(contents()).toEqual(inputs);
  });

  it('is flagged where a formula was deleted', async () => {
    type('信用评定', '综合得分', mine.row, '');
    await pane.follow();
    expect(flags()).toMatchObject([['综合得分', address('信用评定', '综合得分', mine.row), null]]);
  });

  it('is not what a workbook shows that has not been recalculated: one question for all of it', async () => {
    workbook.calculationMode = 'Manual';
    convict();
    const requests = application.requests;
    await pane.follow();
    expect([grade(), shown('最终等级'), state().tampered]).toEqual(['D', mine.grade, []]);
    // The rows that were edited; their derived cells do not differ.
    expect(application.requests - requests).toBe(1);
    const whole = await pane.through(() => pane.book.refresh());
    expect(state().tampered).toEqual([]);
    // Places 2, cells 3, selection 3, date 3, formulas 3.
    expect(whole.requests).toBeLessThanOrEqual(14);
    workbook.calculationMode = 'Automatic';
  });
});

describe('a co-author’s edit', () => {
  it('only refreshes: nothing is announced, nothing is written', async () => {
    people.remoteEdit('资信调查', address('资信调查', '失信被执行人', mine.row), [['是']]);
    const after = contents();
    await pane.follow();
    expect(grade()).toBe('D');
    expect(state().gradeChanges).toEqual([]);
    expect(pane.services.messages.notices.value).toEqual([]);
    expect(contents()).toEqual(after);
  });

  it('beside one of the user’s leaves the user’s to be announced', async () => {
    people.remoteEdit('资信调查', address('资信调查', '失信被执行人', mine.row), [['是']]);
    convict(other);
    await pane.follow();
    expect([grade(), grade(other.id)]).toEqual(['D', 'D']);
    expect(state().gradeChanges.map(({ customerId }) => customerId)).toEqual([other.id]);
  });
});

describe('a write of the pane’s own', () => {
  it.each([
    ['', ltsc2021],
    [' where Excel does not say whose it was', { ...ltsc2021, ExcelApi: '1.13' }],
  ])('is followed by whoever wrote, its events are ignored%s', async (_, requirements) => {
    application.requirements = requirements;
    const edit = [{ table: 'investigation', row: mine.row, column: 'dishonest', value: '是' }];
    const { requests } = await pane.through(() => pane.book.edit(edit));
    expect(grade()).toBe('D');
    // Places 2, the write, and the row read back.
    expect(requests).toBe(4);
    const { revision } = state();
    const quiet = application.requests;
    await pane.follow(1000);
    expect([application.requests, state().revision]).toEqual([quiet, revision]);
    expect(state().gradeChanges).toHaveLength(1);
  });
});

describe('events', () => {
  it('that come twice are one change', async () => {
    application.faults.events = 'duplicate';
    const { revision } = state();
    convict();
    await pane.follow(1000);
    expect(state().revision).toBe(revision + 1);
    expect(state().gradeChanges).toHaveLength(1);
    people.insertRows('客户登记', 1);
    await pane.follow(1000);
    expect(tableData(state().live!.ledger, 'customers').rowCount).toBe(5);
  });

  it('that were lost are made good when the workbook comes to the front', async () => {
    application.faults.events = 'drop';
    convict();
    people.insertRows('客户登记', 0, 2);
    people.sort('信用评定', '客户编号', false);
    await pane.follow(10_000);
    expect(grade()).toBe(mine.grade);
    application.faults.events = 'deliver';
    people.activate();
    await pane.follow();
    expect(grade()).toBe('D');
    expect(state().gradeChanges).toMatchObject([{ customerId: mine.id, before: mine.grade, after: 'D' }]);
    const live = followed();
    await pane.through(() => pane.book.refresh());
    expect(followed()).toEqual(live);
  });

  it('wait while the next cell is being typed into, and are followed when it is done', async () => {
    convict();
    application.enterCellEdit();
    await pane.follow(5000);
    expect(grade()).toBe(mine.grade);
    application.leaveCellEdit();
    await pane.follow();
    expect(grade()).toBe('D');
    expect(state().problem).toBeUndefined();
  });

  it('while Excel is busy are followed when it has time', async () => {
    application.faults.throttled = 3;
    convict();
    await pane.follow(5000);
    expect(grade()).toBe('D');
  });

  it('while Excel does not answer at all leave the pane as it was with a sentence, until the next activation', async () => {
    application.faults.throttled = 99;
    convict();
    await pane.follow(60_000);
    expect(state().problem).toMatchObject({
      code: 'excel-busy',
      message: '没能读取改动的行：Excel 正忙，没有回应。',
    });
    expect([state().phase, grade()]).toEqual(['ready', mine.grade]);
    application.faults.throttled = 0;
    people.activate();
    await pane.follow();
    expect(grade()).toBe('D');
    expect(state()).not.toHaveProperty('problem');
  });
});
