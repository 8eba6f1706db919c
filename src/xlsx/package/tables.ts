import { type CellRange, parseRange } from './reference.ts';
import { corruptPart } from './refusals.ts';
import { decodeCellText } from './text.ts';
import { child, children, type XmlElement } from './xml-tree.ts';

export interface TableColumnInfo {
  readonly name: string;
  /** The formula every row of the column carries, without `=`. */
  readonly calculatedColumnFormula?: string;
}

/** A table of a worksheet (ECMA-376 part 1, 18.5.1.2). */
export interface TableInfo {
  readonly id: number;
  readonly name: string;
  /** The name formulas use. */
  readonly displayName: string;
  readonly sheetName: string;
  readonly part: string;
  readonly ref: CellRange;
  readonly headerRow: boolean;
  readonly totalsRow: boolean;
  readonly hasStyle: boolean;
  readonly columns: readonly TableColumnInfo[];
}

/** First and last data row of a table. */
export function dataRows(table: TableInfo): { first: number; last: number } {
  return {
    first: table.ref.top + (table.headerRow ? 1 : 0),
    last: table.ref.bottom - (table.totalsRow ? 1 : 0),
  };
}

/** Reads a table part. @throws ProblemError `package-corrupt` */
export function readTablePart(part: string, sheetName: string, root: XmlElement): TableInfo {
  const ref = parseRange(root.attributes.get('ref') ?? '');
  if (root.name !== 'table' || !ref) throw corruptPart(part, '不是表格定义');
  const name = decodeCellText(root.attributes.get('name') ?? root.attributes.get('displayName') ?? '');
  const columns = children(child(root, 'tableColumns'), 'tableColumn').map((column) => {
    const formula = child(column, 'calculatedColumnFormula')?.text;
    return {
      name: decodeCellText(column.attributes.get('name') ?? ''),
      ...(formula ? { calculatedColumnFormula: formula } : {}),
    };
  });
  return {
    id: Number(root.attributes.get('id') ?? 0),
    name,
    displayName: decodeCellText(root.attributes.get('displayName') ?? name),
    sheetName,
    part,
    ref,
    // Absent means 1 for the header row and 0 for the totals row.
    headerRow: root.attributes.get('headerRowCount') !== '0',
    totalsRow: Number(root.attributes.get('totalsRowCount') ?? 0) > 0,
    hasStyle: child(root, 'tableStyleInfo')?.attributes.has('name') === true,
    columns,
  };
}
