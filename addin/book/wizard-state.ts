import type { Grid } from '../../src/import/grid.ts';
import type { ImportContext } from '../../src/import/grid-import.ts';
import type { Mapping, MappingChoices } from '../../src/import/mapping.ts';
import type { ImportPreview } from '../../src/import/preview.ts';
import type { TableCandidate } from '../../src/import/recognise.ts';
import type { Table } from '../../src/ledger/column.ts';
import type { Problem } from '../../src/ledger/problem.ts';
import type { RestorePoint, Worksheet } from './host.ts';

/** What the wizard knows of the book: what rows are compared with, and what the book lacks. */
export interface WizardScene {
  readonly context: ImportContext;
  /** The tables that must be added for this one. */
  readonly toAdd: (table: Table) => readonly Table[];
}

/** Which worksheet. */
export interface ChoosingSheet {
  readonly step: 'sheet';
  /** The worksheets of the book; absent while they are read. */
  readonly sheets?: readonly Worksheet[];
  /** The worksheet being read. */
  readonly reading?: string;
  readonly problem?: Problem;
}

/** A worksheet that was read, and what it may be. */
export interface ReadSheet {
  readonly sheets: readonly Worksheet[];
  readonly grid: Grid;
  readonly candidates: readonly TableCandidate[];
}

/** What it is. */
export interface ChoosingTable extends ReadSheet {
  readonly step: 'table';
  /** The table it is taken for; absent in doubt. */
  readonly table?: Table;
}

/** Which column is which. */
export interface MappingColumns extends ReadSheet {
  readonly step: 'columns';
  readonly table: Table;
  readonly choices: MappingChoices;
  /** Absent when no header was found and none is shown. */
  readonly mapping?: Mapping;
}

/** What would be written. */
export interface Previewing extends ReadSheet {
  readonly step: 'preview';
  readonly table: Table;
  readonly choices: MappingChoices;
  readonly mapping: Mapping;
  readonly preview: ImportPreview;
  /** Tables the book lacks for this, drawn first. */
  readonly adds: readonly Table[];
  /** The sheet or the book changed since it was shown: to be looked at again. */
  readonly changed?: true;
  /** Why writing could not begin. */
  readonly problem?: Problem;
}

export type WorkPhase = 'checking' | 'keeping' | 'tables' | 'rows' | 'forms' | 'reading';

export interface Work {
  readonly phase: WorkPhase;
  readonly done: number;
  readonly total: number;
}

/** Being written. */
export interface Applying {
  readonly step: 'applying';
  readonly from: Previewing;
  readonly work: Work;
  /** The user asked to stop: it ends after the rows that are under way. */
  readonly cancelling?: true;
}

/** What an import has written. */
export interface Written {
  /** Names of the tables that were drawn. */
  readonly tables: readonly string[];
  /** Rows of the sheet written, of so many. */
  readonly rows: number;
  readonly of: number;
  /** Rows the forms were given for new customers. */
  readonly forms: number;
}

/** Written: all of it, or so far. */
export interface Ended {
  readonly step: 'ended';
  readonly from: Previewing;
  readonly written: Written;
  /** Why it is not all of it. */
  readonly why?: Problem | 'cancelled';
  readonly point: RestorePoint;
  readonly undoing?: true;
  /** Why it could not be taken back. */
  readonly problem?: Problem;
}

/** Taken back. */
export interface Undone {
  readonly step: 'undone';
  readonly from: Previewing;
}

export type WizardState =
  | ChoosingSheet
  | ChoosingTable
  | MappingColumns
  | Previewing
  | Applying
  | Ended
  | Undone;

/** What happens to the wizard. */
export type WizardEvent =
  /** From the host. */
  | { readonly is: 'listed'; readonly sheets: readonly Worksheet[] }
  | { readonly is: 'reading'; readonly sheet: string }
  | { readonly is: 'read'; readonly grid: Grid }
  | { readonly is: 'reread'; readonly grid: Grid }
  | { readonly is: 'failed'; readonly problem: Problem }
  | { readonly is: 'working'; readonly work: Work }
  | {
      readonly is: 'ended';
      readonly written: Written;
      readonly point: RestorePoint;
      readonly why?: Problem | 'cancelled';
    }
  | { readonly is: 'undone' }
  /** From the user. */
  | { readonly is: 'tableChosen'; readonly table: Table }
  | { readonly is: 'headerChosen'; readonly row: number; readonly lines: 1 | 2 }
  /** `undefined` takes the user's word back. */
  | { readonly is: 'targetChosen'; readonly sourceColumn: number; readonly target: string | null | undefined }
  | { readonly is: 'forward' }
  | { readonly is: 'back' }
  | { readonly is: 'cancelled' }
  | { readonly is: 'undoing' };
