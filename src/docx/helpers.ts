import { dateOfSerial, formatIsoDate, serialOf } from '../ledger/calendar.ts';
import { moneyInWords } from '../ledger/money-words.ts';
import { compareDecimals, formatUnits, readDecimal, toHundredfold, toUnits } from './decimal.ts';
import { type Helper, HelperFailure } from './helper.ts';
import { pictureHelpers } from './picture.ts';
import { isBlankValue, isTrue, textOfValue } from './values.ts';

/** Dates a contract can hold as serial numbers: 1900-03-01 (before it the 1900 system is off by one) to 9999. */
const firstSerial = 61;
const lastSerial = 2_958_465;

function fenOf(value: unknown): bigint | HelperFailure {
  const decimal = readDecimal(value);
  if (!decimal) return new HelperFailure('不是金额', '请填数字，例如 7140.00。');
  // Rounding here would let words, figures and the sum of the lines disagree.
  return decimal.scale > 2
    ? new HelperFailure(
        '的小数超过两位，不能写成金额',
        '请先四舍五入到分；单价保留更多小数用 {{单价 含税单价}}。',
      )
    : toUnits(decimal, 2);
}

function amountInWords([value]: readonly unknown[]): string | HelperFailure {
  const fen = fenOf(value);
  if (fen instanceof HelperFailure) return fen;
  try {
    return moneyInWords(fen);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return new HelperFailure(`不能写成大写金额（${error.message}）`, '请核对金额。');
  }
}

function amount([value]: readonly unknown[]): string | HelperFailure {
  const fen = fenOf(value);
  return fen instanceof HelperFailure ? fen : formatUnits(fen, 2, true);
}

/** All digits that a price has, two at least: rounding would let price × quantity and the amount disagree. */
function unitPrice([value]: readonly unknown[]): string | HelperFailure {
  const decimal = readDecimal(value);
  if (!decimal) return new HelperFailure('不是单价', '请填数字，例如 2.185。');
  if (decimal.scale > 6)
    return new HelperFailure('的小数超过六位，不能写成单价', '请先四舍五入到六位小数以内。');
  const places = Math.max(2, decimal.scale);
  return formatUnits(toUnits(decimal, places), places, true);
}

function placesOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 10
    ? value
    : undefined;
}

function plainNumber([value, places]: readonly unknown[]): string | HelperFailure {
  const decimal = readDecimal(value);
  const kept = places === undefined ? decimal?.scale : placesOf(places);
  if (!decimal) return new HelperFailure('不是数字', '请填数字。');
  if (kept === undefined)
    return new HelperFailure('的小数位数要在 0 到 10 之间', '例如 {{数字 折算系数 4}}。');
  return formatUnits(toUnits(decimal, kept), kept, true);
}

function percentage([value, places]: readonly unknown[]): string | HelperFailure {
  const written = typeof value === 'string' ? /^(.+)[%％]$/.exec(value.trim())?.[1] : undefined;
  const decimal = readDecimal(written ?? value);
  if (!decimal) return new HelperFailure('不是比例', '请填小数（0.13）或百分数（13%）。');
  const hundredfold = written ? decimal : toHundredfold(decimal);
  const kept = places === undefined ? hundredfold.scale : placesOf(places);
  if (kept === undefined) return new HelperFailure('的小数位数要在 0 到 10 之间', '例如 {{百分比 税率 2}}。');
  return `${formatUnits(toUnits(hundredfold, kept), kept, false)}%`;
}

function serialOfValue(value: unknown): number | undefined {
  if (typeof value === 'number') return value >= firstSerial && value <= lastSerial ? value : undefined;
  if (typeof value !== 'string') return undefined;
  const parts = /^(\d{4})(?:-|\/|年)(\d{1,2})(?:-|\/|月)(\d{1,2})日?(?:T.*)?$/.exec(value.trim());
  if (!parts) return undefined;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const serial = serialOf(year, month, day);
  const back = dateOfSerial(serial);
  return back.month === month && back.day === day ? serial : undefined;
}

function dated(format: (serial: number) => string): Helper['apply'] {
  return ([value]) => {
    const serial = serialOfValue(value);
    return serial === undefined
      ? new HelperFailure('不是日期', '请填日期，例如 2026-11-23。')
      : format(Math.floor(serial));
  };
}

function longDate(serial: number): string {
  const { year, month, day } = dateOfSerial(serial);
  return `${year}年${month}月${day}日`;
}

/** Compares as numbers when both read as numbers, otherwise as text; undefined when one of them is empty. */
function compare(left: unknown, right: unknown): number | undefined {
  if (isBlankValue(left) || isBlankValue(right)) return undefined;
  const [a, b] = [readDecimal(left), readDecimal(right)];
  if (a && b) return compareDecimals(a, b);
  const [x, y] = [textOfValue(left)?.trim(), textOfValue(right)?.trim()];
  if (x === undefined || y === undefined) return undefined;
  return x < y ? -1 : x > y ? 1 : 0;
}

