import type { Place } from './problems.ts';

/**
 * What a field is used for: `value` is printed, `list` is looped over, `condition` only decides,
 * `group` only holds other fields.
 */
export type FieldKind = 'value' | 'list' | 'condition' | 'group';

/** A field that a template uses. */
export interface Field {
  readonly name: string;
  /** From the root, lists without an index: `明细.批号`. */
  readonly path: string;
  readonly kind: FieldKind;
  /** True when an empty one is reported as missing (it is printed or looped over somewhere). */
  readonly required: boolean;
  /** Where it is used, in the order of the document. */
  readonly places: readonly Place[];
  readonly children: readonly Field[];
}

/** The fields of a template, in the order of first use. */
export type FieldTree = readonly Field[];

interface Draft {
  readonly name: string;
  readonly path: string;
  readonly uses: Set<FieldUse>;
  required: boolean;
  readonly places: Place[];
  readonly children: Map<string, Draft>;
}

export type FieldUse = Exclude<FieldKind, 'group'>;

export interface FieldCollector {
  /** Notes a use; an empty path (the data as a whole) is no field. */
  add(path: readonly string[], use: FieldUse, required: boolean, place: Place): void;
  tree(): FieldTree;
}

/** A path as people read it, and as problems and options name it. */
export function fieldName(path: readonly string[]): string {
  return path.join('.');
}

/** Collects the fields that a template uses into a tree. */
export function collectFields(): FieldCollector {
  const roots = new Map<string, Draft>();
  return {
    add: (path, use, required, place) => {
      let level = roots;
      let field: Draft | undefined;
      for (const [index, name] of path.entries()) {
        field = level.get(name) ?? newDraft(name, path.slice(0, index + 1));
        level.set(name, field);
        level = field.children;
      }
      if (!field) return;
      field.uses.add(use);
      field.required ||= required;
      const last = field.places.at(-1);
      if (last?.part !== place.part || last.paragraph !== place.paragraph) field.places.push(place);
    },
    tree: () => [...roots.values()].map(finish),
  };
}

function newDraft(name: string, path: readonly string[]): Draft {
  return {
    name,
    path: fieldName(path),
    uses: new Set(),
    required: false,
    places: [],
    children: new Map(),
  };
}

function finish({ name, path, uses, required, places, children }: Draft): Field {
  return {
    name,
    path,
    kind: kindOf(uses, children.size > 0),
    required,
    places,
    children: [...children.values()].map(finish),
  };
}

function kindOf(uses: ReadonlySet<FieldUse>, hasChildren: boolean): FieldKind {
  if (uses.has('list')) return 'list';
  if (hasChildren) return 'group';
  return uses.has('value') ? 'value' : 'condition';
}
