/** A decimal number, exactly: `units` × 10^-`scale`. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

const pattern = /^([+-]?)(\d{1,30}|\d{1,3}(?:,\d{3}){1,9})?(?:\.(\d{0,15}))?$/;

/**
 * Reads a number (its 15 significant digits, so without binary dust) or text such as `1,234.50`, `￥23.80`,
 * `１２０元`. Undefined for anything else.
 */
export function readDecimal(value: unknown): Decimal | undefined {
  if (typeof value === 'bigint') return { units: value, scale: 0 };
  if (typeof value === 'number') {
    if (!Number.isFinite(value) || Math.abs(value) >= 1e21) return undefined;
    return readShort(value) ?? readText(expand(Number(value.toPrecision(15))));
  }
  if (typeof value !== 'string') return undefined;
  const plain = value
    .normalize('NFKC')
    .trim()
    .replace(/^人民币|^[¥$]|^RMB/i, '')
    .replace(/元$/, '')
    .replace(/^¥/, '')
    .trim();
  return readText(plain);
}

/** Numbers of at most four decimals, by far the most; a quotient that gives the number back is its decimal reading. */
function readShort(value: number): Decimal | undefined {
  if (Math.abs(value) >= 1e11) return undefined;
  let power = 1;
  for (let scale = 0; scale <= 4; scale++, power *= 10) {
    const units = Math.round(value * power);
    if (units / power === value) return { units: BigInt(units), scale };
  }
  return undefined;
}

/** Digits without an exponent; `toFixed` is exact for the small numbers that JavaScript prints with one. */
function expand(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(15) : text;
}

function readText(text: string): Decimal | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [, sign, whole = '', fraction = ''] = match;
  if (whole === '' && fraction === '') return undefined;
  const kept = fraction.replace(/0+$/, '');
  const units = BigInt(whole.replaceAll(',', '') + kept);
  return { units: sign === '-' ? -units : units, scale: kept.length };
}

/** Powers of ten up to the digits that a number or text may have. */
const powers = Array.from({ length: 64 }, (_, exponent) => 10n ** BigInt(exponent));

/** The number as whole units of 10^-`places`, rounded half away from zero. */
export function toUnits({ units, scale }: Decimal, places: number): bigint {
  if (scale === places) return units;
  if (scale < places) return units * powers[places - scale]!;
  const divisor = powers[scale - places]!;
  const size = units < 0n ? -units : units;
  const rounded = (size + divisor / 2n) / divisor;
  return units < 0n ? -rounded : rounded;
}

/** Whole units of 10^-`places` as text: (714000n, 2) → `7140.00`, grouped → `7,140.00`. */
export function formatUnits(units: bigint, places: number, grouped: boolean): string {
  const digits = String(units < 0n ? -units : units).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const fraction = places > 0 ? `.${digits.slice(-places)}` : '';
  const grouping = grouped && whole.length > 3 ? whole.replace(/\B(?=(?:\d{3})+$)/g, ',') : whole;
  return `${units < 0n ? '-' : ''}${grouping}${fraction}`;
}

/** Negative, zero or positive as the first is less than, equal to or greater than the second. */
export function compareDecimals(left: Decimal, right: Decimal): number {
  const scale = Math.max(left.scale, right.scale);
  const difference = toUnits(left, scale) - toUnits(right, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** A hundred times the number. */
export function toHundredfold({ units, scale }: Decimal): Decimal {
  return scale >= 2 ? { units, scale: scale - 2 } : { units: units * 10n ** BigInt(2 - scale), scale: 0 };
}
