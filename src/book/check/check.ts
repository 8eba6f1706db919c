import { checkLedger } from '../../ledger/check.ts';
import { columnOf } from '../../ledger/column.ts';
import { columnValues, type Ledger, tableData } from '../../ledger/data.ts';
import type { Problem } from '../../ledger/problem.ts';
import { tableOf } from '../../ledger/tables/index.ts';
import { lintStandard } from '../../scoring/standard/lint/lint.ts';
import { loadedStandard, loadedVersion } from '../../scoring/standard/standard.ts';
import {
  CellFormula,
  type CellInput,
  editWorkbook,
  type Workbook,
  type WorkbookEditor,
} from '../../xlsx/package/index.ts';
import { columnFormula } from '../rules.ts';
import { editedStandard } from '../standard/lifecycle.ts';
import { lintVersions } from '../standard/lint-versions.ts';
import { versionInForce } from '../standard/versions.ts';
import { checkFormulas, type FormulaFindings } from './formulas.ts';
import { checkCustomers, checkRowsOutside } from './rows.ts';

/** What a look at a whole book found. */
export interface BookCheck {
  readonly formulas: FormulaFindings;
  readonly problems: readonly Problem[];
}

/**
 * Looks a book through: formulas and their stored results, rows outside their table, customers nobody registered,
 * cells that cannot be used, the standard.
 * @param ledger of that book, calculated with the tables as they stand in it
 * @param asOf the day it was calculated to, a serial number
 */
export function checkBook(workbook: Workbook, ledger: Ledger, asOf: number): BookCheck {
  const formulas = checkFormulas(workbook, ledger);
  const edited = editedStandard(ledger);
  return {
    formulas,
    problems: [
      ...formulas.problems,
      ...checkRowsOutside(workbook, ledger),
      ...checkCustomers(ledger),
      ...checkLedger(ledger),
      ...lintStandard(loadedStandard(ledger)),
      ...(edited ? [edited] : otherInForce(ledger, asOf)),
      ...lintVersions(ledger, asOf),
    ],
  };
}

/** Another version is in force by now: the tables wait for it. */
function otherInForce(ledger: Ledger, asOf: number): Problem[] {
  const [present, wanted] = [loadedVersion(ledger), versionInForce(ledger, asOf)?.version];
  if (wanted === undefined || wanted === present) return [];
  return [
    {
      code: 'standard-outdated',
      severity: 'warning',
      message: `标准表里装的是“${present}”，基准日有效的是“${wanted}”。`,
      repair: '运行 score --out 写回，标准表就换成有效的版本。',
    },
  ];
}

/** Puts the rules' formulas back, with their results, and the column formulas; everything else stays. */
export function repairFormulas(
  workbook: Workbook,
  ledger: Ledger,
  { changed, lost }: FormulaFindings,
): WorkbookEditor {
  const editor = editWorkbook(workbook, { fullCalcOnLoad: true });
  const rows = new Map<string, Map<number, Map<string, CellInput>>>();
  for (const { table, row, column } of changed) {
    const { name } = tableOf(table);
    const formula = columnFormula(table, column);
    if (formula === undefined) continue;
    const result = columnValues(tableData(ledger, table), column)[row] ?? null;
    const byRow = rows.get(name) ?? new Map<number, Map<string, CellInput>>();
    const cells = byRow.get(row) ?? new Map<string, CellInput>();
    cells.set(columnOf(tableOf(table), column).header, new CellFormula(formula, result));
    rows.set(name, byRow.set(row, cells));
  }
  for (const [name, byRow] of rows) for (const [row, cells] of byRow) editor.updateCells(name, row, cells);
  for (const { table, column } of lost)
    editor.setColumnFormula(
      tableOf(table).name,
      columnOf(tableOf(table), column).header,
      columnFormula(table, column) ?? '',
    );
  return editor;
}
