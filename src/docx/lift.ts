import type { Block } from './blocks.ts';
import { type ProblemCollector, problemAt } from './problems.ts';
import { isListItem, type Styles } from './styles.ts';
import { isRestart, opensColumns } from './syntax.ts';
import type { Tag, TaggedNode, TaggedTree } from './tags.ts';
import { childElements } from './xml.ts';

/** Where every block tag goes, so that the tags of one block end up among the children of one element. */
export interface LiftPlan {
  /** The element among whose children a tag will stand. */
  readonly homes: ReadonlyMap<Tag, TaggedTree>;
  /** Tags that leave the text and stand before or after a whole child of their home. */
  readonly before: ReadonlyMap<TaggedTree, readonly Tag[]>;
  readonly after: ReadonlyMap<TaggedTree, readonly Tag[]>;
  readonly lifted: ReadonlySet<Tag>;
  /** Paragraphs and rows that hold nothing but block tags: they disappear. */
  readonly vanishing: ReadonlySet<TaggedTree>;
}

/** Elements that may be cut in two at a tag without changing what a reader sees. */
export const splittable: ReadonlySet<string> = new Set(['w:t', 'w:r', 'w:hyperlink', 'w:dir', 'w:bdo']);
/** Elements that show something although they hold no text. */
const visible =
  /^w:(?:drawing|pict|object|br|sym|fldChar|fldSimple|instrText|footnoteReference|endnoteReference|ptab|noBreakHyphen|pgNum|ruby|sectPr|altChunk|control)$|^m:oMath|^mc:AlternateContent$/;
const propertyElement = /^w:(?:rPr|tcPr|trPr|tblPr|tblGrid|sdtPr|sdtEndPr|tblPrEx)$/;

/** A thing in reading order: a tag, or content that a reader sees. */
type Item = Tag | 'content';

/** The things a reader sees in an element; what is within a text box counts as one thing. */
export function itemsOf(element: TaggedTree): readonly Item[] {
  if (visible.test(element.key)) return ['content'];
  if (propertyElement.test(element.key)) return [];
  return inReadingOrder(element).flatMap((child): readonly Item[] => {
    if (child.kind === 'tag') return [child];
    if (child.kind === 'text') return child.text.trim() === '' ? [] : ['content'];
    return itemsOf(child);
  });
}

/** A section break is written first in its paragraph, among the properties, but stands behind the text. */
function inReadingOrder(element: TaggedTree): readonly TaggedNode[] {
  const [first, ...rest] = element.children;
  return first?.kind === 'element' && first.key === 'w:pPr' ? [...rest, first] : element.children;
}

/** True for a tag that prints nothing and stands for nothing. */
function isSilent({ syntax }: Tag): boolean {
  return syntax.kind === 'comment' || isRestart(syntax);
}

type Role = 'open' | 'else' | 'close';

interface Lift {
  readonly tag: Tag;
  readonly role: Role;
  /** The child of the home that holds the tag. */
  readonly unit: TaggedTree;
  /** The unit is the body of the block: its tags go around it, whatever stands beside them. */
  readonly wraps: boolean;
}

/**
 * Finds for each block the lowest element that holds all its tags, and lifts the tags to the children of that
 * element. A block within one row takes the row, a loop over columns its cells; a loop that fills a list item or the
 * only cell of a row takes the whole item or row.
 */
export function planLift(
  root: TaggedTree,
  blocks: readonly Block[],
  styles: Styles,
  problems: ProblemCollector,
): LiftPlan {
  const trails = trailsOf(root);
  const order = [...trails.keys()];
  const homes = new Map<Tag, TaggedTree>();
  const lifts = new Map<Tag, Lift>();

  for (const block of blocks) {
    const tags = [...block.branches.map(({ tag }) => tag), block.close];
    const paths = tags.map((tag) => trails.get(tag) ?? []);
    const unitDepth = wholeUnitDepth(block, paths, styles);
    if (unitDepth === undefined && opensColumns(block.branches[0].tag.syntax)) {
      problems.add(outsideRow(block.branches[0].tag));
      continue;
    }
    const depth = unitDepth === undefined ? commonDepth(paths) - 1 : unitDepth - 1;
    const home = paths[0]?.[depth];
    if (!home) continue;
    for (const [index, tag] of tags.entries()) {
      homes.set(tag, home);
      const between = (paths[index] ?? []).slice(depth + 1);
      const unit = between[0];
      if (!unit || (unitDepth === undefined && between.every(({ key }) => splittable.has(key)))) continue;
      const role = index === 0 ? 'open' : tag === block.close ? 'close' : 'else';
      lifts.set(tag, { tag, role, unit, wraps: unitDepth !== undefined });
    }
  }

  const before = new Map<TaggedTree, Tag[]>();
  const after = new Map<TaggedTree, Tag[]>();
  /** Tags whose home lies above the element leave it; all others are part of what it shows. */
  const remaining = (element: TaggedTree): readonly Item[] =>
    itemsOf(element).flatMap((item): readonly Item[] => {
      if (item === 'content') return [item];
      if (isSilent(item)) return [];
      const trail = trails.get(item) ?? [];
      const home = homes.get(item);
      return home && lifts.has(item) && trail.indexOf(home) < trail.indexOf(element) ? [item] : ['content'];
    });

  for (const tag of order) {
    const lift = lifts.get(tag);
    if (!lift) continue;
    const side = sideOf(lift, remaining(lift.unit));
    if (!side) problems.add(mixedText(lift));
    const target = side === 'after' ? after : before;
    target.set(lift.unit, [...(target.get(lift.unit) ?? []), tag]);
  }
  return {
    homes,
    before,
    after,
    lifted: new Set(lifts.keys()),
    vanishing: findVanishing(root, remaining, lifts),
  };
}

