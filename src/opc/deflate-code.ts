import { type CodeWord, canonicalCode, codeLengths } from './huffman.ts';

/** Farthest a match may reach back, and the lengths it may have (RFC 1951 §3.2.5). */
export const windowSize = 32768;
export const shortestMatch = 3;
export const longestMatch = 258;
/** Literals, end of block, lengths. */
export const symbolCount = 286;
export const distanceCount = 30;
const endOfBlock = 256;

/** Where each symbol's run of values starts, and how many extra bits tell them apart (RFC 1951 §3.2.5). */
interface Range {
  readonly first: number;
  readonly extra: number;
}

const lengthRanges: readonly Range[] = [
  ...rangesFrom(shortestMatch, 28, (symbol) => (symbol < 8 ? 0 : (symbol >> 2) - 1)),
  { first: longestMatch, extra: 0 },
];
const distanceRanges = rangesFrom(1, distanceCount, (symbol) => (symbol < 4 ? 0 : (symbol >> 1) - 1));

function rangesFrom(first: number, count: number, extraOf: (symbol: number) => number): Range[] {
  let next = first;
  return Array.from({ length: count }, (_, symbol) => {
    const range = { first: next, extra: extraOf(symbol) };
    next += 1 << range.extra;
    return range;
  });
}

const rangeOf = (ranges: readonly Range[], value: number): number =>
  ranges.findLastIndex(({ first }) => first <= value);

const lengthSymbols = Uint8Array.from({ length: longestMatch + 1 }, (_, length) =>
  Math.max(0, rangeOf(lengthRanges, length)),
);
/** By distance − 1 below 256, by its upper bits above: symbols above 256 never end within a run of 128. */
const distanceSymbols = Uint8Array.from({ length: 512 }, (_, i) =>
  rangeOf(distanceRanges, i < 256 ? i + 1 : ((i - 256) << 7) + 1),
);

/** The symbol of a match length, as it counts among the literals. */
export const lengthSymbol = (length: number): number => 257 + lengthSymbols[length]!;

/** The symbol of a distance. */
export const distanceSymbol = (distance: number): number =>
  distance <= 256 ? distanceSymbols[distance - 1]! : distanceSymbols[256 + ((distance - 1) >> 7)]!;

/** One dynamic block's codes. */
export interface DeflateCode {
  /** The block's start: last block, dynamic, both codes (RFC 1951 §3.2.7); in order. */
  readonly header: readonly CodeWord[];
  readonly end: CodeWord;
  literal(byte: number): CodeWord;
  /** Code word and extra bits of a match length as one word of at most 20 bits. */
  length(length: number): CodeWord;
  /** Code word and extra bits of a distance. */
  distance(distance: number): readonly CodeWord[];
  /** The same by symbol, for those who write them one by one. */
  readonly distances: readonly DistanceWord[];
}

/** A symbol of the distance code: its word, the first distance it stands for, and its extra bits. */
export interface DistanceWord extends CodeWord, Range {}

/** The codes for these frequencies; every symbol must have one, so that anything can be written. */
export function deflateCode(symbols: readonly number[], distanceFrequencies: readonly number[]): DeflateCode {
  const symbolLengths = codeLengths(symbols, 15);
  const distanceLengths = codeLengths(distanceFrequencies, 15);
  const symbolWords = canonicalCode(symbolLengths);
  const distanceWords = canonicalCode(distanceLengths);
  const distances = distanceWords.map((word, symbol) => ({ ...word, ...distanceRanges[symbol]! }));
  return {
    header: blockHeader(symbolLengths, distanceLengths),
    end: symbolWords[endOfBlock]!,
    literal: (byte) => symbolWords[byte]!,
    length: (length) => {
      const { bits, count } = symbolWords[lengthSymbol(length)]!;
      const { first, extra } = lengthRanges[lengthSymbols[length]!]!;
      return { bits: bits | ((length - first) << count), count: count + extra };
    },
    distance: (distance) => {
      const { bits, count, first, extra } = distances[distanceSymbol(distance)]!;
      return [
        { bits, count },
        { bits: distance - first, count: extra },
      ];
    },
    distances,
  };
}

/** The order in which lengths of the code length code are stored (RFC 1951 §3.2.7). */
const storedOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

function blockHeader(symbolLengths: readonly number[], distanceLengths: readonly number[]): CodeWord[] {
  const lengths = [...symbolLengths, ...distanceLengths];
  const frequencies = storedOrder.map((_, length) => lengths.filter((each) => each === length).length);
  const ownLengths = codeLengths(frequencies, 7);
  const own = canonicalCode(ownLengths);
  return [
    { bits: 0b101, count: 3 },
    { bits: symbolLengths.length - 257, count: 5 },
    { bits: distanceLengths.length - 1, count: 5 },
    { bits: storedOrder.length - 4, count: 4 },
    ...storedOrder.map((length) => ({ bits: ownLengths[length]!, count: 3 })),
    ...lengths.map((length) => own[length]!),
  ];
}
