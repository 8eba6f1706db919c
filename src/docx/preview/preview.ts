import { documentLimits } from '../../opc/limits.ts';
import { inflateEntry, readZip, type ZipEntry } from '../../opc/zip.ts';
import { readContentTypes } from '../content-types.ts';
import { readRelationships } from '../relationships.ts';
import { acceptRevisions } from '../revisions.ts';
import { readStories, type StoryPart } from '../stories.ts';
import { attribute, childElements, parseXml, type XmlTree } from '../xml.ts';
import { type Reading, readBlocks } from './blocks.ts';
import type { DocumentPreview, LeftOut, PreviewBlock } from './model.ts';
import { readNumbering } from './numbering.ts';
import { child, readStyleSheet } from './style-sheet.ts';

const numberingType = /\.wordprocessingml\.numbering\+xml$/;

/**
 * Reads a document for showing. Pages and their layout are Word's; this gives the text in its order, with
 * headings, numbers, tables and the formats that carry meaning.
 * @throws ProblemError when the file is no Word document, or damaged
 */
export function previewDocument(bytes: Uint8Array): DocumentPreview {
  const entries = readZip(bytes, documentLimits);
  const { stories, styles } = readStories(entries);
  const main = stories[0]!;
  const body = child(acceptRevisions(main.root).root, 'w:body') ?? main.root;
  const marks = noteMarks(body);
  const leftOut = new Set<LeftOut>();
  const reading: Reading = {
    styles: readStyleSheet(styles),
    countItem: readNumbering(numberingOf(entries)),
    markOf: (reference) => marks.get(markKey(reference)) ?? '',
    leftOut,
  };
  const page = pageStories(entries, main, body, stories);
  const show = (root: XmlTree | undefined): PreviewBlock[] => (root ? readBlocks(root, reading) : []);
  return {
    header: show(page.header),
    body: show(body),
    footer: show(page.footer),
    notes: [...marks].map(([key, mark]) => ({ mark, blocks: show(noteOf(stories, key)) })),
    leftOut: [...leftOut],
  };
}

function numberingOf(entries: readonly ZipEntry[]): XmlTree | undefined {
  const typeOf = readContentTypes(entries);
  const entry = entries.find(({ name }) => numberingType.test(typeOf(name) ?? ''));
  return entry && parseXml(inflateEntry(entry), entry.name);
}

/** Header and footer of the first page: those of the first section, its title page before the others. */
function pageStories(
  entries: readonly ZipEntry[],
  main: StoryPart,
  body: XmlTree,
  stories: readonly StoryPart[],
): { readonly header: XmlTree | undefined; readonly footer: XmlTree | undefined } {
  const section = firstSection(body);
  const parts = new Map(readRelationships(entries, main.entry.name).map(({ id, part }) => [id, part]));
  const hasTitlePage = child(section, 'w:titlePg') !== undefined;
  const find = (key: string): XmlTree | undefined => {
    const references = section ? childElements(section, key) : [];
    const ofType = (type: string) => references.find((each) => attribute(each, 'w:type') === type);
    const reference = (hasTitlePage ? ofType('first') : undefined) ?? ofType('default');
    const part = reference && parts.get(attribute(reference, 'r:id') ?? '');
    return stories.find(({ entry }) => entry.name === part)?.root;
  };
  return { header: find('w:headerReference'), footer: find('w:footerReference') };
}

function firstSection(body: XmlTree): XmlTree | undefined {
  const inText = childElements(body, 'w:p').find((paragraph) => child(child(paragraph, 'w:pPr'), 'w:sectPr'));
  return child(inText ? child(inText, 'w:pPr') : body, 'w:sectPr');
}

const markKey = (reference: XmlTree): string => `${reference.key} ${attribute(reference, 'w:id')}`;

/** One run of marks for footnotes and endnotes, in the order of their references. */
function noteMarks(body: XmlTree): ReadonlyMap<string, string> {
  const marks = new Map<string, string>();
  const visit = (element: XmlTree): void => {
    if (/^w:(?:foot|end)noteReference$/.test(element.key)) marks.set(markKey(element), `[${marks.size + 1}]`);
    if (element.key !== 'mc:Fallback') for (const each of childElements(element)) visit(each);
  };
  visit(body);
  return marks;
}

function noteOf(stories: readonly StoryPart[], key: string): XmlTree | undefined {
  const [reference, id] = key.split(' ') as [string, string];
  const element = reference.replace('Reference', '');
  return stories
    .flatMap(({ root }) => childElements(root, element))
    .find((note) => attribute(note, 'w:id') === id);
}
