import type { Helpers } from './helper.ts';
import { preserved } from './hygiene.ts';
import { normaliseTag } from './normalise.ts';
import { type Place, type ProblemCollector, problemAt } from './problems.ts';
import { scanTags } from './scan.ts';
import { isHeading, type Styles } from './styles.ts';
import { parseTag, type TagFault, type TagSyntax } from './syntax.ts';
import type { XmlElement, XmlNode, XmlText, XmlTree } from './xml.ts';

/** A tag in its place, in one piece. */
export interface Tag {
  readonly kind: 'tag';
  /** As written, braces included. */
  readonly text: string;
  readonly syntax: TagSyntax;
  readonly place: Place;
  /** True in a text run, where a value may hold line breaks and tabs; false in a formula. */
  readonly inRun: boolean;
}

export type TaggedNode = XmlElement<TaggedNode> | XmlText | Tag;
export type TaggedTree = XmlElement<TaggedNode>;

export interface Story {
  readonly part: string;
  readonly title: string;
}

type Pieces = readonly (XmlText | Tag)[];

/** One stretch of a paragraph's text and the node it comes from; a break counts as a space. */
interface Stretch {
  readonly node: XmlNode;
  readonly text: string;
  readonly inRun: boolean;
}

const textElements = new Set(['w:t', 'm:t']);
const gaps = new Set(['w:tab', 'w:ptab', 'w:br', 'w:cr', 'w:noBreakHyphen', 'w:softHyphen']);

/**
 * Puts every tag into one piece, at the place (and in the format) of its first brace, however many runs,
 * bookmarks or breaks Word has put into it. Faulty tags become problems.
 */
export function markTags(
  root: XmlTree,
  story: Story,
  styles: Styles,
  helpers: Helpers,
  problems: ProblemCollector,
): TaggedTree {
  let paragraphs = 0;
  let heading: string | undefined;

  const markParagraph = (paragraph: XmlTree, fallback: boolean): TaggedTree => {
    const stretches = stretchesOf(paragraph);
    const text = stretches.map((stretch) => stretch.text).join('');
    paragraphs++;
    const place: Place = {
      part: story.part,
      story: story.title,
      paragraph: paragraphs,
      text: text.trim(),
      ...(heading === undefined ? {} : { heading }),
      ...(fallback ? { fallback } : {}),
    };
    if (isHeading(paragraph, styles) && text.trim() !== '') heading = text.trim();
    const { tags, faults } = scanTags(text);
    const report = ({ code, sentence, repair }: TagFault): void =>
      problems.add(problemAt(place, code, sentence, repair));
    for (const fault of faults) report(fault);
    const pieces = cut(stretches, tags, ({ start, end, inner }, inRun) => {
      const { syntax, fault } = parseTag(normaliseTag(inner), helpers);
      if (fault) report(fault);
      return { kind: 'tag', text: text.slice(start, end), syntax, place, inRun };
    });
    refuseFieldCodes(paragraph, report);
    return { ...paragraph, children: paragraph.children.flatMap((child) => mark(child, pieces, fallback)) };
  };

  const mark = (
    node: XmlNode,
    pieces: ReadonlyMap<XmlNode, Pieces>,
    fallback: boolean,
  ): readonly TaggedNode[] => {
    if (node.kind === 'text') return pieces.get(node) ?? [node];
    if (pieces.has(node)) return [];
    if (node.key === 'w:p') return [markParagraph(node, fallback)];
    const inFallback = fallback || node.key === 'mc:Fallback';
    const children = node.children.flatMap((child) => mark(child, pieces, inFallback));
    return finish(node, children);
  };

  const nothing: ReadonlyMap<XmlNode, Pieces> = new Map();
  return { ...root, children: root.children.flatMap((child) => mark(child, nothing, false)) };
}

