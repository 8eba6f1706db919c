import { LedgerIndex } from '../formula/ledger-index.ts';
import { columnValues, type Ledger, tableData } from '../ledger/data.ts';
import { isBlank } from '../ledger/value.ts';
import { type AccountReader, accountReader } from './account-data.ts';
import { plainNumber } from './numbering.ts';
import type { ContractTemplate } from './template.ts';

/** A calculated book as the gate looks at it; made once per run, so that every look-up is a step and not a search. */
export interface GateBook {
  readonly ledger: Ledger;
  readonly templates: ReadonlyMap<string, ContractTemplate>;
  readonly index: LedgerIndex;
  /** What only the ledgers know of a customer's account. */
  readonly account: AccountReader;
  /** Rows (0-based) of 合同台账 and 合同记录 by number, as a person reads it. */
  readonly contractRows: ReadonlyMap<string, readonly number[]>;
  readonly eventRows: ReadonlyMap<string, readonly number[]>;
}

/** The book prepared for the gate; it holds as long as nobody edits the ledger. */
export function gateBookOf(ledger: Ledger, templates: ReadonlyMap<string, ContractTemplate>): GateBook {
  return {
    ledger,
    templates,
    index: new LedgerIndex(ledger),
    account: accountReader(ledger),
    contractRows: rowsByNumber(ledger, 'contracts'),
    eventRows: rowsByNumber(ledger, 'contractEvents'),
  };
}

/** Rows of a table by contract number. */
export function rowsByNumber(ledger: Ledger, table: string): Map<string, number[]> {
  const rows = new Map<string, number[]>();
  columnValues(tableData(ledger, table), 'contractNo').forEach((value, row) => {
    if (isBlank(value)) return;
    const number = plainNumber(String(value));
    const known = rows.get(number);
    if (known) known.push(row);
    else rows.set(number, [row]);
  });
  return rows;
}
