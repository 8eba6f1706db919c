import { candidateSentence, doubtSentence, matchSentence } from '../../../src/import/evidence.ts';
import type { ColumnDoubt, ColumnMatch } from '../../../src/import/mapping.ts';
import type { TableCandidate } from '../../../src/import/recognise.ts';
import { cleanText } from '../../../src/import/text.ts';
import type { Language } from '../../language.ts';

/** Why a sheet or a column is taken for what it is, a sentence. */
export interface EvidenceWords {
  candidate(candidate: TableCandidate): string;
  match(match: ColumnMatch): string;
  doubt(doubt: ColumnDoubt): string;
}

export const evidenceWords: Readonly<Record<Language, EvidenceWords>> = {
  'zh-CN': {
    candidate: (candidate) => `${candidateSentence(candidate)}。`,
    match: (match) => `${matchSentence(match)}。`,
    doubt: (doubt) => `${doubtSentence(doubt)}。`,
  },
  'en-US': { candidate: candidateInEnglish, match: matchInEnglish, doubt: doubtInEnglish },
};

function candidateInEnglish({ required, headers, name }: TableCandidate): string {
  const all = required.found.length + required.missing.length;
  const missing = required.missing.map(({ header }) => header).join(', ');
  return [
    `${headers.matched} of ${headers.all} headers known`,
    `${required.found.length} of ${all} required columns there${missing === '' ? '' : ` (missing ${missing})`}`,
    ...(name.words === undefined ? [] : [`the sheet’s name has “${name.words}”`]),
  ]
    .join('; ')
    .replace(/$/, '.');
}

function matchInEnglish({ header, column, by, unit, shape }: ColumnMatch): string {
  const named = {
    header: `The header is “${column.header}”`,
    alias: `“${cleanText(header)}” is another name of “${column.header}”`,
    user: `You chose “${column.header}”`,
  }[by];
  const place = unit.above ? 'above the table' : 'in the header';
  const converted = unit.from === undefined ? '' : `; unit ${unit.from} ${place}, converted`;
  return `${named}${converted}; ${shapeInEnglish(shape)}.`;
}

function shapeInEnglish({ filled, readable, unreadable }: ColumnMatch['shape']): string {
  if (filled === 0) return 'no values below';
  if (readable === filled) return `all ${filled} values looked at can be read`;
  const examples = unreadable.map((value) => `“${value}”`).join(', ');
  return `${filled - readable} of ${filled} values looked at cannot be read, such as ${examples}`;
}

const doubts: Readonly<Record<ColumnDoubt['reason'], (doubt: ColumnDoubt) => string>> = {
  unknown: () => 'The ledger has no such column; left out.',
  values: ({ meant }) => `Looks like “${meant}”, but the values do not fit; left out.`,
  unit: ({ meant }) => `Its unit cannot be converted to that of “${meant}”; left out.`,
  taken: ({ meant }) => `Another column is “${meant}” already; left out.`,
  vetoed: ({ meant, word }) => `“${word}” in it says that it is not “${meant}”; left out.`,
  apart: () => 'Divided from the table by an empty column; left out.',
  user: () => 'Left out as you chose.',
};

function doubtInEnglish(doubt: ColumnDoubt): string {
  return doubts[doubt.reason](doubt);
}
