/**
 * The value of a cell as a spreadsheet holds it: numbers (dates are serial numbers, days since
 * 1899-12-30), text, truth values, nothing, or an error such as `#N/A`.
 */
export type CellValue = number | string | boolean | null | CellError;

/** A cell error; `code` is what the spreadsheet shows (`#N/A`, `#VALUE!`). */
export class CellError {
  readonly code: string;
  constructor(code: string) {
    this.code = code;
  }
}

/** True for a cell that holds nothing; a formula's empty text counts as nothing too. */
export function isBlank(value: CellValue | undefined): value is null | undefined | '' {
  return value === null || value === undefined || value === '';
}
