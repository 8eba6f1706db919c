import { type ColumnName, columnsReadBy } from '../formula/dependencies.ts';
import type { ExplainScope } from '../formula/explain.ts';
import type { Expression } from '../formula/expression.ts';
import { tableData, valueAt } from '../ledger/data.ts';
import type { CellEdit } from '../ledger/edit.ts';
import { type CellValue, isBlank } from '../ledger/value.ts';
import { type Criterion, type ScoredForm, scoredForms } from './criteria.ts';
import { cellsBehind, type MissingCell, missingRow } from './missing.ts';
import { weightsOf } from './parts.ts';
import { cappingRules } from './rules/rating.ts';
import { placeOf } from './trace.ts';

/** Something a rating waits for: the cells to fill, and the worst and the best that can come of them. */
export interface Unknown {
  readonly cells: readonly MissingCell[];
  readonly worst: readonly CellEdit[];
  readonly best: readonly CellEdit[];
}

/** What a customer's rating waits for; row of 信用评定, 0-based. Nothing for a customer with a grade. */
export function unknownsOf(scope: ExplainScope, row: number): Unknown[] {
  const rating = tableData(scope.ledger, 'rating');
  if (!isBlank(valueAt(rating, row, 'grade'))) return [];
  const records = unreadableRecords(scope, row);
  const weights = weightsOf(scope, row);
  return [
    ...scoredForms.flatMap((form) => {
      const position = valueAt(rating, row, form.pointer);
      if (typeof position !== 'number') return [missingForm(scope, form, row)];
      if (form.table === 'paymentHistory' && records.length > 0)
        return [unreadableHistory(scope, records, row, position - 1)];
      if (weights && !weights.has(form.score)) return [];
      return form.criteria.flatMap((criterion) => missingPoints(scope, form, criterion, position - 1));
    }),
    ...openVetoes(scope, row).map(
      (rule): Unknown => ({
        cells: cellsBehind(scope, 'rating', rule, row),
        worst: [{ table: 'rating', row, column: rule, value: '是' }],
        best: [{ table: 'rating', row, column: rule, value: '否' }],
      }),
    ),
  ];
}

/** Veto rules, as columns of 信用评定, that nothing decides yet. */
export function openVetoes({ ledger }: ExplainScope, row: number): string[] {
  return cappingRules.filter((rule) => isBlank(valueAt(tableData(ledger, 'rating'), row, rule)));
}

/** What is not known while it is open whether a customer is new; nothing when it is known. */
export function newCustomerCell(scope: ExplainScope, row: number): Omit<CellEdit, 'value'> | undefined {
  const rating = tableData(scope.ledger, 'rating');
  const position = valueAt(rating, row, 'historyRow');
  if (typeof position !== 'number') return { table: 'rating', row, column: 'newCustomer' };
  const open = unreadableRecords(scope, row).length > 0;
  return open ? { table: 'paymentHistory', row: position - 1, column: 'newCustomer' } : undefined;
}

function missingPoints(scope: ExplainScope, form: ScoredForm, criterion: Criterion, row: number): Unknown[] {
  const { table } = form;
  const { column, rule } = criterion;
  if (!isBlank(valueAt(tableData(scope.ledger, table), row, column))) return [];
  const [lowest, highest] = outcomesOf(scope, table, rule, row);
  return [
    {
      cells: cellsBehind(scope, table, column, row),
      worst: [{ table, row, column, value: lowest }],
      best: [{ table, row, column, value: highest }],
    },
  ];
}

/** Least and most points a rule can give: of its bands, parameters and constants. */
function outcomesOf(scope: ExplainScope, table: string, rule: Expression, row: number): [number, number] {
  const results = resultsOf(rule).flatMap((part): CellValue[] =>
    part.op === 'points'
      ? scope.index.bands(part.criterion).map(({ points }) => points)
      : part.op === 'parameter' || part.op === 'constant'
        ? [scope.read(table, part, row)]
        : [],
  );
  const numbers = results.filter((value) => typeof value === 'number');
  return numbers.length === 0 ? [0, 0] : [Math.min(...numbers), Math.max(...numbers)];
}

function resultsOf(rule: Expression): Expression[] {
  if (rule.op === 'given') return resultsOf(rule.result);
  if (rule.op === 'when') return [...resultsOf(rule.result), ...resultsOf(rule.otherwise)];
  return [rule];
}

/** A form without a row for the customer leaves its whole score open. */
function missingForm(scope: ExplainScope, form: ScoredForm, row: number): Unknown {
  const score = (pick: 0 | 1): CellEdit[] => {
    // Without 回款能力 it is not known which forms count.
    if (form.table === 'paymentHistory')
      return [{ table: 'rating', row, column: 'total', value: pick === 0 ? 0 : 100 }];
    const sum = form.criteria.reduce(
      (total, { rule }) => total + outcomesOf(scope, form.table, rule, 0)[pick],
      0,
    );
    return [{ table: 'rating', row, column: form.score, value: sum }];
  };
  return {
    cells: [missingRow(scope, form.table)],
    worst: score(0),
    best: score(1),
  };
}

/** Records that cannot be read may hide any history, and whatever else is worked out from the ledgers. */
function unreadableHistory(
  scope: ExplainScope,
  cells: readonly MissingCell[],
  rating: number,
  row: number,
): Unknown {
  const points = (pick: 0 | 1): CellEdit[] =>
    scoredForms.flatMap(({ table, pointer, criteria }) => {
      const position = valueAt(tableData(scope.ledger, 'rating'), rating, pointer);
      if (typeof position !== 'number') return [];
      return criteria
        .filter((criterion) => isFromLedgers(scope, table, criterion.points.value))
        .map(({ column, rule }) => ({
          table,
          row: position - 1,
          column,
          value: outcomesOf(scope, table, rule, position - 1)[pick],
        }));
    });
  const history = (values: Readonly<Record<string, number>>): CellEdit[] =>
    Object.entries(values).map(([column, value]) => ({ table: 'paymentHistory', row, column, value }));
  return {
    cells,
    worst: [
      ...history({ recordsToCheck: 0, overdueOver90: 1, overdueOver180: 1, receivable: -1e15 }),
      ...points(0),
    ],
    best: [
      ...history({ recordsToCheck: 0, overdueOver90: 0, overdueOver180: 0, receivable: 1e15 }),
      ...points(1),
    ],
  };
}

function isFromLedgers(
  scope: ExplainScope,
  table: string,
  expression: Expression,
  seen = new Set<ColumnName>(),
): boolean {
  for (const name of columnsReadBy(table, expression)) {
    if (seen.has(name)) continue;
    seen.add(name);
    const [owner, column] = name.split('.') as [string, string];
    if (owner === 'sales' || owner === 'receipts') return true;
    const rule = scope.ruleOf(owner, column);
    if (rule && isFromLedgers(scope, owner, rule, seen)) return true;
  }
  return false;
}

function unreadableRecords(scope: ExplainScope, row: number): MissingCell[] {
  const { ledger, index } = scope;
  const customerId = valueAt(tableData(ledger, 'rating'), row, 'customerId');
  return ['sales', 'receipts'].flatMap((table) => {
    const data = tableData(ledger, table);
    return index
      .rows(table, 'customerId', customerId)
      .filter((record) => valueAt(data, record, 'status') === '资料不全')
      .map((record) => ({
        ...placeOf(scope, table, record, 'status'),
        header: '资料不全的记录',
        form: data.table.title,
      }));
  });
}
