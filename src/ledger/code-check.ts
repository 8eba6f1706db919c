/**
 * What a check of a code says. `ok`: as the standard asks. `warning`: usable, to be compared with the paper.
 * `error`: cannot be right. The value is the normalised text, the only one to store.
 */
export interface CodeCheck {
  readonly status: 'ok' | 'warning' | 'error';
  readonly value: string;
  /** A whole sentence; absent when the status is ok. */
  readonly message?: string;
  /** What the code may have been meant to be; offered, never put in silently. */
  readonly suggestions?: readonly string[];
}

/** A code that is as it should be. */
export const ok = (value: string): CodeCheck => ({ status: 'ok', value });

/** A code that cannot be right. */
export const wrong = (value: string, message: string, suggestions?: readonly string[]): CodeCheck => ({
  status: 'error',
  value,
  message,
  ...(suggestions ? { suggestions } : {}),
});

/** A code to compare with the paper. */
export const doubtful = (value: string, message: string): CodeCheck => ({
  status: 'warning',
  value,
  message,
});

/**
 * Brings a typed or pasted code into the form it is compared and stored in: half-width, upper case, without
 * blanks, hyphens of any kind and invisible characters. Nothing else is changed (domain.md §8.1).
 */
export function normaliseCode(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}\p{Cc}\p{Pd}\u2212\ufe58\uff0d]/gu, '')
    .toUpperCase();
}
