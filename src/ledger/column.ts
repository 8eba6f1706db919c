/**
 * What a column holds. `code` is text of digits and letters that must never become a number (credit code,
 * account, batch number); `money` is yuan with two decimals; `percent` a fraction (0.7391); `date` a serial
 * number (days since 1899-12-30).
 */
export type ColumnKind = 'text' | 'code' | 'integer' | 'number' | 'money' | 'percent' | 'date' | 'choice';

/** Where the values of a choice come from: a fixed list, or a column of a standards table in the book. */
export type Choices = readonly string[] | { readonly table: string; readonly column: string };

/** Checks beyond the kind, named by the standard they follow (domain.md §8). */
export type ColumnCheck =
  | 'creditCode'
  | 'mobile'
  | 'phone'
  | 'postcode'
  | 'identifier'
  | 'bankAccount'
  | 'email';

export interface Column {
  /** English identifier, unique in its table. */
  readonly id: string;
  /** Chinese header, unique in its table; what staff see and templates use as field name. */
  readonly header: string;
  readonly kind: ColumnKind;
  /** True when the value comes from an expression; its rule stands in `scoring`, `receivables` or `contract`. */
  readonly derived?: true;
  /** A derived column that only carries a row position for other columns; hidden in the sheet. */
  readonly hidden?: true;
  readonly required?: true;
  readonly unique?: true;
  readonly choices?: Choices;
  /** Code of the criterion in 评分标准 that this answer is scored by; narrows `bandChoices` to its run of rows. */
  readonly criterion?: string;
  readonly check?: ColumnCheck;
  /** Inclusive bounds of a number; outside them the value is not used. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** Text allowed in a number or date column, e.g. `长期` for a licence without expiry. */
  readonly alsoText?: string;
  /** Width in characters of the sheet; from the kind when absent. */
  readonly width?: number;
  /** Other headers under which staff keep this column. */
  readonly aliases?: readonly string[];
  /** One sentence for the person who fills the cell. */
  readonly help?: string;
}

export type Chapter = '档案' | '信用' | '标准' | '台账' | '合同' | '设置';

export interface Table {
  readonly id: string;
  /** Name of the Excel table and of its worksheet. */
  readonly name: string;
  /** Official title of the form, printed above the table. */
  readonly title: string;
  readonly chapter: Chapter;
  /** Column that identifies a row, when there is one. */
  readonly key?: string;
  /** Other names under which staff keep a sheet like this. */
  readonly aliases?: readonly string[];
  readonly columns: readonly Column[];
}

type Options = Omit<Column, 'id' | 'header' | 'kind' | 'derived'>;
type Maker = (id: string, header: string, options?: Options) => Column;

const maker =
  (kind: ColumnKind): Maker =>
  (id, header, options = {}) => ({ id, header, kind, ...options });

export const text = maker('text');
export const code = maker('code');
export const integer = maker('integer');
export const number = maker('number');
export const money = maker('money');
export const percent = maker('percent');
export const date = maker('date');

/** A column whose value is one of a list. */
export function choice(id: string, header: string, choices: Choices, options: Options = {}): Column {
  return { id, header, kind: 'choice', choices, ...options };
}

/** Marks a column as computed by an expression. */
export function derived(column: Column): Column {
  return { ...column, derived: true };
}

/** The hidden position of this row's partner in another table: one search serves all its look-ups. */
export function rowPosition(id: string, header: string): Column {
  return { id, header, kind: 'integer', derived: true, hidden: true };
}

export const yesNo = ['是', '否'] as const;

/** The column with this identifier. @throws RangeError when the definition does not have it (a defect of ours) */
export function columnOf(table: Table, id: string): Column {
  const found = table.columns.find((column) => column.id === id);
  if (!found) throw new RangeError(`${table.id} has no column ${id}`);
  return found;
}
