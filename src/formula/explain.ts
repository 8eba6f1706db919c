import { columnOf } from '../ledger/column.ts';
import { cellAddress, columnValues, type Ledger, sheetOf, tableData, valueAt } from '../ledger/data.ts';
import { roundHalfAway } from '../ledger/rounding.ts';
import type { CellValue } from '../ledger/value.ts';
import { partsOf } from './dependencies.ts';
import { compile, scopeOf } from './evaluate.ts';
import type { Expression } from './expression.ts';
import type { LedgerIndex } from './ledger-index.ts';
import { bandsOf, findBand } from './points.ts';

/** One line of an explanation. `parts` add up to `value`; `inputs` are what it was made from. */
export interface Explanation {
  readonly label: string;
  readonly value: CellValue;
  /** Where the cell stands: worksheet and A1 address. */
  readonly sheet: string;
  readonly cell: string;
  /** Header of the column, identifier of its table and of itself, for those who act on it. */
  readonly table: string;
  readonly column: string;
  /** The band that was hit, for points. */
  readonly band?: string;
  readonly maximum?: number;
  /** Weight in percent, for a term of a weighted total. */
  readonly weight?: number;
  /** Value × weight ÷ 100, for a term of a weighted total. */
  readonly contribution?: number;
  readonly parts: readonly Explanation[];
  readonly inputs: readonly Explanation[];
}

export interface ExplainScope {
  readonly ledger: Ledger;
  readonly index: LedgerIndex;
  /** The rule of a derived column; undefined for inputs. */
  readonly ruleOf: (table: string, column: string) => Expression | undefined;
}

type Detail = Partial<Omit<Explanation, 'label' | 'value' | 'sheet' | 'cell' | 'table' | 'column'>>;

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
  const maximum = rule && maximumOf(scope.ledger, rule);
  return {
    label: columnOf(data.table, column).header,
    value: valueAt(data, row, column),
    sheet: sheetOf(data),
    cell: cellAddress(data, row, column),
    table,
    column,
    parts: [],
    inputs: [],
    ...detail,
    ...(maximum === undefined ? {} : { maximum }),
  };
}

/** 满分 of the criterion a rule gives points for, also where a rule of its own gives them (new customers). */
function maximumOf(ledger: Ledger, rule: Expression): number | undefined {
  if (rule.op !== 'points') {
    for (const part of partsOf(rule)) {
      const found = maximumOf(ledger, part);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  const [first] = bandsOf(ledger, rule.criterion);
  const maximum = first && columnValues(tableData(ledger, 'bands'), 'maximum')[first.row];
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
      const holds = compile(rule.test, scopeOf(scope.ledger, table, scope.index))(row);
      return into(holds === true ? rule.result : rule.otherwise);
    }
    case 'arithmetic': {
      const lines = cellsIn(scope, table, rule, row, depth);
      return rule.operator === '+' && lines.length === rule.of.length ? { parts: lines } : { inputs: lines };
    }
    case 'weighted':
      return { parts: rule.terms.map((term) => explainTerm(scope, table, term, row, depth)) };
    case 'points': {
      const value = compile(rule.value, scopeOf(scope.ledger, table, scope.index))(row);
      const band = findBand(bandsOf(scope.ledger, rule.criterion), rule.by, value);
      const label = band && columnValues(tableData(scope.ledger, 'bands'), 'label')[band.row];
      return {
        inputs: cellsIn(scope, table, rule.value, row, depth),
        ...(typeof label === 'string' ? { band: label } : {}),
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

function explainTerm(
  scope: ExplainScope,
  table: string,
  term: { readonly value: Expression; readonly weight: Expression },
  row: number,
  depth: number,
): Explanation {
  const weight = compile(term.weight, scopeOf(scope.ledger, table, scope.index))(row);
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
      const holds = compile(rule.test, scopeOf(scope.ledger, table, scope.index))(row);
      return cellsIn(scope, table, holds === true ? rule.result : rule.otherwise, row, depth);
    }
    default:
      return [];
  }
}
