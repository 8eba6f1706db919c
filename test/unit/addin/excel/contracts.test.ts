import { beforeEach, describe, expect, it } from 'vitest';
import { draftTemplate, keepTemplate } from '../../../../addin/book/template-shelf.ts';
import { ExcelHost } from '../../../../addin/excel/excel-host.ts';
import { padEmptyTables } from '../../../../src/book/read.ts';
import { settle } from '../../../../src/book/settle.ts';
import { writeLedger } from '../../../../src/book/write.ts';
import { columnValues, tableData } from '../../../../src/ledger/data.ts';
import { documentLimits } from '../../../../src/opc/limits.ts';
import { sha256 } from '../../../../src/opc/sha256.ts';
import { inflateEntry, readZip } from '../../../../src/opc/zip.ts';
import { openWorkbook } from '../../../../src/xlsx/package/index.ts';
import { addContract, asOf, customerBook } from '../../../support/contract-book.ts';
import { engineCalculator } from '../../../support/engine-calculator.ts';
import { makeDocument, p, partText, textOf } from '../../docx/behaviour/documents.ts';
import { openPane, type TestPane } from './pane.ts';
import { blankFile, cellsIn, excelWith, today } from './support.ts';

/** Three customers, one of them frozen, with a contract each. */
function bookFile(): Uint8Array {
  const ledger = customerBook('C001', 'C002', 'C003');
  columnValues(tableData(ledger, 'customers'), 'status')[1] = '冻结';
  for (const [k, id] of ['C001', 'C002', 'C003'].entries()) addContract(ledger, `HX-${k}`, id);
  padEmptyTables(ledger);
  settle(ledger, asOf);
  return writeLedger(openWorkbook(blankFile), ledger, { inputs: true, fixedAsOf: true }).toBytes();
}

const excel = excelWith(bookFile(), { calculation: engineCalculator(today) });
const { book: workbook, people, host: application, clock } = excel;
const { held, table, address } = cellsIn(workbook);

let pane: TestPane;
beforeEach(async () => {
  pane?.book.close();
  pane = await openPane(excel);
  await pane.through(() => pane.contracts.readTemplates());
});

const select = async (name: string, rows: string): Promise<void> => {
  people.select(table(name).sheet.name, rows);
  await pane.follow();
};
const state = () => pane.contracts.state;
const numbers = (list: readonly { readonly contractNo: string }[]) =>
  list.map(({ contractNo }) => contractNo);

describe('contracts of the selected rows', () => {
  it('are checked, refused with the cell, made, written into the register, and delivered', async () => {
    await select('合同台账', 'A4:C5');
    pane.contracts.choose('selected');
    const checked = await pane.through(() => pane.contracts.proceed());
    expect(checked.requests).toBe(0);
    expect(numbers(state().verdicts.passed)).toEqual(['HX-0']);
    expect(state().verdicts.refused).toMatchObject([
      {
        contractNo: 'HX-1',
        reasons: [{ code: 'customer-state', sheet: '客户登记', cell: address('客户登记', '状态', 1) }],
      },
    ]);
    const made = await pane.through(() => pane.contracts.make());
    // The register: places 2, the cells 1, the row read back 1; the record of issues: its rows, and the book read anew.
    expect(made.requests).toBeLessThanOrEqual(15);
    await pane.through(() => pane.contracts.send(0, 'download'));
    const [file] = pane.delivered;
    expect(file?.name).toBe(held('合同台账', '文件名', 0));
    expect(sha256(file!.bytes)).toBe(held('合同台账', '文件校验', 0));
    expect([1, 2].map((row) => held('合同台账', '文件校验', row))).toEqual([null, null]);
    expect(textOf(partText(file!.bytes))).toContain('HX-0');
  });

  it('are checked against the book as it is when they are made', async () => {
    await select('合同台账', 'A4');
    pane.contracts.choose('selected');
    await pane.through(() => pane.contracts.proceed());
    people.edit('客户登记', address('客户登记', '状态', 0), [['冻结']]);
    await pane.follow();
    await pane.through(() => pane.contracts.make());
    expect(state().step).toBe('check');
    expect(numbers(state().verdicts.refused)).toEqual(['HX-0']);
    expect(held('合同台账', '文件名', 0)).toBeNull();
  });
});

describe('contracts for customers', () => {
  it('are proposed, appended to the register as rows, and checked', async () => {
    await select('客户登记', 'A4:B4');
    pane.contracts.choose('customers');
    await pane.through(() => pane.contracts.proceed());
    const before = table('合同台账').rowCount;
    const { contractNo } = state().proposals[0]!;
    await pane.through(() => pane.contracts.register());
    expect(table('合同台账').rowCount).toBe(before + 1);
    expect([held('合同台账', '合同编号', before), held('合同台账', '客户编号', before)]).toEqual([
      contractNo,
      'C001',
    ]);
    const { passed, refused } = state().verdicts;
    expect(numbers([...passed, ...refused])).toEqual([contractNo]);
    // Without a line it cannot be made, and says so.
    expect(refused.flatMap(({ reasons }) => reasons).length).toBeGreaterThan(0);
  });
});

describe('a register that cannot be written', () => {
  it('keeps the files, says why, and is written when it can be', async () => {
    pane.contracts.choose('all');
    await pane.through(() => pane.contracts.proceed());
    table('合同台账').sheet.protection = { options: {} };
    await pane.through(() => pane.contracts.make());
    expect(state()).toMatchObject({
      step: 'deliver',
      made: {
        registerProblem: { code: 'excel-protected', message: expect.stringContaining('没能填写单元格') },
      },
    });
    await pane.through(() => pane.contracts.send(0, 'download'));
    expect(readZip(pane.delivered[0]!.bytes, documentLimits)).toHaveLength(2);
    expect(held('合同台账', '文件名', 0)).toBeNull();
    delete (table('合同台账').sheet as { protection?: unknown }).protection;
    await pane.through(() => pane.contracts.writeRegister());
    expect(state().made).not.toHaveProperty('registerProblem');
    const [first] = readZip(pane.delivered[0]!.bytes, documentLimits);
    expect(held('合同台账', '文件校验', 0)).toBe(sha256(inflateEntry(first!)));
  });
});

describe('a template of the user', () => {
  it('is kept in the workbook and used again by a pane opened later', async () => {
    const body = p('{{合同编号}}：{{供方.名称}}与{{需方.名称}}');
    const draft = draftTemplate('合作协议.docx', makeDocument({ body }), state().shelf!);
    await pane.through(() => keepTemplate(pane.host, draft, state().shelf!));
    expect(await new ExcelHost(clock).attachments()).toContain('合同模板-U1.docx');
    await pane.through(() => pane.contracts.readTemplates());
    await select('合同台账', 'A4');
    pane.contracts.choose('selected', 'U1');
    await pane.through(() => pane.contracts.proceed());
    // The choice can be seen in the sheet.
    expect(held('合同台账', '模板代码', 0)).toBe('U1');
    expect(numbers(state().verdicts.passed)).toEqual(['HX-0']);
    await pane.through(() => pane.contracts.make());
    await pane.through(() => pane.contracts.send(0, 'download'));
    expect(textOf(partText(pane.delivered[0]!.bytes))).toContain('HX-0：杭州华信医药有限公司与');
    expect(application.faults.cellEdit).toBe(false);
  });
});
