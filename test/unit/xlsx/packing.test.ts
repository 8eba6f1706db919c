import { inflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { deflateEntry } from '../../../src/opc/zip.ts';
import { chunkDeflater, inflateChunks, portableChunkDeflater } from '../../../src/xlsx/package/packing.ts';

/** About 3 MB that packs like a worksheet. */
const content = new TextEncoder().encode(
  Array.from({ length: 100_000 }, (_, i) => `<c r="A${i}"><v>${(i * 7919) % 10_007}</v></c>`).join(''),
);

describe.each([
  ['the quickest deflater here', chunkDeflater],
  ['the portable deflater', portableChunkDeflater],
])('%s', (_, make) => {
  test('packs pieces into one stream', () => {
    const deflater = make();
    const packed: Uint8Array[] = [];
    const step = 1 << 20;
    for (let at = 0; at < content.length; at += step)
      packed.push(...deflater.push(content.subarray(at, at + step), false));
    packed.push(...deflater.push(new Uint8Array(0), true));
    expect(inflateRawSync(Buffer.concat(packed)).equals(content)).toBe(true);
  });
});

describe('inflating in chunks', () => {
  const entry = deflateEntry('xl/worksheets/sheet1.xml', content);
  const inChunks = (changed: Partial<typeof entry>) => [...inflateChunks({ ...entry, ...changed }, 0)];

  test('gives the content in pieces', () => {
    const chunks = inChunks({});
    expect(chunks.length).toBeGreaterThan(3);
    expect(Buffer.concat(chunks).equals(content)).toBe(true);
  });

  test.each([
    ['a size that is declared too small', { size: 1000 }, '展开后比声明的大'],
    ['a size that is declared too large', { size: content.length + 1 }, '校验不符'],
    ['another CRC', { crc: 1 }, '校验不符'],
    ['garbage', { data: new Uint8Array(5000).fill(0xff) }, '解压失败'],
    ['a stream that breaks off', { data: entry.data.subarray(0, 5000) }, '文件已损坏'],
  ])('refuses %s', (_, changed, message) => {
    expect(() => inChunks(changed)).toThrow(message);
  });
});
