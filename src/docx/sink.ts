import { crc32 } from '../opc/crc32.ts';
import { deflater } from '../opc/deflate.ts';
import { type BreakBytes, copyBytes, mostBytes, spaces, writeCharacterData } from './character-data.ts';

/** What stands for a line break and a tab within a value: chunks that close the text, break, and open it again. */
export interface TextBreaks {
  readonly newline: number;
  readonly tab: number;
}

/** A part as it stands in an archive. */
export interface PackedPart {
  readonly method: 0 | 8;
  readonly crc: number;
  readonly size: number;
  readonly data: Uint8Array;
}

/** Takes a part piece by piece, in order: static chunks of the template by number, values as text. */
export interface PartSink {
  fixed(chunk: number): void;
  /** Text as XML character data; characters that XML forbids are left out. Without `breaks` these become spaces. */
  text(value: string, breaks: TextBreaks | undefined): void;
  /** Markup of our own making that only this document has. */
  markup(xml: string): void;
  /** True once the limit is passed; what follows is ignored. */
  readonly isFull: boolean;
  /** Packs what came in. */
  finish(): PackedPart;
}

/** A sink that keeps nothing. */
export const nowhere: PartSink = {
  isFull: false,
  fixed() {},
  text() {},
  markup() {},
  finish: () => ({ method: 0, crc: 0, size: 0, data: new Uint8Array() }),
};

/** Makes sinks for one part of one template; the work that depends only on the chunks is done once. */
export type PartPacker = () => PartSink;
export type PackerFactory = (chunks: readonly Uint8Array[], limit: number) => PartPacker;

/** The bytes that breaks stand for; spaces where a value may not break. */
export function breakBytes(chunks: readonly Uint8Array[], breaks: TextBreaks | undefined): BreakBytes {
  return breaks ? { newline: chunks[breaks.newline]!, tab: chunks[breaks.tab]! } : spaces;
}

const encoder = new TextEncoder();
const firstCapacity = 1 << 16;
/** A buffer larger than this is not kept for the next document. */
const keptCapacity = 1 << 22;

/** Bytes into one growing buffer, packed by zlib (in the browser fflate) at level 1. */
export const deflatePacker: PackerFactory = (chunks, limit) => {
  // The buffer of the last document serves the next; packing copies what it holds.
  let spare: Uint8Array | undefined;

  return () => {
    let buffer = spare ?? new Uint8Array(firstCapacity);
    spare = undefined;
    let at = 0;
    let isFull = false;

    const grow = (needed: number): void => {
      const larger = new Uint8Array(Math.max(needed, buffer.length * 2));
      larger.set(buffer.subarray(0, at));
      buffer = larger;
    };

    const room = (bytes: number): boolean => {
      if (isFull || at + bytes > limit) {
        isFull = true;
        return false;
      }
      if (at + bytes > buffer.length) grow(at + bytes);
      return true;
    };

    return {
      get isFull() {
        return isFull;
      },
      fixed(chunk) {
        const bytes = chunks[chunk]!;
        if (room(bytes.length)) at = copyBytes(bytes, buffer, at);
      },
      text(value, breaks) {
        const written = breakBytes(chunks, breaks);
        if (room(mostBytes(value, written))) at = writeCharacterData(value, buffer, at, written);
      },
      markup(xml) {
        const bytes = encoder.encode(xml);
        if (room(bytes.length)) at = copyBytes(bytes, buffer, at);
      },
      finish() {
        const bytes = buffer.subarray(0, at);
        if (buffer.length <= keptCapacity) spare = buffer;
        return { method: 8, crc: crc32(bytes), size: at, data: deflater.deflate(bytes, 1) };
      },
    };
  };
};
