import { compactText } from './text.ts';

/** A number as text says it: the digits, and what stood behind them. */
export interface NumberReading {
  readonly value: number;
  /** The suffix that scales the digits; the caller decides whether its column takes it. */
  readonly suffix?: '万' | '亿' | '%' | '‰';
  /** True when the text was more than plain digits (grouping, currency sign, unit). */
  readonly decorated: boolean;
}

const shape =
  /^([¥￥$]|RMB|CNY|人民币)?([+-]?)([¥￥]?)(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?(万|亿|%|‰)?(元整|元|圆|平方米|平米|平|㎡|m²|M2|天|日|个|辆|台|人|名|家|盒|年)?$/i;

/**
 * Reads `1,234.50`, `￥1,200`, `-5`, `(300)` as bookkeepers write minus, `12.5万`, `72%`, `120㎡`; digits may be
 * full-width. Undefined for anything else, also for 1.2E+05: such text has usually lost digits.
 */
export function readNumber(text: string): NumberReading | undefined {
  let compact = compactText(text)
    .replace(/，/g, ',')
    .replace(/。/g, '.')
    .replace(/[﹣－—–]/g, '-');
  const negativeInBrackets = /^\((.+)\)$/.exec(compact);
  if (negativeInBrackets?.[1]) compact = `-${negativeInBrackets[1]}`;
  const rateInTenThousands = /^万分之([一二三四五六七八九]|\d+(?:\.\d+)?)$/.exec(compact)?.[1];
  if (rateInTenThousands) {
    const digit = '一二三四五六七八九'.indexOf(rateInTenThousands) + 1 || Number(rateInTenThousands);
    return { value: Number((digit / 100).toPrecision(15)), suffix: '%', decorated: true };
  }
  const match = shape.exec(compact);
  const [, , sign, , whole, fraction, suffix] = match ?? [];
  if (!match || (whole === undefined && fraction === undefined)) return undefined;
  const value = Number(`${sign ?? ''}${(whole ?? '0').replaceAll(',', '')}${fraction ?? ''}`);
  if (!Number.isFinite(value)) return undefined;
  const decorated =
    compact !== `${sign ?? ''}${whole ?? ''}${fraction ?? ''}` || (whole?.includes(',') ?? false);
  return { value, decorated, ...(suffix ? { suffix: suffix as '万' | '亿' | '%' | '‰' } : {}) };
}

/** Decimal scaling without binary dust: 12.5 × 10000 and 72 ÷ 100 keep their 15 digits. */
export function scale(value: number, factor: number): number {
  const scaled = factor >= 1 ? value * factor : value / Math.round(1 / factor);
  return Number(scaled.toPrecision(15));
}
