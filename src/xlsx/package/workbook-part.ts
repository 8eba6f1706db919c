import {
  attributeOf,
  elementEnd,
  findTag,
  nextTag,
  rootPrefix,
  spliced,
  tagsOf,
  withAttribute,
} from './xml-tags.ts';

/** Elements of CT_Workbook up to which `calcPr` stands behind (ECMA-376 part 1, 18.2.27). */
const beforeCalculation: ReadonlySet<string> = new Set([
  'sheets',
  'functionGroups',
  'externalReferences',
  'definedNames',
]);

/** The workbook part with `fullCalcOnLoad`: the program recalculates everything when it opens the book. */
export function withFullCalculation(xml: string): string {
  const known = findTag(xml, 'calcPr');
  if (known) {
    const text = withAttribute(xml.slice(known.start, known.end), 'fullCalcOnLoad', '1');
    return spliced(xml, [{ start: known.start, end: known.end, text }]);
  }
  let at = -1;
  for (const tag of tagsOf(xml))
    if (tag.kind !== 'close' && beforeCalculation.has(tag.name)) at = elementEnd(xml, tag);
  if (at < 0) return xml;
  const text = `<${rootPrefix(xml)}calcPr fullCalcOnLoad="1"/>`;
  return spliced(xml, [{ start: at, end: at, text }]);
}

/** A relationships part without the relationship of that id. */
export function withoutRelationship(xml: string, id: string): string {
  return withoutElement(xml, 'Relationship', 'Id', id);
}

/** The content types without the override of a part. */
export function withoutContentType(xml: string, part: string): string {
  return withoutElement(xml, 'Override', 'PartName', `/${part}`);
}

function withoutElement(xml: string, name: string, attribute: string, value: string): string {
  for (let tag = nextTag(xml, 0); tag; tag = nextTag(xml, tag.end)) {
    if (tag.name !== name || tag.kind === 'close') continue;
    const found = attributeOf(xml.slice(tag.start, tag.end), attribute);
    if (found?.toLowerCase() !== value.toLowerCase()) continue;
    return spliced(xml, [{ start: tag.start, end: elementEnd(xml, tag), text: '' }]);
  }
  return xml;
}
