import type { Column, Table } from '../ledger/column.ts';
import { columnOf } from '../ledger/column.ts';
import { parameterOf } from '../ledger/parameters.ts';
import { tableOf } from '../ledger/tables/index.ts';
import { missingPolicies, notCounted } from '../ledger/tables/standards.ts';
import type { Aggregate, Condition, Expression, Given, Points } from './expression.ts';

/**
 * The Excel reading of a rule, without the leading `=`, in the dialect of design.md §4: functions that Excel
 * 2016, WPS and LibreOffice share, structured references in the long form files use. An error inside shows as
 * an empty cell, so that it can never be taken for a number (invariant 2).
 */
export function excelFormula(table: Table, expression: Expression): string {
  return `IFERROR(${excelText(table, expression)},"")`;
}

/** Formula text of a sub-expression. */
export function excelText(table: Table, expression: Expression): string {
  const write = (inner: Expression): string => excelText(table, inner);
  switch (expression.op) {
    case 'constant':
      return constant(expression.value);
    case 'column':
      return thisRow(table, columnOf(table, expression.column));
    case 'parameter':
      return parameterOf(expression.parameter).name;
    case 'at':
      return `INDEX(${whole(expression.table, expression.column)},${thisRow(table, columnOf(table, expression.row))})`;
    case 'rowOf':
      return rowOf(whole(expression.table, expression.column), write(expression.key), expression.large);
    case 'valueAt':
      return `INDEX(${whole(expression.table, expression.column)},${write(expression.position)})`;
    case 'bandOf':
      return `MATCH(${write(expression.value)},${whole(expression.table, expression.column)},1)`;
    case 'arithmetic':
      return `(${expression.of.map(write).join(expression.operator)})`;
    case 'compare':
      return `${write(expression.left)}${expression.operator}${write(expression.right)}`;
    case 'and':
    case 'or':
      return `${expression.op.toUpperCase()}(${expression.of.map(write).join(',')})`;
    case 'not':
      return `NOT(${write(expression.of)})`;
    case 'isNumber':
      return `ISNUMBER(${write(expression.of)})`;
    case 'when':
      return `IF(${write(expression.test)},${write(expression.result)},${write(expression.otherwise)})`;
    case 'given':
      return `IF(${guard(expression.inputs, write)},${write(expression.result)},"")`;
    case 'aggregate':
      return aggregate(expression, write);
    case 'points':
      return points(expression, write(expression.value));
    case 'formScore': {
      const cells = expression.points.map((id) => thisRow(table, columnOf(table, id)));
      const sum = `SUM(${cells.join(',')})`;
      const score =
        expression.excluded === undefined
          ? sum
          : `${sum}*100/(100-${thisRow(table, columnOf(table, expression.excluded))})`;
      return `IF(AND(${cells.map((cell) => `${cell}<>""`).join(',')}),ROUND(${score},2),"")`;
    }
    case 'weighted': {
      const terms = expression.terms.map(
        ({ value, weight }) => `ROUND(${write(value)}*100,0)*${write(weight)}`,
      );
      return `INT((${terms.join('+')}+50)/100)/100`;
    }
    case 'round':
      return `ROUND(${write(expression.value)},${expression.digits})`;
    case 'floorTo':
      return `INT(ROUND(${write(expression.value)}/${write(expression.unit)},6))*${write(expression.unit)}`;
    case 'least':
    case 'greatest':
      return `${expression.op === 'least' ? 'MIN' : 'MAX'}(${expression.of.map(write).join(',')})`;
    case 'datePart':
      return `${expression.part}(${write(expression.value)})`;
    case 'dateOf':
      return `DATE(${write(expression.year)},${write(expression.month)},${write(expression.day)})`;
    case 'concat':
      return expression.of.map(write).join('&');
    case 'firstFit': {
      const count = `COUNTA(${whole(expression.table, expression.order)})`;
      const fits = expression.bounds.map(
        (bound) => `(${whole(expression.table, bound.column)}<=${write(bound.value)})`,
      );
      const place = `(${count}+1-${whole(expression.table, expression.order)})`;
      return `${count}+1-SUMPRODUCT(MAX(${[...fits, place].join('*')}))`;
    }
  }
}

/** `表[[#This Row],[列]]` */
function thisRow(table: Table, column: Column): string {
  return `${table.name}[[#This Row],[${escapeHeader(column.header)}]]`;
}

/** `表[列]`; names with other than word characters stand in double brackets (MS-XLSX structured references). */
function whole(tableId: string, columnId: string): string {
  const table = tableOf(tableId);
  const header = columnOf(table, columnId).header;
  const escaped = escapeHeader(header);
  return /^[\p{L}\p{N}_]+$/u.test(header) ? `${table.name}[${escaped}]` : `${table.name}[[${escaped}]]`;
}

