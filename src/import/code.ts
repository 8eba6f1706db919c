import { checkColumnText } from '../ledger/checks.ts';
import type { Column } from '../ledger/column.ts';
import { refused } from './finding.ts';
import { compactText } from './text.ts';
import type { Normalised } from './value.ts';

/** Spreadsheets keep 15 significant digits; a longer number has lost its end already (domain.md §8.6). */
const keptDigits = 15;

/**
 * A code as text: numbers become their exact digits, lost digits are refused, and the check the column names
 * refuses what cannot be right and warns of what should be compared with the paper.
 * @param prefix letters put before an identifier that does not start with a letter
 */
export function normaliseCode(column: Column, value: string | number, prefix?: string): Normalised {
  const written = typeof value === 'number' ? digitsOf(value) : compactText(value);
  if (written === undefined || /^\d(\.\d+)?E\+\d+$/i.test(written))
    return {
      value: null,
      finding: refused(
        'digits-lost',
        `“${value}”是被表格改写过的数字，长数字已丢失末位`,
        '请按证件或凭证重新填写，并先把单元格设为文本格式。',
      ),
    };
  if (prefix !== undefined) return normaliseIdentifier(written, prefix);
  return column.check === undefined ? { value: written } : checked(column.check, written);
}

function checked(check: NonNullable<Column['check']>, written: string): Normalised {
  const { status, value, message = '', suggestions } = checkColumnText(check, written);
  if (status === 'ok') return { value };
  const clause = message.replace(/。$/, '');
  const meant = suggestions?.[0] === undefined ? '' : `是否应为 ${suggestions[0]}？`;
  if (status === 'error')
    return { value: null, finding: refused('code-invalid', clause, `${meant}请与证件核对后补填。`) };
  return { value, finding: { code: 'code-doubtful', severity: 'warning', clause } };
}

/** The digits of a whole number; undefined when it has a fraction or more digits than a cell keeps. */
function digitsOf(value: number): string | undefined {
  return Number.isInteger(value) && Math.abs(value) < 10 ** keptDigits ? String(value) : undefined;
}

/** Keys are text that starts with a letter: digit-like text matches numbers in criteria (design.md §4). */
function normaliseIdentifier(written: string, prefix: string): Normalised {
  const upper = written.toUpperCase();
  if (/^\p{L}/u.test(upper)) return checked('identifier', upper);
  const result = checked('identifier', `${prefix}${upper}`);
  if (result.finding) return result;
  return {
    ...result,
    finding: {
      code: 'identifier-prefixed',
      severity: 'note',
      clause: `编号“${written}”不以字母开头，按“${prefix}${upper}”导入`,
    },
  };
}
