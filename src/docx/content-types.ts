import { inflateEntry, type ZipEntry } from '../opc/zip.ts';
import { attribute, childElements, parseXml } from './xml.ts';

export const contentTypesPart = '[Content_Types].xml';

/** The content type of a part by its name (ISO/IEC 29500-2 §10.1.2); names are compared without regard to case. */
export function readContentTypes(entries: readonly ZipEntry[]): (part: string) => string | undefined {
  const entry = entries.find(({ name }) => name === contentTypesPart);
  if (!entry) return () => undefined;
  const defaults = new Map<string, string>();
  const overrides = new Map<string, string>();
  for (const child of childElements(parseXml(inflateEntry(entry), entry.name))) {
    const type = attribute(child, 'ContentType') ?? '';
    const extension = attribute(child, 'Extension');
    const part = attribute(child, 'PartName');
    if (extension !== undefined) defaults.set(extension.toLowerCase(), type);
    if (part !== undefined) overrides.set(part.replace(/^\//, '').toLowerCase(), type);
  }
  return (part) =>
    overrides.get(part.toLowerCase()) ?? defaults.get(part.slice(part.lastIndexOf('.') + 1).toLowerCase());
}
