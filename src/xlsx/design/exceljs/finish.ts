import { crc32 } from '../../../opc/crc32.ts';
import { portableDeflater } from '../../../opc/deflate.ts';
import { workbookLimits } from '../../../opc/limits.ts';
import { contentTypesFirst, inflateEntry, readZip, writeZip, type ZipEntry } from '../../../opc/zip.ts';
import { fontName, fontSize } from '../style.ts';

/** Order of a font's properties, ECMA-376 part 1, 18.8.22; exceljs writes them in another. */
const fontOrder = [
  'b',
  'i',
  'strike',
  'condense',
  'extend',
  'outline',
  'shadow',
  'u',
  'vertAlign',
  'sz',
  'color',
  'name',
  'family',
  'charset',
  'scheme',
] as const;

/** Engine version that current Excel writes; an older one makes Excel ask to save an untouched book. */
const calculationEngine = '191029';

/** Repairs of the parts exceljs wrote, by name of the part; nothing back means the part goes. */
const repairs: readonly (readonly [RegExp, (xml: string) => string | undefined])[] = [
  [/^xl\/styles\.xml$/, repairStyles],
  [/^xl\/workbook\.xml$/, repairWorkbook],
  [/^xl\/tables\/[^/]+\.xml$/, repairFilter],
  [/^xl\/worksheets\/[^/]+\.xml$/, repairLinks],
  [/^xl\/worksheets\/_rels\/[^/]+\.rels$/, dropLinkRelationships],
];

/**
 * Mends what exceljs 4.4.0 writes wrong and packs the book anew: fixed timestamps and our own deflate, so the
 * same definitions give the same bytes on every machine.
 */
export function finish(bytes: Uint8Array): Uint8Array {
  const entries = readZip(bytes, workbookLimits).flatMap((entry) => {
    const content = inflateEntry(entry);
    const repair = repairs.find(([name]) => name.test(entry.name))?.[1];
    if (!repair) return [packed(entry.name, content)];
    const text = repair(new TextDecoder().decode(content));
    return text === undefined ? [] : [packed(entry.name, new TextEncoder().encode(text))];
  });
  return writeZip(contentTypesFirst(entries));
}

function packed(name: string, content: Uint8Array): ZipEntry {
  return {
    name,
    method: 8,
    crc: crc32(content),
    size: content.length,
    data: portableDeflater.deflate(content, 9),
  };
}

function repairStyles(xml: string): string {
  const ordered = xml.replace(/<font>(.*?)<\/font>/gs, (_, inner: string) => {
    const children = inner.match(/<\w+[^>]*\/>/g) ?? [];
    const place = (child: string) => fontOrder.findIndex((name) => new RegExp(`^<${name}[ /]`).test(child));
    return `<font>${children.sort((a, b) => place(a) - place(b)).join('')}</font>`;
  });
  // The first font is the one of style Normal: it sets the unit of column widths and every untouched cell.
  return ordered.replace(
    /<font>.*?<\/font>/s,
    `<font><sz val="${fontSize}"/><color theme="1"/><name val="${fontName}"/><family val="2"/></font>`,
  );
}

function repairWorkbook(xml: string): string {
  return xml.replace(/<calcPr[^>]*\/>/, `<calcPr calcId="${calculationEngine}" fullCalcOnLoad="1"/>`);
}

/** A plain `autoFilter` shows every button, none hides them all; exceljs spells it out per column. */
function repairFilter(xml: string): string {
  const visible = xml.replace(/<filterColumn colId="\d+" hiddenButton="0"\/>/g, '');
  return visible
    .replace(/<autoFilter ref="([^"]+)">(?:<filterColumn colId="\d+" hiddenButton="1"\/>)+<\/autoFilter>/, '')
    .replace(/<autoFilter ref="([^"]+)"><\/autoFilter>/, '<autoFilter ref="$1"/>');
}

/** Links inside the book need a location only; exceljs adds a relationship to an outside target. */
function repairLinks(xml: string): string {
  return xml.replace(
    /<hyperlink ref="([^"]+)" r:id="[^"]+"(?: location="#?([^"]+)")?\/>/g,
    '<hyperlink ref="$1" location="$2"/>',
  );
}

function dropLinkRelationships(xml: string): string | undefined {
  const kept = xml.replace(/<Relationship [^>]*\/hyperlink"[^>]*\/>/g, '');
  return kept.includes('<Relationship ') ? kept : undefined;
}
