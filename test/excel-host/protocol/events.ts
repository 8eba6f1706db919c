import { eventReference } from '../api/workbook.ts';
import type { HostEvent } from '../model/events.ts';

/** One message of an event push. */
export interface EventEntry {
  readonly messageCategory: number;
  readonly messageType: number;
  readonly targetId: string;
  readonly message: string;
}

const category = 65_536;
const workbookTarget = 'Workbook';

/** The entries an event becomes: one for each kind of listener. `triggerSource` came with ExcelApi 1.14. */
export function eventEntries(event: HostEvent, options: { readonly triggerSource: boolean }): EventEntry[] {
  const entry = (messageType: number, targetId: string, message: object): EventEntry => ({
    messageCategory: category,
    messageType,
    targetId,
    message: JSON.stringify(message),
  });
  const both = (type: number, sheetId: string, message: object): EventEntry[] => [
    entry(type, sheetId, message),
    entry(type, workbookTarget, message),
  ];
  switch (event.kind) {
    case 'changed': {
      const { sheetId, address, changeType, source, details, shift, triggerSource } = event;
      const shared = {
        address,
        changeType,
        source,
        worksheetId: sheetId,
        ...details,
        referenceId: eventReference(sheetId, address),
      };
      const sheetMessage = {
        ...shared,
        shiftDirection: shift,
        ...(options.triggerSource && { triggerSource: triggerSource ?? 'Unknown' }),
      };
      const tables = event.tableIds.flatMap((tableId) => [
        entry(101, tableId, { ...shared, tableId }),
        entry(101, workbookTarget, { ...shared, tableId }),
        entry(101, sheetId, { ...shared, tableId }),
      ]);
      return [...both(10, sheetId, sheetMessage), ...tables];
    }
    case 'selection':
      return both(14, event.sheetId, { worksheetId: event.sheetId, address: event.address });
    case 'sheet-activated':
      return both(11, event.sheetId, { worksheetId: event.sheetId });
    case 'sheet-deactivated':
      return both(12, event.sheetId, { worksheetId: event.sheetId });
    case 'sheet-added':
      return [entry(13, workbookTarget, { worksheetId: event.sheetId, source: event.source })];
    case 'sheet-deleted':
      return [entry(15, workbookTarget, { worksheetId: event.sheetId, source: event.source })];
    case 'sheet-renamed': {
      const { sheetId, before, after, source } = event;
      return both(25, sheetId, { worksheetId: sheetId, nameBefore: before, nameAfter: after, source });
    }
    case 'table-added': {
      const { tableId, sheetId, source } = event;
      return both(102, sheetId, { tableId, worksheetId: sheetId, source });
    }
    case 'table-deleted': {
      const { tableId, tableName, sheetId, source } = event;
      return both(103, sheetId, { tableId, tableName, worksheetId: sheetId, source });
    }
    case 'protection': {
      const { sheetId, isProtected, source } = event;
      return both(24, sheetId, { worksheetId: sheetId, isProtected, source });
    }
    case 'row-sorted':
      return both(19, event.sheetId, {
        worksheetId: event.sheetId,
        address: event.address,
        source: event.source,
      });
    case 'calculated':
      return both(16, event.sheetId, { worksheetId: event.sheetId, address: event.address });
    case 'workbook-activated':
      return [entry(2203, workbookTarget, {})];
  }
}
