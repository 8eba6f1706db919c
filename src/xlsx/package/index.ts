export type { SheetCell } from './cell-reader.ts';
export { CellFormula, type CellInput } from './cell-writer.ts';
export { checkPackage } from './check.ts';
export { type CustomXmlChange, type CustomXmlPart, customXmlParts, withCustomXml } from './custom-xml.ts';
export { type EditOptions, editWorkbook, type RenderedPart, type WorkbookEditor } from './editor.ts';
export { withSheetsOf } from './graft.ts';
export {
  type CellRange,
  cellName,
  columnName,
  columnNumber,
  parseCellName,
  parseRange,
  rangeName,
} from './reference.ts';
export {
  type OnRow,
  readGrid,
  readSheet,
  readTable,
  type SheetGrid,
  type SheetRow,
  sheetMerges,
  type TableData,
} from './sheet-reader.ts';
export type { ColumnContent, TableFill } from './table-plan.ts';
export { dataRows, type TableColumnInfo, type TableInfo } from './tables.ts';
export {
  type DefinedName,
  findSheet,
  findTable,
  openWorkbook,
  type SheetInfo,
  type Workbook,
} from './workbook.ts';