/** The paragraph's own text; that of text boxes within it belongs to their paragraphs. */
function stretchesOf(paragraph: XmlTree): Stretch[] {
  const out: Stretch[] = [];
  const visit = (element: XmlTree): void => {
    for (const child of element.children) {
      if (child.kind === 'text') {
        if (textElements.has(element.key))
          out.push({ node: child, text: child.text, inRun: element.key === 'w:t' });
      } else if (gaps.has(child.key)) {
        out.push({ node: child, text: child.key === 'w:noBreakHyphen' ? '-' : ' ', inRun: true });
      } else if (child.key !== 'w:p' && child.key !== 'w:pPr' && child.key !== 'w:rPr') visit(child);
    }
  };
  visit(paragraph);
  return out;
}

/**
 * What each stretch becomes once the tags are in one piece: a tag stands where it starts, the rest of its
 * characters are taken out. Breaks within a tag become nothing.
 */
function cut<Found extends { readonly start: number; readonly end: number }>(
  stretches: readonly Stretch[],
  tags: readonly Found[],
  toTag: (found: Found, inRun: boolean) => Tag,
): Map<XmlNode, Pieces> {
  const result = new Map<XmlNode, Pieces>();
  let next = 0;
  let from = 0;
  for (const { node, text, inRun } of stretches) {
    const to = from + text.length;
    const pieces: (XmlText | Tag)[] = [];
    let at = from;
    for (let tag = tags[next]; tag && tag.start < to; tag = tags[next]) {
      if (tag.start > at) pieces.push({ kind: 'text', text: text.slice(at - from, tag.start - from) });
      if (tag.start >= from) pieces.push(toTag(tag, inRun));
      at = Math.min(tag.end, to);
      if (tag.end > to) break;
      next++;
    }
    if (at < to && at > from) pieces.push({ kind: 'text', text: text.slice(at - from) });
    if (at > from) result.set(node, pieces);
    from = to;
  }
  return result;
}

/** Elements that lost all their text go; text with tags keeps its spaces; a filled content control is no placeholder. */
function finish(node: XmlTree, children: readonly TaggedNode[]): readonly TaggedNode[] {
  const element = { ...node, children };
  if (textElements.has(node.key)) {
    if (node.children.length > 0 && children.length === 0) return [];
    const changed = node.key === 'w:t' && children.some(({ kind }) => kind === 'tag');
    return [changed ? { ...element, attributes: preserved(node) } : element];
  }
  if (node.key === 'w:r') {
    const isProperties = (child: TaggedNode): boolean => child.kind === 'element' && child.key === 'w:rPr';
    return children.every(isProperties) ? [] : [element];
  }
  return [node.key === 'w:sdt' && holdsTag(element) ? fillableControl(element) : element];
}

/** True when a tag stands in the element, at any depth. */
export function holdsTag(node: TaggedNode): boolean {
  return node.kind === 'tag' || (node.kind === 'element' && node.children.some(holdsTag));
}

/** A placeholder or a bound value would be shown instead of what we write (ISO/IEC 29500-1 §17.5.2.39, §17.5.2.6). */
function fillableControl(control: TaggedTree): TaggedTree {
  const overruling = new Set(['w:showingPlcHdr', 'w:dataBinding', 'w15:dataBinding']);
  const keep = (child: TaggedNode): boolean => !(child.kind === 'element' && overruling.has(child.key));
  return {
    ...control,
    children: control.children.map((child) =>
      child.kind === 'element' && child.key === 'w:sdtPr'
        ? { ...child, children: child.children.filter(keep) }
        : child,
    ),
  };
}

/** A value in a field code could make Word fetch a file, so tags may not stand there. */
function refuseFieldCodes(paragraph: XmlTree, report: (fault: TagFault) => void): void {
  let code = '';
  const visit = (element: XmlTree): void => {
    for (const child of element.children) {
      if (child.kind === 'text') code += element.key === 'w:instrText' ? child.text : '';
      else {
        const instruction = child.attributes.find(({ key }) => key === 'w:instr');
        code += instruction?.value ?? '';
        if (child.key !== 'w:p') visit(child);
      }
    }
  };
  visit(paragraph);
  if (/[{｛]{2}/.test(code))
    report({
      code: 'tag-in-field-code',
      sentence: '域代码里有标签，为安全起见不支持。',
      repair: '把标签移到正文文字里（按 Alt+F9 可以看到域代码）。',
    });
}
