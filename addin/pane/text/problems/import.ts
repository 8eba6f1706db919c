import type { ProblemTexts } from '../problems.ts';

/** Problems and notes of turning a worksheet into rows of a table. */
export const importProblems: ProblemTexts = {
  'header-not-found': [
    'No header row was found in the first 15 rows of the worksheet.',
    'Put the names of all columns in one row, named as in the ledger or nearly so.',
  ],
  'sheet-not-recognised': [
    'The worksheet was not recognised as a table of the ledger and was not imported.',
    'Say which table it is, or rename its headers.',
  ],
  'table-unknown': ['There is no table of this name to import into.', 'Choose one of the ledger’s tables.'],
  'column-unknown': [
    'The ledger has no such column; it was left out.',
    'Leave it, or name the column in the wizard or in its header.',
  ],
  'column-values': [
    'The header names a column, but the values below do not fit it; it was left out.',
    'Look at the values, or choose another column.',
  ],
  'column-unit': [
    'The unit of this column cannot be converted; it was left out.',
    'Convert the values in the original sheet and write the unit in the header.',
  ],
  'column-taken': ['Another column means the same; only that one was imported.'],
  'column-vetoed': [
    'A word in the header says that this is something else; it was left out.',
    'Choose the column yourself if it is right after all.',
  ],
  'column-apart': [
    'An empty column divides this one from the table; it was left out.',
    'Choose its column in the wizard if it belongs there.',
  ],
  'second-table': [
    'From this row on it looks like another table, which was not imported.',
    'Move it to a worksheet of its own, or name this row as its header and import again.',
  ],
  'total-row': ['A row of totals was left out.'],
  'note-row': ['A row with a single text was taken for a note and left out.'],
  'cell-error': [
    'The cell holds an error value and was left empty.',
    'Mend it in the original sheet and import again, or fill it in here.',
  ],
  'choice-synonym': ['The text was read as the choice that means the same.'],
  'choice-unknown': ['The text is not one of the choices and was left out.', 'Pick a choice of the list.'],
  'date-impossible': [
    'There is no such day; the cell was left empty.',
    'Check the date and write it as 2026-01-05.',
  ],
  'date-unreadable': ['The date cannot be read; the cell was left empty.', 'Write it as 2026-01-05.'],
  'tax-exempt': ['免税 was read as a tax rate of 0.'],
  'number-unreadable': [
    'This is not a number; the cell was left empty.',
    'Write digits only and the unit in the header; leave it empty if unknown.',
  ],
  'unit-unclear': [
    'The unit is not clear; the cell was left empty.',
    'Convert it in the original sheet and import again.',
  ],
  'unit-converted': ['An amount in 万 or 亿 was converted to yuan.'],
  'percent-points': ['Percentage points were read as a percentage.'],
  'out-of-range': ['The number is outside what the column allows.', 'Check it and fill in the real value.'],
  'not-whole': ['The number is not whole.', 'Fill in a whole number.'],
  'digits-lost': [
    'A spreadsheet has rewritten this long number, and its last digits are lost.',
    'Format the cell as text and type the number again from the paper.',
  ],
  'code-invalid': [
    'The code cannot be right and was left empty.',
    'Compare it with the paper and fill it in.',
  ],
  'code-doubtful': ['The code may be wrong; it was kept.', 'Compare it with the paper.'],
  'identifier-prefixed': ['An identifier without a letter in front was given one.'],
  'key-missing': [
    'The row has nothing to identify it and was left out.',
    'Fill in its number and import again.',
  ],
  'key-duplicate': [
    'A row with this number exists already; this one was left out.',
    'Change the row in the ledger, or give it another number.',
  ],
  'unique-repeated': [
    'The value occurs in another row too and was left empty.',
    'Check both rows and fill it in.',
  ],
  'document-lines': ['A document has several rows; those after the first were numbered on.'],
  'amount-differs': [
    'The amount is not quantity × price; quantity and price were taken.',
    'Check all three against the document.',
  ],
  'customer-id-given': ['A customer without an id was given the next one.'],
  'customer-duplicate': [
    'This customer is there already; the row was left out.',
    'Keep one row per customer.',
  ],
  'customer-mismatch': [
    'Id and name belong to different customers; the id was taken.',
    'Check whose business this row is.',
  ],
};
