import { padEmptyTables, readLedger } from '../../src/book/read.ts';
import { settle } from '../../src/book/settle.ts';
import { standardsOf } from '../../src/book/standards.ts';
import { writeLedger } from '../../src/book/write.ts';
import { sampleLedger } from '../../src/sample/sample-ledger.ts';
import { openWorkbook, type Workbook } from '../../src/xlsx/package/index.ts';

/** The blank book with made-up customers, as `customer-ledger new --sample` writes it; everything counts to today. */
export function sampleWorkbook(blank: Workbook, today: number, customers: number): Workbook {
  const ledger = sampleLedger({
    customers,
    seed: 1,
    asOf: today,
    standards: standardsOf(readLedger(blank).ledger),
    dirty: true,
  });
  padEmptyTables(ledger);
  settle(ledger, today);
  return openWorkbook(writeLedger(blank, ledger, { inputs: true, fixedAsOf: false }).toBytes());
}