function escapeHeader(header: string): string {
  return header.replace(/[[\]#']/g, "'$&");
}

function constant(value: number | string): string {
  if (typeof value === 'string') return `"${value.replaceAll('"', '""')}"`;
  return Math.abs(value) >= 1e15 ? value.toExponential().toUpperCase() : String(value);
}

/** Binary search where the key column is sorted, checked by equality; exact search where it is not. */
function rowOf(range: string, key: string, large: boolean): string {
  const binary = `MATCH(${key},${range},1)`;
  const exact = `MATCH(${key},${range},0)`;
  if (!large) return exact;
  return `IFERROR(IF(INDEX(${range},${binary})=${key},${binary},${exact}),${exact})`;
}

function guard(inputs: readonly Given[], write: (expression: Expression) => string): string {
  const tests = inputs.flatMap(({ value, as, minimum, maximum }) => {
    const text = write(value);
    if (as === 'text') return [`${text}<>""`];
    return [
      `ISNUMBER(${text})`,
      ...(minimum === undefined ? [] : [`${text}>=${constant(minimum)}`]),
      ...(maximum === undefined ? [] : [`${text}<=${constant(maximum)}`]),
    ];
  });
  return tests.length === 1 ? tests[0]! : `AND(${tests.join(',')})`;
}

function aggregate({ kind, table, column, where }: Aggregate, write: (e: Expression) => string): string {
  const criteria = where.flatMap((condition) => [
    whole(table, condition.column),
    criterion(condition, write),
  ]);
  if (kind === 'count') return `COUNTIFS(${criteria.join(',')})`;
  const range = whole(table, column!);
  if (kind === 'sum') return `SUMIFS(${[range, ...criteria].join(',')})`;
  const fits = where.map((c) => `(${whole(table, c.column)}${c.operator}${write(c.value)})`).join('*');
  const sign = kind === 'least' ? '+' : '-';
  const extreme = `SUMPRODUCT(MIN((1-${fits})*1E+15${sign}${range}))`;
  return `IF(COUNTIFS(${criteria.join(',')})=0,"",${kind === 'least' ? extreme : `0-${extreme}`})`;
}

function criterion({ operator, value }: Condition, write: (e: Expression) => string): string {
  if (operator === '=') return write(value);
  return value.op === 'constant' ? `"${operator}${value.value}"` : `"${operator}"&${write(value)}`;
}

/**
 * The criterion's run of rows is found by its code, so bands may be added anywhere in the run. Choices are
 * compared with `=`: MATCH would take `*` in a cell for any text and give it the best band.
 */
function points(rule: Points, value: string): string {
  const codes = whole('bands', 'criterion');
  const first = `MATCH("${rule.criterion}",${codes},0)`;
  const last = `${first}+COUNTIFS(${codes},"${rule.criterion}")-1`;
  const run = (column: string): string =>
    `INDEX(${whole('bands', column)},${first}):INDEX(${whole('bands', column)},${last})`;
  const policy = `INDEX(${whole('bands', 'missing')},${first})`;
  const whenBlank = [
    `IF(${policy}="${missingPolicies.worst}",MIN(${run('points')})`,
    `IF(${policy}="${missingPolicies.zero}",0`,
    `IF(${policy}="${missingPolicies.exclude}","${notCounted}","")))`,
  ].join(',');
  return `IF(${value}="",${whenBlank},${pointsOfBand(rule, value, first, run)})`;
}

function pointsOfBand(
  { by, minimum, maximum }: Points,
  value: string,
  first: string,
  run: (column: string) => string,
): string {
  if (by === 'choice') {
    const hit = `(${run('choice')}=${value})`;
    return `IF(SUMPRODUCT(${hit}*1)=1,SUMPRODUCT(${hit}*${run('points')}),"")`;
  }
  const place = `MATCH(ROUND(${value},6),${run('bound')},${by === 'rising' ? 1 : -1})`;
  const lowest = by === 'falling' ? Math.max(0, minimum ?? 0) : minimum;
  const tests = [
    `ISNUMBER(${value})`,
    ...(lowest === undefined ? [] : [`${value}>=${lowest}`]),
    ...(maximum === undefined ? [] : [`${value}<=${maximum}`]),
  ];
  const usable = tests.length === 1 ? tests[0] : `AND(${tests.join(',')})`;
  return `IF(${usable},INDEX(${whole('bands', 'points')},${first}-1+${place}),"")`;
}
