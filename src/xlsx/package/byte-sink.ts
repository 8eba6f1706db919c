import { crc32 } from '../../opc/crc32.ts';
import { type ChunkDeflater, chunkDeflater } from './packing.ts';

/** Receives a part's packed bytes piece by piece. */
export type PackedPieces = (piece: Uint8Array) => void;

/** What the archive's directory says about a part. */
export interface PackedSummary {
  readonly crc: number;
  readonly size: number;
  readonly packedSize: number;
}

const bufferSize = 1 << 20;
/** Strings are gathered to about this many characters before they are encoded. */
const batch = 1 << 14;

/** Encodes and deflates a part while it is being written; about 1 MiB of it stands in memory. */
export class ByteSink {
  private readonly encoder = new TextEncoder();
  private readonly deflater: ChunkDeflater = chunkDeflater();
  private readonly pieces: PackedPieces;
  private readonly buffer = new Uint8Array(bufferSize);
  private used = 0;
  private pending = '';
  private crc = 0;
  private size = 0;
  private packedSize = 0;

  constructor(pieces: PackedPieces) {
    this.pieces = pieces;
  }

  text(text: string): void {
    this.pending += text;
    if (this.pending.length >= batch) this.encode();
  }

  bytes(bytes: Uint8Array): void {
    this.encode();
    for (let from = 0; from < bytes.length; ) {
      if (this.used === bufferSize) this.flush(false);
      const size = Math.min(bytes.length - from, bufferSize - this.used);
      this.buffer.set(bytes.subarray(from, from + size), this.used);
      this.used += size;
      from += size;
    }
  }

  finish(): PackedSummary {
    this.encode();
    this.flush(true);
    return { crc: this.crc, size: this.size, packedSize: this.packedSize };
  }

  private encode(): void {
    for (let rest = this.pending; rest !== ''; ) {
      // Three bytes a UTF-16 unit at most, so this never cuts a character.
      if (bufferSize - this.used < Math.min(rest.length * 3, bufferSize)) this.flush(false);
      const { read, written } = this.encoder.encodeInto(rest, this.buffer.subarray(this.used));
      this.used += written;
      rest = read === rest.length ? '' : rest.slice(read);
    }
    this.pending = '';
  }

  private flush(last: boolean): void {
    const bytes = this.buffer.subarray(0, this.used);
    this.crc = crc32(bytes, this.crc);
    this.size += bytes.length;
    for (const piece of this.deflater.push(bytes, last)) {
      this.packedSize += piece.length;
      this.pieces(piece);
    }
    this.used = 0;
  }
}
