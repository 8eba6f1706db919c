import { Face } from '../api/face.ts';
import { notWritten } from '../errors.ts';

const lowerFirst = (name: string): string => (name[0] ?? '').toLowerCase() + name.slice(1);
export const upperFirst = (name: string): string => (name[0] ?? '').toUpperCase() + name.slice(1);

/** An accessor or method of the class itself: neither a field nor anything of `Object`. */
export function findMember(object: Face, name: string): PropertyDescriptor | undefined {
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

export const hasMember = (object: Face, name: string): boolean => findMember(object, name) !== undefined;
const nameOf = (object: Face, name: string): string => `${object.constructor.name}.${lowerFirst(name)}`;

/** @throws HostError `ApiNotFound` for a property nobody wrote */
export function readMember(object: Face, name: string): unknown {
  const member = findMember(object, name);
  if (!member?.get) throw notWritten(nameOf(object, name));
  return member.get.call(object);
}

/** @throws HostError `ApiNotFound` for a property nobody wrote */
export function setMember(object: Face, name: string, value: unknown): void {
  const member = findMember(object, name);
  if (!member?.set) throw notWritten(`${nameOf(object, name)} =`);
  member.set.call(object, value);
}

/** @throws HostError `ApiNotFound` for a method nobody wrote */
export function callMember(object: Face, name: string, args: readonly unknown[]): unknown {
  const member = findMember(object, name);
  if (typeof member?.value !== 'function') throw notWritten(`${nameOf(object, name)}()`);
  const given = args.map((value) => (value === null ? undefined : value));
  return member.value.apply(object, given);
}
