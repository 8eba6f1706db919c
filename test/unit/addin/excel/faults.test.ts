import { beforeEach, describe, expect, it } from 'vitest';
import { dumpNames, dumpSheet } from '../../../excel-host/index.ts';
import { differences } from '../../../support/differences.ts';
import { openPane, type TestPane } from './pane.ts';
import { cellsIn, excelWith, ledgerFile } from './support.ts';

const excel = excelWith(ledgerFile(4));
const { book: workbook, people, host: application } = excel;
const { held, table, address } = cellsIn(workbook);

let pane: TestPane;
beforeEach(async () => {
  pane?.book.close();
  pane = await openPane(excel);
});

const whole = () => ({
  sheets: Object.fromEntries(workbook.sheets.map(({ name }) => [name, dumpSheet(workbook, name)])),
  names: dumpNames(workbook),
});

/** What the commands that write ask of the gateway. */
const writers = {
  写单元格: () => pane.host.writeCells([{ table: '客户登记', row: 0, header: '简称', value: '甲' }]),
  添加行: () => pane.host.appendRows('客户登记', [{ 客户编号: 'C9001', 客户名称: '新' }]),
  恢复公式: () => pane.host.restoreFormulas([anyDerived()]),
  补齐缺表: () => pane.host.addTables(['联系人']),
} as const;
type Writer = keyof typeof writers;
const every = Object.keys(writers) as Writer[];
const anyDerived = () => {
  const column = table('客户登记').columns.find(({ formula }) => formula !== undefined)!;
  return { table: '客户登记', header: column.name };
};

interface Fault {
  readonly fault: string;
  /** Switches it on. */
  readonly given: () => unknown;
  /** Lets it pass; faults that stay have none. */
  readonly passes?: () => unknown;
  /** Code of the sentence for each command that is refused; the others go through. */
  readonly refused: Partial<Record<Writer, string>>;
}

const all = (code: string): Fault['refused'] => Object.fromEntries(every.map((name) => [name, code]));
const protect = (name: string): void => {
  table(name).sheet.protection = { options: {} };
};

const faults: readonly Fault[] = [
  { fault: 'nothing', given: () => {}, refused: {} },
  {
    fault: 'a cell is being edited, until it is done',
    given: () => application.enterCellEdit(),
    passes: () => application.leaveCellEdit(),
    refused: {},
  },
  {
    fault: 'Excel is busy twice',
    given: () => {
      application.faults.throttled = 2;
    },
    refused: {},
  },
  {
    fault: 'Excel stays busy',
    given: () => {
      application.faults.throttled = 99;
    },
    refused: all('excel-busy'),
  },
  {
    fault: 'requests are too large',
    given: () => {
      application.faults.largestRequest = 200;
    },
    refused: all('excel-too-large'),
  },
  {
    fault: 'the sheet is protected',
    given: () => protect('客户登记'),
    refused: { 写单元格: 'excel-protected', 添加行: 'excel-protected', 恢复公式: 'excel-protected' },
  },
  {
    fault: 'the structure is protected',
    given: () => {
      workbook.structureProtected = true;
    },
    refused: { 补齐缺表: 'workbook-locked' },
  },
  {
    fault: 'merged cells stand below the table',
    given: () => {
      const { sheet, lastRow } = table('客户登记');
      sheet.merges = [...sheet.merges, { top: lastRow + 1, bottom: lastRow + 2, left: 1, right: 2 }];
    },
    refused: { 添加行: 'excel-merged' },
  },
  { fault: 'rows are filtered', given: () => people.filter('客户登记', '客户编号', ['C0002']), refused: {} },
  {
    fault: 'a name is taken',
    given: () =>
      workbook.names.set('联系人', { name: '联系人', formula: '=目录!$A$1', comment: '', visible: true }),
    refused: { 补齐缺表: 'name-taken' },
  },
  {
    fault: 'calculation is by hand',
    given: () => {
      workbook.calculationMode = 'Manual';
    },
    refused: {},
  },
  {
    fault: 'events are lost',
    given: () => {
      application.faults.events = 'drop';
    },
    refused: {},
  },
  {
    fault: 'events come twice',
    given: () => {
      application.faults.events = 'duplicate';
    },
    refused: {},
  },
];

const cases = faults.flatMap((fault) => every.map((name) => ({ ...fault, name })));

describe('what goes wrong, command by command', () => {
  it.each(cases)('$fault: $name', async ({ given, passes, refused, name }) => {
    if (name === '补齐缺表') {
      // The table that is to be drawn again; nothing else refers to it.
      await excel.Excel.run(async (context) => {
        context.workbook.worksheets.getItem(table('联系人').sheet.name).delete();
        await context.sync();
      });
      await pane.follow();
    }
    const point = await pane.through(() => pane.host.capture('前', ['客户登记']));
    await given();
    const code = refused[name];
    const before = code === undefined ? undefined : whole();
    const task = writers[name]().then(
      () => undefined,
      (error: { problem?: { code: string; message: string; repair?: string } }) => error.problem ?? error,
    );
    await pane.follow(2000);
    await passes?.();
    const { result: problem } = await pane.through(() => task);
    if (code === undefined) {
      expect(problem).toBeUndefined();
      if (name === '写单元格') expect(held('客户登记', '简称', 0)).toBe('甲');
      if (name === '添加行') expect(held('客户登记', '客户编号', 4)).toBe('C9001');
      if (name === '补齐缺表') expect(workbook.findTable('联系人')).toBeDefined();
    } else {
      expect(problem).toMatchObject({
        code,
        message: expect.stringMatching(/。$/),
        repair: expect.stringMatching(/。$/),
      });
      // Nothing is half written, and the way back is still there.
      expect(differences(before, whole()).join('\n')).toBe('');
    }
    Object.assign(application.faults, { throttled: 0, largestRequest: 5_000_000, events: 'deliver' });
    workbook.structureProtected = false;
    workbook.calculationMode = 'Automatic';
    expect((await pane.through(() => pane.host.restorePoints())).result).toEqual([point.result]);
  });

  it('an edit by a co-author in the midst of a command is kept', async () => {
    const written = pane.host.writeCells([{ table: '客户登记', row: 0, header: '简称', value: '甲' }]);
    people.remoteEdit('客户登记', address('客户登记', '简称', 1), [['乙']]);
    await pane.through(() => written);
    await pane.follow();
    expect([held('客户登记', '简称', 0), held('客户登记', '简称', 1)]).toEqual(['甲', '乙']);
  });
});