/** For each tag the elements around it, outermost first. */
function trailsOf(root: TaggedTree): ReadonlyMap<Tag, readonly TaggedTree[]> {
  const trails = new Map<Tag, readonly TaggedTree[]>();
  const visit = (node: TaggedNode, trail: readonly TaggedTree[]): void => {
    if (node.kind === 'tag') trails.set(node, trail);
    else if (node.kind === 'element') for (const child of node.children) visit(child, [...trail, node]);
  };
  visit(root, []);
  return trails;
}

function commonDepth(paths: readonly (readonly TaggedTree[])[]): number {
  const [first = [], ...rest] = paths;
  const depth = first.findIndex((element, index) => rest.some((path) => path[index] !== element));
  return depth < 0 ? first.length : depth;
}

/**
 * Depth of the element that a block repeats or shows as a whole, when its tags stand inside it: a row whose
 * cells hold them, a row of one cell that a loop fills, a list item that a loop fills.
 */
function wholeUnitDepth(
  block: Block,
  paths: readonly (readonly TaggedTree[])[],
  styles: Styles,
): number | undefined {
  const [path = []] = paths;
  const depth = commonDepth(paths) - 1;
  if (opensColumns(block.branches[0].tag.syntax)) {
    const rowDepth = path.findLastIndex(({ key }, index) => index <= depth && key === 'w:tr');
    return rowDepth < 0 ? undefined : rowDepth + 1;
  }
  if (path[depth]?.key === 'w:tr') return depth;
  if (block.branches[0].test !== 'each' || block.branches.length > 1) return undefined;
  const fills = (element: TaggedTree): boolean => {
    const items = itemsOf(element).filter((item) => item === 'content' || !isSilent(item));
    return items[0] === block.branches[0].tag && items.at(-1) === block.close;
  };
  const cellDepth = path.findLastIndex(({ key }, index) => index <= depth && key === 'w:tc');
  const cell = path[cellDepth];
  const row = path[cellDepth - 1];
  if (cell && row?.key === 'w:tr' && childElements(row, 'w:tc').length === 1 && fills(cell))
    return cellDepth - 1;
  const paragraphDepth = path.findLastIndex(({ key }, index) => index <= depth && key === 'w:p');
  const paragraph = path[paragraphDepth];
  if (paragraph && isListItem(paragraph, styles) && fills(paragraph)) return paragraphDepth;
  return undefined;
}

/** On which side of its unit a tag goes; undefined when there is text on both sides of it. */
function sideOf({ tag, role, unit, wraps }: Lift, items: readonly Item[]): 'before' | 'after' | undefined {
  if (wraps && role !== 'else') return role === 'open' ? 'before' : 'after';
  const at = items.indexOf(tag);
  const textBefore = items.slice(0, at).includes('content');
  const textAfter = items.slice(at + 1).includes('content');
  if (role === 'close' && !textAfter) return textBefore ? 'after' : 'before';
  if (!textBefore) return 'before';
  if (!textAfter) return 'after';
  if (unit.key === 'w:tr' && role !== 'else') return role === 'open' ? 'before' : 'after';
  return undefined;
}

function findVanishing(
  root: TaggedTree,
  remaining: (element: TaggedTree) => readonly Item[],
  lifts: ReadonlyMap<Tag, Lift>,
): ReadonlySet<TaggedTree> {
  const vanishing = new Set<TaggedTree>();
  const units = new Set([...lifts.values()].filter(({ wraps }) => !wraps).map(({ unit }) => unit));
  const wrapped = new Set([...lifts.values()].filter(({ wraps }) => wraps).map(({ unit }) => unit));
  const visit = (element: TaggedTree): void => {
    const mayVanish = element.key === 'w:p' || (element.key === 'w:tr' && units.has(element));
    if (mayVanish && !wrapped.has(element) && itemsOf(element).some((item) => item !== 'content')) {
      if (!remaining(element).includes('content')) vanishing.add(element);
    }
    for (const child of element.children) if (child.kind === 'element') visit(child);
  };
  visit(root);
  return vanishing;
}

function outsideRow(tag: Tag): ReturnType<typeof problemAt> {
  return problemAt(
    tag.place,
    'columns-outside-row',
    `${tag.text} 与它的结束标签不在表格的同一行里。`,
    '写在同一行：第一个要重复的单元格里写 {{#columns 列表}}，最后一个里写 {{/columns}}。',
  );
}

function mixedText({ tag, unit }: Lift): ReturnType<typeof problemAt> {
  const where = unit.key === 'w:p' ? '这一段' : unit.key === 'w:tr' ? '这一行' : '这个表格或控件';
  return problemAt(
    tag.place,
    'block-in-mid-text',
    `${tag.text} 与同一个块的另一个标签不在${where}，前后却都有文字，不知道这些文字算不算在块里。`,
    '把这个标签单独放一段（生成时这一段会消失），或放在段首、段尾。',
  );
}
