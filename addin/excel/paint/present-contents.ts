import { blankPlaces } from '../../../src/xlsx/design/places.ts';
import { cellAt } from './addresses.ts';

/** A sheet that may be our 目录. */
export interface PresentContents {
  readonly sheet: string;
  /** What column A says, from row 1 on. */
  readonly texts: readonly string[];
  readonly locked: boolean;
}

/** Queues the reading of the sheets that may be our 目录; the result gives them after the sync. */
export function readContents({ items }: Excel.WorksheetCollection): () => PresentContents[] {
  const reads = items
    .filter(({ name }) => isContents(name))
    .map((sheet) => ({
      sheet,
      used: sheet.getRange('A:A').getUsedRangeOrNullObject(true).load('address,values'),
      protection: sheet.protection.load('protected'),
    }));
  return () =>
    reads.map(({ sheet, used, protection }) => ({
      sheet: sheet.name,
      texts: used.isNullObject ? [] : textsFrom(used),
      locked: protection.protected,
    }));
}

/** The sheets that may be our 目录, among those loaded. One sync when there is any. */
export async function loadContents(
  context: Excel.RequestContext,
  sheets: Excel.WorksheetCollection,
): Promise<PresentContents[]> {
  const read = readContents(sheets);
  if (sheets.items.some(({ name }) => isContents(name))) await context.sync();
  return read();
}

const isContents = (name: string): boolean =>
  name === blankPlaces.contents || name.startsWith(`${blankPlaces.contents} (`);

function textsFrom({ address, values }: Excel.Range): string[] {
  const above = Array.from({ length: cellAt(address).row - 1 }, () => '');
  return [...above, ...values.map(([value]) => String(value ?? ''))];
}
