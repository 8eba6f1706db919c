import { deflateEntry, type ZipEntry } from '../../opc/zip.ts';
import { asUtf8 } from './changed-texts.ts';
import { readRelationships, relationshipsPart } from './relationships.ts';
import { escapeXml } from './text.ts';
import { Workbook } from './workbook.ts';
import { withoutContentType, withoutRelationship } from './workbook-part.ts';
import { elementEnd, rootPrefix, tagsOf } from './xml-tags.ts';
import { children, parseXml } from './xml-tree.ts';

const contentTypesPart = '[Content_Types].xml';
const packageNamespace = 'http://schemas.openxmlformats.org/package/2006/relationships';
const transitional = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/';
const strict = 'http://purl.oclc.org/ooxml/officeDocument/relationships/';

/** The parts of a workbook while some are put in, replaced or taken out; all others stay as they are, packed. */
export class PartSet {
  private readonly workbook: Workbook;
  /** By lower-case name, because part names do not distinguish case. */
  private readonly entries: Map<string, ZipEntry>;
  private readonly changed = new Map<string, string>();
  private readonly relationshipTypes: string;

  constructor(workbook: Workbook) {
    this.workbook = workbook;
    this.entries = new Map(workbook.entries.map((entry) => [entry.name.toLowerCase(), entry]));
    const links = workbook.text(relationshipsPart(workbook.workbookPart));
    this.relationshipTypes = links.includes(strict) ? strict : transitional;
  }

  has(part: string): boolean {
    return this.entries.has(part.toLowerCase());
  }

  /** The text of a part as it stands now. @throws ProblemError `package-corrupt` */
  text(part: string): string {
    return this.changed.get(part.toLowerCase()) ?? this.workbook.text(part);
  }

  /** Puts a part in, or another text in its place. A content type is needed where XML at large does not say enough. */
  put(part: string, text: string, contentType?: string): void {
    const known = this.entries.get(part.toLowerCase());
    const written = asUtf8(text);
    this.entries.set(part.toLowerCase(), deflateEntry(known?.name ?? part, written));
    this.changed.set(part.toLowerCase(), written);
    if (!known && (contentType !== undefined || !this.hasDefaultType(part)))
      this.register(part, contentType ?? 'application/xml');
  }

  private hasDefaultType(part: string): boolean {
    const extension = part.slice(part.lastIndexOf('.') + 1).toLowerCase();
    const root = parseXml(contentTypesPart, this.text(contentTypesPart));
    return children(root, 'Default').some(
      (element) => element.attributes.get('Extension')?.toLowerCase() === extension,
    );
  }

  private register(part: string, contentType: string): void {
    const override = `<Override PartName="/${part}" ContentType="${contentType}"/>`;
    this.put(contentTypesPart, withLast(this.text(contentTypesPart), override));
  }

  /** Takes a part out with its relationships and its content type. */
  remove(part: string): void {
    for (const name of [part, relationshipsPart(part)]) {
      this.entries.delete(name.toLowerCase());
      this.changed.delete(name.toLowerCase());
      const types = this.text(contentTypesPart);
      const without = withoutContentType(types, name);
      if (without !== types) this.put(contentTypesPart, without);
    }
  }

  /** Points from one part to another. @param kind last segment of the type: `worksheet` @returns the relationship's id */
  relate(source: string, kind: string, target: string): string {
    const part = relationshipsPart(source);
    const xml = this.has(part)
      ? this.text(part)
      : `<Relationships xmlns="${packageNamespace}"></Relationships>`;
    const taken = new Set(readRelationships(source, parseXml(part, xml)).map(({ id }) => id));
    let number = taken.size + 1;
    while (taken.has(`rId${number}`)) number++;
    const id = `rId${number}`;
    const type = this.relationshipTypes + kind;
    const link = `<Relationship Id="${id}" Type="${type}" Target="/${escapeXml(encodeURI(target))}"/>`;
    this.put(part, withLast(xml, link));
    return id;
  }

  /** Takes the pointer from one part to another away. */
  unrelate(source: string, target: string): void {
    const part = relationshipsPart(source);
    const links = readRelationships(source, parseXml(part, this.text(part)));
    const link = links.find((known) => known.target.toLowerCase() === target.toLowerCase());
    if (link) this.put(part, withoutRelationship(this.text(part), link.id));
  }

  /** The first name of a pattern with `#` for its number that no part has. */
  freeName(pattern: string): string {
    let number = 1;
    while (this.has(pattern.replace('#', String(number)))) number++;
    return pattern.replace('#', String(number));
  }

  /** The workbook of the parts as they stand now. @throws ProblemError as `openWorkbook` */
  toWorkbook(): Workbook {
    return new Workbook([...this.entries.values()]);
  }
}

/** Puts an element last into the root of a document, with the root's prefix. */
function withLast(xml: string, element: string): string {
  const prefix = rootPrefix(xml);
  const written = element.replace(/^</, `<${prefix}`);
  const tags = [...tagsOf(xml)];
  const root = tags[0]!;
  if (root.kind === 'empty') {
    const tag = xml.slice(root.start, root.end);
    const name = /^<([^\s/>]+)/.exec(tag)![1]!;
    return `${xml.slice(0, root.start)}${tag.replace(/\/>$/, '>')}${written}</${name}>${xml.slice(root.end)}`;
  }
  const close = tags.at(-1)!;
  return elementEnd(xml, root) === close.end
    ? xml.slice(0, close.start) + written + xml.slice(close.start)
    : xml;
}
