import type { Field, FieldTree } from './fields.ts';
import { askNear, nearNames } from './near-names.ts';
import { describePlace, type Place, problemAt, type TemplateProblem } from './problems.ts';

/** What is found under a path: a value, a list, or other fields. */
export type OfferKind = 'value' | 'list' | 'group';

/** What data or a book offer to templates, by path; lists without an index: `明细.批号`. */
export type Offer = ReadonlyMap<string, OfferKind>;

/** A template's fields beside what is offered to it. */
export interface Comparison {
  /** Fields that are not offered (notes where the text may do without), or offered as something else: warnings. */
  readonly problems: readonly TemplateProblem[];
  /** Paths that the template does not use. */
  readonly unused: readonly string[];
}

/** Levels below the root that are looked at; deeper data is no form's. */
const deepest = 8;
/** Entries of a list that are looked at: those of one list are alike. */
const mostEntries = 200;

/** What data offer: every own property, those of a list's entries together. */
export function offerOfData(data: unknown): Offer {
  const offer = new Map<string, OfferKind>();
  const visit = (value: unknown, path: readonly string[]): void => {
    if (typeof value !== 'object' || value === null || path.length > deepest) return;
    if (Array.isArray(value)) for (const entry of value.slice(0, mostEntries)) visit(entry, path);
    else if (!(value instanceof Uint8Array))
      for (const [name, inner] of Object.entries(value)) {
        const at = [...path, name];
        const kind = kindOf(inner);
        if (offer.get(at.join('.')) !== 'list') offer.set(at.join('.'), kind);
        visit(inner, at);
      }
  };
  visit(data, []);
  return offer;
}

function kindOf(value: unknown): OfferKind {
  if (Array.isArray(value)) return 'list';
  return typeof value === 'object' && value !== null && !(value instanceof Uint8Array) ? 'group' : 'value';
}

/** An offer by its paths; what holds other paths is a list when it is a path itself, otherwise a group. */
export function offerOfPaths(paths: ReadonlySet<string>): Offer {
  const offer = new Map<string, OfferKind>();
  for (const path of paths) {
    const owner = path.slice(0, Math.max(0, path.lastIndexOf('.')));
    if (owner !== '') offer.set(owner, paths.has(owner) ? 'list' : 'group');
    if (!offer.has(path)) offer.set(path, 'value');
  }
  return offer;
}

/** Compares the fields of a template with what is offered. */
export function compareFields(fields: FieldTree, offer: Offer): Comparison {
  const used = new Set<string>();
  const problems: TemplateProblem[] = [];
  const visit = (field: Field): void => {
    used.add(field.path);
    const offered = offer.get(field.path);
    if (offered === undefined) problems.push(...unknownField(field, offer));
    else {
      if (isAtOdds(field, offered)) problems.push(otherKind(field, offered));
      for (const child of field.children) visit(child);
    }
  };
  for (const field of fields) visit(field);
  const unused = [...offer]
    .filter(([path, kind]) => kind === 'value' && !used.has(path))
    .map(([path]) => path);
  return { problems, unused };
}

/** A field that is not offered; of a group or a list the fields in it are named as well, each with its own likely name. */
function unknownField(field: Field, offer: Offer): TemplateProblem[] {
  const inner = field.children.flatMap((child) => unknownField(child, offer));
  const [place] = field.places;
  if (field.kind === 'group' || !place) return inner;
  const sameKind = [...offer].filter(([, kind]) => (field.kind === 'list') === (kind === 'list'));
  const near = nearNames(
    field.path,
    sameKind.map(([path]) => path),
  );
  // A condition or a 默认 may do without it.
  const severity = field.always ? 'warning' : 'note';
  const problem: TemplateProblem = {
    ...problemAt(place, 'field-unknown', '', '', severity),
    message: `没有“${field.path}”可填，用在${describePlace(place)}。`,
    repair: `${askNear(near)}请改模板里的名字，或在数据里补上它。`,
    field: field.path,
    ...(near.length > 0 ? { near } : {}),
  };
  return [problem, ...inner];
}

/** Texts may be conditions, lists may be printed by no one: only what cannot work is told. */
function isAtOdds({ kind }: Field, offered: OfferKind): boolean {
  if (kind === 'list') return offered !== 'list';
  if (kind === 'value') return offered !== 'value';
  return kind === 'group' && offered === 'value';
}

const words = { value: '一个值', list: '一个列表', group: '一组字段' } as const;

function otherKind(field: Field, offered: OfferKind): TemplateProblem {
  const wanted = field.kind === 'condition' ? 'value' : field.kind;
  const place = placeOf(field);
  const message = `“${field.path}”在模板里是${words[wanted]}，给出的却是${words[offered]}`;
  const repair = '列表用 {{#each 列表}}…{{/each}}，一组里的字段写成 {{组.字段}}。';
  return {
    code: 'field-other-kind',
    severity: 'warning',
    ...(place ? problemAt(place, 'field-other-kind', '', repair, 'warning') : {}),
    message: place ? `${message}，用在${describePlace(place)}。` : `${message}。`,
    repair,
    field: field.path,
  };
}

/** Where a field is used first; a group is used where its fields are. */
function placeOf({ places, children }: Field): Place | undefined {
  return places[0] ?? children.map(placeOf).find((place) => place !== undefined);
}
