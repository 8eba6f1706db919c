import { centralDirectory, localHeader, type ZipEntry } from '../opc/zip.ts';

/**
 * Archives of which all but a few entries are the same every time: the constant ones are laid out once and copied
 * as one block (ours is the order: constant entries, then the others).
 */
export interface PackagePlan {
  readonly constant: readonly ZipEntry[];
  /** The archive with the changing entries, given in the order in which the plan names them. */
  assemble(changing: readonly ZipEntry[]): Uint8Array;
}

/** Places in the central directory (APPNOTE 4.3.12, 4.3.16). */
const header = { length: 46, method: 10, crc: 16, packed: 20, size: 24, nameLength: 28, offset: 42 } as const;
const endOffset = 6;

/** Lays out the constant entries of a package, and room for the changing ones. */
export function planPackage(constant: readonly ZipEntry[], changingNames: readonly string[]): PackagePlan {
  const pieces: Uint8Array[] = [];
  const offsets: number[] = [];
  let blockSize = 0;
  for (const entry of constant) {
    const head = localHeader(entry);
    offsets.push(blockSize);
    pieces.push(head, entry.data);
    blockSize += head.length + entry.data.length;
  }
  const block = joined(pieces, blockSize);
  const room = changingNames.map((name) => ({ name, method: 8, crc: 0, size: 0, packedSize: 0 }));
  const directory = centralDirectory(
    [...constant.map((entry) => ({ ...entry, packedSize: entry.data.length })), ...room],
    [...offsets, ...room.map(() => 0)],
    0,
  );
  const places = headerPlaces(directory).slice(constant.length);
  return { constant, assemble: (changing) => assemble(block, directory, places, changing) };
}

function assemble(
  block: Uint8Array,
  directory: Uint8Array,
  places: readonly number[],
  changing: readonly ZipEntry[],
): Uint8Array {
  const heads = changing.map(localHeader);
  const grown = changing.reduce((sum, { data }, i) => sum + data.length + (heads[i]?.length ?? 0), 0);
  const start = block.length + grown;
  const out = new Uint8Array(start + directory.length);
  out.set(block);
  out.set(directory, start);
  const view = new DataView(out.buffer);
  let at = block.length;
  for (const [i, entry] of changing.entries()) {
    const head = heads[i] ?? new Uint8Array();
    const place = start + (places[i] ?? 0);
    view.setUint16(place + header.method, entry.method, true);
    view.setUint32(place + header.crc, entry.crc, true);
    view.setUint32(place + header.packed, entry.data.length, true);
    view.setUint32(place + header.size, entry.size, true);
    view.setUint32(place + header.offset, at, true);
    out.set(head, at);
    out.set(entry.data, at + head.length);
    at += head.length + entry.data.length;
  }
  view.setUint32(out.length - endOffset, start, true);
  return out;
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const out = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}

/** Where each header of a central directory without extra fields starts. */
function headerPlaces(directory: Uint8Array): readonly number[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const places: number[] = [];
  for (let at = 0; at + header.length <= directory.length - 22; ) {
    places.push(at);
    at += header.length + view.getUint16(at + header.nameLength, true);
  }
  return places;
}
