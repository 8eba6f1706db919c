/**
 * The one place that knows how the office.js client and its host talk: batches of actions on object paths, names
 * in PascalCase, results by action, events as entries. The format is observed, not documented; `boot.test.ts`
 * fails first when another version of the package changes it.
 */

import { Collection, Face } from './api/face.ts';
import { eventReference } from './api/workbook.ts';
import { HostError, invalidArgument, notWritten } from './errors.ts';
import type { HostEvent } from './model/events.ts';

interface ArgumentInfo {
  readonly Arguments?: readonly unknown[];
  readonly ReferencedObjectPathIds?: readonly unknown[];
}

interface WirePath {
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
}

interface WireAction {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly QueryInfo?: {
    readonly Select?: readonly string[];
    readonly Expand?: readonly string[];
    readonly Top?: number;
    readonly Skip?: number;
  };
  readonly ArgumentInfo?: ArgumentInfo;
}

export interface Batch {
  readonly Actions: readonly WireAction[];
  readonly ObjectPaths: Readonly<Record<string, WirePath>>;
}

export interface BatchReply {
  readonly Results: readonly { readonly ActionId: number; readonly Value: unknown }[];
  readonly Error?: {
    readonly Code: string;
    readonly Message: string;
    readonly HttpStatusCode: number;
    readonly ActionIndex: number;
    readonly Location: string;
  };
}

const pathTypes = { global: 1, method: 3, property: 4, indexer: 5, reference: 6, none: 7 };
const actionTypes = { instantiate: 1, query: 2, method: 3, set: 4, trace: 5 };

/** Bits of a request's flags. */
export const requestFlags = { writes: 1, waitsForCellEdit: 64 };

/** Events this host raises; registering another is refused, so that no test waits for it in vain. */
const registrable = [
  'Activated',
  'Added',
  'Calculated',
  'DataChanged',
  'Deactivated',
  'Deleted',
  'NameChanged',
  'ProtectionChanged',
  'RowSorted',
  'SelectionChanged',
];

/** True for the request by which the client lets go of tracked objects after `Excel.run`. */
export function isCleanup(batch: Batch): boolean {
  return (
    batch.Actions.length > 0 &&
    batch.Actions.every((action) => /^_(Remove|Release)Reference$/.test(action.Name))
  );
}

/** Runs batches on the objects under `root`. */
export class Protocol {
  /** Tracked objects by reference id. */
  readonly references = new Map<string, Face>();
  /** Events listened to, such as `Worksheet {id} DataChanged`, with the number of registrations. */
  readonly registrations = new Map<string, number>();
  private readonly root: Face;
  private nextReference = 1;

  constructor(root: Face) {
    this.root = root;
  }

  /** Runs the actions in order; the first that fails ends the batch, what went before stays done. */
  execute(batch: Batch, before: (index: number) => void = () => {}): BatchReply {
    const Results: { ActionId: number; Value: unknown }[] = [];
    const objects = new PathObjects(this.root, this.references, batch);
    for (const [index, action] of batch.Actions.entries()) {
      try {
        before(index);
        const Value = this.run(action, objects);
        if (action.ActionType !== actionTypes.set) Results.push({ ActionId: action.Id, Value });
      } catch (error) {
        if (!(error instanceof HostError)) throw error;
        const { code, message, status } = error;
        return {
          Results,
          Error: {
            Code: code,
            Message: message,
            HttpStatusCode: status,
            ActionIndex: index,
            Location: action.Name,
          },
        };
      }
    }
    return { Results };
  }

  private run(action: WireAction, objects: PathObjects): unknown {
    if (action.ActionType === actionTypes.trace) return null;
    const object = objects.at(action.ObjectPathId);
    switch (action.ActionType) {
      case actionTypes.instantiate:
        return object && identity(object);
      case actionTypes.query:
        return object && this.query(object, action);
      case actionTypes.method:
        return object && this.call(object, action, objects);
      case actionTypes.set:
        if (object) setMember(object, action.Name, objects.args(action.ArgumentInfo)[0]);
        return null;
      default:
        throw notWritten(`action type ${action.ActionType}`);
    }
  }

  private call(object: Face, action: WireAction, objects: PathObjects): unknown {
    if (action.Name === '_KeepReference') {
      const id = `ref${this.nextReference++}`;
      this.references.set(id, object);
      return { _ReferenceId: id };
    }
    if (/^_(Remove|Release)Reference$/.test(action.Name)) {
      this.references.delete(String(objects.args(action.ArgumentInfo)[0]));
      return null;
    }
    const event = /^_(Un)?[rR]egister(?:Event)?(\w+?)(?:Event)?$/.exec(action.Name);
    if (event) {
      this.register(object, event[2] ?? '', event[1] === undefined ? 1 : -1);
      return null;
    }
    const result = callMember(object, action.Name, objects.args(action.ArgumentInfo));
    return result instanceof Face ? identity(result) : (result ?? null);
  }

