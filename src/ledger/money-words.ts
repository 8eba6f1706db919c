const digits = '零壹贰叁肆伍陆柒捌玖';
const places = ['', '拾', '佰', '仟'] as const;
/** Places in a form where the rule leaves 零 to the writer: by habit written, left out, or as the option says. */
const free = { written: 'w', silent: 's', beforeJiao: 'j' } as const;
const limit = 10n ** 16n;

export interface MoneyWordsOptions {
  /** Writes the optional 零 before 角 when the yuan digit is 0 (¥1,680.32 → …元零叁角贰分). Default true. */
  readonly zeroBeforeJiao?: boolean;
  /** Contracts refuse negative amounts; statements may print them with 负. Default `refuse`. */
  readonly negative?: 'refuse' | 'prefix';
}

/**
 * An amount of integer fen in Chinese capitals, without 人民币 in front. Rules: 支付结算办法, annex
 * 正确填写票据和结算凭证的基本规定; the optional 零 after 万 is left out.
 * @throws RangeError when fen is not a whole number, is negative without `negative: 'prefix'`, or reaches 10^16
 */
export function moneyInWords(fen: number | bigint, options: MoneyWordsOptions = {}): string {
  const { zeroBeforeJiao = true, negative = 'refuse' } = options;
  if (typeof fen === 'number' && !Number.isSafeInteger(fen))
    throw new RangeError(`大写金额要求整数分，收到的是 ${fen}。`);
  const amount = BigInt(fen);
  if (amount < 0n && negative === 'refuse') throw new RangeError('合同金额不能为负数。');
  const size = amount < 0n ? -amount : amount;
  if (size >= limit) throw new RangeError('金额超过 100 万亿元，无法写成大写。');
  const words = form(size)
    .replaceAll(free.written, '零')
    .replaceAll(free.silent, '')
    .replaceAll(free.beforeJiao, zeroBeforeJiao ? '零' : '');
  return amount < 0n ? `负${words}` : words;
}

/**
 * The fen that capitals stand for, whatever legal form they take: 元 or 圆, 整 or 正, 零 written or left
 * out where the rule allows both, 人民币 in front or not.
 * @returns undefined for text that is not a legal amount, or passes what a number holds exactly (2^53 fen)
 */
export function readMoneyWords(text: string): number | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/^人民币/, '')
    .replaceAll('圆', '元')
    .replaceAll('正', '整');
  const sign = plain.startsWith('负') ? -1 : 1;
  const words = sign < 0 ? plain.slice(1) : plain;
  const fen = looseValue(words);
  if (fen === undefined || !Number.isSafeInteger(fen) || (sign < 0 && fen === 0)) return undefined;
  const pattern = form(BigInt(fen)).replace(/[wsj]/g, '零?').replace(/角$/, '角整?');
  const legal = new RegExp(`^${pattern}$`);
  return legal.test(words) ? sign * fen : undefined;
}

/** The words with the free zeros still marked. */
function form(fen: bigint): string {
  const yuan = fen / 100n;
  const jiao = Number((fen / 10n) % 10n);
  const cent = Number(fen % 10n);
  const front = yuan > 0n ? `${integerForm(yuan)}元` : '';
  if (jiao === 0 && cent === 0) return `${front || '零元'}整`;
  if (jiao === 0) return `${front}${front && '零'}${digits[cent]}分`;
  const zero = front !== '' && yuan % 10n === 0n ? free.beforeJiao : '';
  return `${front}${zero}${digits[jiao]}角${cent > 0 ? `${digits[cent]}分` : ''}`;
}

function integerForm(value: bigint): string {
  if (value < 10_000n) return sectionForm(Number(value));
  const [size, unit] = value < 100_000_000n ? ([10_000n, '万'] as const) : ([100_000_000n, '亿'] as const);
  const high = value / size;
  const low = value % size;
  return `${integerForm(high)}${unit}${low > 0n ? joint(high, low, size) + integerForm(low) : ''}`;
}

/**
 * The 零 between two groups. It may be left out only where the lower group's own 仟 digit is not zero (102,000;
 * 100,005,000): we leave it out after a lone zero digit and write it after a longer run, where it helps the eye.
 */
function joint(high: bigint, low: bigint, size: bigint): string {
  if (low >= size / 10n) return high % 10n === 0n ? free.silent : '';
  return low >= 1000n && low < 10_000n ? free.written : '零';
}

function sectionForm(value: number): string {
  let words = '';
  let zero = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) zero = words !== '';
    else {
      words += `${zero ? '零' : ''}${digits[digit]}${places[place]}`;
      zero = false;
    }
  }
  return words;
}

/** Adds up digits and units, paying no heed to 零 and 整; the caller compares with the legal form. */
function looseValue(words: string): number | undefined {
  const [front, rest] = words.includes('元') ? splitOnce(words, '元') : ['', words];
  const yuan = front === '' || front === '零' ? 0 : integerValue(front);
  const tail = /^零?(?:([壹贰叁肆伍陆柒捌玖])角)?(?:([壹贰叁肆伍陆柒捌玖])分)?整?$/.exec(rest);
  if (yuan === undefined || !tail) return undefined;
  const [, jiao, cent] = tail;
  return yuan * 100 + (jiao ? digits.indexOf(jiao) * 10 : 0) + (cent ? digits.indexOf(cent) : 0);
}

function integerValue(words: string): number | undefined {
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const character of words) {
    const place = places.indexOf(character as (typeof places)[number]);
    if (digits.includes(character)) digit = digits.indexOf(character);
    else if (place > 0) {
      section += digit * 10 ** place;
      digit = 0;
    } else if (character === '万') {
      total += (section + digit) * 10_000;
      section = digit = 0;
    } else if (character === '亿') {
      total = (total + section + digit) * 100_000_000;
      section = digit = 0;
    } else return undefined;
  }
  return total + section + digit;
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return [text.slice(0, at), text.slice(at + separator.length)];
}
