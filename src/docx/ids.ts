import type { BranchNode, TemplateNode, TemplateTree } from './nest.ts';
import { guardOf } from './presence.ts';
import { attribute, type XmlAttribute, type XmlElement } from './xml.ts';

/** Attributes that must be unique in a document, by element: the kind of id and the attribute that holds it. */
const idAttributes: Readonly<Record<string, { readonly kind: string; readonly key: string }>> = {
  'w:bookmarkStart': { kind: 'bookmark', key: 'w:id' },
  'w:bookmarkEnd': { kind: 'bookmark', key: 'w:id' },
  'w:permStart': { kind: 'permission', key: 'w:id' },
  'w:permEnd': { kind: 'permission', key: 'w:id' },
  'wp:docPr': { kind: 'drawing', key: 'id' },
  /** Of a content control; Word draws them at random. */
  'w:id': { kind: 'control', key: 'w:val' },
};

/** The unique ids of a template and what loops make of them. */
export interface IdPlan {
  /** For each loop body the ids that every turn needs afresh: kind and id as written → position. */
  readonly slots: ReadonlyMap<BranchNode, ReadonlyMap<string, number>>;
  /** Bookmarks and permissions whose two ends stand in different blocks: one end could be left alone. */
  readonly dropped: ReadonlySet<string>;
}

/** The kind and value of the id that an element carries. */
export function idOf(element: XmlElement<unknown>): { slot: string; key: string; id: string } | undefined {
  const place = Object.hasOwn(idAttributes, element.key) ? idAttributes[element.key] : undefined;
  const id = place && attribute(element, place.key);
  return place && id !== undefined ? { slot: `${place.kind} ${id}`, key: place.key, id } : undefined;
}

/** True for the attribute that a loop must change. */
export function isBookmarkName(element: XmlElement<unknown>, { key }: XmlAttribute): boolean {
  return element.key === 'w:bookmarkStart' && key === 'w:name';
}

/** Plans fresh ids for all that stands in loops. */
export function planIds(root: TemplateTree): IdPlan {
  const slots = new Map<BranchNode, Map<string, number>>();
  const ends = new Map<string, unknown[]>();

  const visit = (node: TemplateNode, loop: BranchNode | undefined, guard: unknown): void => {
    if (node.kind === 'block') {
      for (const branch of node.branches) {
        const inner = branch.test === 'each' ? branch : loop;
        for (const child of branch.children) visit(child, inner, branch);
      }
    } else if (node.kind === 'element') {
      const found = idOf(node);
      if (found && loop) {
        const own = slots.get(loop) ?? new Map<string, number>();
        if (!own.has(found.slot)) own.set(found.slot, own.size);
        slots.set(loop, own);
      }
      if (found && /(?:Start|End)$/.test(node.key))
        ends.set(found.slot, [...(ends.get(found.slot) ?? []), guard]);
      const inner = typeof guardOf(node) === 'function' ? node : guard;
      for (const child of node.children) visit(child, loop, inner);
    }
  };
  visit(root, undefined, undefined);
  const isBroken = (guards: readonly unknown[]): boolean => guards.length !== 2 || guards[0] !== guards[1];
  const dropped = [...ends].filter(([, guards]) => isBroken(guards)).map(([slot]) => slot);
  return { slots, dropped: new Set(dropped) };
}

/** The greatest id below a billion that any element of the trees carries; fresh ones start above it. */
export function greatestId(roots: readonly XmlElement<unknown>[]): number {
  let greatest = 0;
  const visit = (element: XmlElement<unknown>): void => {
    const id = Number(idOf(element)?.id ?? 0);
    if (Number.isInteger(id) && id < 1e9) greatest = Math.max(greatest, id);
    for (const child of element.children) if (isElement(child)) visit(child);
  };
  for (const root of roots) visit(root);
  return greatest;
}

function isElement(node: unknown): node is XmlElement<unknown> {
  return typeof node === 'object' && node !== null && 'children' in node;
}