  private register(object: Face, event: string, step: number): void {
    if (!registrable.includes(event)) throw notWritten(`event ${object.constructor.name}.${event}`);
    const id = hasMember(object, 'id') ? ` ${String(readMember(object, 'id'))}` : '';
    const key = `${object.constructor.name}${id} ${event}`;
    const count = (this.registrations.get(key) ?? 0) + step;
    if (count <= 0) this.registrations.delete(key);
    else this.registrations.set(key, count);
  }

  private query(object: Face, { QueryInfo = {} }: WireAction): unknown {
    const wanted = [...(QueryInfo.Select ?? []), ...(QueryInfo.Expand ?? [])];
    return project(object, wanted, QueryInfo.Skip ?? 0, QueryInfo.Top);
  }
}

/** The objects of one batch by path id, made when first asked for and then kept. */
class PathObjects {
  private readonly root: Face;
  private readonly references: ReadonlyMap<string, Face>;
  private readonly batch: Batch;
  private readonly made = new Map<number, Face | null>();

  constructor(root: Face, references: ReadonlyMap<string, Face>, batch: Batch) {
    this.root = root;
    this.references = references;
    this.batch = batch;
  }

  at(id: number): Face | null {
    const known = this.made.get(id);
    if (known !== undefined) return known;
    const path = this.batch.ObjectPaths[id];
    if (!path) throw invalidArgument(`object path ${id}`);
    const made = this.make(path);
    this.made.set(id, made);
    return made;
  }

  private make(path: WirePath): Face | null {
    if (path.ObjectPathType === pathTypes.global) return this.root;
    if (path.ObjectPathType === pathTypes.none) return null;
    if (path.ObjectPathType === pathTypes.reference) return this.reference(path.Name);
    const parent = path.ParentObjectPathId === undefined ? null : this.at(path.ParentObjectPathId);
    if (parent === null) return null;
    switch (path.ObjectPathType) {
      case pathTypes.method:
        return asFace(callMember(parent, path.Name, this.args(path.ArgumentInfo)), path.Name);
      case pathTypes.property:
        return asFace(readMember(parent, path.Name), path.Name);
      case pathTypes.indexer:
        return asFace(callMember(parent, 'GetItem', this.args(path.ArgumentInfo)), 'GetItem');
      default:
        throw notWritten(`object path type ${path.ObjectPathType} ${path.Name}`);
    }
  }

  private reference(id: string): Face {
    const object = this.references.get(id);
    if (!object) throw new HostError('InvalidReference', `tracked object ${id}`);
    return object;
  }

  /** Arguments, with objects in place of the ids that stand for them. */
  args({ Arguments = [], ReferencedObjectPathIds: ids }: ArgumentInfo = {}): unknown[] {
    return Arguments.map((value, k) => this.argument(value, ids?.[k]));
  }

  private argument(value: unknown, id: unknown): unknown {
    if (typeof id === 'number' && id > 0) return this.at(id);
    if (Array.isArray(value))
      return Array.isArray(id) ? value.map((item, k) => this.argument(item, id[k])) : value;
    if (value === null || typeof value !== 'object') return value;
    const entries = Object.entries(value);
    const reference = entries.find(([key]) => key === '_ObjectPathId');
    if (reference) return this.at(Number(reference[1]));
    return Object.fromEntries(entries.map(([key, item]) => [key, this.argument(item, undefined)]));
  }
}

function asFace(value: unknown, name: string): Face | null {
  if (value === null || value instanceof Face) return value;
  throw notWritten(`object ${name}`);
}

const lowerFirst = (name: string): string => (name[0] ?? '').toLowerCase() + name.slice(1);
const upperFirst = (name: string): string => (name[0] ?? '').toUpperCase() + name.slice(1);

/** An accessor or method of the class itself: neither a field nor anything of `Object`. */
function findMember(object: Face, name: string): PropertyDescriptor | undefined {
  const key = lowerFirst(name) in object ? lowerFirst(name) : name;
  for (
    let proto = Object.getPrototypeOf(object);
    proto && proto !== Face.prototype;
    proto = Object.getPrototypeOf(proto)
  ) {
    const found = Object.getOwnPropertyDescriptor(proto, key);
    if (found && key !== 'constructor') return found;
  }
  return undefined;
}

