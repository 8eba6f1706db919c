import { deflateEntry, inflateEntry, type ZipEntry } from '../opc/zip.ts';
import { contentTypesPart } from './content-types.ts';
import { edited } from './outgoing.ts';
import { readRelationships, relationshipsPart } from './relationships.ts';
import { parseXml, serialiseXml, siblingName, type XmlTree, xmlDeclaration } from './xml.ts';

/** A part that a package is to hold, and the part that refers to it (the package itself for an empty name). */
export interface NewPart {
  readonly name: string;
  readonly contentType: string;
  readonly source: string;
  readonly relationshipType: string;
  /** The relationship's id; the first free one when absent. */
  readonly id?: string;
}

const relationshipsNamespace = 'http://schemas.openxmlformats.org/package/2006/relationships';
const encoder = new TextEncoder();

/** The part's root, or undefined where the package has no such part. */
export function readPart(entries: readonly ZipEntry[], name: string): XmlTree | undefined {
  const entry = entries.find((each) => each.name === name);
  return entry && parseXml(inflateEntry(entry), name);
}

/** The package with a part's content set: replaced where it stands, or put at the end. */
export function withPart(entries: readonly ZipEntry[], name: string, root: XmlTree): readonly ZipEntry[] {
  const entry = deflateEntry(name, xmlDeclaration + serialiseXml(root));
  return entries.some((each) => each.name === name)
    ? entries.map((each) => (each.name === name ? entry : each))
    : [...entries, entry];
}

/** The package with a part made known: its content type, and the relationship that leads to it, whose id is given. */
export function registerPart(
  entries: readonly ZipEntry[],
  { name, contentType, source, relationshipType, id: wanted }: NewPart,
): { readonly entries: readonly ZipEntry[]; readonly id: string } {
  const id = wanted ?? freeId(readRelationships(entries, source).map((each) => each.id));
  const relations = relationshipsPart(source);
  const target = source === '' ? name : `/${name}`;
  const registered = withRelationships(entries, source).map((entry) => {
    if (entry.name === contentTypesPart)
      return withChildren(entry, 'Override', [{ PartName: `/${name}`, ContentType: contentType }]);
    if (entry.name === relations)
      return withChildren(entry, 'Relationship', [{ Id: id, Type: relationshipType, Target: target }]);
    return entry;
  });
  return { entries: registered, id };
}

/** The package with a part for the relationships of another, empty if there was none. */
export function withRelationships(entries: readonly ZipEntry[], source: string): readonly ZipEntry[] {
  const name = relationshipsPart(source);
  return entries.some((entry) => entry.name === name)
    ? entries
    : [...entries, deflateEntry(name, `${xmlDeclaration}<Relationships xmlns="${relationshipsNamespace}"/>`)];
}

/** A name for a new part that no part of the package has: `word/header-1.xml`. */
export function freeName(entries: readonly ZipEntry[], stem: string, extension: string): string {
  const taken = new Set(entries.map(({ name }) => name.toLowerCase()));
  let number = 1;
  while (taken.has(`${stem}-${number}.${extension}`)) number++;
  return `${stem}-${number}.${extension}`;
}

function freeId(taken: readonly string[]): string {
  let number = taken.length + 1;
  while (taken.includes(`rId${number}`)) number++;
  return `rId${number}`;
}

/** An XML part with more elements of one name at its end, given by their attributes. */
export function withChildren(
  entry: ZipEntry,
  local: string,
  list: readonly Readonly<Record<string, string>>[],
): ZipEntry {
  const name = siblingName(parseXml(inflateEntry(entry), entry.name), local);
  const children = list.map((values): XmlTree => {
    const attributes = Object.entries(values).map(([key, value]) => ({ name: key, key, value }));
    return { kind: 'element', name, key: name, attributes, children: [] };
  });
  return edited(entry, (child) => child, children);
}

/** An element written as text; it must declare the namespaces it uses. */
export function fragment(xml: string): XmlTree {
  return parseXml(encoder.encode(xml), 'fragment');
}
