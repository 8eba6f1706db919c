import { deflateEntry, inflateEntry, type ZipEntry } from '../opc/zip.ts';
import { attribute, childElements, escapeAttribute, escapeText, parseXml, xmlDeclaration } from './xml.ts';

const part = 'docProps/custom.xml';
const contentType = 'application/vnd.openxmlformats-officedocument.custom-properties+xml';
const relationshipType =
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties';
const propertiesNamespace = 'http://schemas.openxmlformats.org/officeDocument/2006/custom-properties';
const valuesNamespace = 'http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes';
/** The format id of user-defined properties (ISO/IEC 29500-1 §22.3.2.2). */
const formatId = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}';

/** Custom properties of a document by name; texts only. */
export function readCustomProperties(entries: readonly ZipEntry[]): ReadonlyMap<string, string> {
  const entry = entries.find(({ name }) => name === part);
  if (!entry) return new Map();
  const root = parseXml(inflateEntry(entry), part);
  return new Map(
    childElements(root).map((property) => {
      const text = childElements(property).flatMap(({ children }) => children);
      const value = text.map((node) => (node.kind === 'text' ? node.text : '')).join('');
      return [attribute(property, 'name') ?? '', value] as const;
    }),
  );
}

/**
 * Entries to put in place of, or beside, those of the template so that the document carries the properties:
 * the part itself, and where it is new its content type and relationship. Order: name → entry.
 */
export function customPropertyEntries(
  entries: readonly ZipEntry[],
  known: ReadonlyMap<string, string>,
  properties: Readonly<Record<string, string>>,
): ReadonlyMap<string, ZipEntry> {
  const all = new Map([...known, ...Object.entries(properties)]);
  if (all.size === 0) return new Map();
  const changed = new Map([[part, deflateEntry(part, propertiesXml(all))]]);
  if (entries.some(({ name }) => name === part)) return changed;
  for (const [name, insertion, before] of [
    ['[Content_Types].xml', `<Override PartName="/${part}" ContentType="${contentType}"/>`, 'Types'],
    [
      '_rels/.rels',
      `<Relationship Id="rIdCustomProperties" Type="${relationshipType}" Target="${part}"/>`,
      'Relationships',
    ],
  ] as const) {
    const entry = entries.find((candidate) => candidate.name === name);
    if (!entry) continue;
    const text = new TextDecoder().decode(inflateEntry(entry));
    const prefix = new RegExp(`</((?:\\w+:)?)${before}>\\s*$`).exec(text);
    if (!prefix) continue;
    const element = insertion.replace('<', `<${prefix[1] ?? ''}`);
    changed.set(name, deflateEntry(name, text.slice(0, prefix.index) + element + prefix[0]));
  }
  return changed;
}

function propertiesXml(properties: ReadonlyMap<string, string>): string {
  const items = [...properties].map(
    ([name, value], i) =>
      `<property fmtid="${formatId}" pid="${i + 2}" name="${escapeAttribute(name)}"><vt:lpwstr>${escapeText(value)}</vt:lpwstr></property>`,
  );
  return `${xmlDeclaration}<Properties xmlns="${propertiesNamespace}" xmlns:vt="${valuesNamespace}">${items.join('')}</Properties>`;
}
