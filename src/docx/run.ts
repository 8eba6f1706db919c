import type { BoundExpression } from './blocks.ts';
import type { Scope } from './evaluate.ts';
import type { FreshLists } from './fresh-lists.ts';
import type { Media } from './media.ts';
import type { PartSink } from './sink.ts';
import type { Tag } from './tags.ts';

/** What is printed where a value is missing. */
export interface StandIn {
  readonly text: string;
  /** True when the reader must not miss it: it stands on yellow. */
  readonly isMarked: boolean;
}

/** Takes note of what is wrong with the data. */
export interface Reports {
  /** Called for what gives no text: reports it, and says what to print instead, if anything. */
  unprinted(use: Use, value: unknown, scope: Scope): StandIn | undefined;
  /** Called when the subject of a loop is no list. */
  notList(use: Use, value: unknown, scope: Scope): void;
  /** Called for a loop over more columns than a table may have. */
  tooManyColumns(use: Use): void;
  /** Called when a condition's helper could not read its argument. */
  failed(use: Use, value: unknown, scope: Scope): void;
}

/** What one rendering shares between its parts. */
export interface Run extends Reports {
  /** Next id that no element of the document has. */
  nextId: number;
  /** True while the last paragraph or table written is a table; kept only where tables may meet. */
  isBehindTable: boolean;
  readonly media: Media;
  readonly lists: FreshLists;
}

/** An expression in its place. */
export interface Use {
  readonly tag: Tag;
  readonly expression: BoundExpression;
}

/** One compiled stretch of a part. */
export type Step = (scope: Scope, sink: PartSink, run: Run) => void;
