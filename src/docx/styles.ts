import { attribute, type XmlElement } from './xml.ts';

/** An element at any stage of the pipeline: with tags and blocks among its children or without. */
type AnyElement = XmlElement<{ readonly kind: string }>;

/** What the engine needs to know of a document's paragraph styles. */
export interface Styles {
  /** Ids of styles with an outline level: headings, in any language. */
  readonly headings: ReadonlySet<string>;
  /** Ids of styles that number or bullet their paragraphs. */
  readonly lists: ReadonlySet<string>;
}

export const noStyles: Styles = { headings: new Set(), lists: new Set() };

/** Reads `word/styles.xml` (ISO/IEC 29500-1 §17.7); a style inherits through `w:basedOn`. */
export function readStyles(root: AnyElement): Styles {
  const styles = new Map(
    elementsIn(root, 'w:style').map((style) => [attribute(style, 'w:styleId') ?? '', style]),
  );
  const inherits = (id: string, test: (properties: AnyElement) => boolean): boolean => {
    const seen = new Set<string>();
    for (let at: string | undefined = id; at !== undefined && !seen.has(at); ) {
      seen.add(at);
      const style = styles.get(at);
      if (!style) return false;
      if (elementsIn(style, 'w:pPr').some(test)) return true;
      at = value(style, 'w:basedOn');
    }
    return false;
  };
  const withProperty = (test: (properties: AnyElement) => boolean): Set<string> =>
    new Set([...styles.keys()].filter((id) => inherits(id, test)));
  return { headings: withProperty(hasOutlineLevel), lists: withProperty(hasNumbering) };
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

/** Numbering id 0 takes numbering away (§17.9.18). */
function hasNumbering(properties: AnyElement): boolean {
  const numbering = elementsIn(properties, 'w:numPr')[0];
  return numbering !== undefined && value(numbering, 'w:numId') !== '0';
}

/** True when the paragraph with these properties is a heading. */
export function isHeading(paragraph: AnyElement, styles: Styles): boolean {
  return elementsIn(paragraph, 'w:pPr').some(
    (properties) => hasOutlineLevel(properties) || styles.headings.has(value(properties, 'w:pStyle') ?? ''),
  );
}

/** True when the paragraph is an item of a numbered or bulleted list. */
export function isListItem(paragraph: AnyElement, styles: Styles): boolean {
  return elementsIn(paragraph, 'w:pPr').some(
    (properties) => hasNumbering(properties) || styles.lists.has(value(properties, 'w:pStyle') ?? ''),
  );
}
