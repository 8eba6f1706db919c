import { ProblemError } from '../../ledger/problem.ts';
import { type PackageLimits, workbookLimits } from '../../opc/limits.ts';
import { inflateEntry, readZip, type ZipEntry } from '../../opc/zip.ts';
import { corruptPart } from './refusals.ts';
import { type Relationship, readRelationships, relationshipsPart } from './relationships.ts';
import { readSharedStrings } from './shared-strings.ts';
import { type CellStyles, readStyles } from './styles.ts';
import { readTablePart, type TableInfo } from './tables.ts';
import { child, children, decodeXml, flag, parseXml, type XmlElement } from './xml-tree.ts';

export interface SheetInfo {
  readonly name: string;
  readonly state: 'visible' | 'hidden' | 'veryHidden';
  readonly part: string;
  /** Chart and dialog sheets have no cells. */
  readonly kind: 'worksheet' | 'other';
}

export interface DefinedName {
  readonly name: string;
  readonly formula: string;
  /** The sheet the name belongs to; absent for the whole workbook. */
  readonly sheetName?: string;
  readonly hidden: boolean;
}

/** Parts up to this inflated size may be parsed as a tree. */
const largestTree = 64 * 1024 * 1024;

/** An opened .xlsx or .xlsm: what its small parts say, and the rest still compressed. Nothing in it changes. */
export class Workbook {
  readonly entries: readonly ZipEntry[];
  readonly workbookPart: string;
  readonly sheets: readonly SheetInfo[];
  readonly tables: readonly TableInfo[];
  readonly definedNames: readonly DefinedName[];
  readonly date1904: boolean;
  readonly styles: CellStyles;
  private readonly byName: ReadonlyMap<string, ZipEntry>;
  private readonly texts = new Map<string, string>();
  private strings: readonly string[] | undefined;

  /** @throws ProblemError when the parts do not make a workbook */
  constructor(entries: readonly ZipEntry[]) {
    this.entries = entries;
    this.byName = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
    const main = this.relationships('').find((link) => link.kind === 'officeDocument');
    this.workbookPart = main?.target ?? 'xl/workbook.xml';
    if (!this.entry(this.workbookPart)) throw notWorkbook();
    if (this.workbookPart.endsWith('.bin')) throw binaryWorkbook();
    const root = this.tree(this.workbookPart);
    if (root.name !== 'workbook') throw notWorkbook();
    this.date1904 = flag(child(root, 'workbookPr'), 'date1904');
    this.sheets = this.readSheets(root);
    this.definedNames = this.readNames(root);
    const styles = this.linked('styles');
    this.styles = readStyles(styles === undefined ? undefined : this.tree(styles));
    this.tables = this.sheets.flatMap((sheet) =>
      this.relationships(sheet.part)
        .filter((link) => link.kind === 'table' && !link.external && this.entry(link.target))
        .map((link) => readTablePart(link.target, sheet.name, this.tree(link.target))),
    );
  }

  /** An entry by part name; part names do not distinguish case (ISO/IEC 29500-2, 9.1.1). */
  entry(part: string): ZipEntry | undefined {
    return this.byName.get(part.toLowerCase());
  }

  /** A small part's text, inflated once. @throws ProblemError `package-corrupt` */
  text(part: string): string {
    const known = this.texts.get(part);
    if (known !== undefined) return known;
    const entry = this.entry(part);
    if (!entry) throw corruptPart(part, '不存在');
    if (entry.size > largestTree) throw corruptPart(part, '大得不正常');
    const text = decodeXml(inflateEntry(entry));
    this.texts.set(part, text);
    return text;
  }

  /** A small part as a tree. @throws ProblemError `package-corrupt`, `package-doctype` */
  tree(part: string): XmlElement {
    return parseXml(part, this.text(part));
  }

  /** Where a part points to; `''` for the package itself. Empty when it has no relationships. */
  relationships(source: string): Relationship[] {
    const part = relationshipsPart(source);
    return this.entry(part) ? readRelationships(source, this.tree(part)) : [];
  }

  /** Part name of the workbook's first relationship of that kind, when the part exists. */
  linked(kind: string): string | undefined {
    return this.relationships(this.workbookPart).find((link) => link.kind === kind && this.entry(link.target))
      ?.target;
  }

  /** The shared strings, parsed when first asked for. @throws ProblemError `package-corrupt` */
  sharedStrings(): readonly string[] {
    if (!this.strings) {
      const part = this.linked('sharedStrings');
      const entry = part === undefined ? undefined : this.entry(part);
      this.strings = entry ? readSharedStrings(entry) : [];
    }
    return this.strings;
  }

  private readSheets(root: XmlElement): SheetInfo[] {
    const links = new Map(this.relationships(this.workbookPart).map((link) => [link.id, link]));
    return children(child(root, 'sheets'), 'sheet').flatMap((sheet) => {
      const link = links.get(sheet.attributes.get('r:id') ?? '');
      if (!link || !this.entry(link.target)) return [];
      const state = sheet.attributes.get('state');
      return {
        name: sheet.attributes.get('name') ?? '',
        state: state === 'hidden' || state === 'veryHidden' ? state : 'visible',
        part: link.target,
        kind: link.kind === 'worksheet' ? 'worksheet' : 'other',
      } satisfies SheetInfo;
    });
  }

  private readNames(root: XmlElement): DefinedName[] {
    const sheets = children(child(root, 'sheets'), 'sheet').map(
      (sheet) => sheet.attributes.get('name') ?? '',
    );
    return children(child(root, 'definedNames'), 'definedName').map((element) => {
      const local = element.attributes.get('localSheetId');
      const sheetName = local === undefined ? undefined : sheets[Number(local)];
      return {
        name: element.attributes.get('name') ?? '',
        formula: element.text,
        hidden: flag(element, 'hidden'),
        ...(sheetName === undefined ? {} : { sheetName }),
      };
    });
  }
}

/**
 * Opens the bytes of an .xlsx or .xlsm. Worksheets and shared strings stay compressed until they are read.
 * @throws ProblemError: password, old format, corrupt, too large, DTD, not a workbook
 */
export function openWorkbook(bytes: Uint8Array, limits: PackageLimits = workbookLimits): Workbook {
  return new Workbook(readZip(bytes, limits));
}

/** A sheet by name, as Excel compares them: without regard to case. */
export function findSheet(workbook: Workbook, name: string): SheetInfo | undefined {
  const wanted = name.toLowerCase();
  return workbook.sheets.find((sheet) => sheet.name.toLowerCase() === wanted);
}

/** A table by the name formulas use, or by its internal name; without regard to case. */
export function findTable(workbook: Workbook, name: string): TableInfo | undefined {
  const wanted = name.toLowerCase();
  return (
    workbook.tables.find((table) => table.displayName.toLowerCase() === wanted) ??
    workbook.tables.find((table) => table.name.toLowerCase() === wanted)
  );
}

function notWorkbook(): ProblemError {
  return new ProblemError({
    code: 'package-not-workbook',
    severity: 'error',
    message: '这不是 Excel 工作簿（压缩包里没有工作簿部件）。',
    repair: '请选择 .xlsx 或 .xlsm 文件。',
  });
}

function binaryWorkbook(): ProblemError {
  return new ProblemError({
    code: 'package-binary',
    severity: 'error',
    message: '这是二进制工作簿（.xlsb），本程序只读 .xlsx 和 .xlsm。',
    repair: '请用 Excel 或 WPS 打开，另存为 .xlsx 后重试。',
  });
}
