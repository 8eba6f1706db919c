import { compileChoice, compileExpression, listOf, type Scope } from './evaluate.ts';
import { itemsOf } from './lift.ts';
import type { BlockNode, TemplateNode, TemplateTree } from './nest.ts';

/** Whether something will be there: known now, or only once there is data. */
export type Presence = boolean | ((scope: Scope) => boolean);

/** What the last block-level element of a container will be. */
export type Ending = 'paragraph' | 'other' | 'none';
type EndingOf = Ending | ((scope: Scope) => Ending);

/** A scope for looking ahead into an entry of a list; nothing is numbered in it. */
function entryScope(items: readonly unknown[], index: number, parent: Scope): Scope {
  return { item: items[index], parent, index, items, firstId: 0, budget: parent.budget };
}

/** Whether any of the nodes shows something to a reader. */
export function presenceOfAny(
  nodes: readonly TemplateNode[],
  shows: (node: TemplateNode) => Presence,
): Presence {
  const open: ((scope: Scope) => boolean)[] = [];
  for (const node of nodes) {
    const presence = shows(node);
    if (presence === true) return true;
    if (presence !== false) open.push(presence);
  }
  if (open.length === 0) return false;
  return (scope) => open.some((presence) => presence(scope));
}

function presenceOfBlock(block: BlockNode, shows: (node: TemplateNode) => Presence): Presence {
  const arms = block.branches.map(({ children }) => presenceOfAny(children, shows));
  if (arms.every((arm) => arm === false)) return false;
  const [first] = block.branches;
  const choose = compileChoice(block.branches);
  const list = first?.test === 'each' && first.subject ? compileExpression(first.subject) : undefined;
  return (scope) => {
    const chosen = choose(scope);
    const arm = arms[chosen];
    if (typeof arm !== 'function') return arm === true;
    if (!list || chosen !== 0) return arm(scope);
    const items = listOf(list(scope));
    return items.some((_, index) => --scope.budget.turns < 0 || arm(entryScope(items, index, scope)));
  };
}

/** Whether a node of a paragraph shows something: text, a picture, a value, or a block whose chosen arm does. */
export function presenceOf(node: TemplateNode): Presence {
  if (node.kind === 'value') return true;
  if (node.kind === 'text') return node.text.trim() !== '';
  if (node.kind === 'block') return presenceOfBlock(node, presenceOf);
  const own = { ...node, children: [] };
  if (itemsOf(own).length > 0) return true;
  return presenceOfAny(node.children, presenceOf);
}

/** True when a block stands in the text of the paragraph (not in a text box of it). */
function holdsBlock(node: TemplateNode): boolean {
  if (node.kind === 'block') return true;
  return (
    node.kind === 'element' &&
    itemsOf({ ...node, children: [] }).length === 0 &&
    node.children.some(holdsBlock)
  );
}

/** True for a paragraph that people may write in although the document is read-only: a place to sign. */
function isOpenPlace(paragraph: TemplateTree): boolean {
  return paragraph.children.some((child) => child.kind === 'element' && child.key === 'w:permStart');
}

/**
 * When an element stands in the document at all. A paragraph whose text is all within blocks goes when they show
 * nothing, a table when no row of it is left, a row without cells; all else stays, empty or not, as its author wrote it.
 */
export function guardOf(element: TemplateTree): Presence {
  if (element.key === 'w:p') return holdsBlock(element) && !isOpenPlace(element) ? presenceOf(element) : true;
  if (element.key === 'w:tr') return presenceOfAny(element.children, isCell);
  return element.key === 'w:tbl' ? presenceOfAny(element.children, isRow) : true;
}

/** What may stand around rows and cells. */
const wrapper = /^w:(?:sdt|sdtContent|customXml)$/;

function isRow(node: TemplateNode): Presence {
  if (node.kind === 'block') return presenceOfBlock(node, isRow);
  if (node.kind !== 'element') return false;
  if (node.key === 'w:tr') return guardOf(node);
  return wrapper.test(node.key) ? presenceOfAny(node.children, isRow) : false;
}

