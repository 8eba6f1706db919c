import type { ValueType } from './helper.ts';
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
  /** What its value must read as, when a function of the template says so: {{日期 签订日期}} wants a date. */
  readonly reads?: ValueType;
  /** True when an empty one is reported as missing (it is printed or looped over somewhere). */
  readonly required: boolean;
  /** True when it is so outside of every condition: no document comes out without it. */
  readonly always: boolean;
  /** Where it is used, in the order of the document. */
  readonly places: readonly Place[];
  readonly children: readonly Field[];
}

/** The fields of a template, in the order of first use. */
export type FieldTree = readonly Field[];

interface Draft {
  readonly name: string;
  readonly path: string;
  readonly uses: Set<FieldUse['kind']>;
  reads?: ValueType;
  required: boolean;
  always: boolean;
  readonly places: Place[];
  readonly children: Map<string, Draft>;
}

/** One use of a field. */
export interface FieldUse {
  readonly kind: Exclude<FieldKind, 'group'>;
  readonly reads?: ValueType;
  readonly required: boolean;
  /** True inside a condition, where the use may not come about. */
  readonly isConditional: boolean;
}

export interface FieldCollector {
  /** Notes a use; an empty path (the data as a whole) is no field. */
  add(path: readonly string[], use: FieldUse, place: Place): void;
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
    add: (path, { kind, reads, required, isConditional }, place) => {
      let level = roots;
      let field: Draft | undefined;
      for (const [index, name] of path.entries()) {
        field = level.get(name) ?? newDraft(name, path.slice(0, index + 1));
        level.set(name, field);
        level = field.children;
      }
      if (!field) return;
      field.uses.add(kind);
      if (reads) field.reads ??= reads;
      field.required ||= required;
      field.always ||= required && !isConditional;
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
    always: false,
    places: [],
    children: new Map(),
  };
}

function finish({ name, path, uses, reads, required, always, places, children }: Draft): Field {
  return {
    name,
    path,
    kind: kindOf(uses, children.size > 0),
    ...(reads ? { reads } : {}),
    required,
    always,
    places,
    children: [...children.values()].map(finish),
  };
}

function kindOf(uses: ReadonlySet<FieldUse['kind']>, hasChildren: boolean): FieldKind {
  if (uses.has('list')) return 'list';
  if (hasChildren) return 'group';
  return uses.has('value') ? 'value' : 'condition';
}
