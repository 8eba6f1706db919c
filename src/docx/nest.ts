import type { Block, BoundExpression, Branch, Meaning } from './blocks.ts';
import type { Scope } from './evaluate.ts';
import { type LiftPlan, splittable } from './lift.ts';
import { type ProblemCollector, problemAt } from './problems.ts';
import type { Run } from './run.ts';
import type { Tag, TaggedNode, TaggedTree } from './tags.ts';
import type { XmlElement, XmlText } from './xml.ts';

/** A value to print. */
export interface ValueNode {
  readonly kind: 'value';
  readonly tag: Tag;
  readonly expression: BoundExpression;
}

/** One arm of a block with what it shows. */
export interface BranchNode extends Branch {
  readonly children: readonly TemplateNode[];
}

export interface BlockNode {
  readonly kind: 'block';
  readonly branches: readonly BranchNode[];
}

/** What an attribute is in one place of one document. */
export type Compute = (scope: Scope, run: Run) => string;

export interface TemplateTree extends XmlElement<TemplateNode> {
  /** Attributes that depend on the data, by canonical name; the value written is that of the template. */
  readonly computed?: ReadonlyMap<string, Compute>;
}

export type TemplateNode = TemplateTree | XmlText | ValueNode | BlockNode;

/** Marks that may stand between paragraphs as well as within one. */
const rangeMark = /^w:(?:bookmark|perm)(?:Start|End)$/;

/**
 * Carries out the lifting: tags move to their homes, elements that a tag divides are cut in two, what holds only
 * tags disappears, and the children between the tags of a block become the block's. Blocks that overlap in one
 * place become problems.
 */
export function nestBlocks(
  root: TaggedTree,
  meaning: Meaning,
  plan: LiftPlan,
  problems: ProblemCollector,
): TemplateTree {
  const owners = new Map<Tag, Block>();
  for (const block of meaning.blocks)
    for (const tag of [...block.branches.map(({ tag }) => tag), block.close]) owners.set(tag, block);

  /** What an element leaves among its parent's children: itself, or its pieces with tags between them. */
  const build = (node: TaggedNode): readonly (TemplateNode | Tag)[] => {
    if (node.kind === 'text') return [node];
    if (node.kind === 'tag') return plan.lifted.has(node) ? [] : tagOrValue(node);
    const before = plan.before.get(node) ?? [];
    const after = plan.after.get(node) ?? [];
    if (plan.vanishing.has(node)) return [...before, ...marksOf(node), ...after];
    const children = node.children.flatMap(build);
    return [...before, ...divide(node, children), ...after];
  };

  const tagOrValue = (tag: Tag): readonly (TemplateNode | Tag)[] => {
    const expression = meaning.values.get(tag);
    if (expression) return [{ kind: 'value', tag, expression }];
    return owners.has(tag) ? [tag] : [];
  };

  const divide = (
    node: TaggedTree,
    children: readonly (TemplateNode | Tag)[],
  ): readonly (TemplateNode | Tag)[] => {
    const leaves = (child: TemplateNode | Tag): child is Tag =>
      child.kind === 'tag' && plan.homes.get(child) !== node;
    if (!splittable.has(node.key) || !children.some(leaves))
      return [{ ...node, children: nest(children, owners, problems) }];
    const properties = children.filter((child) => isRunProperties(child));
    const out: (TemplateNode | Tag)[] = [];
    let piece: (TemplateNode | Tag)[] = [];
    const finishPiece = (): void => {
      if (piece.length > 0)
        out.push({ ...node, children: nest([...properties, ...piece], owners, problems) });
      piece = [];
    };
    for (const child of children) {
      if (leaves(child)) {
        finishPiece();
        out.push(child);
      } else if (!isRunProperties(child)) piece.push(child);
    }
    finishPiece();
    return out;
  };

  return { ...root, children: nest(root.children.flatMap(build), owners, problems) };
}

function isRunProperties(node: TemplateNode | Tag): boolean {
  return node.kind === 'element' && node.key === 'w:rPr';
}

/** Bookmarks of a paragraph that disappears: another end of theirs may stand elsewhere. */
function marksOf(node: TaggedTree): readonly TemplateNode[] {
  return node.children.flatMap((child): readonly TemplateNode[] => {
    if (child.kind !== 'element') return [];
    return rangeMark.test(child.key) ? [{ ...child, children: [] }] : marksOf(child);
  });
}

/** Turns a list of nodes with tags among them into a list of nodes and blocks. */
function nest(
  nodes: readonly (TemplateNode | Tag)[],
  owners: ReadonlyMap<Tag, Block>,
  problems: ProblemCollector,
): readonly TemplateNode[] {
  if (!nodes.some(({ kind }) => kind === 'tag')) return nodes.filter((node) => node.kind !== 'tag');
  const bottom: TemplateNode[] = [];
  const open: {
    readonly block: Block;
    readonly done: BranchNode[];
    branch: Branch;
    children: TemplateNode[];
  }[] = [];
  for (const node of nodes) {
    if (node.kind !== 'tag') {
      (open.at(-1)?.children ?? bottom).push(node);
      continue;
    }
    const block = owners.get(node);
    if (!block) continue;
    const branch = block.branches.find(({ tag }) => tag === node);
    const top = open.at(-1);
    if (branch && branch === block.branches[0]) open.push({ block, done: [], branch, children: [] });
    else if (top?.block !== block) {
      if (open.some((each) => each.block === block)) problems.add(overlap(node));
    } else {
      top.done.push({ ...top.branch, children: top.children });
      if (branch) {
        top.branch = branch;
        top.children = [];
      } else {
        open.pop();
        (open.at(-1)?.children ?? bottom).push({ kind: 'block', branches: top.done });
      }
    }
  }
  return bottom;
}

function overlap(tag: Tag): ReturnType<typeof problemAt> {
  return problemAt(
    tag.place,
    'blocks-overlap',
    `${tag.text} 所在的行或段同时属于两个块，不知道先后。`,
    '一行或一段里只放一个块；要并列两个条件时，把它们写在单元格里面的同一段里。',
  );
}
