/** Of ISO 3309, reflected: the highest bit is the coefficient of x^0. */
const polynomial = 0xedb88320;

/** CRC of each byte alone. */
export const crcTable = new Uint32Array(256).map((_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ polynomial : c >>> 1;
  return c >>> 0;
});

type Crc32 = (bytes: Uint8Array, start?: number) => number;

const portableCrc32: Crc32 = (bytes, start = 0) => {
  let c = ~start;
  for (let i = 0; i < bytes.length; i++) c = crcTable[(c ^ bytes[i]!) & 255]! ^ (c >>> 8);
  return ~c >>> 0;
};

/** CRC-32 (ISO 3309) of the bytes, continuing from `start`. Node 20.15 brings a native one. */
export const crc32: Crc32 = (() => {
  const node = (globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } }).process;
  const zlib = node?.getBuiltinModule?.('zlib') as { crc32?: Crc32 } | undefined;
  return zlib?.crc32 ?? portableCrc32;
})();

/** Carries a CRC over bytes that follow, of which only the length and the CRC are known. */
export type CrcShift = (crc: number) => number;

/** The shift by so many bytes: with it the CRC of A followed by B is `shift(crc(A)) ^ crc(B)`. */
export function crcShift(length: number): CrcShift {
  const power = powerOfX(length * 8);
  // The shift is linear: what each bit of the CRC becomes is all of it, and a byte becomes the sum of its bits.
  const [low, second, third, high] = [0, 8, 16, 24].map((place) => {
    const table = new Int32Array(256);
    for (let bit = 1; bit < 256; bit <<= 1) {
      const shifted = multiply(power, bit << place);
      for (let rest = 0; rest < bit; rest++) table[bit + rest] = shifted ^ table[rest]!;
    }
    return table;
  }) as [Int32Array, Int32Array, Int32Array, Int32Array];
  return (crc) =>
    low[crc & 255]! ^ second[(crc >>> 8) & 255]! ^ third[(crc >>> 16) & 255]! ^ high[crc >>> 24]!;
}

/** Polynomials modulo that of the CRC; the highest bit is the coefficient of x^0. */
function multiply(a: number, b: number): number {
  let product = 0;
  let factor = b;
  for (let bit = 31; bit >= 0; bit--) {
    if ((a >>> bit) & 1) product ^= factor;
    factor = factor & 1 ? (factor >>> 1) ^ polynomial : factor >>> 1;
  }
  return product;
}

function powerOfX(exponent: number): number {
  let power = 1 << 31;
  let square = 1 << 30;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) power = multiply(power, square);
    square = multiply(square, square);
  }
  return power;
}
