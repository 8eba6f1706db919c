import type { BoundExpression } from './blocks.ts';
import { compileExpression, listOf, outward, type Scope } from './evaluate.ts';
import type { BlockNode, BranchNode, Compute, TemplateNode, TemplateTree } from './nest.ts';
import { isElement, type PropertyPlace, propertyElement, withProperty } from './properties.ts';
import { opensColumns } from './syntax.ts';
import { attribute, childValue } from './xml.ts';

/** The columns that a cell lies over, among its properties (ISO/IEC 29500-1 §17.4.69). */
const spanPlace: PropertyPlace = { container: 'tcPr', key: 'w:gridSpan', after: /^w:(?:cnfStyle|tcW)$/ };

/** A loop over columns as it stands in a table: the columns of the grid that it repeats, and the list. */
interface ColumnLoop {
  readonly branch: BranchNode;
  readonly from: number;
  readonly to: number;
  /** The list, as seen from the table. */
  readonly subject: BoundExpression;
}

/**
 * Fits tables to loops over columns: the grid gets as many columns, the width of the repeated ones is shared out
 * among them, and cells of other rows that lie over all of them grow along.
 */
export function repeatColumns(root: TemplateTree): TemplateTree {
  const visit = (node: TemplateNode): TemplateNode => {
    if (node.kind === 'block')
      return {
        ...node,
        branches: node.branches.map((branch) => ({ ...branch, children: branch.children.map(visit) })),
      };
    if (node.kind !== 'element') return node;
    const element = { ...node, children: node.children.map(visit) };
    return element.key === 'w:tbl' ? fitted(element) : element;
  };
  const visited = visit(root);
  return visited.kind === 'element' ? visited : root;
}

function fitted(table: TemplateTree): TemplateTree {
  const loop = rowsOf(table.children, 0)
    .map(({ row, up }) => loopIn(row, up))
    .find((each) => each !== undefined);
  if (!loop) return table;
  const visit = (node: TemplateNode, up: number): TemplateNode => {
    if (node.kind === 'block')
      return {
        ...node,
        branches: node.branches.map((branch) => {
          const inner = up + (branch.test === 'each' ? 1 : 0);
          return { ...branch, children: branch.children.map((child) => visit(child, inner)) };
        }),
      };
    if (node.kind !== 'element' || node.key === 'w:tc') return node;
    if (node.key === 'w:tblGrid') return fittedGrid(node, loop);
    if (node.key === 'w:tr') return fittedRow(node, loop, up);
    return { ...node, children: node.children.map((child) => visit(child, up)) };
  };
  return { ...table, children: table.children.map((child) => visit(child, 0)) };
}

/** The rows of a table with the number of loops around each. */
function rowsOf(nodes: readonly TemplateNode[], up: number): { row: TemplateTree; up: number }[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'block')
      return node.branches.flatMap((branch) =>
        rowsOf(branch.children, up + (branch.test === 'each' ? 1 : 0)),
      );
    if (node.kind !== 'element') return [];
    return node.key === 'w:tr' ? [{ row: node, up }] : rowsOf(node.children, up);
  });
}

/** The loop over columns in a row, if there is one whose list the table can see. */
function loopIn(row: TemplateTree, up: number): ColumnLoop | undefined {
  let at = gridBefore(row);
  for (const child of row.children) {
    if (child.kind === 'block' && isColumnLoop(child)) {
      const branch = child.branches[0]!;
      const subject = branch.subject && seenFrom(branch.subject, up);
      return subject && { branch, from: at, to: at + widthOf(branch.children), subject };
    }
    at += widthOf([child]);
  }
  return undefined;
}

function isColumnLoop({ branches }: BlockNode): boolean {
  return branches[0] !== undefined && opensColumns(branches[0].tag.syntax);
}

/** A path as it reads that many loops further out; undefined where it starts from an entry of those. */
function seenFrom(subject: BoundExpression, up: number): BoundExpression | undefined {
  if (subject.kind !== 'path' || subject.up < up) return undefined;
  return { ...subject, up: subject.up - up };
}

function gridBefore(row: TemplateTree): number {
  return numberIn(row, 'w:trPr', 'w:gridBefore');
}

/** Columns of the grid that cells take. */
function widthOf(nodes: readonly TemplateNode[]): number {
  return nodes.reduce((sum, node) => sum + widthOfOne(node), 0);
}

function widthOfOne(node: TemplateNode): number {
  if (node.kind === 'block') return widthOf(node.branches[0]?.children ?? []);
  if (node.kind !== 'element') return 0;
  if (node.key === 'w:tc') return numberIn(node, 'w:tcPr', 'w:gridSpan') || 1;
  return /^w:sdt(?:Content)?$/.test(node.key) ? widthOf(node.children) : 0;
}

/** A number among the properties of a row or a cell; 0 when it is not there. */
function numberIn(element: TemplateTree, container: string, key: string): number {
  const properties = element.children.find((child) => isElement(child, container));
  return properties?.kind === 'element' ? Number(childValue(properties, key)) || 0 : 0;
}

function fittedGrid(grid: TemplateTree, { branch, from, to, subject }: ColumnLoop): TemplateTree {
  const columns = grid.children.filter((child) => isElement(child, 'w:gridCol'));
  const repeated = columns.slice(from, to).map((column) => withShare(column, 'w:w'));
  const block: BlockNode = {
    kind: 'block',
    branches: [{ tag: branch.tag, test: 'each', subject, children: repeated }],
  };
  return { ...grid, children: [...columns.slice(0, from), block, ...columns.slice(to)] };
}

/** Within the loop: the width is one of as many. */
function withShare(element: TemplateNode, key: string): TemplateNode {
  if (element.kind !== 'element') return element;
  const width = Number(attribute(element, key));
  if (!Number.isFinite(width) || width <= 0) return element;
  const share: Compute = ({ items }) => String(Math.max(1, Math.floor(width / Math.max(1, items.length))));
  return { ...element, computed: new Map([[key, share]]) };
}

function fittedRow(row: TemplateTree, loop: ColumnLoop, up: number): TemplateTree {
  const count = compileExpression(loop.subject);
  const columns = loop.to - loop.from;
  let at = gridBefore(row);
  const children = row.children.map((child): TemplateNode => {
    const start = at;
    at += widthOf([child]);
    if (child.kind === 'block' && isColumnLoop(child))
      return {
        ...child,
        branches: child.branches.map((branch) => ({ ...branch, children: branch.children.map(sharedCell) })),
      };
    const covers = start <= loop.from && at >= loop.to;
    if (child.kind !== 'element' || child.key !== 'w:tc' || !covers) return child;
    const others = at - start - columns;
    return withSpan(child, (scope) => others + columns * listOf(count(outward(scope, up))).length);
  });
  return { ...row, children };
}

function sharedCell(node: TemplateNode): TemplateNode {
  if (node.kind !== 'element' || node.key !== 'w:tc') return node;
  const share = (child: TemplateNode): TemplateNode => {
    if (child.kind !== 'element') return child;
    if (child.key === 'w:tcW' && attribute(child, 'w:type') !== 'auto') return withShare(child, 'w:w');
    return child.key === 'w:tcPr' ? { ...child, children: child.children.map(share) } : child;
  };
  return { ...node, children: node.children.map(share) };
}

/** A cell that lies over as many columns as the function says, one at least. */
function withSpan(cell: TemplateTree, span: (scope: Scope) => number): TemplateTree {
  const compute: Compute = (scope) => String(Math.max(1, span(scope)));
  return withProperty(cell, spanPlace, propertyElement(cell, 'gridSpan', '1', compute));
}
