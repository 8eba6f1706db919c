import { CellError, type CellValue } from '../../../src/ledger/value.ts';
import { invalidArgument } from '../errors.ts';

/** What a cell holds after something was entered; `numberFormat` when entering it chose one. */
export interface Entered {
  readonly value: CellValue;
  readonly formula?: string;
  readonly numberFormat?: string;
}

const longestText = 32_767;
const errors = ['#N/A', '#VALUE!', '#REF!', '#DIV/0!', '#NUM!', '#NAME?', '#NULL!'];
const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[Ee][+-]?\d+)?$/;
const grouped = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const date = /^(\d{4})(?:[-/](\d{1,2})[-/](\d{1,2})|年(\d{1,2})月(\d{1,2})日)$/;

/**
 * What Excel makes of a value that an add-in writes or a person types. `null` means "leave the cell as it is"
 * and gives undefined.
 * @throws HostError `InvalidArgument` for text over 32,767 characters and for values that are no cell values
 */
export function readInput(raw: unknown, numberFormat: string): Entered | undefined {
  if (raw === null || raw === undefined) return undefined;
  if (typeof raw === 'boolean') return { value: raw };
  if (typeof raw === 'number') {
    if (!Number.isFinite(raw)) throw invalidArgument(`the number ${raw}`);
    return { value: numberFormat === '@' ? String(raw) : raw };
  }
  if (typeof raw !== 'string') throw invalidArgument(`a cell value of type ${typeof raw}`);
  if (raw.length > longestText) throw invalidArgument(`text of ${raw.length} characters`);
  if (raw === '') return { value: null };
  if (numberFormat === '@') return { value: raw.replace(/^'/, '') };
  if (raw.startsWith("'")) return { value: raw.slice(1) };
  if (raw.startsWith('=') && raw.length > 1) return { value: null, formula: raw };
  return readText(raw);
}

function readText(raw: string): Entered {
  const text = raw.trim();
  if (/^(true|false)$/i.test(text)) return { value: /^t/i.test(text) };
  if (errors.includes(text.toUpperCase())) return { value: new CellError(text.toUpperCase()) };
  if (number.test(text)) return { value: fifteenDigits(Number(text)) };
  if (grouped.test(text))
    return {
      value: Number(text.replaceAll(',', '')),
      numberFormat: text.includes('.') ? '#,##0.00' : '#,##0',
    };
  if (text.endsWith('%') && number.test(text.slice(0, -1)))
    return {
      value: fifteenDigits(Number(text.slice(0, -1)) / 100),
      numberFormat: text.includes('.') ? '0.00%' : '0%',
    };
  const serial = readDate(text);
  if (serial !== undefined) return { value: serial, numberFormat: 'yyyy/m/d' };
  // `+A1` and `-A1` are formulas for Excel; text that must stay text has an apostrophe or the format `@`.
  if (/^[+-]./.test(text) && /[\p{L}\d(]/u.test(text)) return { value: null, formula: `=${text}` };
  return { value: raw };
}

function fifteenDigits(value: number): number {
  return Number(value.toPrecision(15));
}

function readDate(text: string): number | undefined {
  const found = date.exec(text);
  if (!found) return undefined;
  const [year, month, day] = [Number(found[1]), Number(found[2] ?? found[4]), Number(found[3] ?? found[5])];
  const time = Date.UTC(year, month - 1, day);
  const made = new Date(time);
  if (year < 1900 || made.getUTCMonth() !== month - 1 || made.getUTCDate() !== day) return undefined;
  return Math.round(time / 86_400_000) + 25_569;
}
