import { attribute, type XmlElement } from './xml.ts';

/** An element at any stage of the pipeline: with tags and blocks among its children or without. */
type AnyElement = XmlElement<{ readonly kind: string }>;

/** What the engine needs to know of a document's paragraph styles. */
export interface Styles {
  /** Ids of styles with an outline level: headings, in any language. */
  readonly headings: ReadonlySet<string>;
  /** Styles that number or bullet their paragraphs, by id. */
  readonly lists: ReadonlyMap<string, ListLevel>;
}

/** A level of a list: the id of its numbering, and its depth from 0 where one is named. */
export interface ListLevel {
  readonly numId: string;
  readonly level?: string;
}

export const noStyles: Styles = { headings: new Set(), lists: new Map() };

/** Reads `word/styles.xml` (ISO/IEC 29500-1 §17.7); a style inherits through `w:basedOn`. */
export function readStyles(root: AnyElement): Styles {
  const styles = new Map(
    elementsIn(root, 'w:style').map((style) => [attribute(style, 'w:styleId') ?? '', style]),
  );
  /** The properties of a style and of those it is based on, nearest first. */
  const chain = (id: string): AnyElement[] => {
    const seen = new Set<string>();
    const found: AnyElement[] = [];
    for (let at: string | undefined = id; at !== undefined && !seen.has(at); ) {
      seen.add(at);
      const style = styles.get(at);
      if (!style) break;
      found.push(...elementsIn(style, 'w:pPr'));
      at = value(style, 'w:basedOn');
    }
    return found;
  };
  const headings = [...styles.keys()].filter((id) => chain(id).some(hasOutlineLevel));
  const lists = [...styles.keys()].flatMap((id) => {
    const level = listLevelIn(chain(id));
    return level ? [[id, level] as const] : [];
  });
  return { headings: new Set(headings), lists: new Map(lists) };
}

/** The nearest numbering decides; id 0 takes numbering away (§17.9.18). */
function listLevelIn(properties: readonly AnyElement[]): ListLevel | undefined {
  const numberings = properties.flatMap((each) => elementsIn(each, 'w:numPr'));
  const numId = first(numberings, 'w:numId');
  if (numId === undefined || numId === '0') return undefined;
  const level = first(numberings, 'w:ilvl');
  return { numId, ...(level === undefined ? {} : { level }) };
}

function first(elements: readonly AnyElement[], key: string): string | undefined {
  return elements.map((each) => value(each, key)).find((found) => found !== undefined);
}

/** The list that a paragraph belongs to, by its own properties or by its style. */
export function listLevelOf(paragraph: AnyElement, styles: Styles): ListLevel | undefined {
  const properties = elementsIn(paragraph, 'w:pPr');
  const own = properties.flatMap((each) => elementsIn(each, 'w:numPr'));
  const style = styles.lists.get(first(properties, 'w:pStyle') ?? '');
  const numId = first(own, 'w:numId') ?? style?.numId;
  if (numId === undefined || numId === '0') return undefined;
  const level = first(own, 'w:ilvl') ?? style?.level;
  return { numId, ...(level === undefined ? {} : { level }) };
}

function elementsIn(element: AnyElement, key: string): AnyElement[] {
  return element.children.filter(
    (child): child is AnyElement => child.kind === 'element' && (child as AnyElement).key === key,
  );
}

function value(element: AnyElement, key: string): string | undefined {
  const child = elementsIn(element, key)[0];
  return child && attribute(child, 'w:val');
}

/** Outline level 9 is body text (§17.3.1.20). */
function hasOutlineLevel(properties: AnyElement): boolean {
  const level = value(properties, 'w:outlineLvl');
  return level !== undefined && level !== '9';
}

/** True when the paragraph with these properties is a heading. */
export function isHeading(paragraph: AnyElement, styles: Styles): boolean {
  return elementsIn(paragraph, 'w:pPr').some(
    (properties) => hasOutlineLevel(properties) || styles.headings.has(value(properties, 'w:pStyle') ?? ''),
  );
}

/** True when the paragraph is an item of a numbered or bulleted list. */
export function isListItem(paragraph: AnyElement, styles: Styles): boolean {
  return listLevelOf(paragraph, styles) !== undefined;
}
