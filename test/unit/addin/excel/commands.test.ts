import { beforeEach, describe, expect, it } from 'vitest';
import { cardOf } from '../../../../addin/book/card.ts';
import { overviewOf } from '../../../../addin/book/overview.ts';
import { absentTables, buildTables, goBack } from '../../../../addin/book/table-building.ts';
import { workOf } from '../../../../addin/book/work-list.ts';
import { commandOf, commands } from '../../../../addin/commands/registry.ts';
import { runCommand } from '../../../../addin/pane/run-command.ts';
import { deleteSheet } from '../../../excel-host/model/delete-sheet.ts';
import { engineCalculator } from '../../../support/engine-calculator.ts';
import { openPane, type TestPane } from './pane.ts';
import { blankFile, cellsIn, excelWith, ledgerFile, today } from './support.ts';

const excel = excelWith(ledgerFile(4), { calculation: engineCalculator(today) });
const { book: workbook, people, host: application } = excel;
const { address, held, put, table } = cellsIn(workbook);

let pane: TestPane;
beforeEach(async () => {
  pane?.book.close();
  pane = await openPane(excel);
});

/** Presses a command's button, as the ribbon does. */
const press = (id: string) => runCommand(commandOf(id), pane.services);
const select = async (name: string, row: number): Promise<void> => {
  people.select(table(name).sheet.name, address(name, table(name).columns[0]!.name, row));
  await pane.follow();
};
const texts = () => pane.services.messages.notices.value.map(({ text }) => text);
const route = () => pane.services.navigation.value;
const count = (name: string): number => table(name).rowCount;

/** A sheet of somebody: a title, a gap, headers of their own, rows, a total. */
function foreignSheet(): void {
  const { grid } = workbook.addSheet('客户资料');
  const rows = [
    ['客户资料一览表'],
    [],
    ['客户代码', '单位名称', '单位类型', '公司地址', '客户状态'],
    ['C9001', '杭州甲医药有限公司', '批发', '杭州市', '正常'],
    ['C9002', '宁波乙大药房', '单体药店', '宁波市', '正常'],
    ['合计', 2],
  ];
  rows.forEach((cells, row) => {
    cells.forEach((value, column) => void grid.set(row + 1, column + 1, value));
  });
}

/** The whole way through the wizard, from the button to the rows. */
async function importSheet(): Promise<void> {
  await press('RecogniseSheet');
  await pane.wizard.start();
  pane.wizard.forward();
  pane.wizard.forward();
  await pane.wizard.apply('导入“客户资料”');
}

interface Journey {
  /** What is there before the button is pressed. */
  readonly given?: () => unknown;
  /** The button, and what its view does by itself. */
  readonly press: () => unknown;
  /** What can be seen then. */
  readonly seen: () => unknown;
  /** Requests to Excel at most, and what they are for. */
  readonly bound: number;
  readonly why: string;
}

