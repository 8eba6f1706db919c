import { documentLimits } from '../opc/limits.ts';
import { contentTypesFirst, readZip, writeZip, type ZipEntry } from '../opc/zip.ts';
import { wordNamespace } from './namespaces.ts';
import { fragment, freeName, readPart, registerPart, withPart } from './package-parts.ts';
import { readRelationships } from './relationships.ts';
import { readStories, type StoryPart } from './stories.ts';
import { attribute, childElements, escapeAttribute, type XmlNode, type XmlTree } from './xml.ts';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const headerType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml';
/** By this name Word finds its own watermarks again (设计 → 水印 → 删除水印). */
const shapeName = 'PowerPlusWaterMarkObject';
/** Points: the width that a text laid across an A4 page may take, and the height of its characters at most. */
const widest = 440;
const highest = 150;

type HeaderKind = 'default' | 'first' | 'even';

/**
 * A document, or a template before it is compiled, with a text across every page, as Word's own watermark
 * (设计 → 水印) writes it: one shape in each header. Headers that are missing are added.
 * @throws ProblemError when the file is no Word document, damaged or beyond the limits
 */
export function withWatermark(bytes: Uint8Array, text: string): Uint8Array {
  const given = contentTypesFirst(readZip(bytes, documentLimits));
  const { stories } = readStories(given);
  const [body] = stories;
  if (!body) return bytes;
  const headers = stories.filter(({ title }) => title === '页眉');
  const marked = headers.reduce<readonly ZipEntry[]>(
    (entries, { entry, root }, i) => withPart(entries, entry.name, withShape(root, text, i + 1)),
    given,
  );
  return writeZip(withMissingHeaders(marked, body, text, headers.length + 1));
}

/** Adds the headers that some page lacks: sections without their own show those of the section before. */
function withMissingHeaders(
  entries: readonly ZipEntry[],
  { entry: { name: source }, root }: StoryPart,
  text: string,
  number: number,
): readonly ZipEntry[] {
  const sections = sectionsOf(root);
  const [first] = sections;
  if (!first) return entries;
  const kinds: readonly HeaderKind[] = [
    'default',
    ...(sections.some((section) => isOn(section, 'w:titlePg')) ? (['first'] as const) : []),
    ...(hasEvenHeaders(entries, source) ? (['even'] as const) : []),
  ];
  const own = childElements(first, 'w:headerReference').map((each) => attribute(each, 'w:type'));
  const missing = kinds.filter((kind) => !own.includes(kind));
  if (missing.length === 0) return entries;
  const name = freeName(entries, 'word/header-watermark', 'xml');
  const registered = registerPart(entries, {
    name,
    contentType: headerType,
    source,
    relationshipType: `${office}/header`,
  });
  const ns = wordNamespace(root);
  const header = withShape(fragment(`<w:hdr xmlns:w="${ns}"><w:p/></w:hdr>`), text, number);
  const references = missing.map((kind) =>
    fragment(
      `<w:headerReference xmlns:w="${ns}" xmlns:r="${office}" w:type="${kind}" r:id="${registered.id}"/>`,
    ),
  );
  const changed = replaced(root, first, { ...first, children: [...references, ...first.children] });
  return withPart(withPart(registered.entries, name, header), source, changed);
}

/** The sections of a body in order; its last one stands at the end. */
function sectionsOf(element: XmlTree): XmlTree[] {
  return childElements(element).flatMap((child) =>
    child.key === 'w:sectPr' ? [child] : child.key === 'w:pPrChange' ? [] : sectionsOf(child),
  );
}

function isOn(element: XmlTree, key: string): boolean {
  const [flag] = childElements(element, key);
  return flag !== undefined && !/^(?:0|false|off)$/.test(attribute(flag, 'w:val') ?? '');
}

function hasEvenHeaders(entries: readonly ZipEntry[], source: string): boolean {
  const settings = readRelationships(entries, source).find(({ type }) => type.endsWith('/settings'))?.part;
  const root = settings === undefined ? undefined : readPart(entries, settings);
  return root !== undefined && isOn(root, 'w:evenAndOddHeaders');
}

/** A header with the shape in its first paragraph; one that has a watermark gets this one instead. */
function withShape(header: XmlTree, text: string, number: number): XmlTree {
  const clean = withoutShape(header);
  const paragraph = firstParagraph(clean);
  const shape = fragment(watermarkRun(wordNamespace(header), text, number));
  if (!paragraph)
    return {
      ...clean,
      children: [
        ...clean.children,
        { ...fragment(`<w:p xmlns:w="${wordNamespace(header)}"/>`), children: [shape] },
      ],
    };
  return replaced(clean, paragraph, { ...paragraph, children: [...paragraph.children, shape] });
}

function firstParagraph(element: XmlTree): XmlTree | undefined {
  for (const child of childElements(element)) {
    const found = child.key === 'w:p' ? child : firstParagraph(child);
    if (found) return found;
  }
  return undefined;
}

function withoutShape(element: XmlTree): XmlTree {
  const isShape = (node: XmlNode): boolean =>
    node.kind === 'element' &&
    node.key === 'w:pict' &&
    childElements(node).some((child) => attribute(child, 'id')?.startsWith(shapeName));
  return {
    ...element,
    children: element.children
      .filter((child) => !isShape(child))
      .map((child) => (child.kind === 'text' ? child : withoutShape(child))),
  };
}

/** The tree with one element put in another's place. */
function replaced(root: XmlTree, from: XmlTree, to: XmlTree): XmlTree {
  if (root === from) return to;
  return {
    ...root,
    children: root.children.map((child) => (child.kind === 'text' ? child : replaced(child, from, to))),
  };
}

/** WordArt behind the text, turned by 45° and centred between the margins (VML, ISO/IEC 29500-4 §14.1.2.22). */
function watermarkRun(word: string, text: string, number: number): string {
  const characters = [...text].length;
  const height = Math.min(highest, Math.floor(widest / Math.max(1, characters)));
  const style = [
    'position:absolute',
    'margin-left:0',
    'margin-top:0',
    `width:${height * characters}pt`,
    `height:${height}pt`,
    'rotation:315',
    'z-index:-251658752',
    'mso-position-horizontal:center',
    'mso-position-horizontal-relative:margin',
    'mso-position-vertical:center',
    'mso-position-vertical-relative:margin',
  ].join(';');
  const path = [
    '<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/>',
    '<v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>',
    '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>',
    '<v:path textpathok="t"/><v:textpath on="t" fitshape="t"/>',
  ].join('');
  return [
    `<w:r xmlns:w="${word}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">`,
    '<w:rPr><w:noProof/></w:rPr><w:pict>',
    `<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">${path}</v:shapetype>`,
    `<v:shape id="${shapeName}${number}" o:spid="_x0000_s${2048 + number}" type="#_x0000_t136" style="${style}" o:allowincell="f" fillcolor="silver" stroked="f">`,
    `<v:fill opacity=".5"/><v:textpath style="font-family:&quot;SimHei&quot;;font-size:1pt" string="${escapeAttribute(text)}"/>`,
    '</v:shape></w:pict></w:r>',
  ].join('');
}
