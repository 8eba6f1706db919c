import { deflateEntry, inflateEntry, type ZipEntry } from '../opc/zip.ts';
import { contentTypesPart, readContentTypes } from './content-types.ts';
import { readRelationships, relationshipsPart } from './relationships.ts';
import { attribute, parseXml, serialiseXml, type XmlAttribute, type XmlTree, xmlDeclaration } from './xml.ts';

/** Parts of comments and of the people who wrote them: a finished document has none. */
const commentParts = /\.wordprocessingml\.(?:comments(?:Extended|Ids|Extensible)?|people)\+xml$/;
/** A document template becomes a document, or Word would make new files of it on opening. */
const templateType = '.wordprocessingml.template.main+xml';
const documentType = '.wordprocessingml.document.main+xml';

/** The entries of a package as they leave: without comments, and as a document also where it was a .dotx. */
export function outgoingEntries(entries: readonly ZipEntry[]): readonly ZipEntry[] {
  const typeOf = readContentTypes(entries);
  const leaves = (part: string): boolean => commentParts.test(typeOf(part) ?? '');
  const isTemplate = entries.some(({ name }) => typeOf(name)?.endsWith(templateType));
  const dropped = new Set(entries.map(({ name }) => name).filter(leaves));
  if (dropped.size === 0 && !isTemplate) return entries;
  const sources = entries
    .map(({ name }) => name)
    .filter((name) =>
      readRelationships(entries, name).some(({ part }) => part !== undefined && dropped.has(part)),
    );
  const relationParts = new Map(sources.map((source) => [relationshipsPart(source), source]));
  return entries
    .filter(
      ({ name }) => !dropped.has(name) && ![...dropped].some((part) => name === relationshipsPart(part)),
    )
    .map((entry) => {
      if (entry.name === contentTypesPart) return edited(entry, (child) => outgoingType(child, dropped));
      const source = relationParts.get(entry.name);
      if (source === undefined) return entry;
      const ids = new Set(
        readRelationships(entries, source)
          .filter(({ part }) => part !== undefined && dropped.has(part))
          .map(({ id }) => id),
      );
      return edited(entry, (child) => (ids.has(attribute(child, 'Id') ?? '') ? undefined : child));
    });
}

function outgoingType(child: XmlTree, dropped: ReadonlySet<string>): XmlTree | undefined {
  if (dropped.has(attribute(child, 'PartName')?.replace(/^\//, '') ?? '')) return undefined;
  const asDocument = (each: XmlAttribute): XmlAttribute =>
    each.key === 'ContentType' ? { ...each, value: each.value.replace(templateType, documentType) } : each;
  return { ...child, attributes: child.attributes.map(asDocument) };
}

/** An entry whose root's children are changed, or left out. */
export function edited(
  entry: ZipEntry,
  change: (child: XmlTree) => XmlTree | undefined,
  added: readonly XmlTree[] = [],
): ZipEntry {
  const root = parseXml(inflateEntry(entry), entry.name);
  const children = root.children.flatMap((child) => (child.kind === 'text' ? [] : (change(child) ?? [])));
  return deflateEntry(
    entry.name,
    xmlDeclaration + serialiseXml({ ...root, children: [...children, ...added] }),
  );
}
