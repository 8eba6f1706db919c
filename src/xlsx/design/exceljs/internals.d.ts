/** The inner modules of exceljs 4.4.0 that `exceljs-tables.ts` repairs; the package ships no types for them. */

interface SaxNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

interface XmlStream {
  openNode(name: string, attributes?: Readonly<Record<string, string | undefined>>): void;
  leafNode(name: string, attributes?: Readonly<Record<string, string | undefined>>, text?: string): void;
  closeNode(): void;
}

interface TableColumnModel {
  id?: number;
  name?: string;
  filterButton?: boolean;
  totalsRowLabel?: string;
  totalsRowFunction?: string;
  totalsRowFormula?: string;
  calculatedColumnFormula?: string;
  dxfId?: string;
  dataDxfId?: string;
}

interface TableModel {
  headerRow?: boolean;
}

declare module 'exceljs/lib/xlsx/xform/table/table-column-xform.js' {
  interface TableColumnTransform {
    model: TableColumnModel;
    render(stream: XmlStream, model: TableColumnModel): boolean;
    parseOpen(node: SaxNode): boolean;
    parseText(text: string): void;
    parseClose(name: string): boolean;
  }
  const TableColumnXform: { readonly prototype: TableColumnTransform };
  export default TableColumnXform;
}

declare module 'exceljs/lib/xlsx/xform/table/table-xform.js' {
  interface TableTransform {
    model: TableModel;
    parser?: unknown;
    readonly map: {
      readonly tableColumns: { readonly model?: TableColumnModel[] };
      readonly autoFilter: { readonly model?: unknown };
    };
    parseOpen(node: SaxNode): boolean;
    parseClose(name: string): boolean;
  }
  const TableXform: { readonly prototype: TableTransform };
  export default TableXform;
}
