import type { BookState } from '../../book/state.ts';
import { type Language, say } from '../../language.ts';
import type { Notice } from '../../pane/messages.ts';
import { noticeOf } from '../../pane/messages.ts';
import { gridText } from '../text/grid.ts';
import { shownText } from './cell-text.ts';
import { addressOf, type GridSheet, isMissing } from './grid-sheet.ts';
import type { Place } from './moves.ts';

/** What is to be told about the cells of a sheet, by address. */
export type Remarks = ReadonlyMap<string, readonly Notice[]>;

/** Problems of the contents and overwritten formulas of one worksheet. */
export function remarksOn(sheet: string, { problems, tampered }: BookState, language: Language): Remarks {
  const remarks = new Map<string, Notice[]>();
  const add = (cell: string, notice: Notice): void => {
    const known = remarks.get(cell);
    if (known) known.push(notice);
    else remarks.set(cell, [notice]);
  };
  for (const problem of problems)
    if (problem.sheet === sheet && problem.cell !== undefined) add(problem.cell, noticeOf(problem, language));
  for (const { sheet: on, cell, shown, computed } of tampered)
    if (on === sheet)
      add(cell, {
        severity: 'warning',
        text: say(gridText.overwritten, language, {
          shown: shownText(shown, 'text') || say(gridText.nothing, language),
          computed: shownText(computed, 'text') || say(gridText.nothing, language),
        }),
      });
  return remarks;
}

/** The active cell in words: its place, and what there is to know about it. */
export interface CellWords {
  readonly place: string;
  readonly text: string;
  readonly isProblem: boolean;
}

export function describeCell(
  sheet: GridSheet,
  { row, column }: Place,
  remarks: Remarks,
  language: Language,
): CellWords {
  const address = addressOf(sheet, row, column);
  const known = sheet.columns[column];
  const place = `${sheet.name}!${address}${known && known.header !== known.letters ? ` ${known.header}` : ''}`;
  const notices = remarks.get(address) ?? [];
  if (notices.length > 0)
    return {
      place,
      text: notices.map(({ text, repair }) => [text, repair].filter(Boolean).join(' ')).join(' '),
      isProblem: true,
    };
  if (isMissing(sheet, row, column))
    return {
      place,
      text: [say(gridText.missing, language), known?.help].filter(Boolean).join(' '),
      isProblem: true,
    };
  const cell = sheet.cell(row, column);
  if (cell.isComputed) return { place, text: say(gridText.computed, language), isProblem: false };
  if (!cell.isEditable) return { place, text: say(gridText.readOnly, language), isProblem: false };
  const choices = sheet.choices(row, column);
  const help =
    known?.help ?? (choices ? say(gridText.choose, language, { choices: choices.join('、') }) : '');
  return { place, text: help || say(gridText.keys, language), isProblem: false };
}
