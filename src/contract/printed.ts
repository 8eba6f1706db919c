import type { FieldTree } from '../docx/index.ts';
import { sha256 } from '../opc/sha256.ts';
import type { DocumentData } from './document-data.ts';

/**
 * The part of a contract's data that its template may print, in the order of the template: what the document keeps
 * of what it was made from. Nothing the text does not know leaves the book with it.
 */
export function printedData(data: DocumentData, fields: FieldTree): DocumentData {
  return { ...rootFields(data, fields), ...project(data, fields) };
}

/** SHA-256 over the printed data: the same data, the same fingerprint. */
export function fingerprintOf(printed: DocumentData): string {
  return sha256(new TextEncoder().encode(JSON.stringify(printed)));
}

function project(value: DocumentData, fields: FieldTree): DocumentData {
  return Object.fromEntries(
    fields.flatMap(({ name, children }) => {
      if (!Object.hasOwn(value, name)) return [];
      const inner = value[name];
      const kept = Array.isArray(inner)
        ? inner.map((item) => (isRecord(item) ? project(item, children) : item))
        : isRecord(inner)
          ? project(inner, children)
          : inner;
      return [[name, kept] as const];
    }),
  );
}

/** Within a list a name may mean a field of the document itself: 合同编号 printed in each row. */
function rootFields(data: DocumentData, fields: FieldTree): DocumentData {
  const names = (level: FieldTree): string[] =>
    level.flatMap(({ name, children }) => [...(children.length === 0 ? [name] : []), ...names(children)]);
  const found = fields
    .flatMap(({ children }) => names(children))
    .filter((name) => Object.hasOwn(data, name) && !isRecord(data[name]) && !Array.isArray(data[name]));
  return Object.fromEntries([...new Set(found)].map((name) => [name, data[name]]));
}

export function isRecord(value: unknown): value is DocumentData {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
