import type { PartSet } from './part-set.ts';
import type { Workbook } from './workbook.ts';
import { attributeOf, elementEnd, nextTag, rootPrefix, spliced, tagsOf, withAttribute } from './xml-tags.ts';

/** Where the formats of one workbook stand in another. */
export interface StyleNumbers {
  readonly cells: (index: number) => number;
  readonly differential: (index: number) => number;
}

/** Children of CT_Stylesheet in their order (ECMA-376 part 1, 18.8.39). */
const lists = [
  'numFmts',
  'fonts',
  'fills',
  'borders',
  'cellStyleXfs',
  'cellXfs',
  'cellStyles',
  'dxfs',
] as const;
type ListName = (typeof lists)[number];

const stylesType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml';
/** Numbers below are built in (18.8.30). */
const firstOwnFormat = 164;

/**
 * Takes the cell formats and differential formats of a donor into a workbook; those it has already are used again.
 * @throws ProblemError `package-corrupt`
 */
export function graftStyles(parts: PartSet, book: Workbook, donor: Workbook): StyleNumbers {
  const from = donor.linked('styles');
  const into = book.linked('styles');
  const source = new StyleLists(from === undefined ? '' : donor.text(from));
  if (into === undefined) {
    if (from !== undefined) {
      const part = parts.freeName('xl/styles#.xml');
      parts.put(part, donor.text(from), stylesType);
      parts.relate(book.workbookPart, 'styles', part);
    }
    return { cells: (index) => index, differential: (index) => index };
  }
  const target = new StyleLists(parts.text(into));
  const formats = graftFormats(source, target);
  const taken = (list: ListName) => source.items(list).map((item) => target.take(list, item));
  const [fonts, fills, borders, differential] = [
    taken('fonts'),
    taken('fills'),
    taken('borders'),
    taken('dxfs'),
  ];
  const cells = source.items('cellXfs').map((xf) => {
    const end = nextTag(xf, 0)!.end;
    let tag = withAttribute(xf.slice(0, end), 'xfId', '0');
    for (const [name, numbers] of [
      ['fontId', fonts],
      ['fillId', fills],
      ['borderId', borders],
    ] as const)
      tag = withAttribute(tag, name, String(numbers[Number(attributeOf(tag, name) ?? 0)] ?? 0));
    const format = Number(attributeOf(tag, 'numFmtId') ?? 0);
    tag = withAttribute(tag, 'numFmtId', String(formats.get(format) ?? format));
    return target.take('cellXfs', tag + xf.slice(end));
  });
  parts.put(into, target.toXml());
  return { cells: (index) => cells[index] ?? 0, differential: (index) => differential[index] ?? 0 };
}

/** Number formats of the donor's own by their number there. */
function graftFormats(source: StyleLists, target: StyleLists): Map<number, number> {
  const numberOf = (item: string): number => Number(attributeOf(item, 'numFmtId'));
  const formats = new Map<number, number>();
  for (const item of source.items('numFmts')) {
    const code = attributeOf(item, 'formatCode');
    const known = target.items('numFmts').find((other) => attributeOf(other, 'formatCode') === code);
    const free = Math.max(firstOwnFormat - 1, ...target.items('numFmts').map(numberOf)) + 1;
    if (!known) target.take('numFmts', withAttribute(item, 'numFmtId', String(free)));
    formats.set(numberOf(item), known ? numberOf(known) : free);
  }
  return formats;
}

/** The lists of a styles part, as texts of their elements. */
class StyleLists {
  private readonly xml: string;
  private readonly prefix: string;
  private readonly known = new Map<ListName, string[]>();

  constructor(xml: string) {
    this.xml = xml;
    this.prefix = rootPrefix(xml);
    for (const { name, from, to } of this.sections()) this.known.set(name, elementsIn(xml, from, to));
  }

  items(list: ListName): readonly string[] {
    return this.known.get(list) ?? [];
  }

  /** The place of an element in a list, put last when it is not there. */
  take(list: ListName, item: string): number {
    const items = this.known.get(list) ?? [];
    this.known.set(list, items);
    const written = this.prefix === '' ? item : item.replace(/<(\/?)(?=[A-Za-z])/g, `<$1${this.prefix}`);
    const at = items.indexOf(written);
    return at >= 0 ? at : items.push(written) - 1;
  }

  toXml(): string {
    const sections = [...this.sections()];
    const standing = sections.map(({ name, start, from, to, end }) => {
      const items = this.items(name);
      const open = withAttribute(
        this.xml.slice(start, from).replace(/\/>$/, '>'),
        'count',
        String(items.length),
      );
      const close = from === to && from === end ? `</${this.prefix}${name}>` : this.xml.slice(to, end);
      return {
        start,
        end,
        text: items.length === 0 ? this.xml.slice(start, end) : open + items.join('') + close,
      };
    });
    const root = nextTag(this.xml, 0)!;
    const missing = lists
      .filter((name) => this.items(name).length > 0 && !sections.some((section) => section.name === name))
      .map((name) => {
        const before = sections.filter((section) => lists.indexOf(section.name) < lists.indexOf(name)).at(-1);
        const at = before?.end ?? root.end;
        const items = this.items(name);
        const text = `<${this.prefix}${name} count="${items.length}">${items.join('')}</${this.prefix}${name}>`;
        return { start: at, end: at, text };
      });
    return spliced(this.xml, [...standing, ...missing]);
  }

  /** The lists that stand directly in the root: `from` to `to` is what they hold. */
  private *sections() {
    const root = nextTag(this.xml, 0);
    if (!root) return;
    for (let tag = nextTag(this.xml, root.end); tag && tag.kind !== 'close'; ) {
      const end = elementEnd(this.xml, tag);
      const name = lists.find((list) => list === tag!.name);
      const to = tag.kind === 'empty' ? tag.end : this.xml.lastIndexOf('</', end - 1);
      if (name) yield { name, start: tag.start, from: tag.end, to, end };
      tag = nextTag(this.xml, end);
    }
  }
}

/** The elements that stand directly in a stretch of a document. */
function elementsIn(xml: string, from: number, to: number): string[] {
  const elements: string[] = [];
  let at = from;
  for (const tag of tagsOf(xml.slice(0, to), from)) {
    if (tag.start < at) continue;
    at = elementEnd(xml, tag);
    elements.push(xml.slice(tag.start, at));
  }
  return elements;
}
