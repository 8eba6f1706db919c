import { type CreditLimit, creditLimitOf, grantedAmount } from '../../ledger/credit-limit.ts';
import { type Ledger, tableData, valueAt } from '../../ledger/data.ts';
import { fenOf } from '../../ledger/money.ts';
import { type CellValue, isBlank } from '../../ledger/value.ts';
import { loadedVersion, type Standard } from '../../scoring/standard/standard.ts';
import { tryStandard } from './trial.ts';

/** What a customer has under one standard; money in yuan, nothing where it is not known. */
export interface Standing {
  readonly grade: string | null;
  readonly customerClass: string | null;
  readonly creditLimit: CreditLimit;
  readonly termDays: number | null;
  readonly available: number | null;
}

/** A customer whose standing changes. */
export interface MovedCustomer {
  readonly customerId: string;
  readonly name: string;
  readonly exposure: number | null;
  readonly before: Standing;
  readonly after: Standing;
}

/** A contract in force of a customer whose standing changes. */
export interface TouchedContract {
  readonly contractNo: string;
  readonly customerId: string;
  readonly name: string;
  readonly amount: number | null;
  readonly termDays: number | null;
  readonly before: Standing;
  readonly after: Standing;
  /** True when its term is longer than the one its customer would have. */
  readonly overTerm: boolean;
}

/** A standard tried on every customer. */
export interface Simulation {
  readonly from: string;
  readonly to: string;
  readonly customers: number;
  /** Grades of both standards, best first, then 未完成; `counts[old][new]` customers. */
  readonly grades: readonly string[];
  readonly counts: readonly (readonly number[])[];
  /** Sums in yuan. */
  readonly limits: { readonly before: number; readonly after: number };
  readonly moved: readonly MovedCustomer[];
  /** Not over the limit now, but under the new standard. */
  readonly newlyOver: readonly MovedCustomer[];
  /** With credit now, without under the new standard. */
  readonly losing: readonly MovedCustomer[];
  readonly contracts: readonly TouchedContract[];
}

/** Stands for the grade of a customer whose rating is not finished. */
export const unfinished = '未完成';

const compared = ['grade', 'customerClass', 'creditLimit', 'termDays', 'available'] as const;

/** What changes when a standard takes the place of the one in the tables; the calculated book stays as it is. */
export function simulateStandard(ledger: Ledger, standard: Standard): Simulation {
  const trial = tryStandard(
    ledger,
    standard,
    compared.map((column) => `rating.${column}`),
  );
  const rating = tableData(ledger, 'rating');
  const grades = gradesOf(ledger, trial);
  const counts = grades.map(() => grades.map(() => 0));
  const place = new Map(grades.map((grade, i) => [grade, i]));
  const moved = new Map<string, MovedCustomer>();
  let [customers, before, after] = [0, 0, 0];
  for (let row = 0; row < rating.rowCount; row++) {
    const customerId = valueAt(rating, row, 'customerId');
    if (isBlank(customerId)) continue;
    const [old, now] = [standingAt(ledger, row), standingAt(trial, row)];
    customers++;
    before += fenOf(grantedAmount(old.creditLimit) ?? 0) ?? 0;
    after += fenOf(grantedAmount(now.creditLimit) ?? 0) ?? 0;
    counts[place.get(old.grade ?? unfinished)!]![place.get(now.grade ?? unfinished)!]!++;
    if (compared.every((column) => old[column] === now[column])) continue;
    moved.set(String(customerId), {
      customerId: String(customerId),
      name: String(valueAt(rating, row, 'customerName') ?? ''),
      exposure: numberOrNothing(valueAt(rating, row, 'exposure')),
      before: old,
      after: now,
    });
  }
  const list = [...moved.values()];
  return {
    from: loadedVersion(ledger),
    to: standard.version,
    customers,
    grades,
    counts,
    limits: { before: before / 100, after: after / 100 },
    moved: list,
    newlyOver: list.filter((customer) => !isOver(customer.before) && isOver(customer.after)),
    losing: list.filter((customer) => hasCredit(customer.before) && !hasCredit(customer.after)),
    contracts: touchedContracts(ledger, moved),
  };
}

function standingAt(ledger: Ledger, row: number): Standing {
  const rating = tableData(ledger, 'rating');
  const text = (column: string): string | null => {
    const value = valueAt(rating, row, column);
    return isBlank(value) ? null : String(value);
  };
  const number = (column: string): number | null => numberOrNothing(valueAt(rating, row, column));
  return {
    grade: text('grade'),
    customerClass: text('customerClass'),
    creditLimit: creditLimitOf(valueAt(rating, row, 'creditLimit')),
    termDays: number('termDays'),
    available: number('available'),
  };
}

const hasCredit = ({ creditLimit }: Standing): boolean => (grantedAmount(creditLimit) ?? 0) > 0;

const isOver = ({ available }: Standing): boolean => available !== null && available < 0;

/** Names of grades, best first: those of the new standard, those only the old one has where they rank, 未完成. */
function gradesOf(before: Ledger, after: Ledger): string[] {
  const names = (ledger: Ledger): string[] => {
    const data = tableData(ledger, 'grades');
    return Array.from({ length: data.rowCount }, (_, row) => valueAt(data, row, 'grade'))
      .filter((grade) => !isBlank(grade))
      .map(String)
      .reverse();
  };
  return [...new Set([...names(after), ...names(before), unfinished])];
}

/** Contracts that are approved, not ended and not fulfilled, of customers whose standing changes. */
function touchedContracts(ledger: Ledger, moved: ReadonlyMap<string, MovedCustomer>): TouchedContract[] {
  const data = tableData(ledger, 'contracts');
  const asOf = Number(ledger.parameters.get('asOf'));
  return Array.from({ length: data.rowCount }, (_, row) => row).flatMap((row): TouchedContract[] => {
    const read = (column: string): CellValue => valueAt(data, row, column);
    const customer = moved.get(String(read('customerId')));
    const expiresOn = read('expiresOn');
    const isLive =
      read('approval') === '已批' &&
      read('fulfilment') !== '履行完毕' &&
      !(typeof expiresOn === 'number' && expiresOn < asOf);
    if (!customer || !isLive) return [];
    const { customerId, name, before, after } = customer;
    const termDays = numberOrNothing(read('termDays'));
    return [
      {
        contractNo: String(read('contractNo') ?? ''),
        customerId,
        name,
        amount: numberOrNothing(read('amount')),
        termDays,
        before,
        after,
        overTerm: read('settlement') !== '现款' && (termDays ?? 0) > (after.termDays ?? 0),
      },
    ];
  });
}

function numberOrNothing(value: CellValue): number | null {
  return typeof value === 'number' ? value : null;
}
