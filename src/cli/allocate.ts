import type { Command } from 'commander';
import { calculate } from '../book/calculate.ts';
import { dropTrailingBlankRows, padEmptyTables } from '../book/read.ts';
import { settle } from '../book/settle.ts';
import { writeLedger } from '../book/write.ts';
import { formatIsoDate } from '../ledger/calendar.ts';
import { columnValues, type Ledger, tableData, valueAt } from '../ledger/data.ts';
import { type AllocationDecision, undoAllocation } from '../receivables/allocate.ts';
import { saveWorkbookFile } from '../xlsx/workbook-file.ts';
import { openBook, requireTables } from './book-file.ts';
import { type CommonOptions, command, report } from './command.ts';
import { textTable } from './text-table.ts';

interface AllocateOptions extends CommonOptions {
  readonly undo?: true;
  readonly dryRun?: true;
}

/** `allocate BOOK.xlsx`: receipts that name no document get one, and each decision its reason; `--undo` takes it back. */
export function allocateCommand(): Command {
  return command(
    'allocate',
    '给没有指明单据的回款填核销单据，逐笔说明理由；--undo 整个撤回',
    'Settles receipts that name no document, each with its reason; --undo takes it back',
    'allocate 客户台账.xlsx --dry-run',
    'allocate 客户台账.xlsx',
    'allocate 客户台账.xlsx --undo',
  )
    .argument('<book>', '客户台账，原文件留作 .bak / the ledger')
    .option('--undo', '撤回以前的自动核销，回款恢复原样 / take earlier allocation back')
    .option('--dry-run', '只报告，不写入 / report only')
    .action((book: string, options: AllocateOptions) => report(options, () => allocateBook(book, options)));
}

function allocateBook(path: string, options: AllocateOptions) {
  const book = openBook(path, options);
  const { ledger, asOf } = book;
  requireTables(book, ['sales', 'receipts']);
  dropTrailingBlankRows(ledger);
  const undone = options.undo ? undo(ledger) : undefined;
  const decisions = options.undo ? [] : settle(ledger, asOf).map((decision) => withReason(ledger, decision));
  padEmptyTables(ledger);
  if (options.undo) calculate(ledger, asOf);
  const idle = decisions.length === 0 && !undone;
  const saved =
    options.dryRun || idle
      ? undefined
      : saveWorkbookFile(
          writeLedger(book.workbook, ledger, {
            inputs: ['receipts'],
            fixedAsOf: book.fixedAsOf,
            standards: book.standards,
          }),
          path,
        );
  return {
    json: {
      asOf: formatIsoDate(asOf),
      dryRun: options.dryRun === true,
      ...(undone === undefined ? { decisions } : { undone }),
      ...(saved ? { file: saved.path } : {}),
    },
    text: [
      ...(undone === undefined ? decisionLines(decisions) : [`撤回自动核销 ${undone} 行。`]),
      saved ? `已写入 ${saved.path}。` : idle ? '没有要改的，没有写入。' : '只是试运行，没有写入。',
    ],
    problems: book.problems,
  };
}

/** Rows that allocation wrote before it is taken back. */
function undo(ledger: Ledger): number {
  const automatic = columnValues(tableData(ledger, 'receipts'), 'allocation').filter((how) => how === '自动');
  undoAllocation(ledger);
  return automatic.length;
}

interface Reasoned extends AllocationDecision {
  readonly reason: string;
}

function withReason(ledger: Ledger, decision: AllocationDecision): Reasoned {
  const { documentId, rule } = decision;
  const surplus = rule === '超额转入' ? '指定的单据已经核销满，' : '没有指明单据，';
  if (documentId === null)
    return { ...decision, reason: `${surplus}客户在回款日没有别的未清单据，余额留作预收。` };
  const sales = tableData(ledger, 'sales');
  const dueOn = valueAt(sales, columnValues(sales, 'documentId').indexOf(documentId), 'dueOn');
  const due = typeof dueOn === 'number' ? `（到期 ${formatIsoDate(dueOn)}）` : '';
  return { ...decision, reason: `${surplus}核销回款日未清单据中最早到期的一张${due}。` };
}

function decisionLines(decisions: readonly Reasoned[]): string[] {
  return [
    ...textTable(
      ['回款编号', '客户编号', '核销单据', '金额', '理由'],
      decisions.map(({ receiptId, customerId, documentId, amount, reason }) => [
        receiptId,
        customerId,
        documentId ?? '（预收）',
        amount.toFixed(2),
        reason,
      ]),
      [3],
    ),
    `核销 ${decisions.length} 笔。`,
  ];
}
