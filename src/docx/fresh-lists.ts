import { deflateEntry, type ZipEntry } from '../opc/zip.ts';
import { readContentTypes } from './content-types.ts';
import type { Scope } from './evaluate.ts';
import { readPart } from './package-parts.ts';
import {
  attribute,
  childElements,
  childValue,
  serialiseXml,
  type XmlNode,
  type XmlTree,
  xmlDeclaration,
} from './xml.ts';

const numberingType = /\.wordprocessingml\.numbering\+xml$/;

/** The lists of a template: its numbering part (ISO/IEC 29500-1 §17.9). */
export interface Numbering {
  readonly part: string;
  readonly root: XmlTree;
  readonly lists: ReadonlyMap<string, XmlTree>;
  /** Greatest id of a list, and of a definition. */
  readonly greatest: number;
  readonly greatestDefinition: number;
}

/** Lists that one document needs besides those of its template: the same, counting anew. */
export interface FreshLists {
  /** Id of a list like the one given that counts anew in this turn of a loop; always the same for the same turn. */
  idFor(turn: Scope, numId: string): string;
  readonly isEmpty: boolean;
  /** The package with the lists defined. */
  addTo(entries: readonly ZipEntry[]): readonly ZipEntry[];
}

/** Reads the lists of a template; undefined when it has none. */
export function readNumbering(entries: readonly ZipEntry[]): Numbering | undefined {
  const typeOf = readContentTypes(entries);
  const part = entries.find(({ name }) => numberingType.test(typeOf(name) ?? ''))?.name;
  const root = part === undefined ? undefined : readPart(entries, part);
  if (part === undefined || !root) return undefined;
  const lists = new Map(childElements(root, 'w:num').map((num) => [attribute(num, 'w:numId') ?? '', num]));
  const definitions = childElements(root, 'w:abstractNum').map((each) => attribute(each, 'w:abstractNumId'));
  const greatestOf = (ids: Iterable<string | undefined>): number =>
    Math.max(0, ...[...ids].map(Number).filter(Number.isInteger));
  return {
    part,
    root,
    lists,
    greatest: greatestOf(lists.keys()),
    greatestDefinition: greatestOf(definitions),
  };
}

/** The depth in a list that stands for a paragraph style (w:pStyle of the level). */
export function levelForStyle(numbering: Numbering, numId: string, style: string): string | undefined {
  const abstract = definitionOf(numbering, numId);
  const level =
    abstract && childElements(abstract, 'w:lvl').find((each) => childValue(each, 'w:pStyle') === style);
  return level && attribute(level, 'w:ilvl');
}

/** Collects the fresh lists of one document. */
export function freshLists(numbering: Numbering | undefined): FreshLists {
  const turns = new Map<Scope, Map<string, string>>();
  const made: { readonly id: string; readonly like: string }[] = [];
  return {
    idFor(turn, numId) {
      if (!numbering || !definitionOf(numbering, numId)) return numId;
      const own = turns.get(turn) ?? new Map<string, string>();
      turns.set(turn, own);
      const known = own.get(numId);
      if (known !== undefined) return known;
      const id = String(numbering.greatest + 1 + made.length);
      made.push({ id, like: numId });
      own.set(numId, id);
      return id;
    },
    get isEmpty() {
      return made.length === 0;
    },
    addTo(entries) {
      if (!numbering || made.length === 0) return entries;
      const { root, part } = numbering;
      const definitions = made.map(({ id, like }) => freshDefinition(numbering, id, like));
      const lists = made.map(({ id, like }) => freshList(numbering, id, like));
      const changed = { ...root, children: behindLast(behindLast(root.children, definitions), lists) };
      const entry = deflateEntry(part, xmlDeclaration + serialiseXml(changed), 1);
      return entries.map((each) => (each.name === part ? entry : each));
    },
  };
}

/** Definitions stand first, then lists, then the mark of a clean-up (§17.9.17). */
function behindLast(children: readonly XmlNode[], added: readonly XmlTree[]): readonly XmlNode[] {
  const key = added[0]?.key;
  const at = children.findLastIndex((child) => child.kind === 'element' && child.key === key) + 1;
  return children.toSpliced(at, 0, ...added);
}

/** What tells Word that two definitions are the same list, or ties one to styles: a copy must not have it. */
const identity = new Set(['w:nsid', 'w:tmpl', 'w:styleLink', 'w:pStyle']);

/** The definition once more: lists of one definition would go on counting each other. */
function freshDefinition(numbering: Numbering, id: string, like: string): XmlTree {
  const definition = definitionOf(numbering, like)!;
  const isOwn = (child: XmlNode): boolean => !(child.kind === 'element' && identity.has(child.key));
  const children = definition.children
    .filter(isOwn)
    .map((child) => (child.kind === 'text' ? child : { ...child, children: child.children.filter(isOwn) }));
  return { ...withValue(definition, 'w:abstractNumId', definitionId(numbering, id)), children };
}

/** The list once more, of the copied definition. */
function freshList(numbering: Numbering, id: string, like: string): XmlTree {
  const list = numbering.lists.get(like)!;
  const children = list.children.map((child) =>
    child.kind === 'element' && child.key === 'w:abstractNumId'
      ? withValue(child, 'w:val', definitionId(numbering, id))
      : child,
  );
  return { ...withValue(list, 'w:numId', id), children };
}

/** Ids of definitions are counted apart from those of lists. */
function definitionId({ greatest, greatestDefinition }: Numbering, id: string): string {
  return String(greatestDefinition + Number(id) - greatest);
}

function withValue(element: XmlTree, key: string, value: string): XmlTree {
  const attributes = element.attributes.map((each) => (each.key === key ? { ...each, value } : each));
  return { ...element, attributes };
}

function definitionOf({ root, lists }: Numbering, numId: string): XmlTree | undefined {
  const list = lists.get(numId);
  const id = list && childValue(list, 'w:abstractNumId');
  return childElements(root, 'w:abstractNum').find((each) => attribute(each, 'w:abstractNumId') === id);
}
