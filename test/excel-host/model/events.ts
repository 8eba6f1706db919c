/** Who acts: the person at this Excel, our add-in, or a co-author somewhere else. */
export type Actor = 'user' | 'addin' | 'remote';

/** Something the workbook tells its listeners, in the words of the event arguments of the Excel API. */
export type HostEvent =
  | ChangedEvent
  | { readonly kind: 'selection'; readonly sheetId: string; readonly address: string }
  | { readonly kind: 'sheet-activated' | 'sheet-deactivated'; readonly sheetId: string }
  | { readonly kind: 'sheet-added' | 'sheet-deleted'; readonly sheetId: string; readonly source: Source }
  | {
      readonly kind: 'sheet-renamed';
      readonly sheetId: string;
      readonly before: string;
      readonly after: string;
      readonly source: Source;
    }
  | {
      readonly kind: 'table-added';
      readonly tableId: string;
      readonly sheetId: string;
      readonly source: Source;
    }
  | {
      readonly kind: 'table-deleted';
      readonly tableId: string;
      readonly tableName: string;
      readonly sheetId: string;
      readonly source: Source;
    }
  | {
      readonly kind: 'protection';
      readonly sheetId: string;
      readonly isProtected: boolean;
      readonly source: Source;
    }
  | {
      readonly kind: 'row-sorted';
      readonly sheetId: string;
      readonly address: string;
      readonly source: Source;
    }
  | { readonly kind: 'calculated'; readonly sheetId: string; readonly address: string }
  | { readonly kind: 'workbook-activated' };

export type Source = 'Local' | 'Remote';

/** Cells, rows or columns changed; told to the sheet, to all sheets, and to each table it touches. */
export interface ChangedEvent {
  readonly kind: 'changed';
  readonly sheetId: string;
  readonly address: string;
  /** `Excel.DataChangeType` */
  readonly changeType: ChangeType;
  readonly source: Source;
  /** Present for changes made by the add-in itself. */
  readonly triggerSource?: 'ThisLocalAddin';
  readonly shift: 'None' | 'ShiftCellDown' | 'ShiftCellUp' | 'ShiftCellRight' | 'ShiftCellLeft';
  /** Before and after, for a change of one cell only. */
  readonly details?: ChangeDetails;
  /** Tables the changed cells touch. */
  readonly tableIds: readonly string[];
}

export type ChangeType =
  | 'RangeEdited'
  | 'RowInserted'
  | 'RowDeleted'
  | 'ColumnInserted'
  | 'ColumnDeleted'
  | 'CellInserted'
  | 'CellDeleted';

export interface ChangeDetails {
  readonly valueBefore: unknown;
  readonly valueAfter: unknown;
  readonly valueTypeBefore: string;
  readonly valueTypeAfter: string;
}

/** Events wait here until they are delivered. */
export class EventQueue {
  /** False while the add-in muted its events: what happens then is never told. */
  enabled = true;
  private waiting: HostEvent[] = [];

  push(event: HostEvent): void {
    if (this.enabled) this.waiting.push(event);
  }

  /** Everything that waits, taken away. */
  drain(): HostEvent[] {
    const events = this.waiting;
    this.waiting = [];
    return events;
  }
}