const journeys: Readonly<Record<string, Journey>> = {
  RecogniseSheet: {
    given: async () => {
      foreignSheet();
      people.select('客户资料', 'A1');
      await pane.follow();
    },
    press: async () => {
      await press('RecogniseSheet');
      await pane.wizard.start();
    },
    seen: () => {
      expect(route()).toEqual({ view: 'tables', part: 'recognise' });
      expect(pane.wizard.state).toMatchObject({ step: 'table', table: { id: 'customers' } });
    },
    bound: 6,
    why: 'sheets 3, selection 1, the sheet 2',
  },
  CreateBook: {
    press: () => press('CreateBook'),
    seen: () => expect(workbook.created).toEqual([Buffer.from(blankFile).toString('base64')]),
    bound: 2,
    why: 'the new workbook, the end of the operation',
  },
  AddMissingTables: {
    given: async () => {
      for (const name of ['联系人', '销售台账'])
        application.act('user', () => deleteSheet(workbook, table(name).sheet));
      await pane.follow();
    },
    press: async () => {
      await press('AddMissingTables');
      const { host, book } = pane;
      return buildTables(host, book, absentTables(book.state), '补齐缺表', () => {});
    },
    seen: () => {
      expect(route()).toEqual({ view: 'tables', part: 'missing' });
      expect([count('联系人'), count('销售台账')]).toEqual([1, 1]);
      expect(absentTables(pane.book.state)).toEqual([]);
    },
    bound: 25,
    why: 'restore point 9, drawing 3, formulas that the lost tables broke 3, places and reading the book 10',
  },
  TakeBack: {
    given: async () => {
      foreignSheet();
      people.select('客户资料', 'A1');
      await pane.follow();
      await importSheet();
      expect(count('客户登记')).toBe(6);
    },
    press: async () => {
      await press('TakeBack');
      const [point] = await pane.host.restorePoints();
      await goBack(pane.host, pane.book, point!.id);
    },
    seen: () => {
      expect(route()).toEqual({ view: 'tables', part: 'points' });
      expect([count('客户登记'), count('信用评定')]).toEqual([4, 4]);
    },
    bound: 26,
    why: 'the list 3, the point 5, places 2, contents of all tables 7, added tables 2, reading the book 7',
  },
  ShowCustomer: {
    given: () => select('证照', 2),
    press: () => press('ShowCustomer'),
    seen: () => {
      expect(route()).toEqual({ view: 'customer' });
      const id = held('证照', '客户编号', 2);
      expect(cardOf(pane.book.state, pane.book.state.customerId!)?.score.customerId).toBe(id);
    },
    bound: 0,
    why: 'the selection is known',
  },
  NextMissing: {
    given: async () => {
      put('资信调查', '合作主动性', 1, null);
      await pane.book.refresh();
      await select('客户登记', 1);
    },
    press: async () => {
      await press('NextMissing');
      await pane.follow();
    },
    seen: () => {
      const { selection } = pane.book.state;
      expect(selection).toMatchObject({ cell: expect.stringMatching(/^[A-Z]+\d+$/) });
      expect(pane.services.messages.spoken.value.text).toMatch(/^第 1 \/ \d+ 个缺项：/);
      const { sheet, areas } = workbook.selection;
      expect(sheet.name).toBe(selection!.sheet);
      expect(areas).toHaveLength(1);
    },
    bound: 3,
    why: 'the jump 2, where the user is now 1',
  },
  RestoreFormulas: {
    given: async () => {
      people.edit('信用评定', address('信用评定', '最终等级', 0), [['AAA']]);
      people.edit('信用分析', address('信用分析', table('信用分析').columns.at(-1)!.name, 1), [[1]]);
      await pane.follow();
      expect(pane.book.state.tampered).toHaveLength(2);
    },
    press: () => press('RestoreFormulas'),
    seen: () => {
      expect(pane.book.state.tampered).toEqual([]);
      expect(texts()).toEqual([expect.stringMatching(/^已修复 2 处公式：/)]);
    },
    bound: 13,
    why: 'places 2, formulas 1, reading the book 7, formulas that were overwritten 3',
  },
  Refresh: {
    given: () => {
      application.faults.events = 'drop';
      people.edit('资信调查', address('资信调查', '合作主动性', 1), [['差']]);
    },
    press: () => press('Refresh'),
    seen: () => expect(texts()).toEqual(['已重新读取工作簿。']),
    bound: 7,
    why: 'places 2, cells 1, selection 1, date 3',
  },
  ContractsOfSelection: {
    given: () => select('合同台账', 0),
    press: async () => {
      await press('ContractsOfSelection');
      await pane.contracts.readTemplates();
      pane.contracts.choose('selected');
      await pane.contracts.proceed();
    },
    seen: () => {
      expect(route()).toEqual({ view: 'contracts', part: 'selection' });
      const { step, verdicts } = pane.contracts.state;
      expect(step).toBe('check');
      expect([...verdicts.passed, ...verdicts.refused].map(({ contractNo }) => contractNo)).toEqual([
        held('合同台账', '合同编号', 0),
      ]);
    },
    bound: 1,
    why: 'the templates kept in the book',
  },
  AllContracts: {
    press: async () => {
      await press('AllContracts');
      await pane.contracts.readTemplates();
      pane.contracts.choose('pending');
      await pane.contracts.proceed();
    },
    seen: () => {
      expect(route()).toEqual({ view: 'contracts', part: 'all' });
      const { verdicts } = pane.contracts.state;
      expect(verdicts.passed.length + verdicts.refused.length).toBe(count('合同台账'));
    },
    bound: 1,
    why: 'the templates kept in the book',
  },
  ShowOverview: {
    press: () => press('ShowOverview'),
    seen: () => {
      expect(route()).toEqual({ view: 'overview' });
      expect(overviewOf(pane.book.state.live!).customers).toBe(4);
    },
    bound: 0,
    why: 'all of it is known',
  },
  ShowWork: {
    press: async () => {
      await press('ShowWork');
      const [first] = workOf(pane.book.state.live!, pane.book.state.problems);
      await pane.host.select(first!.place!);
    },
    seen: () => {
      expect(route()).toEqual({ view: 'overview', part: 'work' });
      const [first] = workOf(pane.book.state.live!, pane.book.state.problems);
      expect(workbook.activeSheet.name).toBe(first!.place!.sheet);
    },
    bound: 3,
    why: 'the jump 2, where the user is now 1',
  },
  ShowHelp: {
    press: () => press('ShowHelp'),
    seen: () => expect(route()).toEqual({ view: 'help' }),
    bound: 0,
    why: 'words only',
  },
};

