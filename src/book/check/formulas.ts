import type { Column } from '../../ledger/column.ts';
import { cellAddress, columnValues, type Ledger, sheetOf, type TableData } from '../../ledger/data.ts';
import type { Problem } from '../../ledger/problem.ts';
import { CellError, type CellValue, isBlank } from '../../ledger/value.ts';
import { dataRows, findTable, readSheet, type TableInfo, type Workbook } from '../../xlsx/package/index.ts';
import { ruleTest } from '../rule-test.ts';

/** A derived cell whose formula is not the rule's. */
export interface ChangedFormula {
  readonly table: string;
  /** 0-based. */
  readonly row: number;
  readonly column: string;
}

/** A derived column whose table does not carry the rule any more, so that rows typed later stay empty. */
export interface LostColumnFormula {
  readonly table: string;
  readonly column: string;
}

/** What the derived cells of a file came to. */
export interface FormulaFindings {
  readonly changed: readonly ChangedFormula[];
  readonly lost: readonly LostColumnFormula[];
  readonly problems: readonly Problem[];
}

/** Holds every derived cell of a file against the rules, and its stored result against the calculated book. */
export function checkFormulas(workbook: Workbook, ledger: Ledger): FormulaFindings {
  const findings = [...ledger.tables.values()].flatMap((data) => {
    const table = findTable(workbook, data.table.name);
    return table && data.table.id !== 'settings' ? [checkTable(workbook, table, data)] : [];
  });
  return {
    changed: findings.flatMap(({ changed }) => changed),
    lost: findings.flatMap(({ lost }) => lost),
    problems: findings.flatMap(({ problems }) => problems),
  };
}

function checkTable(workbook: Workbook, table: TableInfo, data: TableData): FormulaFindings {
  const derived = data.table.columns.flatMap((column) => {
    const k = table.columns.findIndex(({ name }) => name === column.header);
    return column.derived && k >= 0 ? [{ column, k, isRule: ruleTest(data.table, column.id) }] : [];
  });
  const byPlace = new Map(derived.map((entry) => [table.ref.left + entry.k, entry]));
  const changed: ChangedFormula[] = [];
  const problems: Problem[] = [];
  const stale = new Map<Column, StaleCells>();
  const { first, last } = dataRows(table);
  let row = 0;
  const look = (column: Column, isRule: (formula: string) => boolean, value: CellValue, formula?: string) => {
    const computed = columnValues(data, column.id)[row] ?? null;
    if (formula === undefined || !isRule(formula)) {
      changed.push({ table: data.table.id, row, column: column.id });
      problems.push(changedFormula(data, row, column, value, formula, computed));
    } else if (!sameValue(value, computed)) {
      const known = stale.get(column);
      stale.set(column, known ? { ...known, count: known.count + 1 } : { row, value, computed, count: 1 });
    }
  };
  const blankRow = (): void => {
    for (const { column, isRule } of derived) look(column, isRule, null);
    row++;
  };
  readSheet(workbook, table.sheetName, ({ number, cells }) => {
    if (number > last) return false;
    if (number < first) return true;
    while (row < number - first) blankRow();
    const present = new Map(cells.map((cell) => [cell.column, cell]));
    for (const [place, { column, isRule }] of byPlace) {
      const cell = present.get(place);
      look(column, isRule, cell?.value ?? null, cell?.formula);
    }
    row++;
    return true;
  });
  while (row <= last - first) blankRow();
  const lost = derived
    .filter(({ k, isRule }) => !isRule(table.columns[k]?.calculatedColumnFormula ?? ''))
    .map(({ column }) => column);
  return {
    changed,
    lost: lost.map(({ id }) => ({ table: data.table.id, column: id })),
    problems: [
      ...problems,
      ...(lost.length > 0 ? [lostColumnFormulas(data, lost)] : []),
      ...[...stale].map(([column, cells]) => staleCells(data, column, cells)),
    ],
  };
}

interface StaleCells {
  /** The first of them, 0-based. */
  readonly row: number;
  readonly value: CellValue;
  readonly computed: CellValue;
  readonly count: number;
}

function changedFormula(
  data: TableData,
  row: number,
  column: Column,
  value: CellValue,
  formula: string | undefined,
  computed: CellValue,
): Problem {
  const { sheet, cell } = placeOf(data, row, column);
  const now =
    formula !== undefined
      ? `现在的公式是 =${shortened(formula)}`
      : isBlank(value)
        ? '现在没有公式'
        : `现在是直接填的 ${show(value)}`;
  return {
    code: 'formula-changed',
    severity: 'error',
    sheet,
    cell,
    message: `${sheet}!${cell}“${column.header}”公式被改动：${now}，按规则应为 ${show(computed)}。`,
    repair: `运行 check --fix 恢复公式，或从同列别的行复制公式；要人工调整结果，请用调整列，不要改公式。`,
  };
}

/** LibreOffice and WPS drop them from every column, so a table is one problem. */
function lostColumnFormulas(data: TableData, columns: readonly Column[]): Problem {
  const [first, ...others] = columns;
  const { sheet, cell } = placeOf(data, 0, first!);
  return {
    code: 'column-formula-lost',
    severity: 'warning',
    sheet,
    cell,
    message: `${sheet}!${cell} 起的列“${first!.header}”${others.length > 0 ? `等 ${columns.length} 列` : ''}没有列公式，在表下方新输入的行不会自动计算。`,
    repair: '运行 check --fix 补上列公式。',
  };
}

function staleCells(data: TableData, column: Column, { row, value, computed, count }: StaleCells): Problem {
  const { sheet, cell } = placeOf(data, row, column);
  const others = count > 1 ? `等 ${count} 格` : '';
  return {
    code: 'value-stale',
    severity: 'warning',
    sheet,
    cell,
    message: `${sheet}!${cell} ${others}“${column.header}”存的是旧结果：存 ${show(value)}，现在应为 ${show(computed)}。`,
    repair: '用 Excel 或 WPS 打开并保存一次，或运行 score --out 写回新结果。',
  };
}

function placeOf(data: TableData, row: number, { id }: Column) {
  return { sheet: sheetOf(data), cell: cellAddress(data, row, id) };
}

/** Numbers to 12 significant digits, since files print 15; blanks at the end of a text get lost in some programs. */
function sameValue(stored: CellValue, computed: CellValue): boolean {
  if (typeof stored === 'number' && typeof computed === 'number')
    return Math.abs(stored - computed) <= 1e-12 * Math.max(1, Math.abs(computed));
  if (typeof stored === 'string' && typeof computed === 'string')
    return stored.trimEnd() === computed.trimEnd();
  return isBlank(stored) ? isBlank(computed) : stored === computed;
}

function show(value: CellValue): string {
  if (isBlank(value)) return '空';
  if (value instanceof CellError) return value.code;
  return typeof value === 'number' ? String(Number(value.toPrecision(12))) : `“${String(value)}”`;
}

const longest = 60;

function shortened(formula: string): string {
  return formula.length > longest ? `${formula.slice(0, longest)}…` : formula;
}
