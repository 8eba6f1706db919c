import type { BoundExpression } from './blocks.ts';
import type { BlockNode, BranchNode, TemplateNode, TemplateTree, ValueNode } from './nest.ts';
import { type ProblemCollector, problemAt } from './problems.ts';
import { isElement, type PropertyPlace, propertyElement, withProperty } from './properties.ts';
import type { Tag } from './tags.ts';

/** A vertical merge among the properties of a cell (ISO/IEC 29500-1 §17.4.69). */
const place: PropertyPlace = {
  container: 'tcPr',
  key: 'w:vMerge',
  after: /^w:(?:cnfStyle|tcW|gridSpan|hMerge)$/,
};

/**
 * Cells with {{合并 …}} grow into one with the cell above where their values are those of the row before: the first
 * one shows its text, those below go on with it (w:vMerge). The row must be all that its loop repeats, or the row
 * above would not be the one before.
 */
export function mergeCells(root: TemplateTree, problems: ProblemCollector): TemplateTree {
  const allowed = new Set<ValueNode>();

  const visit = (node: TemplateNode, isLoopRow: boolean): TemplateNode => {
    if (node.kind === 'value' && mergeOf(node) && !allowed.has(node)) problems.add(misplaced(node.tag));
    if (node.kind === 'text' || node.kind === 'value') return node;
    if (node.kind === 'block') return { ...node, branches: node.branches.map(visitBranch) };
    return visitElement(node, isLoopRow);
  };

  const visitBranch = (branch: BranchNode): BranchNode => {
    const repeated = branch.children.filter((child) => child.kind === 'block' || isElement(child, 'w:tr'));
    const isOneRow = branch.test === 'each' && repeated.length === 1;
    return { ...branch, children: branch.children.map((child) => visit(child, isOneRow)) };
  };

  const visitElement = (element: TemplateTree, isLoopRow: boolean): TemplateTree => {
    const merges = isLoopRow && element.key === 'w:tc' ? mergesIn(element) : [];
    for (const merge of merges) allowed.add(merge);
    const children = element.children.map((child) => visit(child, isLoopRow && element.key !== 'w:tc'));
    const [merge] = merges;
    return merge ? merged({ ...element, children }, merges, merge.tag) : { ...element, children };
  };

  return visitElement(root, false);
}

function mergeOf({ expression }: ValueNode): readonly BoundExpression[] | undefined {
  return expression.kind === 'call' && expression.helper.mergesCells ? expression.arguments : undefined;
}

/** The merging values of a cell itself: not those in blocks or tables within it. */
function mergesIn(node: TemplateNode): ValueNode[] {
  if (node.kind === 'value') return mergeOf(node) ? [node] : [];
  if (node.kind !== 'element' || node.key === 'w:tbl') return [];
  return node.children.flatMap(mergesIn);
}

/** The cell with the choice written out as blocks: to go on with the cell above, or to start and show its content. */
function merged(cell: TemplateTree, merges: readonly ValueNode[], tag: Tag): TemplateTree {
  const subject: BoundExpression = {
    kind: 'repeats',
    values: merges.flatMap((each) => mergeOf(each) ?? []),
  };
  const mark = (value: string): TemplateTree => propertyElement(cell, 'vMerge', value);
  const merge: BlockNode = {
    kind: 'block',
    branches: [
      { tag, test: 'if', subject, children: [mark('continue')] },
      { tag, test: 'else', children: [mark('restart')] },
    ],
  };
  const [properties, ...content] = withProperty(cell, place, merge).children;
  const shown: BlockNode = {
    kind: 'block',
    branches: [{ tag, test: 'unless', subject, children: content }],
  };
  return { ...cell, children: properties ? [properties, shown] : [] };
}

function misplaced(tag: Tag): ReturnType<typeof problemAt> {
  return problemAt(
    tag.place,
    'merge-outside-rows',
    `${tag.text} 不在循环重复的表格行里，或者循环一次不止这一行。`,
    '写在 {{#each 明细}} 重复的那一行的单元格里；循环一次只重复一行，行里不再套条件或循环。',
  );
}
