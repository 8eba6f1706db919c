import { Collection, Face } from '../api/face.ts';
import { findMember, hasMember, readMember, upperFirst } from './members.ts';

/** What the client keeps to find an object again. */
export function identity(object: Face): Record<string, unknown> {
  const kept = object.referenceId === undefined ? {} : { _ReferenceId: object.referenceId };
  for (const key of ['id', '_Id'])
    if (hasMember(object, key)) return { ...kept, [upperFirst(key)]: readMember(object, key) };
  return kept;
}

/** The properties a query asks for; `*`, `$all` and nothing at all mean the object's own scalars. */
export function project(object: Face, select: readonly string[], skip = 0, top?: number): unknown {
  const own = select.filter((path) => path !== '$none');
  if (object instanceof Collection) return projectCollection(object, own, skip, top);
  const scalars = (object.constructor as typeof Face).scalars;
  const paths =
    own.length === 0 && select.length === 0
      ? scalars
      : own.flatMap((path) => (/^(\*|\$all)$/.test(path) ? scalars : [path]));
  const inside = new Map<string, string[]>();
  for (const path of paths) {
    const [head = '', ...rest] = path.split('/');
    const more = inside.get(head) ?? [];
    if (rest.length > 0) more.push(rest.join('/'));
    inside.set(head, more);
  }
  const result = identity(object);
  for (const [head, more] of inside) {
    const value = readMember(object, head);
    result[upperFirst(head)] = value instanceof Face ? project(value, more) : (value ?? null);
  }
  return result;
}

function projectCollection(
  object: Collection<Face>,
  select: readonly string[],
  skip: number,
  top: number | undefined,
): unknown {
  const mine = (path: string): boolean => path === 'count' || hasOnly(object, path);
  const shown = object.items.slice(skip, top === undefined ? undefined : skip + top);
  const result: Record<string, unknown> = {};
  for (const path of select.filter(mine)) {
    const value = readMember(object, path.split('/')[0] ?? '');
    result[upperFirst(path.split('/')[0] ?? '')] =
      value instanceof Face ? project(value, [path.split('/').slice(1).join('/')]) : value;
  }
  const forItems = select.filter((path) => !mine(path));
  if (forItems.length > 0 || select.length === 0)
    result._Items = shown.map((item) => project(item, forItems));
  return result;
}

/** Properties of a collection beside its items, such as the four sides of `borders`. */
function hasOnly(object: Face, path: string): boolean {
  const head = path.split('/')[0] ?? '';
  return (
    head !== 'items' && !['count', 'id', 'name'].includes(head) && findMember(object, head)?.get !== undefined
  );
}