const hasMember = (object: Face, name: string): boolean => findMember(object, name) !== undefined;
const nameOf = (object: Face, name: string): string => `${object.constructor.name}.${lowerFirst(name)}`;

function readMember(object: Face, name: string): unknown {
  const member = findMember(object, name);
  if (!member?.get) throw notWritten(nameOf(object, name));
  return member.get.call(object);
}

function setMember(object: Face, name: string, value: unknown): void {
  const member = findMember(object, name);
  if (!member?.set) throw notWritten(`${nameOf(object, name)} =`);
  member.set.call(object, value);
}

function callMember(object: Face, name: string, args: readonly unknown[]): unknown {
  const member = findMember(object, name);
  if (typeof member?.value !== 'function') throw notWritten(`${nameOf(object, name)}()`);
  const given = args.map((value) => (value === null ? undefined : value));
  return member.value.apply(object, given);
}

/** What the client keeps to find an object again. */
function identity(object: Face): Record<string, unknown> {
  for (const key of ['id', '_Id'])
    if (hasMember(object, key)) return { [upperFirst(key)]: readMember(object, key) };
  return {};
}

/** The properties a query asks for; `*`, `$all` and nothing at all mean the object's own scalars. */
function project(object: Face, select: readonly string[], skip = 0, top?: number): unknown {
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

/** One message of an event push. */
export interface EventEntry {
  readonly messageCategory: number;
  readonly messageType: number;
  readonly targetId: string;
  readonly message: string;
}

const category = 65_536;
const workbookTarget = 'Workbook';

/** The entries an event becomes: one for each kind of listener. `triggerSource` came with ExcelApi 1.14. */
export function eventEntries(event: HostEvent, options: { readonly triggerSource: boolean }): EventEntry[] {
  const entry = (messageType: number, targetId: string, message: object): EventEntry => ({
    messageCategory: category,
    messageType,
    targetId,
    message: JSON.stringify(message),
  });
  const both = (type: number, sheetId: string, message: object): EventEntry[] => [
    entry(type, sheetId, message),
    entry(type, workbookTarget, message),
  ];
  switch (event.kind) {
    case 'changed': {
      const { sheetId, address, changeType, source, details, shift, triggerSource } = event;
      const shared = {
        address,
        changeType,
        source,
        worksheetId: sheetId,
        ...details,
        referenceId: eventReference(sheetId, address),
      };
      const sheetMessage = {
        ...shared,
        shiftDirection: shift,
        ...(options.triggerSource && { triggerSource: triggerSource ?? 'Unknown' }),
      };
      const tables = event.tableIds.flatMap((tableId) => [
        entry(101, tableId, { ...shared, tableId }),
        entry(101, workbookTarget, { ...shared, tableId }),
        entry(101, sheetId, { ...shared, tableId }),
      ]);
      return [...both(10, sheetId, sheetMessage), ...tables];
    }
    case 'selection':
      return both(14, event.sheetId, { worksheetId: event.sheetId, address: event.address });
    case 'sheet-activated':
      return both(11, event.sheetId, { worksheetId: event.sheetId });
    case 'sheet-deactivated':
      return both(12, event.sheetId, { worksheetId: event.sheetId });
    case 'sheet-added':
      return [entry(13, workbookTarget, { worksheetId: event.sheetId, source: event.source })];
    case 'sheet-deleted':
      return [entry(15, workbookTarget, { worksheetId: event.sheetId, source: event.source })];
    case 'sheet-renamed': {
      const { sheetId, before, after, source } = event;
      return both(25, sheetId, { worksheetId: sheetId, nameBefore: before, nameAfter: after, source });
    }
    case 'table-added': {
      const { tableId, sheetId, source } = event;
      return both(102, sheetId, { tableId, worksheetId: sheetId, source });
    }
    case 'table-deleted': {
      const { tableId, tableName, sheetId, source } = event;
      return both(103, sheetId, { tableId, tableName, worksheetId: sheetId, source });
    }
    case 'protection': {
      const { sheetId, isProtected, source } = event;
      return both(24, sheetId, { worksheetId: sheetId, isProtected, source });
    }
    case 'row-sorted':
      return both(19, event.sheetId, {
        worksheetId: event.sheetId,
        address: event.address,
        source: event.source,
      });
    case 'calculated':
      return both(16, event.sheetId, { worksheetId: event.sheetId, address: event.address });
    case 'workbook-activated':
      return [entry(2203, workbookTarget, {})];
  }
}
