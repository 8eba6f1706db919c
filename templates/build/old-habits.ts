import { dateOfSerial } from '../../src/ledger/calendar.ts';
import type { CellValue } from '../../src/ledger/value.ts';
import type { Random } from '../../src/sample/random.ts';

/** A cell as staff fill it: a plain value, a date (serial and shown as one), or a formula. */
export type OldCell = CellValue | { readonly date: number } | { readonly formula: string };

const fullWidth = (text: string): string =>
  text.replace(/[0-9.]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

/** Dates are mostly dates, and now and then text in somebody's own manner. */
export function oldDate(value: CellValue | undefined, random: Random): OldCell {
  if (typeof value !== 'number') return value ?? null;
  const { year, month, day } = dateOfSerial(value);
  const two = (part: number) => String(part).padStart(2, '0');
  const written: OldCell[] = [
    `${year}/${month}/${day}`,
    `${year}.${month}.${day}`,
    `${year}年${month}月${day}日`,
    `${year}${two(month)}${two(day)}`,
    Number(`${year}${two(month)}${two(day)}`),
    `${fullWidth(String(year))}-${two(month)}-${two(day)}`,
  ];
  return random.chance(0.8) ? { date: value } : random.pick(written);
}

/** Numbers are mostly numbers; some came from a report as text, grouped or full-width. */
export function oldNumber(value: CellValue | undefined, random: Random): OldCell {
  if (typeof value !== 'number' || random.chance(0.94)) return value ?? null;
  const grouped = value.toLocaleString('en-US', { maximumFractionDigits: 2 });
  return random.pick([String(value), grouped, fullWidth(String(value)), ` ${value} `]);
}

/** Money: numbers, `￥1,200.00`, or `12万` where it is round. */
export function oldMoney(value: CellValue | undefined, random: Random): OldCell {
  if (typeof value !== 'number' || random.chance(0.92)) return value ?? null;
  if (value % 10_000 === 0 && value > 0) return `${value / 10_000}万`;
  return `￥${value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
}

/** A share: 72, `72%`, or 0.72 where the sheet does not say per cent. */
export function oldPercent(value: CellValue | undefined, points: boolean, random: Random): OldCell {
  if (typeof value !== 'number') return value ?? null;
  const inPoints = Number((value * 100).toPrecision(12));
  if (random.chance(0.3)) return `${inPoints}%`;
  return points || random.chance(0.3) ? inPoints : value;
}

/** The customer's number in the old book: 1001 for C0001. */
export const oldCustomerNumber = (id: CellValue | undefined): CellValue =>
  typeof id === 'string' && /^C\d+$/.test(id) ? 1000 + Number(id.slice(1)) : (id ?? null);

/** A name as typed by hand: half-width brackets, a space too many. */
export function oldName(name: string, random: Random): string {
  const brackets = random.chance(0.5) ? name.replace('（', '(').replace('）', ')') : name;
  return random.chance(0.05)
    ? `${brackets} `
    : random.chance(0.03)
      ? `${brackets.slice(0, 2)} ${brackets.slice(2)}`
      : brackets;
}

const words: Readonly<Record<string, readonly string[]>> = {
  药品批发: ['批发企业', '药品批发', '批发'],
  药品零售连锁总部: ['连锁总部', '零售连锁'],
  单体药店: ['药店', '单体药店', '零售药店'],
  基层医疗机构: ['社区卫生服务中心', '基层医疗机构'],
  是: ['是', '有', '√'],
  否: ['否', '无', '没有'],
  现款: ['现款', '现结'],
  账期: ['账期', '月结'],
  电汇: ['电汇', '转账', '银行转账'],
  承兑汇票: ['承兑', '银行承兑汇票'],
  已批准: ['同意', '已批准'],
  长期: ['长期', '永久', '无固定期限'],
  开户信息: ['开户信息', '开户许可证'],
  质量保证协议: ['质量保证协议', '质保协议'],
  采购委托书: ['采购委托书', '授权委托书'],
  供方: ['我方', '供方'],
  优: ['优', '优秀'],
  按期付款: ['按期付款', '按时'],
  无记录: ['无记录', '无'],
  一般纳税人: ['一般纳税人', '一般'],
};

/** A choice in the words of the house. */
export function oldWord(value: CellValue | undefined, random: Random): CellValue {
  const own = typeof value === 'string' ? words[value] : undefined;
  return own ? random.pick(own) : (value ?? null);
}
