import { columnsReadBy, parametersReadBy } from '../../formula/dependencies.ts';
import { customerForms, tableOf } from '../../ledger/tables/index.ts';
import { ruleOf } from '../rules.ts';

/** A cell of the customer's row in a form, from which the rating is worked out. */
export interface RatingInput {
  readonly table: string;
  readonly column: string;
}

/** What a rating depends on. */
export interface RatingPlan {
  /** Answers as typed, and figures from ledgers as they came out: everything else is worked out from them. */
  readonly inputs: readonly RatingInput[];
  /** Typed columns of the standards that the rules read, by table. */
  readonly standards: ReadonlyMap<string, readonly string[]>;
  readonly parameters: readonly string[];
}

/** Columns of 信用评定 that a snapshot keeps and a replay must give again. */
export const ratingResults = [
  'creditScore',
  'historyScore',
  'potentialScore',
  'total',
  'computedGrade',
  'grade',
  'customerClass',
  'creditLimit',
  'termDays',
  'vetoes',
] as const;

const forms: readonly string[] = ['customers', ...customerForms];
const isForm = (table: string): boolean => forms.includes(table);
const isStandard = (table: string): boolean => tableOf(table).chapter === '标准';

/** Read off the rules themselves: a new criterion is in the next snapshot without further ado. */
export const ratingPlan: RatingPlan = planOf();

function planOf(): RatingPlan {
  const inputs: RatingInput[] = [];
  const standards = new Map<string, Set<string>>();
  const parameters = new Set<string>();
  const seen = new Set<string>();

  const visit = (table: string, column: string): void => {
    const name = `${table}.${column}`;
    if (seen.has(name)) return;
    seen.add(name);
    const rule = ruleOf(table, column);
    const reads = rule ? [...columnsReadBy(table, rule)].map(partsOfName) : [];
    if (isStandard(table)) {
      if (!rule) standards.set(table, (standards.get(table) ?? new Set()).add(column));
    } else if (!rule) {
      if (column !== 'customerId') inputs.push({ table, column });
      return;
    } else if (reads.some(([other]) => !isForm(other) && !isStandard(other))) {
      // Worked out from a ledger: kept as it came out.
      inputs.push({ table, column });
      return;
    }
    if (rule) for (const id of parametersReadBy(rule)) parameters.add(id);
    for (const [other, read] of reads) visit(other, read);
  };
  for (const column of ratingResults) visit('rating', column);
  const days = ['asOf', 'periodStart', 'periodEnd'];
  return {
    inputs,
    standards: new Map([...standards].map(([table, columns]) => [table, [...columns]])),
    parameters: [...parameters].filter((id) => !days.includes(id)),
  };
}

function partsOfName(name: string): [table: string, column: string] {
  const [table = '', column = ''] = name.split('.');
  return [table, column];
}