function isCell(node: TemplateNode): Presence {
  if (node.kind === 'block') return presenceOfBlock(node, isCell);
  if (node.kind !== 'element') return false;
  return node.key === 'w:tc' || (wrapper.test(node.key) && presenceOfAny(node.children, isCell));
}

/** Containers that need a paragraph at their end (ISO/IEC 29500-1 §17.4.65 for cells; Word wants it in all). */
const endsInParagraph = new Set([
  'w:tc',
  'w:txbxContent',
  'w:hdr',
  'w:ftr',
  'w:footnote',
  'w:endnote',
  'w:body',
]);

/** When a paragraph must be added at the end of an element so that Word accepts it. */
export function fillerOf(element: TemplateTree): Presence {
  if (endsInParagraph.has(element.key)) return negated(endingOf(element.children), ['paragraph']);
  const isBlockControl =
    element.key === 'w:sdtContent' &&
    element.children.some((node) => node.kind === 'block' || isBlockLevel(node));
  return isBlockControl && holdsBlockLevel(element.children)
    ? negated(endingOf(element.children), ['paragraph', 'other'])
    : false;
}

function isBlockLevel(node: TemplateNode): boolean {
  return node.kind === 'element' && (node.key === 'w:p' || node.key === 'w:tbl');
}

function holdsBlockLevel(nodes: readonly TemplateNode[]): boolean {
  return nodes.some((node) =>
    node.kind === 'block'
      ? node.branches.some(({ children }) => holdsBlockLevel(children))
      : isBlockLevel(node),
  );
}

function negated(ending: EndingOf, accepted: readonly Ending[]): Presence {
  return typeof ending === 'function'
    ? (scope) => !accepted.includes(ending(scope))
    : !accepted.includes(ending);
}

/** What stands last among the children, looking back over blocks that may show nothing. */
function endingOf(nodes: readonly TemplateNode[]): EndingOf {
  const open: ((scope: Scope) => Ending)[] = [];
  let last: Ending = 'none';
  for (const node of nodes.toReversed()) {
    const ending = endingOfNode(node);
    if (typeof ending === 'function') open.push(ending);
    else if (ending !== 'none') {
      last = ending;
      break;
    }
  }
  if (open.length === 0) return last;
  return (scope) => {
    for (const ending of open) {
      const found = ending(scope);
      if (found !== 'none') return found;
    }
    return last;
  };
}

function endingOfNode(node: TemplateNode): EndingOf {
  if (node.kind === 'block') return endingOfBlock(node);
  if (node.kind !== 'element') return 'none';
  if (node.key === 'w:p' || node.key === 'w:tbl') {
    const kind: Ending = node.key === 'w:p' ? 'paragraph' : 'other';
    const guard = guardOf(node);
    return typeof guard === 'function' ? (scope) => (guard(scope) ? kind : 'none') : guard ? kind : 'none';
  }
  if (node.key === 'w:sdt') {
    const content = node.children.find((child) => child.kind === 'element' && child.key === 'w:sdtContent');
    if (content?.kind !== 'element') return 'none';
    const ending = endingOf(content.children);
    // An empty control is given a paragraph.
    const filled = (found: Ending): Ending => (found === 'none' ? 'paragraph' : found);
    return typeof ending === 'function' ? (scope) => filled(ending(scope)) : filled(ending);
  }
  return 'none';
}

function endingOfBlock({ branches }: BlockNode): EndingOf {
  const arms = branches.map(({ children }) => endingOf(children));
  if (arms.every((arm) => arm === 'none')) return 'none';
  const choose = compileChoice(branches);
  const [first] = branches;
  const list = first?.test === 'each' && first.subject ? compileExpression(first.subject) : undefined;
  return (scope) => {
    const chosen = choose(scope);
    const arm = arms[chosen] ?? 'none';
    if (typeof arm !== 'function') return arm;
    if (!list || chosen !== 0) return arm(scope);
    const items = listOf(list(scope));
    for (let index = items.length - 1; index >= 0 && --scope.budget.turns >= 0; index--) {
      const found = arm(entryScope(items, index, scope));
      if (found !== 'none') return found;
    }
    return 'none';
  };
}
