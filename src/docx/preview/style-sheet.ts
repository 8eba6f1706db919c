import { attribute, childElements, type XmlTree } from '../xml.ts';

/** Property elements (`w:pPr`, `w:rPr`, `w:tblPr`) from the weakest to the strongest. */
export type Cascade = readonly XmlTree[];

/** Where a paragraph and its text get their properties from (ISO/IEC 29500-1 §17.7.2). */
export interface StyleSheet {
  /** Document defaults and the paragraph's style; the paragraph's own properties come on top. */
  paragraph(properties: XmlTree | undefined): Cascade;
  /** The same for text in it: defaults, paragraph style, character style, its own. */
  run(paragraph: XmlTree | undefined, properties: XmlTree | undefined): Cascade;
  table(properties: XmlTree | undefined): Cascade;
}

/** The first child element of that name. */
export function child(element: XmlTree | undefined, key: string): XmlTree | undefined {
  return element && childElements(element, key)[0];
}

/** `w:val` of a child element: the value of most properties. */
export function childValue(element: XmlTree | undefined, key: string): string | undefined {
  const found = child(element, key);
  return found && attribute(found, 'w:val');
}

/** The strongest element of that name. */
export function strongest(cascade: Cascade, key: string): XmlTree | undefined {
  for (let i = cascade.length - 1; i >= 0; i--) {
    const found = child(cascade[i], key);
    if (found) return found;
  }
  return undefined;
}

/** The strongest value of an attribute of an element of that name: `w:ind` gives left and first line apart. */
export function strongestAttribute(
  cascade: Cascade,
  key: string,
  ...names: readonly string[]
): string | undefined {
  for (let i = cascade.length - 1; i >= 0; i--) {
    const found = child(cascade[i], key);
    const value = found && names.map((name) => attribute(found, name)).find((each) => each !== undefined);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** An on/off property: on when present without a value that says no (§17.17.4). */
export function isOn(cascade: Cascade, key: string): boolean {
  const found = strongest(cascade, key);
  return found !== undefined && !['0', 'false', 'off', 'none'].includes(attribute(found, 'w:val') ?? 'on');
}

/** Twentieths of a point as points. */
export function points(twips: string | undefined): number {
  const value = Number(twips ?? 0) / 20;
  return Number.isFinite(value) ? value : 0;
}

/** Reads `word/styles.xml`; without it only direct formats count. */
export function readStyleSheet(root: XmlTree | undefined): StyleSheet {
  const styles = root ? childElements(root, 'w:style') : [];
  const byId = new Map(styles.map((style) => [attribute(style, 'w:styleId') ?? '', style]));
  const standard = styles.find(
    (style) =>
      attribute(style, 'w:type') === 'paragraph' &&
      /^(?:1|true|on)$/.test(attribute(style, 'w:default') ?? ''),
  );
  const defaults = child(root, 'w:docDefaults');
  const ofDefaults = (wrapper: string, key: string) => child(child(defaults, wrapper), key);

  const chain = (id: string | undefined): readonly XmlTree[] => {
    const found: XmlTree[] = [];
    for (let at = id === undefined ? undefined : byId.get(id); at && !found.includes(at); ) {
      found.unshift(at);
      at = byId.get(childValue(at, 'w:basedOn') ?? '');
    }
    return found;
  };
  const paragraphStyles = (properties: XmlTree | undefined): readonly XmlTree[] =>
    chain(childValue(properties, 'w:pStyle') ?? (standard && attribute(standard, 'w:styleId')));
  const cascade = (...parts: readonly (XmlTree | undefined)[]): Cascade =>
    parts.filter((part) => part !== undefined);

  return {
    paragraph: (properties) =>
      cascade(
        ofDefaults('w:pPrDefault', 'w:pPr'),
        ...paragraphStyles(properties).map((style) => child(style, 'w:pPr')),
        properties,
      ),
    run: (paragraph, properties) =>
      cascade(
        ofDefaults('w:rPrDefault', 'w:rPr'),
        ...paragraphStyles(paragraph).map((style) => child(style, 'w:rPr')),
        ...chain(childValue(properties, 'w:rStyle')).map((style) => child(style, 'w:rPr')),
        properties,
      ),
    table: (properties) =>
      cascade(
        ...chain(childValue(properties, 'w:tblStyle')).map((style) => child(style, 'w:tblPr')),
        properties,
      ),
  };
}
