import type { ProblemTexts } from '../problems.ts';

/** Problems of the open book, its cells and its file. */
export const bookProblems: ProblemTexts = {
  'formula-changed': [
    'The formula of this cell was overwritten.',
    'Restore it with “check --fix”, or copy the formula from another row of the column.',
  ],
  'column-formula-lost': [
    'This column lost its column formula, so rows typed below the table are not computed.',
    'Restore it with “check --fix”.',
  ],
  'value-stale': [
    'The stored results of this column are old.',
    'Open and save the book in a spreadsheet program, or write it back with “score --out”.',
  ],
  'rows-outside-table': [
    'Rows below the table are not part of it and do not count.',
    'Drag the corner of the table over them, or move them elsewhere.',
  ],
  'cell-unreadable': [
    'The content of this cell cannot be used, so it counts as empty.',
    'Type it again as the column asks: a number, a date, or a choice of its list.',
  ],
  'key-repeated': [
    'This value occurs more than once in a column where each may occur once.',
    'Change it, or delete the repeated row.',
  ],
  'adjustment-without-effect': [
    'An adjusted value is not in effect: something it needs is missing, or a veto stands against it.',
    'Fill in what the original sentence names: reason, approver, post or days.',
  ],
  'application-state': [
    'An application may not stand in this state.',
    'Set the state back, or fill in what the original sentence names.',
  ],
  'application-over-standard': [
    'More is applied for or approved than the standard gives, without a reason or without the general manager.',
    'Write the reason into 超标准说明 and have the general manager approve; until then the suggestion counts.',
  ],
  'replay-inputs-missing': [
    'This rating cannot be worked out again: its inputs are not in the workbook any more.',
    'Take the cell from a backup of that time; without it the row is a record only.',
  ],
  'replay-inputs-altered': [
    'This rating cannot be worked out again: its inputs were altered.',
    'Take the cell from a backup of that time; without it the row is a record only.',
  ],
  'replay-standards-missing': [
    'This rating cannot be worked out again: the standards of its day are not in 评定依据 any more, or were altered.',
    'Take the pieces with this fingerprint from a backup.',
  ],
  'replay-list-missing': [
    'This rating cannot be worked out again: the list of its inputs is not in 评定依据 any more, or was altered.',
    'Take the pieces with this fingerprint from a backup.',
  ],
  'replay-different': [
    'A stored figure of a past rating is not what its inputs and standards come to.',
    'Compare with a backup of that time: the cell was altered, or written by another version.',
  ],
  'replay-row-unknown': [
    'The rating history has no such row.',
    'Give the number of a rating or its worksheet row; without one all are worked out again.',
  ],
  'table-required': [
    'The workbook lacks a table this step needs.',
    'Add the missing tables, then try again.',
  ],
  'table-missing': [
    'The workbook lacks a table; it counts as empty.',
    'Add the missing tables, then fill in or import their rows.',
  ],
  'column-missing': [
    'A table lacks a column; it counts as empty.',
    'Add a column with the header named in the original sentence.',
  ],
  'step-failed': [
    'This step did not finish.',
    'Please try again; if it happens again, close the pane and reopen it.',
  ],
  'not-a-ledger': [
    'This workbook has no table 客户登记, so it is not a customer ledger.',
    'Turn a worksheet into 客户登记, or open a new ledger.',
  ],
  'sheet-missing': ['The workbook has no worksheet of this name.', 'Choose one of its worksheets.'],
  'table-blocked': [
    'The table cannot grow: cells below it hold something, are merged, or belong to another table.',
    'Move what stands below the table elsewhere, undo merged cells, and try again.',
  ],
  'table-column-missing': ['The table has no column of this name.', 'Read the workbook again.'],
  'table-row-missing': ['The table has fewer rows than expected.', 'Read the workbook again.'],
  'table-too-long': ['The table has more rows than a worksheet holds.', 'Split the workbook by year.'],
  'table-too-large': ['The table has too many cells to read at once.', 'Split the worksheet by year.'],
  'cell-in-table': [
    'This cell belongs to a table and cannot be changed by itself.',
    'Change it as a row of the table.',
  ],
  'cell-name': ['This is not the address of a cell.', 'Write an address such as B2.'],
  'formula-too-long': ['A formula is longer than a cell can hold.', 'Shorten it and try again.'],
  'text-too-long': ['A text is longer than a cell can hold.', 'Shorten it and try again.'],
  'row-missing': ['The table has no such row any more.', 'Read the workbook again and repeat the step.'],
  'restore-point-missing': ['This restore point is not in the workbook any more.', 'Choose another one.'],
  'attachment-missing': ['This file is not kept in the workbook any more.', 'Add it again.'],
  'file-missing': ['The file was not found, or may not be read.', 'Check its name and folder.'],
  'file-unreadable': ['The file cannot be read.', 'Close the program that uses it and try again.'],
  'file-unwritable': [
    'The file cannot be written.',
    'Close the program that uses it, check the folder and the free space, and try again.',
  ],
  'file-exists': ['A file of this name exists and was not overwritten.', 'Choose another name or folder.'],
  'file-open': [
    'Another program has the file open; nothing was written.',
    'Save and close it there, then try again.',
  ],
  'data-unreadable': ['The data file cannot be read.', 'Check that it is valid JSON.'],
  'package-corrupt': [
    'The file is damaged, or is not an Office file.',
    'Open the original in Excel, WPS or Word, save a copy, and try again.',
  ],
  'package-legacy': [
    'This is a file of the old format (.xls or .doc).',
    'Open it in Excel, WPS or Word, save it in the new format, and try again.',
  ],
  'package-encrypted': [
    'The file is protected by a password and cannot be read.',
    'Take the password away in Excel, WPS or Word, save it, and try again.',
  ],
  'package-too-large': [
    'The file is larger than is safe to open.',
    'Check where it comes from; split it by year if you need it.',
  ],
  'package-doctype': [
    'The file contains a document type declaration and was not opened for safety.',
    'Check where it comes from; save it again in Excel or WPS and try again.',
  ],
  'package-binary': ['This is a binary workbook (.xlsb).', 'Save it as .xlsx and try again.'],
  'package-not-workbook': ['This is not an Excel workbook.', 'Choose a file .xlsx or .xlsm.'],
  'package-rule': [
    'A part of the workbook breaks the rules of its format.',
    'Save it again in Excel or WPS.',
  ],
  internal: ['Something went wrong that should not.', 'Please try again and report it if it stays.'],
  'workbook-locked': [
    'The structure of the workbook is protected, so no sheet can be added.',
    'Take off “Protect Workbook” on the Review tab and try again.',
  ],
  'table-name-taken': [
    'The workbook has a table with the name of one of ours, but without its columns.',
    'If it is another table, rename it under Table Design; if it is an old one of ours, add the columns. Then try again.',
  ],
  'name-taken': [
    'The workbook already uses a name that a new table or a parameter needs.',
    'Rename it under Formulas, Name Manager, and try again.',
  ],
  'name-missing': [
    'The formulas need the name of a parameter that the workbook does not have.',
    'Define the name under Formulas, Name Manager, for its value in 参数, and try again.',
  ],
  'change-unreadable': ['A value to try is not written as column=value.', 'Write it like 分销覆盖率=90%.'],
  'column-ambiguous': [
    'Several tables have a column of that name.',
    'Put the name of the table before it, like 资信调查.分销覆盖率=90%.',
  ],
  'sheet-name-taken': [
    'A sheet of that name was there already, so the new table stands on a sheet of another name.',
  ],
};
