/** Round constants and initial state: fractional parts of the roots of the first primes (FIPS 180-4 §4.2.2, §5.3.3). */
const primes = firstPrimes(64);
const rounds = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));
const initial = Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));

interface NodeCrypto {
  createHash(name: 'sha256'): { update(bytes: Uint8Array): { digest(form: 'hex'): string } };
}

/** SHA-256 (FIPS 180-4) in plain JavaScript: WebCrypto is missing where a page has no secure context. */
export function portableSha256(bytes: Uint8Array): string {
  const state = Int32Array.from(initial);
  const schedule = new Int32Array(64);
  const padded = withPadding(bytes);
  const view = new DataView(padded.buffer);
  for (let at = 0; at < padded.length; at += 64) compress(state, schedule, view, at);
  return [...state].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** SHA-256 in hexadecimal, by Node's own where there is one. */
export const sha256: (bytes: Uint8Array) => string = (() => {
  const node = (globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } }).process;
  const crypto = node?.getBuiltinModule?.('crypto') as NodeCrypto | undefined;
  return crypto ? (bytes) => crypto.createHash('sha256').update(bytes).digest('hex') : portableSha256;
})();

/** The message, a one bit, zeros, and its length in bits: a whole number of blocks. */
function withPadding(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  out.set(bytes);
  out[bytes.length] = 0x80;
  new DataView(out.buffer).setBigUint64(out.length - 8, BigInt(bytes.length) * 8n);
  return out;
}

const rotate = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

function compress(state: Int32Array, w: Int32Array, view: DataView, at: number): void {
  for (let t = 0; t < 16; t++) w[t] = view.getInt32(at + t * 4);
  for (let t = 16; t < 64; t++) {
    const x = w[t - 15]!;
    const y = w[t - 2]!;
    const s0 = rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3);
    const s1 = rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10);
    w[t] = (w[t - 16]! + s0 + w[t - 7]! + s1) | 0;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  for (let t = 0; t < 64; t++) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + rounds[t]! + w[t]!) | 0;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => {
    state[i] = state[i]! + word;
  });
}

function firstPrimes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every((prime) => n % prime !== 0)) found.push(n);
  return found;
}

/** First 32 bits of the fractional part. */
function fraction(root: number): number {
  return ((root % 1) * 2 ** 32) | 0;
}
