import type { ProblemTexts } from '../problems.ts';

/** What Excel refuses to do, and what a workbook cannot hold. */
export const excelProblems: ProblemTexts = {
  'attachment-too-large': [
    'The file is larger than a workbook can keep.',
    'Compress the pictures in it, or split it into several files.',
  ],
  'excel-busy': ['Excel is busy and does not answer.', 'Wait a moment, then try again.'],
  'excel-cell-edit': ['A cell is being edited.', 'Finish editing it with Enter or Esc, then try again.'],
  'excel-filtered': [
    'The table is filtered, so rows can neither come nor go.',
    'Clear the filter (Data → Clear), then try again.',
  ],
  'excel-gone': [
    'A table, column or sheet that is needed is not there any more.',
    'Check whether someone deleted or renamed it, then read the workbook again.',
  ],
  'excel-inactive': [
    'Several workbooks are open, and Excel has turned to another window.',
    'Go back to the window of this workbook, then try again.',
  ],
  'excel-merged': [
    'There are merged cells, or another table, where the table stands.',
    'Unmerge the cells or move the other table away, then try again.',
  ],
  'excel-name-taken': [
    'A sheet, table or name is called so already.',
    'Rename the one that is there, then try again.',
  ],
  'excel-no-room': [
    'The cells do not fit on the sheet, or other content would be overwritten.',
    'Clear what stands below and to the right of the table, then try again.',
  ],
  'excel-no-worksheet': [
    'This is a chart or macro sheet, which has no cells.',
    'Go to an ordinary worksheet.',
  ],
  'excel-protected': [
    'The sheet is protected, or the workbook can only be read.',
    'Unprotect it (Review → Unprotect Sheet), or save a copy, then try again.',
  ],
  'excel-refused': [
    'Excel has not accepted this.',
    'Look for protection, filters, merged cells and changes to the tables, then try again.',
  ],
  'excel-too-large': [
    'This is more data than Excel reads or writes at once.',
    'Close other large workbooks and try again; split very large tables by year.',
  ],
  'excel-too-old': [
    'This version of Excel lacks a function that is needed.',
    'Update Excel (Office LTSC 2021 or newer).',
  ],
};
