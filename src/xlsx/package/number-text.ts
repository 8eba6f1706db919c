const powersOfTen = Array.from({ length: 23 }, (_, n) => 10 ** n);

/**
 * The number written in bytes, or NaN when it is none. Up to 15 digits the digits as an integer divided by a
 * power of ten is the correctly rounded double (both are exact), which is much quicker than a string.
 */
export function parseNumber(b: Uint8Array, from: number, to: number): number {
  let i = from;
  const negative = b[i] === 45;
  if (negative) i++;
  let mantissa = 0;
  let count = 0;
  let scale = 0;
  let inFraction = false;
  for (; i < to; i++) {
    const c = b[i] ?? 0;
    if (c >= 48 && c <= 57) {
      mantissa = mantissa * 10 + (c - 48);
      count++;
      if (inFraction) scale++;
    } else if (c === 46 && !inFraction) inFraction = true;
    else return slowNumber(b, from, to);
  }
  if (count === 0 || count > 15) return slowNumber(b, from, to);
  const value = scale === 0 ? mantissa : mantissa / (powersOfTen[scale] ?? 1);
  return negative ? -value : value;
}

function slowNumber(b: Uint8Array, from: number, to: number): number {
  if (to - from > 400) return Number.NaN;
  let text = '';
  for (let i = from; i < to; i++) text += String.fromCharCode(b[i] ?? 0);
  text = text.trim();
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text) ? Number(text) : Number.NaN;
}
