import { Face } from '../api/face.ts';
import { Range } from '../api/range.ts';
import { invalidArgument, invalidReference, notWritten } from '../errors.ts';
import { callMember, readMember } from './members.ts';
import { type ArgumentInfo, type Batch, pathTypes, type WirePath } from './wire.ts';

/** The objects of one batch by path id, made when first asked for and then kept. */
export class PathObjects {
  private readonly root: Face;
  private readonly references: ReadonlyMap<string, Face>;
  private readonly services: ReadonlyMap<string, Face>;
  private readonly batch: Batch;
  private readonly made = new Map<number, Face | null>();

  constructor(
    root: Face,
    references: ReadonlyMap<string, Face>,
    services: ReadonlyMap<string, Face>,
    batch: Batch,
  ) {
    this.root = root;
    this.references = references;
    this.services = services;
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
    if (path.ObjectPathType === pathTypes.service) return asFace(this.services.get(path.Name), path.Name);
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
    if (!object || (object instanceof Range && object.isLost)) throw invalidReference(`tracked object ${id}`);
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
