import { BitRun } from '../../opc/bit-writer.ts';
import { type CrcShift, crc32, crcShift } from '../../opc/crc32.ts';
import { type DeflateCode, longestMatch, shortestMatch } from '../../opc/deflate-code.ts';
import type { CodeWord } from '../../opc/huffman.ts';
import type { FixedToken, Token } from './tokens.ts';

/** A stretch of a chunk as it is written. */
export type Piece = BitRun | Reference;

/** A repetition of another chunk, and the literals in its place when none is in the window. */
export interface Reference {
  readonly sources: readonly Source[];
  readonly length: CodeWord;
  readonly instead: BitRun;
}

interface Source {
  readonly chunk: number;
  /** The distance if both chunks started at the same place. */
  readonly lead: number;
}

/** Everything about a static chunk that is the same in every document. */
export interface ChunkPlan {
  readonly size: number;
  readonly crc: number;
  readonly shift: CrcShift;
  readonly pieces: readonly Piece[];
  /** Lengths of the matches that repeat the chunk as a whole; none for a chunk too short to match. */
  readonly repeat: readonly CodeWord[];
  /** Bytes it takes at most, whichever way it is written. */
  readonly mostBytes: number;
}

/** Code word and extra bits of a distance, at most. */
const mostDistanceBits = 28;

/** Plans for the chunks of a part under its code. */
export function planChunks(
  chunks: readonly Uint8Array[],
  tokens: readonly (readonly Token[])[],
  code: DeflateCode,
): ChunkPlan[] {
  const shifts = new Map<number, CrcShift>();
  return chunks.map((bytes, i) => {
    const shift = shifts.get(bytes.length) ?? crcShift(bytes.length);
    shifts.set(bytes.length, shift);
    const pieces = piecesOf(tokens[i]!, code);
    const repeat = matchLengths(bytes.length).map((length) => code.length(length));
    const bits = pieces.reduce((sum, piece) => sum + mostBits(piece), 0);
    const repeatBits = repeat.length * (20 + mostDistanceBits);
    return {
      size: bytes.length,
      crc: crc32(bytes),
      shift,
      pieces,
      repeat,
      mostBytes: (Math.max(bits, repeatBits) >> 3) + 2,
    };
  });
}

function mostBits(piece: Piece): number {
  return piece instanceof BitRun
    ? piece.count
    : Math.max(piece.instead.count, piece.length.count + mostDistanceBits);
}

/** What needs no look at the document becomes one run of bits. */
function piecesOf(tokens: readonly Token[], code: DeflateCode): Piece[] {
  const pieces: Piece[] = [];
  let words: CodeWord[] = [];
  const flush = (): void => {
    if (words.length > 0) pieces.push(new BitRun(words));
    words = [];
  };
  let at = 0;
  for (const token of tokens) {
    if (token.kind === 'other') {
      flush();
      const start = at;
      pieces.push({
        sources: token.places.map(({ chunk, offset }) => ({ chunk, lead: start - offset })),
        length: code.length(token.length),
        instead: new BitRun(token.instead.flatMap((each) => fixedWords(each, code))),
      });
    } else words.push(...fixedWords(token, code));
    at += token.kind === 'literal' ? 1 : token.length;
  }
  flush();
  return pieces;
}

function fixedWords(token: FixedToken, code: DeflateCode): readonly CodeWord[] {
  return token.kind === 'literal'
    ? [code.literal(token.byte)]
    : [code.length(token.length), ...code.distance(token.distance)];
}

/** Splits a length into matches; none may be left with less than the shortest. */
function matchLengths(size: number): number[] {
  const lengths: number[] = [];
  for (let rest = size; rest > 0; ) {
    const over = rest - longestMatch;
    const length = over <= 0 ? rest : over < shortestMatch ? rest - shortestMatch : longestMatch;
    if (length < shortestMatch) return [];
    lengths.push(length);
    rest -= length;
  }
  return lengths;
}
