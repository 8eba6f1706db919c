import { storedEntry, type ZipEntry } from '../opc/zip.ts';
import { contentTypesPart, readContentTypes } from './content-types.ts';
import { freeName, withChildren, withRelationships } from './package-parts.ts';
import type { Picture } from './picture.ts';
import { relationshipsPart } from './relationships.ts';

const imageType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image';

/** The pictures that one document takes from its data. */
export interface Media {
  /** The part that is being written from now on. */
  enter(part: string): void;
  /** Notes a picture and gives the id of the relationship that leads to it from the part. */
  embed(picture: Picture): string;
  readonly isEmpty: boolean;
  /** The package with the pictures, each once, their types and the relationships that lead to them. */
  addTo(entries: readonly ZipEntry[]): readonly ZipEntry[];
}

/** Collects the pictures of one document. */
export function collectMedia(): Media {
  const known: Picture[] = [];
  const users = new Map<string, Set<number>>();
  let here = new Set<number>();
  const idOf = (index: number): string => `rIdPicture${index + 1}`;

  return {
    enter(part) {
      here = users.get(part) ?? new Set();
      users.set(part, here);
    },
    embed(picture) {
      const before = known.findIndex((each) => isSameImage(each, picture));
      const index = before >= 0 ? before : known.push(picture) - 1;
      here.add(index);
      return idOf(index);
    },
    get isEmpty() {
      return known.length === 0;
    },
    addTo(entries) {
      const names: string[] = [];
      let all = entries;
      for (const { bytes, format } of known) {
        const name = freeName(all, 'word/media/picture', format);
        names.push(name);
        all = [...all, storedEntry(name, bytes)];
      }
      const typed = withTypes(all, [...new Set(known.map(({ format }) => format))]);
      return [...users]
        .filter(([, indexes]) => indexes.size > 0)
        .reduce((result, [part, indexes]) => {
          const relations = [...indexes].map((index) => ({
            Id: idOf(index),
            Type: imageType,
            Target: `/${names[index]}`,
          }));
          return withRelationships(result, part).map((entry) =>
            entry.name === relationshipsPart(part) ? withChildren(entry, 'Relationship', relations) : entry,
          );
        }, typed);
    },
  };
}

function isSameImage(a: Picture, b: Picture): boolean {
  return (
    a.bytes === b.bytes ||
    (a.bytes.length === b.bytes.length && a.bytes.every((byte, i) => byte === b.bytes[i]))
  );
}

function withTypes(entries: readonly ZipEntry[], formats: readonly Picture['format'][]): readonly ZipEntry[] {
  const typeOf = readContentTypes(entries);
  const unknown = formats.filter((format) => typeOf(`picture.${format}`) !== `image/${format}`);
  if (unknown.length === 0) return entries;
  const defaults = unknown.map((format) => ({ Extension: format, ContentType: `image/${format}` }));
  return entries.map((entry) =>
    entry.name === contentTypesPart ? withChildren(entry, 'Default', defaults) : entry,
  );
}
