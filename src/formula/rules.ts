import type { Expression } from './expression.ts';

/** The derived columns of a table: one expression each, by column identifier. */
export interface TableRules {
  readonly table: string;
  readonly columns: Readonly<Record<string, Expression>>;
}
