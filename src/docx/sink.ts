import { crc32 } from '../opc/crc32.ts';
import { deflater } from '../opc/deflate.ts';

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
  finish: () => ({ method: 0, crc: 0, size: 0, data: new Uint8Array() }),
};

/** Makes sinks for one part of one template; the work that depends only on the chunks is done once. */
export type PartPacker = () => PartSink;
export type PackerFactory = (chunks: readonly Uint8Array[], limit: number) => PartPacker;

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
        if (room(bytes.length)) at = copy(bytes, buffer, at);
      },
      text(value, breaks) {
        const newline = breaks ? chunks[breaks.newline]! : space;
        const tab = breaks ? chunks[breaks.tab]! : space;
        const widest = breaks ? Math.max(newline.length, tab.length) : widestEscape;
        if (!room(countBreaks(value) * widest + value.length * widestEscape)) return;
        at = writeText(value, buffer, at, newline, tab);
      },
      finish() {
        const bytes = buffer.subarray(0, at);
        if (buffer.length <= keptCapacity) spare = buffer;
        return { method: 8, crc: crc32(bytes), size: at, data: deflater.deflate(bytes, 1) };
      },
    };
  };
};

const space = Uint8Array.of(0x20);
const ampersand = new TextEncoder().encode('&amp;');
const less = new TextEncoder().encode('&lt;');
const greater = new TextEncoder().encode('&gt;');

/** Bytes that one UTF-16 unit takes at most. */
const widestEscape = ampersand.length;

function countBreaks(value: string): number {
  let count = 0;
  for (let i = 0; i < value.length; i++) if (value.charCodeAt(i) < 0x20) count++;
  return count;
}

/**
 * Writes text as UTF-8 XML character data. Control characters are dropped, lone surrogates become U+FFFD,
 * CR LF and lone CR count as one line break (XML 1.0 §2.2, §2.11).
 */
function writeText(
  value: string,
  out: Uint8Array,
  start: number,
  newline: Uint8Array,
  tab: Uint8Array,
): number {
  let at = start;
  for (let i = 0; i < value.length; i++) {
    const unit = value.charCodeAt(i);
    if (unit < 0x80) {
      if (unit > 0x3e || (unit >= 0x20 && unit !== 0x26 && unit !== 0x3c && unit !== 0x3e)) out[at++] = unit;
      else if (unit === 0x26) at = copy(ampersand, out, at);
      else if (unit === 0x3c) at = copy(less, out, at);
      else if (unit === 0x3e) at = copy(greater, out, at);
      else if (unit === 0x09) at = copy(tab, out, at);
      else if (unit === 0x0a) at = copy(newline, out, at);
      // The line feed behind a carriage return breaks the line.
      else if (unit === 0x0d && value.charCodeAt(i + 1) !== 0x0a) at = copy(newline, out, at);
    } else if (unit < 0x800) {
      out[at++] = 0xc0 | (unit >> 6);
      out[at++] = 0x80 | (unit & 63);
    } else if (unit >= 0xd800 && unit < 0xdc00 && (value.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      const point = 0x10000 + ((unit & 0x3ff) << 10) + (value.charCodeAt(++i) & 0x3ff);
      out[at++] = 0xf0 | (point >> 18);
      out[at++] = 0x80 | ((point >> 12) & 63);
      out[at++] = 0x80 | ((point >> 6) & 63);
      out[at++] = 0x80 | (point & 63);
    } else if (unit < 0xfffe) {
      const point = (unit & 0xf800) === 0xd800 ? 0xfffd : unit;
      out[at++] = 0xe0 | (point >> 12);
      out[at++] = 0x80 | ((point >> 6) & 63);
      out[at++] = 0x80 | (point & 63);
    }
  }
  return at;
}

/** Short stretches are quicker byte by byte than through `set`. */
const short = 48;

function copy(bytes: Uint8Array, out: Uint8Array, at: number): number {
  if (bytes.length > short) out.set(bytes, at);
  else for (let i = 0; i < bytes.length; i++) out[at + i] = bytes[i]!;
  return at + bytes.length;
}
