import type { Table } from '../ledger/column.ts';
import { columnValues, type Ledger, tableData } from '../ledger/data.ts';
import { customerForms } from '../ledger/tables/index.ts';
import { type CellValue, isBlank } from '../ledger/value.ts';
import { type Report, refused, rowRefused } from './finding.ts';
import type { SourceRow } from './rows.ts';
import { rowIdentity } from './targets.ts';

const separator = '\u001f';

/** The identity of a row as text; undefined when its first part is blank. */
function identityOf(columns: readonly string[], value: (id: string) => CellValue): string | undefined {
  const [first = ''] = columns;
  return isBlank(value(first)) ? undefined : columns.map((id) => String(value(id) ?? '')).join(separator);
}

interface Standing {
  readonly identities: Set<string>;
  /** Rows of a form that hold nothing but their customer: there to be filled. */
  readonly empty: ReadonlyMap<string, number>;
}

function standingRows(table: Table, ledger: Ledger): Standing {
  const columns = rowIdentity[table.id] ?? [];
  const data = tableData(ledger, table.id);
  const isForm = customerForms.some((id) => id === table.id);
  const inputs = table.columns.filter((column) => !column.derived && column.id !== 'customerId');
  const identities = new Set<string>();
  const empty = new Map<string, number>();
  for (let row = 0; row < data.rowCount; row++) {
    const identity = identityOf(columns, (id) => columnValues(data, id)[row] ?? null);
    if (identity === undefined) continue;
    if (isForm && inputs.every(({ id }) => isBlank(columnValues(data, id)[row]))) empty.set(identity, row);
    else identities.add(identity);
  }
  return { identities, empty };
}

/** True when the source says more than whose row it is. */
const saysSomething = ({ record }: SourceRow, table: Table): boolean =>
  table.columns.some(({ id, derived }) => !derived && id !== 'customerId' && !isBlank(record[id] ?? null));

/**
 * Rows that may be appended, or fill a form that stands empty: rows without their key, and rows that stand in the ledger or the file already, are
 * refused by name. Lines of one sales document are kept as documents of their own (`XS1`, `XS1-2`, `XS1-3`);
 * parts of one receipt share its number as in 回款台账.
 */
export function admitRows(
  rows: readonly SourceRow[],
  table: Table,
  ledger: Ledger,
  report: Report<SourceRow>,
): SourceRow[] {
  const columns = rowIdentity[table.id] ?? [];
  const [keyColumn = ''] = columns;
  const { identities: inLedger, empty } = standingRows(table, ledger);
  const inFile = new Set<string>();
  const numbering = documentNumbering(rows, inLedger);
  const keyHeader = table.columns.find(({ id }) => id === keyColumn)?.header ?? '';
  return rows.filter((row) => {
    const identity = identityOf(columns, (id) => row.record[id] ?? null);
    if (identity === undefined) {
      report(rowRefused('key-missing', `没有${keyHeader}`, `请补上${keyHeader}后重新导入。`), row, keyColumn);
      return false;
    }
    const shown = String(row.record[keyColumn]);
    const open = saysSomething(row, table) && !inFile.has(identity) ? empty.get(identity) : undefined;
    if (open !== undefined) row.fills = open;
    else if (inLedger.has(identity) || (empty.has(identity) && !inFile.has(identity))) {
      const repair = '如要更正，请直接改台账里的那一行。';
      report(rowRefused('key-duplicate', `${keyHeader}“${shown}”这一行已在台账中`, repair), row, keyColumn);
      return false;
    }
    if (inFile.has(identity) && table.id === 'sales') {
      const given = numbering(shown);
      row.record[keyColumn] = given.id;
      if (given.first)
        report({ code: 'document-lines', severity: 'note', clause: given.clause }, row, keyColumn);
      return true;
    }
    if (inFile.has(identity) && table.id !== 'receipts') {
      report(
        rowRefused('key-duplicate', `${keyHeader}“${shown}”这一行重复`, '请核对，同一行只留一次。'),
        row,
        keyColumn,
      );
      return false;
    }
    inFile.add(identity);
    return true;
  });
}

interface LineNumber {
  readonly id: string;
  /** True for the second line of a document: the place where the note is made. */
  readonly first: boolean;
  readonly clause: string;
}

/** Gives the further lines of a document the next free suffix. */
function documentNumbering(
  rows: readonly SourceRow[],
  inLedger: ReadonlySet<string>,
): (id: string) => LineNumber {
  const taken = new Set(inLedger);
  for (const { record } of rows) if (typeof record.documentId === 'string') taken.add(record.documentId);
  const last = new Map<string, number>();
  return (id) => {
    let line = (last.get(id) ?? 1) + 1;
    while (taken.has(`${id}-${line}`)) line++;
    const first = !last.has(id);
    last.set(id, line);
    taken.add(`${id}-${line}`);
    const clause = `单据“${id}”有多行，后面各行编为“${id}-${line}”等；写明核销此单据的回款算在第一行`;
    return { id: `${id}-${line}`, first, clause };
  };
}

/** Blanks the second of two equal values in a unique column that is not the key (credit codes). */
export function clearRepeatedUniques(
  rows: readonly SourceRow[],
  table: Table,
  ledger: Ledger,
  report: Report<SourceRow>,
): void {
  const identity = new Set([...(rowIdentity[table.id] ?? []), table.key]);
  for (const column of table.columns) {
    if (!column.unique || identity.has(column.id)) continue;
    const seen = new Set(
      columnValues(tableData(ledger, table.id), column.id).filter((value) => !isBlank(value)),
    );
    for (const row of rows) {
      const value = row.record[column.id] ?? null;
      if (isBlank(value)) continue;
      if (seen.has(value)) {
        const clause = `“${value}”与另一行重复`;
        report(refused('unique-repeated', clause, '请核对两行，改正后补填。'), row, column.id);
        delete row.record[column.id];
      }
      seen.add(value);
    }
  }
}
