import { appendRow, type Ledger, tableData } from '../ledger/data.ts';
import type { CellValue } from '../ledger/value.ts';

/** Rows of the standards tables by table identifier, in the order of the table's input columns. */
export type Standards = Readonly<Record<string, readonly (readonly CellValue[])[]>>;

/** Puts the standards into the tables that are still empty. */
export function fillStandards(ledger: Ledger, standards: Standards): void {
  for (const [id, rows] of Object.entries(standards)) {
    const data = tableData(ledger, id);
    if (data.rowCount > 0) continue;
    const inputs = data.table.columns.filter((column) => !column.derived);
    for (const row of rows)
      appendRow(
        data,
        Object.fromEntries(inputs.map(({ id: column }, index) => [column, row[index] ?? null])),
      );
  }
}

/** The choices of a criterion from best to worst. */
export function choicesByPoints(standards: Standards, criterionName: string): string[] {
  return (standards.bands ?? [])
    .filter((row) => row[2] === criterionName && typeof row[5] === 'string')
    .sort((a, b) => Number(b[6]) - Number(a[6]))
    .map((row) => String(row[5]));
}

/** The licences a customer of this type must hold. */
export function requiredLicences(standards: Standards, customerType: string): string[] {
  return (standards.licenceRequirements ?? [])
    .filter(([type]) => type === customerType)
    .map(([, kind]) => String(kind));
}
