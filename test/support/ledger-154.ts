import { columnValues, type Ledger, tableData } from '../../src/ledger/data.ts';
import { addCustomer, addLicences, addRows, answersOf778, cell, day, standardLedger } from './ledger.ts';
import { addLedgerOf153 } from './ledger-153.ts';

/** The day domain.md §15.4 is counted to. */
export const asOf154 = day('2026-10-31');

/** The customer C001 of domain.md §15.4, with everything the book holds of it; not calculated. */
export function ledgerOf154(): Ledger {
  const ledger = standardLedger();
  addCustomer(ledger, 'C001', {
    answers: answersOf778,
    potential: { evidencedGrowth: 0.12, ownShare: 0.33, marketCoverage: 0.72, willingness: '一般' },
  });
  addLicences(ledger, 'C001');
  addLedgerOf153(ledger, 'C001');
  addRows(ledger, 'applications', {
    applicationNo: 'SQ-202610-0001',
    appliedOn: day('2026-09-01'),
    customerId: 'C001',
    kind: '新增',
    creditKind: '账期',
    appliedLimit: 80_000,
    appliedTerm: 30,
    validFrom: day('2026-09-01'),
    validTo: day('2027-08-31'),
    status: '已批准',
    departmentManager: '同意',
  });
  // The vector joins a customer who buys for 260万 on 6.5 days a month (§15.2) with a ledger of five documents.
  setPoints(ledger, 'F1', 20, 20);
  setPoints(ledger, 'F5', 0, 8);
  return ledger;
}

/** Points of the band of a criterion that begins at a bound. */
function setPoints(ledger: Ledger, criterion: string, bound: number, points: number): void {
  const bands = tableData(ledger, 'bands');
  const row = columnValues(bands, 'criterion').findIndex(
    (code, i) => code === criterion && cell(ledger, 'bands', 'bound', i) === bound,
  );
  columnValues(bands, 'points')[row] = points;
}
