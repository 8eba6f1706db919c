import { type Problem, ProblemError } from '../ledger/problem.ts';
import { documentLimits } from '../opc/limits.ts';
import { inflateEntry, readZip, type ZipEntry } from '../opc/zip.ts';
import { contentTypesPart, readContentTypes } from './content-types.ts';
import { fieldStep } from './field-marks.ts';
import { idOf } from './ids.ts';
import { quoted } from './problems.ts';
import { readRelationships } from './relationships.ts';
import { acceptRevisions } from './revisions.ts';
import { attribute, childElements, parseXml, type XmlTree } from './xml.ts';

/** A part of the document as a tree. */
interface Part {
  readonly name: string;
  readonly root: XmlTree;
}

/**
 * What is wrong with a produced document: parts that are no XML or of no type, tags, tracked changes or comments
 * left in it, ids given twice, ranges and fields with one end, relationships that lead nowhere, cells that do not
 * end in a paragraph. Empty when it may be handed over.
 */
export function checkDocument(bytes: Uint8Array): Problem[] {
  try {
    const entries = readZip(bytes, documentLimits);
    const parts = entries
      .filter(({ name }) => /\.(?:xml|rels)$/i.test(name))
      .map((entry): Part => ({ name: entry.name, root: parseXml(inflateEntry(entry), entry.name) }));
    return [
      ...typelessParts(entries),
      ...parts.flatMap(tagsLeft),
      ...parts.flatMap(reviewLeft),
      ...repeatedIds(parts),
      ...parts.flatMap(unpairedRanges),
      ...parts.flatMap((part) => brokenRelationships(part, entries)),
      ...parts.flatMap(cellsWithoutParagraph),
      ...parts.flatMap(brokenFields),
    ];
  } catch (error) {
    // What cannot be read cannot be checked further.
    if (error instanceof ProblemError) return [error.problem];
    throw error;
  }
}

function problem(code: string, part: string, what: string, cell?: string): Problem {
  return {
    code,
    severity: 'error',
    sheet: part,
    ...(cell === undefined ? {} : { cell }),
    message: `文件部件 ${part} ${cell ?? ''}${what}。`,
    repair: '请检查模板，改好后重新生成这份文件。',
  };
}

/** All elements below a node, in reading order. */
function* below(element: XmlTree): Generator<XmlTree> {
  for (const child of childElements(element)) {
    yield child;
    yield* below(child);
  }
}

function typelessParts(entries: readonly ZipEntry[]): Problem[] {
  const typeOf = readContentTypes(entries);
  return entries
    .filter(({ name }) => name !== contentTypesPart && !typeOf(name))
    .map(({ name }) => problem('part-without-type', name, '没有登记内容类型'));
}