function equal(left: unknown, right: unknown): boolean {
  return (isBlankValue(left) && isBlankValue(right)) || compare(left, right) === 0;
}

function condition(
  names: Helper['names'],
  does: string,
  example: string,
  apply: Helper['apply'],
  range: Helper['arguments'] = [2, 2],
): Helper {
  return { names, does, example, apply, arguments: range, takesBlanks: true, isCondition: true };
}

/** An ordering holds only between two values: nothing is neither more nor less than anything. */
function ordering(test: (order: number) => boolean): Helper['apply'] {
  return ([left, right]) => {
    const order = compare(left, right);
    return order !== undefined && test(order);
  };
}

/** The functions every template may call. */
export const standardHelpers: readonly Helper[] = [
  {
    names: ['金额大写', 'rmb'],
    arguments: [1, 1],
    reads: 'money',
    does: '金额（元）的中文大写，不带“人民币”',
    example: '{{金额大写 总价}} → 柒仟壹佰肆拾元整',
    apply: amountInWords,
  },
  {
    names: ['金额', 'money'],
    arguments: [1, 1],
    reads: 'money',
    does: '金额（元），千位分隔，两位小数',
    example: '{{金额 总价}} → 7,140.00',
    apply: amount,
  },
  {
    names: ['单价', 'price'],
    arguments: [1, 1],
    reads: 'price',
    does: '单价（元），千位分隔，两位到六位小数，有几位写几位',
    example: '{{单价 含税单价}} → 2.185，16.8 → 16.80',
    apply: unitPrice,
  },
  {
    names: ['数字', 'number'],
    arguments: [1, 2],
    reads: 'number',
    does: '数字，千位分隔；第二个参数是小数位数',
    example: '{{数字 折算系数 4}} → 1,234.5000',
    apply: plainNumber,
  },
  {
    names: ['日期', 'date'],
    arguments: [1, 1],
    reads: 'date',
    does: '日期，中文写法；接受 Excel 日期序列号和 2026-11-23',
    example: '{{日期 签订日期}} → 2026年11月23日',
    apply: dated(longDate),
  },
  {
    names: ['短日期', 'shortDate'],
    arguments: [1, 1],
    reads: 'date',
    does: '日期，数字写法',
    example: '{{短日期 签订日期}} → 2026-11-23',
    apply: dated(formatIsoDate),
  },
  {
    names: ['百分比', 'percent'],
    arguments: [1, 2],
    reads: 'percent',
    does: '比例写成百分数；第二个参数是小数位数',
    example: '{{百分比 税率}} → 13%',
    apply: percentage,
  },
  {
    names: ['默认', 'default'],
    arguments: [2, 2],
    does: '没有值时写第二个参数',
    example: '{{默认 备注 "无"}} → 无',
    takesBlanks: true,
    apply: ([value, otherwise]) => (isBlankValue(value) ? otherwise : value),
  },
  {
    names: ['序号'],
    arguments: [0, 0],
    does: '循环里的序号，从 1 起',
    example: '{{序号}} → 1',
    loopVariable: 'number',
    apply: () => undefined,
  },
  {
    names: ['合并', 'merge'],
    arguments: [1, 4],
    does: '写值，并与上一行相同的单元格上下合并；后面的参数也要相同才合并',
    example: '{{合并 供应商}}',
    mergesCells: true,
    apply: ([value]) => value,
  },
  {
    names: ['重新编号', 'restartNumbering'],
    arguments: [0, 0],
    does: '循环的每一轮里，自动编号都从头开始',
    example: '{{重新编号}}',
    restartsNumbering: true,
    apply: () => undefined,
  },
  ...pictureHelpers,
  condition(['等于', 'eq'], '两个值相等', '{{#if (eq 付款方式 "月结")}}', ([a, b]) => equal(a, b)),
  condition(['不等于', 'ne'], '两个值不相等', '{{#if (ne 状态 "作废")}}', ([a, b]) => !equal(a, b)),
  condition(
    ['小于', 'lt'],
    '第一个值小于第二个',
    '{{#if (lt 账期 30)}}',
    ordering((order) => order < 0),
  ),
  condition(
    ['不大于', 'le'],
    '第一个值不大于第二个',
    '{{#if (le 账期 30)}}',
    ordering((order) => order <= 0),
  ),
  condition(
    ['大于', 'gt'],
    '第一个值大于第二个',
    '{{#if (gt 总价 500000)}}',
    ordering((order) => order > 0),
  ),
  condition(
    ['不小于', 'ge'],
    '第一个值不小于第二个',
    '{{#if (ge 总价 500000)}}',
    ordering((order) => order >= 0),
  ),
  condition(
    ['并且', 'and'],
    '全部成立',
    '{{#if (and 冷链 (gt 数量 0))}}',
    (all) => all.every(isTrue),
    [2, 8],
  ),
  condition(['或者', 'or'], '至少一个成立', '{{#if (or 冷链 特药)}}', (all) => all.some(isTrue), [2, 8]),
  condition(['非', 'not'], '不成立', '{{#if (not 冷链)}}', ([value]) => !isTrue(value), [1, 1]),
];
