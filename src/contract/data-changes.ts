import { cellAddress, sheetOf } from '../ledger/data.ts';
import type { DocumentData } from './document-data.ts';
import type { GateCase } from './gate.ts';
import { isRecord } from './printed.ts';
import { placeOf } from './required.ts';
import type { ContractTemplate } from './template.ts';

/** A field that would be printed otherwise now, with the cell it comes from. */
export interface DataChange {
  /** `收货人`, `需方.名称`, `明细.数量`. */
  readonly field: string;
  /** Item of the list, from 1. */
  readonly line?: number;
  readonly before: unknown;
  readonly after: unknown;
  readonly sheet: string;
  /** Nothing where the row is there no more. */
  readonly cell?: string;
}

/** Field by field what differs between the data a contract was made from and the data of its row now. */
export function dataChanges(
  gateCase: GateCase,
  template: ContractTemplate,
  before: DocumentData,
  after: DocumentData,
): DataChange[] {
  return differences(before, after, '').map((difference) => {
    const row = difference.line === undefined ? -1 : (gateCase.lines[difference.line - 1] ?? -1);
    const place = placeOf(gateCase, template, difference.field, row);
    return {
      ...difference,
      sheet: sheetOf(place.data),
      ...(place.row < 0 ? {} : { cell: cellAddress(place.data, place.row, place.column) }),
    };
  });
}

type Difference = Pick<DataChange, 'field' | 'line' | 'before' | 'after'>;

function differences(before: DocumentData, after: DocumentData, prefix: string): Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name): Difference[] => {
    const [old, now] = [own(before, name), own(after, name)];
    const field = `${prefix}${name}`;
    if (Array.isArray(old) || Array.isArray(now)) return ofLists(listOf(old), listOf(now), field);
    if (isRecord(old) || isRecord(now)) return differences(recordOf(old), recordOf(now), `${field}.`);
    return Object.is(old, now) ? [] : [{ field, before: old ?? null, after: now ?? null }];
  });
}

function ofLists(before: readonly unknown[], after: readonly unknown[], field: string): Difference[] {
  const length = Math.max(before.length, after.length);
  return Array.from({ length }, (_, i) =>
    differences(recordOf(before[i]), recordOf(after[i]), `${field}.`).map((each) => ({
      ...each,
      line: i + 1,
    })),
  ).flat();
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const recordOf = (value: unknown): DocumentData => (isRecord(value) ? value : {});
const own = (data: DocumentData, name: string): unknown =>
  Object.hasOwn(data, name) ? data[name] : undefined;
