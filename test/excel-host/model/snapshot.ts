import type { Book } from './book.ts';

type Fields = Record<string, unknown>;

/** Remembers the whole workbook; calling the result puts it back. */
export function takeSnapshot(book: Book): () => void {
  const back = [book, ...book.sheets, ...book.tables].map((object) => keep(object as unknown as Fields));
  const grids = book.sheets.map((sheet) => {
    const rows = new Map(
      [...sheet.grid.rows].map(([row, cells]) => [
        row,
        new Map([...cells].map(([column, cell]) => [column, { ...cell }])),
      ]),
    );
    return () => {
      refill(sheet.grid.rows, rows);
    };
  });
  return () => {
    for (const restore of [...back, ...grids]) restore();
  };
}

/** Keeps an object's fields; lists and maps one level deep, with copies of the plain objects in them. */
function keep(object: Fields): () => void {
  const fields = Object.entries(object).map(([key, value]) => [key, copied(value)] as const);
  return () => {
    for (const [key, value] of fields) {
      const now = object[key];
      if (now instanceof Map && value instanceof Map) refill(now, value);
      else object[key] = value;
    }
  };
}

function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainCopy);
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, plainCopy(item)]));
  return plainCopy(value);
}

function plainCopy(value: unknown): unknown {
  const plain =
    value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype;
  return plain ? { ...value } : value;
}

function refill<Key, Value>(map: Map<Key, Value>, content: ReadonlyMap<Key, Value>): void {
  map.clear();
  for (const [key, value] of content) map.set(key, value);
}
