import { deflateEntry, writeZip } from '../../../../src/opc/zip.ts';

export const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const strictMain = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
export const documentRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A relationships part; targets marked with `!` are external. */
export function relations(links: Readonly<Record<string, readonly [kind: string, target: string]>>): string {
  const elements = Object.entries(links).map(([id, [kind, target]]) => {
    const type = kind.includes('/') ? kind : `${documentRelations}/${kind}`;
    return `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;
  });
  return `${declaration}<Relationships xmlns="${packageRelations}">${elements.join('')}</Relationships>`;
}

/** Content types: XML and relationships by default, overrides by part name. */
export function contentTypes(overrides: Readonly<Record<string, string>>, defaults = ''): string {
  const elements = Object.entries(overrides).map(
    ([part, type]) => `<Override PartName="/${part}" ContentType="${type}"/>`,
  );
  return `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${defaults}${elements.join('')}</Types>`;
}

const sheetml = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export const types = {
  workbook: `${sheetml}.sheet.main+xml`,
  macroWorkbook: 'application/vnd.ms-excel.sheet.macroEnabled.main+xml',
  worksheet: `${sheetml}.worksheet+xml`,
  sharedStrings: `${sheetml}.sharedStrings+xml`,
  styles: `${sheetml}.styles+xml`,
  table: `${sheetml}.table+xml`,
  comments: `${sheetml}.comments+xml`,
  calcChain: `${sheetml}.calcChain+xml`,
  pivotTable: `${sheetml}.pivotTable+xml`,
  pivotCache: `${sheetml}.pivotCacheDefinition+xml`,
  pivotRecords: `${sheetml}.pivotCacheRecords+xml`,
  drawing: 'application/vnd.openxmlformats-officedocument.drawing+xml',
  chart: 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml',
} as const;

/** Styles: 0 general, 1 date (built-in 14), 2 `yyyy"年"m"月"`, 3 text, 4 money. */
export const styles = `${declaration}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** A package of parts, in the order given. */
export function zipOf(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return writeZip(Object.entries(parts).map(([name, content]) => deflateEntry(name, content)));
}

export interface SmallBook {
  readonly sheetData?: string;
  /** What stands between `<worksheet …>` and `<sheetData>`, and after it. */
  readonly beforeData?: string;
  readonly afterData?: string;
  /** Contents of the shared string items. */
  readonly strings?: readonly string[];
  /** Table parts by their XML. */
  readonly tables?: readonly string[];
  readonly workbookPr?: string;
  readonly afterSheets?: string;
  readonly more?: Readonly<Record<string, string>>;
}

/** The parts of a workbook with one sheet `表`. */
export function smallBook(book: SmallBook): Record<string, string> {
  const tables = book.tables ?? [];
  const tableParts = tables.map((_, i) => `<tablePart r:id="rIdT${i + 1}"/>`).join('');
  const parts: Record<string, string> = {
    '[Content_Types].xml': contentTypes({
      'xl/workbook.xml': types.workbook,
      'xl/worksheets/sheet1.xml': types.worksheet,
      'xl/styles.xml': types.styles,
      ...(book.strings ? { 'xl/sharedStrings.xml': types.sharedStrings } : {}),
      ...Object.fromEntries(tables.map((_, i) => [`xl/tables/table${i + 1}.xml`, types.table])),
    }),
    '_rels/.rels': relations({ rId1: ['officeDocument', 'xl/workbook.xml'] }),
    'xl/workbook.xml': `${declaration}<workbook xmlns="${main}" xmlns:r="${documentRelations}">${book.workbookPr ?? ''}<sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets>${book.afterSheets ?? ''}</workbook>`,
    'xl/_rels/workbook.xml.rels': relations({
      rId1: ['worksheet', 'worksheets/sheet1.xml'],
      rId2: ['styles', 'styles.xml'],
      ...(book.strings ? { rId3: ['sharedStrings', 'sharedStrings.xml'] as const } : {}),
    }),
    'xl/styles.xml': styles,
    'xl/worksheets/sheet1.xml': `${declaration}<worksheet xmlns="${main}" xmlns:r="${documentRelations}">${book.beforeData ?? ''}<sheetData>${book.sheetData ?? ''}</sheetData>${book.afterData ?? ''}${tables.length > 0 ? `<tableParts count="${tables.length}">${tableParts}</tableParts>` : ''}</worksheet>`,
  };
  if (book.strings) {
    const items = book.strings.map((item) => `<si>${item}</si>`).join('');
    parts['xl/sharedStrings.xml'] =
      `${declaration}<sst xmlns="${main}" count="${book.strings.length}" uniqueCount="${book.strings.length}">${items}</sst>`;
  }
  if (tables.length > 0)
    parts['xl/worksheets/_rels/sheet1.xml.rels'] = relations(
      Object.fromEntries(tables.map((_, i) => [`rIdT${i + 1}`, ['table', `../tables/table${i + 1}.xml`]])),
    );
  tables.forEach((xml, i) => {
    parts[`xl/tables/table${i + 1}.xml`] = xml;
  });
  return { ...parts, ...book.more };
}

/** A table part. Columns are names, or names with the inner XML of their `tableColumn`. */
export function tablePart(
  name: string,
  ref: string,
  columns: readonly (string | readonly [name: string, inner: string])[],
  options: { readonly id?: number; readonly totals?: boolean; readonly style?: boolean } = {},
): string {
  const elements = columns.map((column, i) => {
    const [title, inner] = typeof column === 'string' ? [column, ''] : column;
    return `<tableColumn id="${i + 1}" name="${title}"${inner ? `>${inner}</tableColumn>` : '/>'}`;
  });
  const [from = '', to = ''] = ref.split(':');
  const filterRef = options.totals ? `${from}:${to.replace(/\d+$/, (row) => String(Number(row) - 1))}` : ref;
  const style =
    options.style === false ? '' : '<tableStyleInfo name="TableStyleMedium2" showRowStripes="1"/>';
  return `${declaration}<table xmlns="${main}" id="${options.id ?? 1}" name="${name}" displayName="${name}" ref="${ref}"${options.totals ? ' totalsRowCount="1"' : ' totalsRowShown="0"'}><autoFilter ref="${filterRef}"/><tableColumns count="${columns.length}">${elements.join('')}</tableColumns>${style}</table>`;
}

/** An inline text cell. */
export function textCell(ref: string, text: string, style = 0): string {
  return `<c r="${ref}" s="${style}" t="inlineStr"><is><t>${text}</t></is></c>`;
}
