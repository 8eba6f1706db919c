/** Zero-width and direction marks, soft hyphen, byte order mark: seen by programs, not by people. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
const fullWidth = /[\uff01-\uff5e]/g;

/** Full-width letters, digits and signs → half-width (`１２０` → `120`, `（` → `(`). */
export function toHalfWidth(text: string): string {
  return text.replace(fullWidth, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

/** Removes invisible characters, turns line breaks and odd spaces into one space, and trims. */
export function cleanText(text: string): string {
  return text.replace(invisible, '').replace(/\s+/g, ' ').trim();
}

/** Text for comparing and for codes: half-width, without any space or invisible character. */
export function compactText(text: string): string {
  return toHalfWidth(text).replace(invisible, '').replace(/\s+/g, '');
}

/** Text for comparing company names: compact, brackets of all kinds alike, letters upper-case. */
export function comparableName(text: string): string {
  return compactText(text)
    .replace(/[〔【[{]/g, '(')
    .replace(/[〕】\]}]/g, ')')
    .toUpperCase();
}

/** A header taken apart: its words without decoration, and the unit in brackets behind them. */
export interface HeaderWords {
  /** Words with the bracketed unit, e.g. `注册资本(万元)`. */
  readonly full: string;
  /** Words alone, e.g. `注册资本`. */
  readonly bare: string;
  readonly unit?: string;
}

/** Reads a header cell: half-width, no spaces, line breaks, colons or asterisks; `金额：元` counts as a unit too. */
export function headerWords(text: string): HeaderWords {
  const full = compactText(text)
    .replace(/[*※★#]/g, '')
    .replace(/[[【〔]/g, '(')
    .replace(/[\]】〕]/g, ')')
    .replace(/:$/, '');
  const bracketed = /^(.+?)\(([^()]*)\)$/.exec(full) ?? /^(.+?)[:/](万元|元|%|天|月|平方米|㎡)$/.exec(full);
  const bare = bracketed?.[1];
  const unit = bracketed?.[2]?.replace(/^单位:?/, '');
  return bare === undefined ? { full, bare: full } : { full, bare, ...(unit ? { unit } : {}) };
}
