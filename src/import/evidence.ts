import type { ColumnDoubt, ColumnMatch } from './mapping.ts';
import type { TableCandidate } from './recognise.ts';
import type { Shape } from './shape.ts';
import { cleanText } from './text.ts';

/** Why a source column is believed to be a column of the table, a sentence without its full stop. */
export function matchSentence({ header, column, by, unit, shape }: ColumnMatch): string {
  const words = cleanText(header);
  const named = {
    header: `表头就是“${column.header}”`,
    alias: `“${words}”是“${column.header}”的另一种写法`,
    user: `由您指定为“${column.header}”`,
  }[by];
  const converted =
    unit.from === undefined ? '' : `，${unit.above ? '表上注明' : '表头'}单位${unit.from}，已换算`;
  return `${named}${converted}，${shapeClause(shape)}`;
}

function shapeClause({ filled, readable, unreadable }: Shape): string {
  if (filled === 0) return '下面没有内容';
  if (readable === filled) return `看过的 ${filled} 格都读得出`;
  const examples = unreadable.map((value) => `“${value}”`).join('、');
  return `看过的 ${filled} 格有 ${filled - readable} 格读不出，如${examples}`;
}

const doubtClauses: Readonly<
  Record<ColumnDoubt['reason'], (doubt: ColumnDoubt & { readonly words: string }) => string>
> = {
  unknown: ({ words }) => `台账没有“${words}”这一列，没有导入`,
  values: ({ words, meant }) => `“${words}”像是“${meant}”，但下面的内容对不上，没有导入`,
  unit: ({ words, meant }) => `“${words}”的单位与“${meant}”换算不清，没有导入`,
  taken: ({ words, meant }) => `“${words}”与另一列都对应“${meant}”，只导入了另一列`,
  vetoed: ({ words, meant, word }) => `“${words}”带有“${word}”，不是“${meant}”，没有导入`,
  apart: ({ words }) => `“${words}”与主表隔着空列，像是另一张表，没有导入`,
  user: ({ words }) => `“${words}”由您选择不导入`,
};

/** Why a source column is left out, a sentence without its full stop. */
export const doubtSentence = (doubt: ColumnDoubt): string =>
  doubtClauses[doubt.reason]({ ...doubt, words: cleanText(doubt.header) });

/** What speaks for a table, a sentence without its full stop. */
export function candidateSentence({ required, headers, name }: TableCandidate): string {
  const all = required.found.length + required.missing.length;
  const missing = required.missing.map(({ header }) => header).join('、');
  return [
    `${headers.all} 个表头认得 ${headers.matched} 个`,
    `必填的 ${all} 列有 ${required.found.length} 列${missing === '' ? '' : `（缺${missing}）`}`,
    ...(name.words === undefined ? [] : [`工作表名里有“${name.words}”`]),
  ].join('，');
}
