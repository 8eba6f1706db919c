import type { Column } from '../ledger/column.ts';
import { roundHalfAway } from '../ledger/rounding.ts';
import { CellError, type CellValue, isBlank } from '../ledger/value.ts';
import { normaliseCode } from './code.ts';
import { readDate } from './date.ts';
import { type Finding, refused } from './finding.ts';
import { readNumber, scale } from './number.ts';
import { choiceSynonyms } from './synonyms.ts';
import { cleanText, comparableName } from './text.ts';

/** What is known about the whole source column when one of its values is read. */
export interface ValueContext {
  /** The choices that hold here; a choice column without them takes any text. */
  readonly choices?: readonly string[];
  /** From the unit in the source header: 10000 for 万元 read into 元. */
  readonly factor?: number;
  /** The source column counts per cent (its header says % and it holds numbers above 1). */
  readonly percentPoints?: boolean;
  /** Letters put before an identifier that does not start with one. */
  readonly prefix?: string;
}

/** A value ready for the ledger; with a finding of severity error it was refused and is null. */
export interface Normalised {
  readonly value: CellValue;
  readonly finding?: Finding;
}

const blank: Normalised = { value: null };
const errorText = /^#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|#+)$/i;
/** How people write “nothing here” in a cell that should hold a number, a date, a code or a choice. */
const nothing = new Set(['/', '\\', '-', '--', '—', '——', '－', '暂无', '待补', '空', 'N/A', 'NULL']);
const noExpiry = new Set(['长期', '长期有效', '永久', '永久有效', '无固定期限', '无期限', '无限期', '不限']);

/**
 * One value of a foreign sheet as the column holds it: full-width digits and invisible characters gone, text
 * numbers and dates read, choices in their own words, codes as text. What cannot be read for certain becomes
 * null with a finding, never a guess.
 */
export function normaliseValue(column: Column, value: CellValue, context: ValueContext = {}): Normalised {
  if (isBlank(value)) return blank;
  if (value instanceof CellError || (typeof value === 'string' && errorText.test(value.trim())))
    return refuse(
      'cell-error',
      `是错误值 ${value instanceof CellError ? value.code : value.trim()}`,
      '请在原表改正公式或数据后重新导入，或直接在台账补填。',
    );
  if (typeof value === 'boolean') return normaliseTruth(column, value, context);
  const text = typeof value === 'string' ? cleanText(value) : value;
  if (text === '') return blank;
  if (column.kind === 'text') return { value: String(text) };
  if (column.kind === 'choice') return normaliseChoice(String(text), context.choices);
  if (typeof text === 'string' && nothing.has(text.toUpperCase())) return blank;
  switch (column.kind) {
    case 'code':
      return normaliseCode(column, text, context.prefix);
    case 'date':
      return normaliseDate(column, text);
    case 'integer':
    case 'number':
    case 'money':
    case 'percent':
      return normaliseNumber(column, text, context);
  }
}

function refuse(code: string, clause: string, repair: string): Normalised {
  return { value: null, finding: refused(code, clause, repair) };
}

function normaliseTruth(column: Column, value: boolean, context: ValueContext): Normalised {
  if (column.kind === 'choice') return normaliseChoice(value ? 'TRUE' : 'FALSE', context.choices);
  const word = value ? 'TRUE' : 'FALSE';
  return column.kind === 'text'
    ? { value: word }
    : refuse('cell-unreadable', `逻辑值 ${word} 不能用在这一列`, '请在原表填写实际内容后重新导入。');
}

function normaliseChoice(text: string, choices: readonly string[] | undefined): Normalised {
  if (!choices) return { value: text };
  const wanted = comparableName(text);
  const exact = choices.find((choice) => comparableName(choice) === wanted);
  if (exact !== undefined) return { value: exact };
  const meant = choices.filter((choice) =>
    choiceSynonyms[choice]?.some((word) => comparableName(word) === wanted),
  );
  if (meant.length === 1 && meant[0] !== undefined)
    return {
      value: meant[0],
      finding: { code: 'choice-synonym', severity: 'note', clause: `“${text}”按“${meant[0]}”导入` },
    };
  if (nothing.has(text.toUpperCase())) return blank;
  return refuse('choice-unknown', `“${text}”不在可选项中`, `请改为下列之一：${choices.join('、')}。`);
}

function normaliseDate(column: Column, value: string | number): Normalised {
  if (column.alsoText === '长期' && typeof value === 'string' && noExpiry.has(comparableName(value)))
    return { value: column.alsoText };
  const reading = readDate(value);
  if (reading.kind === 'date') return { value: reading.serial };
  return reading.kind === 'impossible'
    ? refuse('date-impossible', `“${value}”不是真实存在的日期`, '请按凭证核对日期，写成 2026-01-05 的样子。')
    : refuse('date-unreadable', `“${value}”看不懂是哪一天`, '请写成 2026-01-05 的样子。');
}

