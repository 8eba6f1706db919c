import { attribute, childElements, type XmlTree } from '../xml.ts';
import { hasBorder, type Reading, readBlocks } from './blocks.ts';
import type { PreviewCell, PreviewRow, PreviewTable } from './model.ts';
import { child, childValue, isOn, strongest } from './style-sheet.ts';

interface Placed {
  readonly column: number;
  readonly columns: number;
  /** A cell that a merge from above runs through. */
  readonly isMerged: boolean;
  readonly element: XmlTree;
}

/** Reads a table: merged cells once, with the columns and rows they take. */
export function readTable(table: XmlTree, reading: Reading): PreviewTable {
  const rows = within(table, 'w:tr');
  const placed = rows.map(placeCells);
  const grid = childElements(child(table, 'w:tblGrid') ?? table, 'w:gridCol').map((column) =>
    Number(attribute(column, 'w:w') ?? 0),
  );
  const total = grid.reduce((sum, width) => sum + width, 0);
  const borders = strongest(reading.styles.table(child(table, 'w:tblPr')), 'w:tblBorders');
  return {
    kind: 'table',
    widths: total > 0 ? grid.map((width) => width / total) : [],
    hasBorders:
      hasBorder(borders, ['w:top', 'w:insideH', 'w:insideV']) ||
      placed.flat().some(({ element }) => isLined(element)),
    rows: placed.map((cells, index): PreviewRow => {
      const properties = child(rows[index], 'w:trPr');
      return {
        isHeader: isOn(properties ? [properties] : [], 'w:tblHeader'),
        cells: cells.flatMap((cell): PreviewCell[] =>
          cell.isMerged
            ? []
            : [
                {
                  columns: cell.columns,
                  rows: 1 + rowsBelow(placed, index, cell),
                  blocks: readBlocks(cell.element, reading),
                },
              ],
        ),
      };
    }),
  };
}

/** Rows and cells may stand in content controls. */
function within(container: XmlTree, key: string): XmlTree[] {
  return childElements(container).flatMap((element) => {
    if (element.key === key) return [element];
    return /^w:(?:sdt|sdtContent|customXml|ins)$/.test(element.key) ? within(element, key) : [];
  });
}

function placeCells(row: XmlTree): readonly Placed[] {
  let column = Number(childValue(child(row, 'w:trPr'), 'w:gridBefore') ?? 0);
  return within(row, 'w:tc').map((element) => {
    const properties = child(element, 'w:tcPr');
    const columns = Math.max(1, Number(childValue(properties, 'w:gridSpan') ?? 1));
    const merge = child(properties, 'w:vMerge');
    const isMerged = merge !== undefined && attribute(merge, 'w:val') !== 'restart';
    column += columns;
    return { column: column - columns, columns, isMerged, element };
  });
}

function rowsBelow(placed: readonly (readonly Placed[])[], index: number, cell: Placed): number {
  let rows = 0;
  while (placed[index + rows + 1]?.some(({ column, isMerged }) => isMerged && column === cell.column)) rows++;
  return rows;
}

function isLined(cell: XmlTree): boolean {
  return hasBorder(child(child(cell, 'w:tcPr'), 'w:tcBorders'), ['w:top', 'w:bottom', 'w:left']);
}
