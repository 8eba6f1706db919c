import { Face } from '../api/face.ts';
import { Range } from '../api/range.ts';
import { HostError, notWritten } from '../errors.ts';
import { callMember, hasMember, readMember, setMember } from './members.ts';
import { PathObjects } from './path-objects.ts';
import { identity, project } from './query.ts';
import type { Batch, BatchReply, WireAction } from './wire.ts';

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

const isRelease = ({ Name }: WireAction): boolean => /^_(Remove|Release)Reference$/.test(Name);

/** True for the request by which the client lets go of tracked objects after `Excel.run`. */
export function isCleanup({ Actions }: Batch): boolean {
  const idle = (action: WireAction): boolean =>
    action.ActionType === actionTypes.instantiate || isRelease(action);
  return Actions.some(isRelease) && Actions.every(idle);
}

/** Runs batches on the objects under `root`. */
export class Protocol {
  /** Tracked objects by reference id. */
  readonly references = new Map<string, Face>();
  /** Events listened to, such as `Worksheet {id} DataChanged`, with the number of registrations. */
  readonly registrations = new Map<string, number>();
  private readonly root: Face;
  private readonly services: ReadonlyMap<string, Face>;
  private nextReference = 1;

  /** @param services objects beside the workbook, by the name the client makes them under */
  constructor(root: Face, services: ReadonlyMap<string, Face>) {
    this.root = root;
    this.services = services;
  }

  /** Runs the actions in order; the first that fails ends the batch, what went before stays done. */
  execute(batch: Batch, before: (index: number) => void = () => {}): BatchReply {
    const Results: { ActionId: number; Value: unknown }[] = [];
    const objects = new PathObjects(this.root, this.references, this.services, batch);
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
      this.keep(object);
      return null;
    }
    if (isRelease(action)) {
      this.release(String(objects.args(action.ArgumentInfo)[0]));
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

  private keep(object: Face): void {
    object.referenceId ??= `ref${this.nextReference++}`;
    this.references.set(object.referenceId, object);
    if (object instanceof Range) object.book.followers.add(object);
  }

  private release(id: string): void {
    const object = this.references.get(id);
    if (object instanceof Range) object.book.followers.delete(object);
    if (object) object.referenceId = undefined;
    this.references.delete(id);
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
