import {
  type DeflateCode,
  deflateCode,
  distanceCount,
  distanceSymbol,
  lengthSymbol,
  longestMatch,
  symbolCount,
} from '../../opc/deflate-code.ts';
import type { Token } from './tokens.ts';

/** Values weigh this much beside the static text; what they are made of is guessed from contracts. */
const valueShare = 0.6;
/** How often a chunk is expected to come again as a whole: rows of tables. */
const repeats = 3;
/** Where a chunk that comes again is expected to stand: a few rows back. */
const usualDistances = [600, 1200, 2400, 4800, 9600];

/** Bytes of values: figures, Chinese (three bytes of UTF-8), Latin letters. */
const valueBytes: readonly { readonly from: number; readonly to: number; readonly share: number }[] = [
  { from: 0x30, to: 0x39, share: 0.25 },
  { from: 0x2c, to: 0x2f, share: 0.05 },
  { from: 0xe4, to: 0xe9, share: 0.2 },
  { from: 0x80, to: 0xbf, share: 0.38 },
  { from: 0x41, to: 0x5a, share: 0.06 },
  { from: 0x61, to: 0x7a, share: 0.06 },
];

/** One code for a part of a template: from its static tokens, and an estimate of what values add. */
export function staticCode(
  chunks: readonly Uint8Array[],
  tokens: readonly (readonly Token[])[],
): DeflateCode {
  // Every symbol once, so that whatever comes can be written.
  const symbols = new Array<number>(symbolCount).fill(1);
  const distances = new Array<number>(distanceCount).fill(1);
  let literals = 0;
  for (const token of tokens.flat()) {
    if (token.kind === 'literal') {
      symbols[token.byte]! += 1;
      literals++;
      continue;
    }
    symbols[lengthSymbol(token.length)]! += 1;
    if (token.kind === 'own') distances[distanceSymbol(token.distance)]! += 1;
    else for (const usual of usualDistances) distances[distanceSymbol(usual)]! += 1 / usualDistances.length;
  }
  for (const { from, to, share } of valueBytes)
    for (let byte = from; byte <= to; byte++)
      symbols[byte]! += (literals * valueShare * share) / (to - from + 1);
  for (const { length } of chunks) {
    symbols[lengthSymbol(Math.min(Math.max(length, 3), longestMatch))]! += repeats;
    for (const usual of usualDistances) distances[distanceSymbol(usual)]! += repeats / usualDistances.length;
  }
  return deflateCode(symbols, distances);
}
