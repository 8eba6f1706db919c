import { graftStyles, type StyleNumbers } from './graft-styles.ts';
import { PartSet } from './part-set.ts';
import { requireSheet } from './sheet-reader.ts';
import { escapeXml } from './text.ts';
import { findSheet, type Workbook } from './workbook.ts';
import {
  attributeOf,
  elementEnd,
  findTag,
  rootPrefix,
  type Splice,
  spliced,
  tagsOf,
  withAttribute,
} from './xml-tags.ts';

const sheetml = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const officeRelationships =
  /\sxmlns:(\w+)\s*=\s*["'](?:http:\/\/schemas\.openxmlformats\.org\/officeDocument\/2006\/relationships|http:\/\/purl\.oclc\.org\/ooxml\/officeDocument\/relationships)["']/;

/**
 * A workbook with sheets of a donor put behind its own, tables, formats and the names that point to them included;
 * what it held before stays as it is. For donors whose sheets hold cells, validations, conditional formats and
 * tables, and no pictures or notes. A sheet whose name is taken gets a number.
 * @throws ProblemError `sheet-missing` (in the donor), `package-corrupt`
 */
export function withSheetsOf(book: Workbook, donor: Workbook, sheets: readonly string[]): Workbook {
  if (sheets.length === 0) return book;
  const parts = new PartSet(book);
  const styles = graftStyles(parts, book, donor);
  const names = new Map<string, string>();
  for (const sheet of sheets) names.set(sheet, freeSheetName(book, [...names.values()], sheet));
  let nextTable = Math.max(0, ...book.tables.map(({ id }) => id)) + 1;
  const added = sheets.map((sheet) => {
    const part = parts.freeName('xl/worksheets/sheet#.xml');
    let xml = sheetXml(book, donor, sheet, styles, names);
    parts.put(part, xml, `${sheetml}.worksheet+xml`);
    for (const { part: table, id: relationship } of tablesOf(donor, sheet)) {
      const tablePart = parts.freeName('xl/tables/table#.xml');
      parts.put(
        tablePart,
        withRootAttribute(donor.text(table), 'id', String(nextTable++)),
        `${sheetml}.table+xml`,
      );
      const id = parts.relate(part, 'table', tablePart);
      xml = xml.replace(new RegExp(`(<\\w*:?tablePart [^>]*r:id=)"${relationship}"`), `$1"${id}"`);
    }
    parts.put(part, xml);
    return { name: names.get(sheet)!, id: parts.relate(book.workbookPart, 'worksheet', part) };
  });
  parts.put(book.workbookPart, withNames(withSheets(parts.text(book.workbookPart), added), donor, names));
  return parts.toWorkbook();
}

function freeSheetName(book: Workbook, taken: readonly string[], sheet: string): string {
  let name = sheet;
  for (let number = 2; findSheet(book, name) || taken.includes(name); number++) name = `${sheet} (${number})`;
  return name;
}

function tablesOf(donor: Workbook, sheet: string) {
  return donor
    .relationships(requireSheet(donor, sheet).part)
    .filter(({ kind }) => kind === 'table')
    .map(({ id, target }) => ({ id, part: target }));
}

/** The text of a donor's sheet for another workbook: formats by their numbers there, shared texts in place. */
function sheetXml(
  book: Workbook,
  donor: Workbook,
  sheet: string,
  styles: StyleNumbers,
  names: ReadonlyMap<string, string>,
): string {
  const xml = donor.text(requireSheet(donor, sheet).part);
  const splices: Splice[] = [];
  const strings = donor.sharedStrings();
  for (const tag of tagsOf(xml)) {
    if (tag.kind === 'close') continue;
    const text = xml.slice(tag.start, tag.end);
    const renumber = (attribute: string, number: (index: number) => number): string => {
      const index = attributeOf(text, attribute);
      return index === undefined ? text : withAttribute(text, attribute, String(number(Number(index))));
    };
    if (tag.name === 'c' && attributeOf(text, 't') === 's') {
      const end = elementEnd(xml, tag);
      const index = Number(/<v>(\d+)<\/v>/.exec(xml.slice(tag.end, end))?.[1]);
      const open = withAttribute(renumber('s', styles.cells), 't', 'inlineStr');
      const written = `<is><t xml:space="preserve">${escapeXml(strings[index] ?? '')}</t></is></c>`;
      splices.push({ start: tag.start, end, text: open + written });
    } else if (tag.name === 'c' || tag.name === 'row')
      splices.push({ start: tag.start, end: tag.end, text: renumber('s', styles.cells) });
    else if (tag.name === 'col')
      splices.push({ start: tag.start, end: tag.end, text: renumber('style', styles.cells) });
    else if (tag.name === 'cfRule')
      splices.push({ start: tag.start, end: tag.end, text: renumber('dxfId', styles.differential) });
    else if (
      tag.name === 'hyperlinks' &&
      leadsNowhere(xml.slice(tag.start, elementEnd(xml, tag)), book, names)
    )
      splices.push({ start: tag.start, end: elementEnd(xml, tag), text: '' });
    else if (tag.name === 'sheetView')
      splices.push({ start: tag.start, end: tag.end, text: withAttribute(text, 'tabSelected', undefined) });
  }
  return renamed(spliced(xml, withoutOverlap(splices)), names);
}

/** Splices inside a longer one are dropped. */
function withoutOverlap(splices: readonly Splice[]): Splice[] {
  let end = 0;
  return splices.filter((splice) => {
    if (splice.start < end) return false;
    end = splice.end;
    return true;
  });
}

/** True when links within the workbook point to a sheet that will not be there. */
function leadsNowhere(hyperlinks: string, book: Workbook, names: ReadonlyMap<string, string>): boolean {
  const targets = [...tagsOf(hyperlinks)].flatMap(
    (tag) => attributeOf(hyperlinks.slice(tag.start, tag.end), 'location') ?? [],
  );
  return targets.some((target) => {
    const sheet = target.replace(/!.*$/, '').replace(/^'|'$/g, '');
    return !findSheet(book, sheet) && !names.has(sheet);
  });
}

/** References to sheets under their new names. */
function renamed(text: string, names: ReadonlyMap<string, string>): string {
  let out = text;
  for (const [from, to] of names)
    if (from !== to)
      for (const written of [`'${from}'!`, `&apos;${from}&apos;!`, `${from}!`])
        out = out.replaceAll(written, `&apos;${to}&apos;!`);
  return out;
}

function withRootAttribute(xml: string, name: string, value: string): string {
  const [root] = tagsOf(xml);
  if (!root) return xml;
  return spliced(xml, [{ ...root, text: withAttribute(xml.slice(root.start, root.end), name, value) }]);
}

/** Names of all sheets in their order. */
function sheetNames(xml: string): string[] {
  return [...tagsOf(xml)]
    .filter(({ name, kind }) => name === 'sheet' && kind !== 'close')
    .map((tag) => attributeOf(xml.slice(tag.start, tag.end), 'name') ?? '');
}

function withSheets(xml: string, added: readonly { readonly name: string; readonly id: string }[]): string {
  const prefix = rootPrefix(xml);
  const sheets = findTag(xml, 'sheets')!;
  const end = elementEnd(xml, sheets);
  const ids = [...tagsOf(xml.slice(0, end), sheets.end)].map((tag) =>
    Number(attributeOf(xml.slice(tag.start, tag.end), 'sheetId') ?? 0),
  );
  let number = Math.max(0, ...ids);
  const relationships = officeRelationships.exec(xml)?.[1] ?? 'r';
  const written = added.map(
    ({ name, id }) =>
      `<${prefix}sheet name="${escapeXml(name)}" sheetId="${++number}" ${relationships}:id="${id}"/>`,
  );
  const close = xml.lastIndexOf('</', end - 1);
  return xml.slice(0, close) + written.join('') + xml.slice(close);
}

/** Defined names of the donor that point to the sheets taken; a name of the whole book that points nowhere is replaced. */
function withNames(xml: string, donor: Workbook, names: ReadonlyMap<string, string>): string {
  const prefix = rootPrefix(xml);
  const order = [...names.keys()];
  const places = sheetNames(xml);
  const wanted = donor.definedNames.filter(({ formula }) =>
    order.some((sheet) => formula.includes(`'${sheet}'!`) || formula.startsWith(`${sheet}!`)),
  );
  const taken = new Set(
    wanted.filter(({ sheetName }) => sheetName === undefined).map(({ name }) => name.toLowerCase()),
  );
  const texts = wanted.map(({ name, formula, sheetName }) => {
    const local =
      sheetName === undefined ? '' : ` localSheetId="${places.indexOf(names.get(sheetName) ?? '')}"`;
    return `<${prefix}definedName name="${escapeXml(name)}"${local}>${renamed(escapeXml(formula), names)}</${prefix}definedName>`;
  });
  if (texts.length === 0) return xml;
  const list = findTag(xml, 'definedNames');
  if (!list) {
    const before = ['externalReferences', 'functionGroups', 'sheets'].flatMap(
      (name) => findTag(xml, name) ?? [],
    )[0]!;
    const at = elementEnd(xml, before);
    return `${xml.slice(0, at)}<${prefix}definedNames>${texts.join('')}</${prefix}definedNames>${xml.slice(at)}`;
  }
  const end = elementEnd(xml, list);
  const kept = [...tagsOf(xml.slice(0, end), list.end)]
    .filter((tag) => tag.name === 'definedName' && tag.kind !== 'close')
    .map((tag) => xml.slice(tag.start, elementEnd(xml, tag)))
    .filter(
      (element) =>
        attributeOf(element, 'localSheetId') !== undefined ||
        !taken.has(attributeOf(element, 'name')?.toLowerCase() ?? ''),
    );
  return `${xml.slice(0, list.start)}<${prefix}definedNames>${[...kept, ...texts].join('')}</${prefix}definedNames>${xml.slice(end)}`;
}
