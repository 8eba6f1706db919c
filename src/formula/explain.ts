import { columnOf } from '../ledger/column.ts';
import { cellAddress, type Ledger, sheetOf, tableData, valueAt } from '../ledger/data.ts';
import { roundHalfAway } from '../ledger/rounding.ts';
import type { CellValue } from '../ledger/value.ts';
import { bandText } from './bands.ts';
import { partsOf, type RuleOf } from './dependencies.ts';
import type { Expression } from './expression.ts';
import type { LedgerIndex } from './ledger-index.ts';

/** One line of an explanation. `parts` add up to `value`; `inputs` are what it was made from. */
export interface Explanation {
  readonly label: string;
  readonly value: CellValue;
  /** Where the cell stands: worksheet and A1 address. */
  readonly sheet: string;
  readonly cell: string;
  /** The same place by identifiers, for those who act on it; row 0-based. */
  readonly table: string;
  readonly row: number;
  readonly column: string;
  /** The band that was hit, for points. */
  readonly band?: string;
  readonly maximum?: number;
  /** Weight in percent, for a term of a weighted total. */
  readonly weight?: number;
  /**
   * Value × weight ÷ 100, for a term of a weighted total; for points beside criteria that do not count, their
   * share of the score.
   */
  readonly contribution?: number;
  readonly parts: readonly Explanation[];
  readonly inputs: readonly Explanation[];
}

export interface ExplainScope {
  readonly ledger: Ledger;
  readonly index: LedgerIndex;
  readonly ruleOf: RuleOf;
  /** The value of an expression of `table` in one of its rows (0-based). */
  read(table: string, expression: Expression, row: number): CellValue;
}

type Detail = Partial<Omit<Explanation, 'label' | 'value' | 'sheet' | 'cell' | 'table' | 'row' | 'column'>>;

const maximumDepth = 6;

/** The explanation reading of a cell of the calculated book: the same rule, told line by line. */
export function explainCell(
  scope: ExplainScope,
  table: string,
  column: string,
  row: number,
  depth = 0,
): Explanation {
  const data = tableData(scope.ledger, table);
  const rule = depth < maximumDepth ? scope.ruleOf(table, column) : undefined;
  const detail: Detail = rule ? explainRule(scope, table, rule, row, depth + 1) : {};
  const maximum = rule && maximumOf(scope.index, rule);
  return {
    label: columnOf(data.table, column).header,
    value: valueAt(data, row, column),
    sheet: sheetOf(data),
    cell: cellAddress(data, row, column),
    table,
    row,
    column,
    parts: [],
    inputs: [],
    ...detail,
    ...(maximum === undefined ? {} : { maximum }),
  };
}

/** 满分 of the criterion a rule gives points for, also where a rule of its own gives them (new customers). */
function maximumOf(index: LedgerIndex, rule: Expression): number | undefined {
  if (rule.op !== 'points') {
    for (const part of partsOf(rule)) {
      const found = maximumOf(index, part);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  const maximum = index.bands(rule.criterion)[0]?.maximum;
  return typeof maximum === 'number' ? maximum : undefined;
}

function explainRule(
  scope: ExplainScope,
  table: string,
  rule: Expression,
  row: number,
  depth: number,
): Detail {
  const into = (inner: Expression): Detail => explainRule(scope, table, inner, row, depth);
  switch (rule.op) {
    case 'given':
      return into(rule.result);
    case 'round':
      return into(rule.value);
    case 'when': {
      const holds = scope.read(table, rule.test, row);
      return into(holds === true ? rule.result : rule.otherwise);
    }
    case 'arithmetic': {
      const lines = cellsIn(scope, table, rule, row, depth);
      return rule.operator === '+' && lines.length === rule.of.length ? { parts: lines } : { inputs: lines };
    }
    case 'weighted':
      return { parts: rule.terms.map((term) => explainTerm(scope, table, term, row, depth)) };
    case 'formScore':
      return { parts: explainFormScore(scope, table, rule, row, depth) };
    case 'points': {
      const value = scope.read(table, rule.value, row);
      const band = bandText(scope.index.bands(rule.criterion), rule, value);
      return {
        inputs: cellsIn(scope, table, rule.value, row, depth),
        ...(band === undefined ? {} : { band }),
      };
    }
    case 'column':
    case 'at': {
      const [target] = cellsIn(scope, table, rule, row, depth);
      return target ? { parts: target.parts, inputs: target.parts.length > 0 ? [] : [target] } : {};
    }
    default:
      return { inputs: cellsIn(scope, table, rule, row, depth) };
  }
}

/** Points of a form's criteria; where some do not count, each with what it brings to the score. */
function explainFormScore(
  scope: ExplainScope,
  table: string,
  rule: Extract<Expression, { op: 'formScore' }>,
  row: number,
  depth: number,
): Explanation[] {
  const lines = rule.points.map((id) => explainCell(scope, table, id, row, depth));
  const excluded = rule.excluded && valueAt(tableData(scope.ledger, table), row, rule.excluded);
  if (typeof excluded !== 'number' || excluded === 0) return lines;
  return lines.map((line) =>
    typeof line.value === 'number'
      ? { ...line, contribution: roundHalfAway((line.value * 100) / (100 - excluded), 6) }
      : { ...line, contribution: 0 },
  );
}

function explainTerm(
  scope: ExplainScope,
  table: string,
  term: { readonly value: Expression; readonly weight: Expression },
  row: number,
  depth: number,
): Explanation {
  const weight = scope.read(table, term.weight, row);
  const [line] = cellsIn(scope, table, term.value, row, depth);
  if (!line) throw new RangeError('a weighted term must be a column');
  if (typeof weight !== 'number' || typeof line.value !== 'number') return line;
  return { ...line, weight, contribution: roundHalfAway((line.value * weight) / 100, 6) };
}

/** The cells an expression reads in this row and in its partner rows, each told in turn. */
function cellsIn(
  scope: ExplainScope,
  table: string,
  rule: Expression,
  row: number,
  depth: number,
): Explanation[] {
  switch (rule.op) {
    case 'column':
      return [explainCell(scope, table, rule.column, row, depth)];
    case 'at': {
      const position = valueAt(tableData(scope.ledger, table), row, rule.row);
      return typeof position === 'number'
        ? [explainCell(scope, rule.table, rule.column, position - 1, depth)]
        : [];
    }
    case 'arithmetic':
    case 'least':
    case 'greatest':
    case 'concat':
      return rule.of.flatMap((inner) => cellsIn(scope, table, inner, row, depth));
    case 'given':
      return cellsIn(scope, table, rule.result, row, depth);
    case 'round':
    case 'floorTo':
      return cellsIn(scope, table, rule.value, row, depth);
    case 'when': {
      const holds = scope.read(table, rule.test, row);
      return cellsIn(scope, table, holds === true ? rule.result : rule.otherwise, row, depth);
    }
    default:
      return [];
  }
}