function tagsLeft({ name, root }: Part): Problem[] {
  const paragraphs = [...below(root)].filter(({ key }) => key === 'w:p');
  return paragraphs.flatMap((paragraph, index) => {
    const text = textOf(paragraph);
    if (!/[{｛]{2}/.test(text)) return [];
    return [problem('tag-left', name, `里还有没填的标签：${quoted(text)}`, `第 ${index + 1} 段`)];
  });
}

/** The paragraph's own text; that of text boxes within it belongs to their paragraphs. */
function textOf(element: XmlTree): string {
  const isText = element.key === 'w:t' || element.key === 'm:t';
  return element.children
    .map((child) => {
      if (child.kind === 'text') return isText ? child.text : '';
      return child.key === 'w:p' ? '' : textOf(child);
    })
    .join('');
}

function reviewLeft({ name, root }: Part): Problem[] {
  const { count } = acceptRevisions(root);
  const comments = [...below(root)].filter(({ key }) => key === 'w:comment' || key === 'w:commentReference');
  return [
    ...(count > 0 ? [problem('tracked-changes-left', name, `里还有 ${count} 处修订`)] : []),
    ...(comments.length > 0 ? [problem('comments-left', name, `里还有 ${comments.length} 处批注`)] : []),
  ];
}

/** Ids and bookmark names are unique in the whole document, paragraph ids in their part. */
function repeatedIds(parts: readonly Part[]): Problem[] {
  const seen = new Set<string>();
  const note = (part: string, id: string, what: string): Problem[] => {
    const isRepeated = seen.has(id);
    seen.add(id);
    return isRepeated ? [problem('id-repeated', part, `里的${what}出现了不止一次`)] : [];
  };
  const visit = (part: string, element: XmlTree): Problem[] => {
    // The copy of a text box for old programs repeats what the original holds.
    if (element.key === 'mc:Fallback') return [];
    const found = idOf(element);
    const bookmark = element.key === 'w:bookmarkStart' ? attribute(element, 'w:name') : undefined;
    const paragraph = attribute(element, 'w14:paraId');
    return [
      ...(found ? note(part, `${element.key} ${found.slot}`, `编号 ${found.id}（${element.name}）`) : []),
      ...(bookmark ? note(part, `name ${bookmark.toLowerCase()}`, `书签名${quoted(bookmark)}`) : []),
      ...(paragraph ? note(part, `${part} ${paragraph}`, `段落编号 ${paragraph}`) : []),
      ...childElements(element).flatMap((child) => visit(part, child)),
    ];
  };
  return parts.flatMap(({ name, root }) => visit(name, root));
}

/** Bookmarks and permissions of which one end is missing (ISO/IEC 29500-1 §17.13.6, §17.13.7). */
function unpairedRanges({ name, root }: Part): Problem[] {
  const ends = new Map<string, { readonly id: string; readonly sides: Set<string> }>();
  for (const element of below(root)) {
    const found = idOf(element);
    if (!found || !/(?:Start|End)$/.test(element.key)) continue;
    const range = ends.get(found.slot) ?? { id: found.id, sides: new Set() };
    ends.set(found.slot, range);
    range.sides.add(element.key);
  }
  return [...ends.values()]
    .filter(({ sides }) => sides.size < 2)
    .map(({ id }) => problem('id-unpaired', name, `里编号 ${id} 的书签或可编辑区域只有一端`));
}

/** Relationships to parts that are not there, and uses of relationships that are not there (ISO/IEC 29500-2 §9.3). */
function brokenRelationships({ name, root }: Part, entries: readonly ZipEntry[]): Problem[] {
  if (name.endsWith('.rels')) {
    const source = name.replace(/(^|\/)_rels\/([^/]*)\.rels$/, '$1$2');
    const parts = new Set(entries.map((entry) => entry.name.toLowerCase()));
    return readRelationships(entries, source)
      .filter(({ part }) => part !== undefined && !parts.has(part.toLowerCase()))
      .map(({ id, part }) => problem('relationship-broken', name, `里的关系 ${id} 指向不存在的部件 ${part}`));
  }
  const known = new Set(readRelationships(entries, name).map(({ id }) => id));
  return [...below(root)]
    .flatMap(({ attributes }) => attributes)
    .filter(({ key, value }) => key.startsWith('r:') && value !== '' && !known.has(value))
    .map(({ value }) => problem('relationship-broken', name, `用到的关系 ${value} 不存在`));
}

/** Word refuses a cell whose last block is no paragraph (ISO/IEC 29500-1 §17.4.65). */
function cellsWithoutParagraph({ name, root }: Part): Problem[] {
  const cells = [...below(root)].filter((element) => element.key === 'w:tc' && !endsInParagraph(element));
  return cells.length === 0
    ? []
    : [problem('paragraph-missing', name, `里有 ${cells.length} 个单元格不以段落结尾`)];
}

/** Complex fields of which one end is missing. */
function brokenFields({ name, root }: Part): Problem[] {
  let depth = 0;
  for (const element of below(root)) {
    depth += fieldStep(element);
    if (depth < 0) break;
  }
  return depth === 0 ? [] : [problem('field-broken', name, '里有一个域缺少开头或结尾')];
}

function endsInParagraph(container: XmlTree): boolean {
  const last = childElements(container).findLast(({ key }) => /^w:(?:p|tbl|sdt|customXml)$/.test(key));
  if (last?.key === 'w:sdt') return childElements(last, 'w:sdtContent').some(endsInParagraph);
  return last?.key === 'w:p' || (last?.key === 'w:customXml' && endsInParagraph(last));
}
