import { contractLineRules, contractRules } from '../contract/rules.ts';
import { excelFormula } from '../formula/excel.ts';
import type { Expression } from '../formula/expression.ts';
import type { TableRules } from '../formula/rules.ts';
import { tableOf } from '../ledger/tables/index.ts';
import { historyRules } from '../receivables/history-rules.ts';
import { receiptRules } from '../receivables/receipt-rules.ts';
import { salesRules } from '../receivables/sales-rules.ts';
import { applicationRules } from '../scoring/rules/applications.ts';
import { creditAnalysisRules } from '../scoring/rules/credit-analysis.ts';
import { customerRules, licenceRules, nameRules } from '../scoring/rules/customers.ts';
import { growthPotentialRules } from '../scoring/rules/growth-potential.ts';
import { overrideRules } from '../scoring/rules/overrides.ts';
import { ratingRules } from '../scoring/rules/rating.ts';
import { classRules, versionRules } from '../scoring/rules/standards.ts';
import { parameterRules } from './parameter-rules.ts';

/** The rules of every derived column of the book. */
export const allRules: readonly TableRules[] = [
  customerRules,
  licenceRules,
  ...nameRules,
  creditAnalysisRules,
  historyRules,
  growthPotentialRules,
  ratingRules,
  applicationRules,
  overrideRules,
  salesRules,
  receiptRules,
  contractRules,
  contractLineRules,
  classRules,
  versionRules,
];

const byTable = new Map(allRules.map((rules) => [rules.table, rules.columns]));

/** The rule of a derived column; undefined for input columns. */
export function ruleOf(table: string, column: string): Expression | undefined {
  const columns = byTable.get(table);
  return columns && Object.hasOwn(columns, column) ? columns[column] : undefined;
}

/** Excel formula (without `=`) of a derived column; undefined for input columns. */
export function columnFormula(table: string, column: string): string | undefined {
  const rule = ruleOf(table, column);
  return rule && excelFormula(tableOf(table), rule);
}

/** Excel formula (without `=`) of a computed parameter. */
export function parameterFormula(id: string): string | undefined {
  const rule = Object.hasOwn(parameterRules, id) ? parameterRules[id] : undefined;
  return rule && excelFormula(tableOf('settings'), rule);
}
