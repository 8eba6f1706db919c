import { longestMatch } from '../../opc/deflate-code.ts';

/** A stretch of a static chunk that is written the same way in every document. */
export type FixedToken =
  | { readonly kind: 'literal'; readonly byte: number }
  /** A repetition of the same chunk. */
  | { readonly kind: 'own'; readonly length: number; readonly distance: number };

/** How a stretch of a static chunk is written: as it is, or as a repetition. */
export type Token =
  | FixedToken
  /** Of another chunk: the distance depends on where that one came last, if it came at all. */
  | {
      readonly kind: 'other';
      readonly length: number;
      /** Chunks that hold it, the likeliest first: a condition may leave some of them out. */
      readonly places: readonly Place[];
      /** What is written when none of them is at hand. */
      readonly instead: readonly FixedToken[];
    };

/** Where a stretch stands in a static chunk. */
export interface Place {
  readonly chunk: number;
  readonly offset: number;
}

/** Bytes that are hashed, and so the shortest repetition that is found. */
const hashed = 4;
/** The shortest repetition of another chunk: it costs a few bits more than one of the same chunk. */
const shortestOther = 6;
/** A repetition keeps this many places where it may be found. */
const mostPlaces = 6;
/** Places looked at for each position, newest first. */
const lookedAt = 48;
/** Static text between two chunks beyond which one is not expected in the other's window any more. */
const expectedWindow = 24576;

const nowhere: readonly Place[] = [];

/** Finds the repetitions in the static chunks of a part, each against itself and the chunks before it (LZ77). */
export function tokenise(chunks: readonly Uint8Array[]): Token[][] {
  const seen = new Map<number, Place[]>();
  const starts: number[] = [];
  let start = 0;
  for (const { length } of chunks) {
    starts.push(start);
    start += length;
  }

  return chunks.map((bytes, chunk) => {
    const tokens: Token[] = [];
    for (let at = 0; at < bytes.length; ) {
      const token = tokenAt(bytes, at, chunk);
      const length = lengthOf(token);
      for (let i = at; i < at + length; i++) remember(bytes, i, chunk);
      tokens.push(token);
      at += length;
    }
    return tokens;
  });

  function remember(bytes: Uint8Array, offset: number, chunk: number): void {
    if (offset + hashed > bytes.length) return;
    const key = keyAt(bytes, offset);
    const places = seen.get(key);
    if (places) places.push({ chunk, offset });
    else seen.set(key, [{ chunk, offset }]);
  }

  /** Where a stretch like this was seen, oldest first; the newest are looked at. */
  function placesFor(bytes: Uint8Array, at: number): readonly Place[] {
    return (at + hashed > bytes.length ? undefined : seen.get(keyAt(bytes, at))) ?? nowhere;
  }

  function tokenAt(bytes: Uint8Array, at: number, chunk: number): Token {
    const fixed = fixedTokenAt(bytes, at, chunk, bytes.length);
    const ownLength = fixed.kind === 'own' ? fixed.length : 0;
    let length = Math.max(shortestOther - 1, ownLength + (shortestOther - hashed));
    let places: Place[] = [];
    const known = placesFor(bytes, at);
    for (let i = known.length - 1; i >= Math.max(0, known.length - lookedAt); i--) {
      const place = known[i]!;
      if (place.chunk === chunk) continue;
      if (starts[chunk]! + at - (starts[place.chunk]! + place.offset) > expectedWindow) break;
      const common = commonLength(bytes, at, chunks[place.chunk]!, place.offset);
      if (common > length) {
        length = common;
        places = [place];
      } else if (common === length && places.length > 0 && places.length < mostPlaces) places.push(place);
    }
    if (places.length === 0) return fixed;
    const instead: FixedToken[] = [];
    for (let i = at; i < at + length; i += lengthOf(instead.at(-1)!))
      instead.push(fixedTokenAt(bytes, i, chunk, at + length));
    return { kind: 'other', length, places, instead };
  }

  /** The longest repetition of what the chunk itself holds before, up to `end`. */
  function fixedTokenAt(bytes: Uint8Array, at: number, chunk: number, end: number): FixedToken {
    let best: FixedToken = { kind: 'literal', byte: bytes[at]! };
    const known = placesFor(bytes, at);
    for (let i = known.length - 1; i >= Math.max(0, known.length - lookedAt); i--) {
      const place = known[i]!;
      if (place.chunk !== chunk) continue;
      const length = Math.min(commonLength(bytes, at, bytes, place.offset), end - at);
      if (length >= hashed && length > lengthOf(best))
        best = { kind: 'own', length, distance: at - place.offset };
    }
    return best;
  }
}

const lengthOf = (token: Token): number => (token.kind === 'literal' ? 1 : token.length);

const keyAt = (bytes: Uint8Array, at: number): number =>
  bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);

/** A repetition may run into what it writes itself; in another chunk it ends where that one ends. */
function commonLength(bytes: Uint8Array, at: number, source: Uint8Array, offset: number): number {
  const most = Math.min(longestMatch, bytes.length - at, source.length - offset);
  let length = 0;
  while (length < most && bytes[at + length] === source[offset + length]) length++;
  return length;
}
