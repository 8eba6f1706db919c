/**
 * A sheet that is being painted carries a mark until it is whole. Office.js takes nothing back when a batch fails
 * midway, and the user may begin to edit between two syncs: what a failed attempt has left is found by its mark and
 * removed by the next one.
 */
const mark = 'customerLedger.unfinished';

export function markUnfinished(sheet: Excel.Worksheet): void {
  sheet.customProperties.add(mark, 'true');
}

export function clearUnfinished(sheet: Excel.Worksheet): void {
  sheet.customProperties.getItem(mark).delete();
}

/** The mark of a sheet, to be looked at after a sync; a null object when the sheet is whole. */
export function markOf(sheet: Excel.Worksheet): Excel.WorksheetCustomProperty {
  return sheet.customProperties.getItemOrNullObject(mark);
}