describe('commands', () => {
  it('each have a journey here', () => {
    expect(Object.keys(journeys)).toEqual(commands.map(({ id }) => id));
  });

  it.each(Object.entries(journeys))(
    '%s can be seen to have done its work, within its requests',
    async (_, journey) => {
      await pane.through(async () => journey.given?.());
      const { requests } = await pane.through(async () => void (await journey.press()));
      journey.seen();
      expect(pane.services.messages.notices.value.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(requests, journey.why).toBeLessThanOrEqual(journey.bound);
      // A bound that is never come near is none.
      expect(requests, journey.why).toBeGreaterThanOrEqual(Math.floor(journey.bound * 0.8));
    },
  );

  it('open the pane within nine requests: listening 2, tables 3, selection 1, date 3', () => {
    expect(pane.host.runner.records.reduce((sum, { syncs }) => sum + syncs, 0)).toBeLessThanOrEqual(9);
  });
});

describe('a command whose ground is missing', () => {
  it.each(commands.filter(({ needs }) => needs !== 'nothing'))(
    '$id says so in a workbook that is no ledger, and asks nothing of Excel',
    async ({ id, label }) => {
      workbook.tables = [];
      await pane.through(() => pane.book.refresh());
      expect(pane.book.state.phase).toBe('not-a-ledger');
      const before = route();
      const { result, requests } = await pane.through(() => press(id));
      expect(result).toBe(false);
      expect([route(), requests]).toEqual([before, 0]);
      expect(pane.services.messages.notices.value).toMatchObject([
        {
          severity: 'warning',
          text: `“${label['zh-CN']}”要在客户台账里用。`,
          repair: '请打开客户台账，或用“识别当前表”先建表。',
        },
      ]);
    },
  );

  it.each(commands.filter(({ needs }) => needs === 'selection'))(
    '$id asks for a row when none is selected',
    async ({ id, label }) => {
      people.select('目录', 'B3');
      await pane.follow();
      expect((await pane.through(() => press(id))).result).toBe(false);
      expect(texts()).toEqual([`“${label['zh-CN']}”要先选中台账里的一行。`]);
    },
  );
});
