const table = new Uint32Array(256).map((_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  return c >>> 0;
});

type Crc32 = (bytes: Uint8Array, start?: number) => number;

const portableCrc32: Crc32 = (bytes, start = 0) => {
  let c = ~start;
  for (let i = 0; i < bytes.length; i++) c = table[(c ^ bytes[i]!) & 255]! ^ (c >>> 8);
  return ~c >>> 0;
};

/** CRC-32 (ISO 3309) of the bytes, continuing from `start`. Node 20.15 brings a native one. */
export const crc32: Crc32 = (() => {
  const node = (globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } }).process;
  const zlib = node?.getBuiltinModule?.('zlib') as { crc32?: Crc32 } | undefined;
  return zlib?.crc32 ?? portableCrc32;
})();
