/** One item line of a contract or invoice, as the sheet holds it (domain.md §7.2). */
export interface VatLine {
  /** Quantity, up to 4 decimals. */
  readonly quantity: number;
  /** Price per unit in yuan with VAT, up to 6 decimals. */
  readonly price: number;
  /** VAT rate as a fraction (0.13); 0 also for tax-exempt goods. Up to 4 decimals. */
  readonly rate: number;
}

/** Amounts in integer fen. */
export interface VatAmounts {
  /** Amount with VAT: price × quantity. */
  readonly gross: number;
  /** Amount without VAT. */
  readonly net: number;
  /** VAT. gross = net + tax, always. */
  readonly tax: number;
}

const quantityDecimals = 4;
const priceDecimals = 6;
const rateDecimals = 4;

/**
 * Splits a line into net amount and VAT: gross = price × quantity and net = gross ÷ (1 + rate), each rounded to
 * the fen, halves away from zero; tax = gross − net. Negative quantities (returns) give negative amounts.
 * @throws RangeError when a number has more decimals than stated, is not finite, the rate lies outside 0…1, or
 *   the amount passes what a number holds exactly
 */
export function vatOfLine(line: VatLine): VatAmounts {
  const quantity = scaled(line.quantity, quantityDecimals, '数量');
  const price = scaled(line.price, priceDecimals, '单价');
  const rate = scaled(line.rate, rateDecimals, '税率');
  const one = 10n ** BigInt(rateDecimals);
  if (rate < 0n || rate > one) throw new RangeError(`税率应在 0% 到 100% 之间，收到的是 ${line.rate}。`);
  const gross = divideRounded(price * quantity, 10n ** BigInt(quantityDecimals + priceDecimals - 2));
  const net = divideRounded(gross * one, one + rate);
  return amounts(gross, net);
}

/** Totals are the sums of the lines, never computed again from rates. */
export function vatTotals(lines: readonly VatAmounts[]): VatAmounts {
  const sum = (part: keyof VatAmounts): bigint =>
    lines.reduce((total, line) => total + BigInt(line[part]), 0n);
  return amounts(sum('gross'), sum('net'));
}

function amounts(gross: bigint, net: bigint): VatAmounts {
  if (gross > BigInt(Number.MAX_SAFE_INTEGER) || gross < -BigInt(Number.MAX_SAFE_INTEGER))
    throw new RangeError('金额过大，无法精确计算。');
  return { gross: Number(gross), net: Number(net), tax: Number(gross - net) };
}

/**
 * A number's decimal digits as an integer, read from its 15 significant digits as a spreadsheet shows them, not
 * from binary arithmetic: 15.67 with 6 decimals is 15670000, and so is 15.670000000000002.
 */
function scaled(value: number, decimals: number, name: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(Number(value.toPrecision(15))));
  if (!match) throw new RangeError(`${name}不是数字。`);
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const shift = decimals - fraction.length + Number(exponent);
  const digits = BigInt(whole + fraction);
  const power = 10n ** BigInt(Math.abs(shift));
  if (shift < 0 && digits % power !== 0n)
    throw new RangeError(`${name} ${value} 的小数超过 ${decimals} 位。`);
  const size = shift < 0 ? digits / power : digits * power;
  return sign ? -size : size;
}

/** Quotient rounded to the nearest integer, halves away from zero. The divisor is positive. */
function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const half = divisor / 2n;
  return (dividend < 0n ? dividend - half : dividend + half) / divisor;
}