function normaliseNumber(column: Column, value: string | number, context: ValueContext): Normalised {
  if (column.id === 'taxRate' && value === '免税')
    return { value: 0, finding: { code: 'tax-exempt', severity: 'note', clause: '“免税”按税率 0 导入' } };
  const reading = typeof value === 'number' ? { value, decorated: false } : readNumber(value);
  if (!reading)
    return refuse('number-unreadable', `“${value}”不是数字`, '请只填数字，单位写在表头；不知道就留空。');
  const scaled = applyUnit(column, reading, context);
  if (typeof scaled === 'string')
    return refuse('unit-unclear', `“${value}”${scaled}`, '请在原表换算后重新导入。');
  const { finding } = scaled;
  const number =
    column.kind === 'money' ? roundHalfAway(scaled.value, 2) : Number(scaled.value.toPrecision(15));
  const outside = rangeFinding(column, number, value);
  if (outside) return { value: null, finding: outside };
  return finding ? { value: number, finding } : { value: number };
}

interface Scaled {
  readonly value: number;
  readonly finding?: Finding;
}

/** The number in the unit of the column, or why it is unclear. */
function applyUnit(
  column: Column,
  { value, suffix }: { readonly value: number; readonly suffix?: '万' | '亿' | '%' | '‰' },
  context: ValueContext,
): Scaled | string {
  if (column.kind === 'percent') return percentOf(column, value, suffix, context);
  if (suffix === '%' || suffix === '‰') return '是百分数，这一列要的是数字';
  const inTenThousands = column.header.includes('万元');
  if (suffix !== undefined) {
    const yuan = scale(value, suffix === '万' ? 10_000 : 100_000_000);
    if (inTenThousands) return { value: scale(yuan, 0.0001) };
    if (column.kind !== 'money') return `带有“${suffix}”，这一列的单位不是万`;
    return {
      value: yuan,
      finding: { code: 'unit-converted', severity: 'note', clause: `“${value}${suffix}”按 ${yuan} 元导入` },
    };
  }
  return { value: context.factor === undefined ? value : scale(value, context.factor) };
}

function percentOf(
  column: Column,
  value: number,
  suffix: '万' | '亿' | '%' | '‰' | undefined,
  context: ValueContext,
): Scaled | string {
  if (suffix === '%') return { value: scale(value, 0.01) };
  if (suffix === '‰') return { value: scale(value, 0.001) };
  if (suffix !== undefined) return '不是百分数';
  if (context.percentPoints) {
    // Beside 72 and 65 a bare 0.72 may be 0.72 % or a cell that was formatted as per cent.
    return value > 0 && value < 1
      ? '在按百分点填写的列里，分不清是小数还是百分数'
      : { value: scale(value, 0.01) };
  }
  if (column.maximum === 1 && value > 1 && value <= 100) {
    const fraction = scale(value, 0.01);
    return {
      value: fraction,
      finding: { code: 'percent-points', severity: 'note', clause: `${value} 按 ${value}% 导入` },
    };
  }
  // A growth or debt ratio may pass 100 %, but 35 is far more often 35 % than 3500 %.
  if (column.maximum === undefined && Math.abs(value) > 2) return '分不清是小数还是百分数';
  return { value };
}

/** Below it an amount keeps its fen within the 15 digits of a cell. */
const tooLarge = 10 ** 13;

function rangeFinding(column: Column, number: number, written: string | number): Finding | undefined {
  const { minimum, maximum } = column;
  if (!(Math.abs(number) < tooLarge))
    return refused(
      'out-of-range',
      `“${written}”达到或超过 10 万亿，不能准确计算`,
      '请核对后按实际数值填写。',
    );
  if (column.kind === 'integer' && !Number.isInteger(number))
    return refused('not-whole', `“${written}”不是整数`, '请按实际数量填写整数。');
  if ((minimum === undefined || number >= minimum) && (maximum === undefined || number <= maximum))
    return undefined;
  const show = (bound: number) => (column.kind === 'percent' ? `${scale(bound, 100)}%` : String(bound));
  const range =
    minimum === undefined
      ? `不大于 ${show(maximum ?? 0)}`
      : maximum === undefined
        ? `不小于 ${show(minimum)}`
        : `${show(minimum)} 到 ${show(maximum)}`;
  return refused('out-of-range', `“${written}”超出范围（应${range}）`, '请核对后按实际数值填写。');
}
