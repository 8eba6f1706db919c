/** True for what a form calls empty: nothing, blank text, not a number. */
export function isBlankValue(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return !startsVisibly(value) && value.trim() === '';
  return typeof value === 'number' && Number.isNaN(value);
}

/** True at a glance for nearly all values: Latin letters and figures, Chinese. */
function startsVisibly(text: string): boolean {
  const first = text.charCodeAt(0);
  return (first > 0x20 && first < 0x80) || (first > 0x3000 && first < 0xd800);
}

/** What a value prints; undefined for what is not a value (lists, groups, functions). */
export function textOfValue(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? plainNumber(value) : undefined;
  if (typeof value === 'boolean') return value ? '是' : '否';
  return typeof value === 'bigint' ? String(value) : undefined;
}

/** A number without binary dust and without an exponent as far as 21 digits: 0.1 + 0.2 prints 0.3. */
function plainNumber(value: number): string {
  return String(Number.isInteger(value) ? value : Number(value.toPrecision(15)));
}

/**
 * Whether a condition holds, as in Handlebars: nothing, false, 0, empty text and empty lists do not. 否 does not
 * either: the book writes truth values as 是 and 否.
 */
export function isTrue(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === 'string') return value.trim() !== '' && value.trim() !== '否';
  return value !== 0 && value !== 0n && value !== false && !isBlankValue(value);
}

/** A property that the object itself has; prototypes are out of reach. */
export function ownProperty(object: unknown, key: string): unknown {
  if (typeof object !== 'object' || object === null || !Object.hasOwn(object, key)) return undefined;
  return (object as Readonly<Record<string, unknown>>)[key];
}
