import { BitRun, BitWriter } from '../../opc/bit-writer.ts';
import { crcTable } from '../../opc/crc32.ts';
import { type DeflateCode, distanceSymbol, windowSize } from '../../opc/deflate-code.ts';
import { mostBytes, writeCharacterData } from '../character-data.ts';
import { breakBytes, type PackerFactory, type PartSink } from '../sink.ts';
import { planChunks, type Reference } from './chunk-plan.ts';
import { staticCode } from './static-code.ts';
import { tokenise } from './tokens.ts';

const encoder = new TextEncoder();
const firstCapacity = 1 << 16;
/** A buffer larger than this is not kept for the next document. */
const keptCapacity = 1 << 22;
/** Bits of the longest code word of a literal (RFC 1951 §3.2.7). */
const longestLiteral = 15;
/** Closing a block takes one code word and the rest of a byte. */
const closing = 4;

/**
 * Deflates a part without looking for repetitions in the document: those of the static text are found once, when
 * the template is compiled, and its code words are laid out then. A document costs copying them, a match for each
 * chunk that came before, and the literals of its values. The part in plain never exists; its CRC is carried over
 * the chunks. Pure JavaScript, faster than zlib; files are a few percent larger than zlib's best.
 */
export const templatePacker: PackerFactory = (chunks, limit) => {
  const tokens = tokenise(chunks);
  const code = staticCode(chunks, tokens);
  const plans = planChunks(chunks, tokens, code);
  const header = new BitRun(code.header);
  const literals = literalTables(code);
  // The buffers of the last document serve the next; what they hold is copied out.
  let spare: { readonly buffer: Uint8Array; readonly lastAt: Int32Array } | undefined;
  let plain = new Uint8Array(firstCapacity);

  return (): PartSink => {
    const writer = new BitWriter(spare?.buffer ?? new Uint8Array(firstCapacity));
    /** Where in the part each chunk stood last; −1 before it came. */
    const lastAt = spare?.lastAt ?? new Int32Array(chunks.length);
    spare = undefined;
    lastAt.fill(-1);
    let size = 0;
    let crc = 0;
    let isFull = false;
    writer.run(header);

    const room = (more: number, packed: number): boolean => {
      if (isFull || size + more > limit) {
        isFull = true;
        return false;
      }
      const needed = writer.at + packed + closing;
      if (needed > writer.buffer.length) {
        const larger = new Uint8Array(Math.max(needed, writer.buffer.length * 2));
        larger.set(writer.buffer.subarray(0, writer.at));
        writer.buffer = larger;
      }
      return true;
    };

    const distance = (back: number): void => {
      const { bits, count, first, extra } = code.distances[distanceSymbol(back)]!;
      writer.word(bits, count);
      writer.word(back - first, extra);
    };

    /** What only this document has goes in literally. */
    const literal = (bytes: Uint8Array, length: number): void => {
      if (!room(length, ((length * longestLiteral) >> 3) + 1)) return;
      writer.literals(bytes, length, literals.words, literals.counts);
      let register = ~crc;
      for (let i = 0; i < length; i++) register = crcTable[(register ^ bytes[i]!) & 255]! ^ (register >>> 8);
      crc = ~register;
      size += length;
    };

    /** Distance to the first source that is in the window; 0 when none is. */
    const backTo = ({ sources }: Reference): number => {
      for (let i = 0; i < sources.length; i++) {
        const { chunk, lead } = sources[i]!;
        const back = size - lastAt[chunk]! + lead;
        if (lastAt[chunk]! >= 0 && back <= windowSize) return back;
      }
      return 0;
    };

    return {
      get isFull() {
        return isFull;
      },
      fixed(chunk) {
        const plan = plans[chunk]!;
        if (!room(plan.size, plan.mostBytes)) return;
        const before = lastAt[chunk]!;
        if (before >= 0 && size - before <= windowSize && plan.repeat.length > 0)
          for (const { bits, count } of plan.repeat) {
            writer.word(bits, count);
            distance(size - before);
          }
        else
          for (const piece of plan.pieces) {
            if (piece instanceof BitRun) {
              writer.run(piece);
              continue;
            }
            const back = backTo(piece);
            if (back > 0) {
              writer.word(piece.length.bits, piece.length.count);
              distance(back);
            } else writer.run(piece.instead);
          }
        lastAt[chunk] = size;
        size += plan.size;
        crc = plan.shift(crc) ^ plan.crc;
      },
      text(value, breaks) {
        const written = breakBytes(chunks, breaks);
        const most = mostBytes(value, written);
        if (most > plain.length) plain = new Uint8Array(most * 2);
        literal(plain, writeCharacterData(value, plain, 0, written));
      },
      markup(xml) {
        const bytes = encoder.encode(xml);
        literal(bytes, bytes.length);
      },
      finish() {
        writer.word(code.end.bits, code.end.count);
        const data = writer.finish();
        if (writer.buffer.length <= keptCapacity) spare = { buffer: writer.buffer, lastAt };
        return { method: 8, crc: crc >>> 0, size, data };
      },
    };
  };
};

function literalTables(code: DeflateCode): { readonly words: Uint16Array; readonly counts: Uint8Array } {
  const words = new Uint16Array(256);
  const counts = new Uint8Array(256);
  for (let byte = 0; byte < 256; byte++) {
    const { bits, count } = code.literal(byte);
    words[byte] = bits;
    counts[byte] = count;
  }
  return { words, counts };
}
