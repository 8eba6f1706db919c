import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32, crcShift } from '../../../src/opc/crc32.ts';
import { canonicalCode, codeLengths } from '../../../src/opc/huffman.ts';

describe('prefix codes', () => {
  it('are complete, within their limit, and shorter for what is frequent', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000_000), { minLength: 2, maxLength: 286 }), (counts) => {
        const frequencies = counts.map((count) => count + 1);
        const lengths = codeLengths(frequencies, 15);
        expect(lengths.reduce((sum, length) => sum + 2 ** -length, 0)).toBe(1);
        expect(Math.max(...lengths)).toBeLessThanOrEqual(15);
        // Of several that are equally frequent, one may get a longer word.
        const most = Math.max(...frequencies);
        const ofMost = lengths.filter((_, symbol) => frequencies[symbol] === most);
        expect(Math.min(...ofMost)).toBe(Math.min(...lengths));
      }),
    );
  });

  it('stay within the limit where frequencies double from one to the next', () => {
    const lengths = codeLengths(
      Array.from({ length: 40 }, (_, i) => 2 ** i),
      15,
    );
    expect(Math.max(...lengths)).toBeLessThanOrEqual(15);
    expect(lengths.reduce((sum, length) => sum + 2 ** -length, 0)).toBeLessThanOrEqual(1);
  });

  it('is the canonical code of RFC 1951 §3.2.2', () => {
    const words = canonicalCode([3, 3, 3, 3, 3, 2, 4, 4]);
    const written = words.map(({ bits, count }) =>
      [...bits.toString(2).padStart(count, '0')].reverse().join(''),
    );
    expect(written).toEqual(['010', '011', '100', '101', '110', '00', '1110', '1111']);
  });
});

it('a checksum is carried over what follows by its length alone', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.uint8Array({ maxLength: 400 }), (a, b) => {
      const both = new Uint8Array([...a, ...b]);
      expect((crcShift(b.length)(crc32(a)) ^ crc32(b)) >>> 0).toBe(crc32(both));
    }),
  );
});
