import { deflateSync, inflateSync } from 'fflate';

/** Raw deflate both ways. Node's zlib is several times faster; the browser has fflate. */
export interface Deflater {
  deflate(bytes: Uint8Array, level: 1 | 6 | 9): Uint8Array;
  inflate(bytes: Uint8Array, inflatedSize: number): Uint8Array;
}

interface NodeZlib {
  deflateRawSync(bytes: Uint8Array, options: { level: number }): Uint8Array;
  inflateRawSync(bytes: Uint8Array, options: { maxOutputLength: number; chunkSize: number }): Uint8Array;
}

/** Pure JavaScript, runs everywhere. */
export const portableDeflater: Deflater = {
  deflate: (bytes, level) => deflateSync(bytes, { level }),
  inflate: (bytes, inflatedSize) => {
    // One byte of room more, so that a part which lies about its size is noticed instead of cut.
    const out = inflateSync(bytes, { out: new Uint8Array(inflatedSize + 1) });
    return out;
  },
};

const largestChunk = 256 * 1024 * 1024;

function nodeDeflater(zlib: NodeZlib): Deflater {
  return {
    deflate: (bytes, level) => zlib.deflateRawSync(bytes, { level }),
    // One output buffer of the size declared: nothing to join afterwards, so half the memory.
    inflate: (bytes, inflatedSize) =>
      zlib.inflateRawSync(bytes, {
        maxOutputLength: inflatedSize + 1,
        chunkSize: Math.min(Math.max(64, inflatedSize + 1), largestChunk),
      }),
  };
}

/** The fastest one here. `getBuiltinModule` keeps Node's modules out of the browser bundle. */
export const deflater: Deflater = (() => {
  const node = (globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } }).process;
  const zlib = node?.getBuiltinModule?.('zlib') as NodeZlib | undefined;
  return zlib ? nodeDeflater(zlib) : portableDeflater;
})();
