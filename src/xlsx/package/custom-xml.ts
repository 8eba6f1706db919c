import { crc32 } from '../../opc/crc32.ts';
import { PartSet } from './part-set.ts';
import type { Workbook } from './workbook.ts';

/** A piece of XML that a program keeps inside a workbook (ECMA-376 part 1, 15.2.5). */
export interface CustomXmlPart {
  readonly part: string;
  readonly xml: string;
}

/** The custom XML parts of a workbook. @throws ProblemError `package-corrupt` */
export function customXmlParts(workbook: Workbook): CustomXmlPart[] {
  return workbook
    .relationships(workbook.workbookPart)
    .filter(({ kind, external, target }) => kind === 'customXml' && !external && workbook.entry(target))
    .map(({ target }) => ({ part: target, xml: workbook.text(target) }));
}

/** Custom XML parts that go, by part name, and the texts of those that come. */
export interface CustomXmlChange {
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

const propertiesType = 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml';
const propertiesNamespace = 'http://schemas.openxmlformats.org/officeDocument/2006/customXml';

/** The workbook with other custom XML parts; every other part stays as it is. @throws ProblemError `package-corrupt` */
export function withCustomXml(workbook: Workbook, { removed, added }: CustomXmlChange): Workbook {
  if (removed.length + added.length === 0) return workbook;
  const parts = new PartSet(workbook);
  for (const part of removed) {
    for (const { kind, target } of workbook.relationships(part))
      if (kind === 'customXmlProps') parts.remove(target);
    parts.remove(part);
    parts.unrelate(workbook.workbookPart, part);
  }
  for (const xml of added) {
    const part = parts.freeName('customXml/item#.xml');
    const properties = parts.freeName('customXml/itemProps#.xml');
    parts.put(part, xml);
    parts.put(
      properties,
      `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<ds:datastoreItem ds:itemID="${identifier(part + xml)}" xmlns:ds="${propertiesNamespace}"><ds:schemaRefs/></ds:datastoreItem>`,
      propertiesType,
    );
    parts.relate(part, 'customXmlProps', properties);
    parts.relate(workbook.workbookPart, 'customXml', part);
  }
  return parts.toWorkbook();
}

/** A GUID made from the content, so that the same edit gives the same bytes. */
function identifier(content: string): string {
  const words = [0, 1, 2, 3].map((salt) =>
    (crc32(new TextEncoder().encode(`${salt}${content}`)) >>> 0).toString(16).padStart(8, '0'),
  );
  const [, a = '', b = '', c = '', d = '', e = ''] = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/.exec(
    words.join(''),
  )!;
  return `{${[a, b, `4${c.slice(1)}`, `8${d.slice(1)}`, e].join('-').toUpperCase()}}`;
}
