import { documentLimits } from '../opc/limits.ts';
import {
  contentTypesFirst,
  deflateEntry,
  inflateEntry,
  readZip,
  writeZip,
  type ZipEntry,
} from '../opc/zip.ts';
import { freeName, registerPart } from './package-parts.ts';
import { readRelationships } from './relationships.ts';
import { attribute, escapeAttribute, parseXml, type XmlTree, xmlDeclaration } from './xml.ts';

const namespace = 'urn:customer-ledger:contract';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A template with a place for data. */
export interface DataPlace {
  readonly bytes: Uint8Array;
  /** Undefined where the file is no Word document; compiling says so. */
  readonly part: string | undefined;
}

/**
 * A template, before it is compiled, with a place for the data of each document: a custom XML part (ISO/IEC 29500-1
 * §22.5), which Word keeps when the document is edited and saved.
 * @throws ProblemError when the file is no Office document, damaged or beyond the limits
 */
export function withDataPart(bytes: Uint8Array): DataPlace {
  const entries = contentTypesFirst(readZip(bytes, documentLimits));
  const source = mainPart(entries);
  const known = dataEntry(entries);
  if (source === undefined || known) return { bytes, part: known?.name };
  const name = freeName(entries, 'customXml/contract', 'xml');
  const registered = registerPart(entries, {
    name,
    contentType: 'application/xml',
    source,
    relationshipType: `${office}/customXml`,
  });
  return { bytes: writeZip([...registered.entries, partOf(name, '')]), part: name };
}

/** A document made from such a template, with its data put into that part. */
export function putData(bytes: Uint8Array, part: string | undefined, data: string): Uint8Array {
  if (part === undefined) return bytes;
  const entries = readZip(bytes, documentLimits);
  return writeZip(entries.map((entry) => (entry.name === part ? partOf(part, data) : entry)));
}

/** The data a document was made from; nothing when it holds none. @throws ProblemError as `withDataPart` */
export function readData(bytes: Uint8Array): string | undefined {
  const entry = dataEntry(readZip(bytes, documentLimits));
  const text = entry && attribute(parseXml(inflateEntry(entry), entry.name), 'data');
  return text === '' ? undefined : text;
}

function mainPart(entries: readonly ZipEntry[]): string | undefined {
  return readRelationships(entries, '').find(({ type }) => type.endsWith('/officeDocument'))?.part;
}

/** Word gives custom XML parts names of its own: ours is known by its namespace. */
function dataEntry(entries: readonly ZipEntry[]): ZipEntry | undefined {
  const source = mainPart(entries);
  if (source === undefined) return undefined;
  const parts = readRelationships(entries, source).filter(({ type }) => type.endsWith('/customXml'));
  return parts
    .map(({ part }) => entries.find(({ name }) => name === part))
    .find((entry) => entry && isOurs(parseXml(inflateEntry(entry), entry.name)));
}

const isOurs = (root: XmlTree): boolean => attribute(root, 'xmlns') === namespace;

function partOf(name: string, data: string): ZipEntry {
  return deflateEntry(
    name,
    `${xmlDeclaration}<contract xmlns="${namespace}" data="${escapeAttribute(data)}"/>`,
    1,
  );
}
