import { Deflate, Inflate } from 'fflate';
import { crc32 } from '../../opc/crc32.ts';
import { inflateEntry, type ZipEntry } from '../../opc/zip.ts';
import { corruptPart } from './refusals.ts';

/** Compressed bytes handed to the inflater at a time. */
const step = 64 * 1024;

interface NodeZlib {
  deflateRawSync(
    bytes: Uint8Array,
    options: { level: number; chunkSize: number; finishFlush: number },
  ): Uint8Array;
  readonly constants: { readonly Z_SYNC_FLUSH: number; readonly Z_FINISH: number };
}

const zlib = (() => {
  const node = (globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } }).process;
  return node?.getBuiltinModule?.('zlib') as NodeZlib | undefined;
})();

/**
 * Parts up to this size are inflated in one piece, larger ones in chunks. Node's inflater is twice as quick as
 * the portable one but cannot be fed in pieces without waiting, so it gets more.
 */
const onePiece = (zlib ? 256 : 64) * 1024 * 1024;

/**
 * Watches what an entry inflates to: never more than it declares, and in the end its CRC.
 * @throws ProblemError `package-corrupt`
 */
export class InflationCheck {
  private readonly entry: ZipEntry;
  private size = 0;
  private crc = 0;

  constructor(entry: ZipEntry) {
    this.entry = entry;
  }

  add(chunk: Uint8Array): void {
    this.size += chunk.length;
    if (this.size > this.entry.size) throw corruptPart(this.entry.name, '展开后比声明的大');
    this.crc = crc32(chunk, this.crc);
  }

  finish(): void {
    if (this.size !== this.entry.size || this.crc !== this.entry.crc)
      throw corruptPart(this.entry.name, '展开后校验不符');
  }
}

/**
 * The content of an entry piece by piece, so that a worksheet of a million rows never stands in memory whole.
 * @throws ProblemError `package-corrupt`
 */
export function* inflateChunks(entry: ZipEntry, largestPiece = onePiece): Generator<Uint8Array> {
  if (entry.method === 0 || entry.size <= largestPiece) {
    yield inflateEntry(entry);
    return;
  }
  const check = new InflationCheck(entry);
  let ready: Uint8Array[] = [];
  const inflate = new Inflate((chunk) => ready.push(chunk));
  for (let at = 0; at < entry.data.length; at += step) {
    try {
      inflate.push(entry.data.subarray(at, at + step), at + step >= entry.data.length);
    } catch {
      throw corruptPart(entry.name, '解压失败');
    }
    const chunks = ready;
    ready = [];
    for (const chunk of chunks) {
      check.add(chunk);
      yield chunk;
    }
  }
  check.finish();
}

/** Packs content that comes in pieces; the packed pieces joined are one raw deflate stream. */
export interface ChunkDeflater {
  push(bytes: Uint8Array, last: boolean): Uint8Array[];
}

/** Level 1: on worksheets three times faster than 6 and a few per cent larger. */
const level = 1;

/** A deflater for one part. Each piece should be large (about 1 MiB): Node packs it on its own. */
export function chunkDeflater(): ChunkDeflater {
  return zlib ? nodeChunkDeflater(zlib) : portableChunkDeflater();
}

function nodeChunkDeflater({ deflateRawSync, constants }: NodeZlib): ChunkDeflater {
  const { Z_SYNC_FLUSH, Z_FINISH } = constants;
  return {
    push: (bytes, last) => [
      deflateRawSync(bytes, { level, chunkSize: 1 << 17, finishFlush: last ? Z_FINISH : Z_SYNC_FLUSH }),
    ],
  };
}

/** Pure JavaScript, for the browser. */
export function portableChunkDeflater(): ChunkDeflater {
  let ready: Uint8Array[] = [];
  const deflate = new Deflate({ level }, (chunk) => ready.push(chunk));
  return {
    push(bytes, last) {
      deflate.push(bytes, last);
      const chunks = ready;
      ready = [];
      return chunks;
    },
  };
}
