import type { CodeWord } from './huffman.ts';

/**
 * Bits that are written many times. A copy for each of the eight places a byte can start in is made when first
 * needed, so that writing them is copying bytes.
 */
export class BitRun {
  readonly count: number;
  private readonly bytes: Uint8Array;
  private readonly shifted: (Uint8Array | undefined)[] = new Array(8);

  constructor(words: readonly CodeWord[]) {
    this.count = words.reduce((sum, { count }) => sum + count, 0);
    const writer = new BitWriter(new Uint8Array((this.count >> 3) + 8));
    for (const word of words) writer.word(word.bits, word.count);
    this.bytes = writer.finish();
  }

  /** The bits behind `place` zero bits (0–7). */
  startingAt(place: number): Uint8Array {
    const known = this.shifted[place];
    if (known) return known;
    const out = new Uint8Array((place + this.count + 7) >> 3);
    for (const [i, byte] of this.bytes.entries()) {
      out[i]! |= byte << place;
      if (i + 1 < out.length) out[i + 1]! |= byte >> (8 - place);
    }
    this.shifted[place] = out;
    return out;
  }
}

/** Runs of at most this many bits are written as words. */
const shortRun = 8;

/** Writes bits into a buffer, the first bit lowest (RFC 1951 §3.1.1). The caller sees to the room. */
export class BitWriter {
  buffer: Uint8Array;
  /** Whole bytes written. */
  at = 0;
  private held = 0;
  /** Bits in `held`, 0–7 between calls. */
  private count = 0;

  constructor(buffer: Uint8Array) {
    this.buffer = buffer;
  }

  /** At most 24 bits. */
  word(bits: number, count: number): void {
    let held = this.held | (bits << this.count);
    let left = this.count + count;
    while (left >= 8) {
      this.buffer[this.at++] = held;
      held >>>= 8;
      left -= 8;
    }
    this.held = held;
    this.count = left;
  }

  run(run: BitRun): void {
    const bytes = run.startingAt(this.count);
    const end = this.count + run.count;
    const whole = end >> 3;
    const { buffer, at } = this;
    if (whole > 0) {
      if (bytes.length > shortRun) buffer.set(bytes, at);
      else for (let i = 0; i < bytes.length; i++) buffer[at + i] = bytes[i]!;
      buffer[at]! |= this.held;
      this.held = end & 7 ? bytes[whole]! : 0;
    } else this.held |= bytes[0] ?? 0;
    this.at += whole;
    this.count = end & 7;
  }

  /** Bytes as literals of a code given by two tables. */
  literals(bytes: Uint8Array, length: number, words: Uint16Array, counts: Uint8Array): void {
    const { buffer } = this;
    let { at, held, count } = this;
    for (let i = 0; i < length; i++) {
      const byte = bytes[i]!;
      held |= words[byte]! << count;
      count += counts[byte]!;
      if (count >= 16) {
        buffer[at] = held;
        buffer[at + 1] = held >>> 8;
        at += 2;
        held >>>= 16;
        count -= 16;
      }
    }
    if (count >= 8) {
      buffer[at++] = held;
      held >>>= 8;
      count -= 8;
    }
    this.at = at;
    this.held = held;
    this.count = count;
  }

  /** Fills the last byte with zeros and gives a copy of what was written. */
  finish(): Uint8Array {
    if (this.count > 0) this.buffer[this.at++] = this.held;
    this.held = 0;
    this.count = 0;
    return this.buffer.slice(0, this.at);
  }
}
