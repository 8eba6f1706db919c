import { documentLimits } from '../opc/limits.ts';
import { contentTypesFirst, readZip, writeZip, type ZipEntry } from '../opc/zip.ts';
import { wordNamespace } from './namespaces.ts';
import { fragment, freeName, readPart, registerPart, withPart } from './package-parts.ts';
import type { TemplateProblem } from './problems.ts';
import { readRelationships } from './relationships.ts';
import { keptParagraphs } from './revisions.ts';
import { readStories } from './stories.ts';
import { attribute, childElements, escapeText, type XmlNode, type XmlTree } from './xml.ts';

const commentsType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';
const commentsRelationship = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments';
const author = '模板检查';

/**
 * A copy of a template with its problems as Word comments, each at its paragraph; comments that are there stay.
 * Word allows none in headers, footers and notes: what is found there stands at the beginning, with its place.
 * @throws ProblemError when the file is no Word document, damaged or beyond the limits
 */
export function annotate(bytes: Uint8Array, problems: readonly TemplateProblem[]): Uint8Array {
  const entries = contentTypesFirst(readZip(bytes, documentLimits));
  const [body] = readStories(entries).stories;
  if (!body || problems.length === 0) return bytes;
  const { name } = body.entry;
  const ns = wordNamespace(body.root);
  const prepared = withCommentsPart(entries, name, ns);
  const comments = readPart(prepared.entries, prepared.part)!;
  const first =
    1 + Math.max(-1, ...childElements(comments).map((each) => Number(attribute(each, 'w:id')) || 0));

  const paragraphs = [...keptParagraphs(body.root)];
  const idsOf = new Map<XmlTree, number[]>();
  for (const [index, { place }] of problems.entries()) {
    const own = place?.part === name ? paragraphs[place.paragraph - 1] : undefined;
    const paragraph = own ?? paragraphs[0];
    if (paragraph) idsOf.set(paragraph, [...(idsOf.get(paragraph) ?? []), first + index]);
  }
  const written = problems.map((problem, index) => fragment(commentXml(problem, first + index, ns)));
  return writeZip(
    withPart(
      withPart(prepared.entries, prepared.part, {
        ...comments,
        children: [...comments.children, ...written],
      }),
      name,
      withRanges(body.root, idsOf, ns),
    ),
  );
}

function withCommentsPart(
  entries: readonly ZipEntry[],
  source: string,
  ns: string,
): { readonly entries: readonly ZipEntry[]; readonly part: string } {
  const known = readRelationships(entries, source).find(({ type }) => type.endsWith('/comments'))?.part;
  if (known !== undefined && readPart(entries, known)) return { entries, part: known };
  const part = freeName(entries, 'word/comments', 'xml');
  const registered = registerPart(entries, {
    name: part,
    contentType: commentsType,
    source,
    relationshipType: commentsRelationship,
  });
  return { entries: withPart(registered.entries, part, fragment(`<w:comments xmlns:w="${ns}"/>`)), part };
}

function commentXml({ message, repair }: TemplateProblem, id: number, ns: string): string {
  const paragraphs = [message, ...(repair ? [repair] : [])].map(
    (text) => `<w:p><w:r><w:t xml:space="preserve">${escapeText(text)}</w:t></w:r></w:p>`,
  );
  return `<w:comment xmlns:w="${ns}" w:id="${id}" w:author="${author}" w:initials="检">${paragraphs.join('')}</w:comment>`;
}

/** The tree with a comment's range around the text of each paragraph that has one. */
function withRanges(element: XmlTree, idsOf: ReadonlyMap<XmlTree, readonly number[]>, ns: string): XmlTree {
  const children = element.children.map((child) =>
    child.kind === 'text' ? child : withRanges(child, idsOf, ns),
  );
  const ids = idsOf.get(element);
  if (!ids) return { ...element, children };
  const isProperties = (child: XmlNode): boolean => child.kind === 'element' && child.key === 'w:pPr';
  const mark = (name: string, id: number): XmlTree => fragment(`<w:${name} xmlns:w="${ns}" w:id="${id}"/>`);
  const reference = (id: number): XmlTree =>
    fragment(`<w:r xmlns:w="${ns}"><w:commentReference w:id="${id}"/></w:r>`);
  return {
    ...element,
    children: [
      ...children.filter(isProperties),
      ...ids.map((id) => mark('commentRangeStart', id)),
      ...children.filter((child) => !isProperties(child)),
      ...ids.flatMap((id) => [mark('commentRangeEnd', id), reference(id)]),
    ],
  };
}
