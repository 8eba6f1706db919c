import type { CellValue } from '../../../src/ledger/value.ts';
import { CellError } from '../../../src/ledger/value.ts';

/**
 * The text a cell shows, for the formats this project uses: General, digits with grouping and decimals,
 * percent, dates and times, text, literal text, and sections with a condition. Column width plays no part.
 */
export function shownText(value: CellValue, format: string): string {
  if (value === null) return '';
  if (value instanceof CellError) return value.code;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return value;
  const section = sectionFor(value, format);
  if (/^general$/i.test(section) || section === '@') return general(value);
  return /[ymdhs]/i.test(bare(section)) ? dateText(value, section) : numberText(value, section);
}

/** The part of a format without literals, colours and conditions. */
function bare(format: string): string {
  return format.replace(/"[^"]*"|\\.|[_*].|\[[^\]]*\]/g, '');
}

function sectionFor(value: number, format: string): string {
  const sections = format.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  for (const section of sections) {
    const condition = /^\[(>=|<=|<>|>|<|=)(-?[\d.]+)\]/.exec(section);
    if (condition && meets(value, condition[1] ?? '', Number(condition[2])))
      return section.slice(condition[0].length);
  }
  const plain = sections.filter((section) => !/^\[(?:[<>=])/.test(section));
  const [positive = 'General', negative, zero] = plain;
  if (value < 0 && negative !== undefined) return negative;
  return value === 0 && zero !== undefined ? zero : positive;
}

function meets(value: number, operator: string, bound: number): boolean {
  if (operator === '>=') return value >= bound;
  if (operator === '<=') return value <= bound;
  if (operator === '>') return value > bound;
  if (operator === '<') return value < bound;
  return operator === '=' ? value === bound : value !== bound;
}

function general(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e11 || size < 1e-9)) return exponent(value);
  return String(Number(value.toPrecision(Math.min(10, Math.max(1, Math.floor(Math.log10(size || 1)) + 10)))));
}

function exponent(value: number): string {
  const [digits = '', power = ''] = value.toExponential(5).split('e');
  return `${Number(digits)}E${power.replace(/^([+-])(\d)$/, '$10$2')}`;
}

function numberText(value: number, section: string): string {
  const mask = bare(section);
  const digits = /[#0,.?]*[#0?]/.exec(mask)?.[0];
  if (digits === undefined) return literals(section, '');
  const percent = mask.includes('%');
  const decimals = (digits.split('.')[1] ?? '').length;
  const minimum = (digits.split('.')[0] ?? '').replace(/[^0]/g, '').length;
  const scaled = Math.abs(percent ? value * 100 : value);
  const [whole = '0', fraction] = Number(`${Number(scaled.toPrecision(15))}`)
    .toFixed(decimals)
    .split('.');
  const padded = whole === '0' && minimum === 0 ? '' : whole.padStart(minimum, '0');
  const grouped = digits.includes(',') ? padded.replace(/\B(?=(?:\d{3})+$)/g, ',') : padded;
  const sign = value < 0 && !section.includes('(') && Number(scaled.toFixed(decimals)) !== 0 ? '-' : '';
  return sign + literals(section, `${grouped}${fraction === undefined ? '' : `.${fraction}`}`);
}

/** The section with its digits replaced by `digits` and its literals spelled out. */
function literals(section: string, digits: string): string {
  let placed = false;
  return section.replace(/"([^"]*)"|\\(.)|[_*].|\[[^\]]*\]|[#0?][#0,.?]*/g, (piece, quoted, escaped) => {
    if (quoted !== undefined) return quoted;
    if (escaped !== undefined) return escaped;
    if (!/^[#0?]/.test(piece)) return '';
    const text = placed ? '' : digits;
    placed = true;
    return text;
  });
}

function dateText(serial: number, section: string): string {
  const time = new Date(Math.round((serial - 25_569) * 86_400) * 1000);
  const pad = (value: number, length: number): string => String(value).padStart(length, '0');
  let hours = false;
  return section.replace(/"([^"]*)"|\\(.)|\[[^\]]*\]|[_*].|y+|m+|d+|h+|s+/gi, (piece, quoted, escaped) => {
    if (quoted !== undefined) return quoted;
    if (escaped !== undefined) return escaped;
    const wide = piece.length > 1 ? 2 : 1;
    switch (piece[0]?.toLowerCase()) {
      case 'y':
        return piece.length > 2 ? pad(time.getUTCFullYear(), 4) : pad(time.getUTCFullYear() % 100, 2);
      case 'm':
        return pad(hours ? time.getUTCMinutes() : time.getUTCMonth() + 1, wide);
      case 'd':
        return pad(time.getUTCDate(), wide);
      case 'h':
        hours = true;
        return pad(time.getUTCHours(), wide);
      case 's':
        return pad(time.getUTCSeconds(), wide);
      default:
        return '';
    }
  });
}
