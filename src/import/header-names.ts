import type { Column, Table } from '../ledger/column.ts';
import { nameKey, type TargetName, targetNames } from './targets.ts';
import { headerWords } from './text.ts';
import { vetoWord } from './veto.ts';

/** A header cell: its own words, and the heading over a group of columns that it stands under. */
export interface HeaderCell {
  readonly text: string;
  readonly group?: string;
}

/** What a header cell says: the columns it may name, or the column it only seems to name. */
export interface HeaderReading {
  readonly targets: readonly TargetName[];
  readonly vetoed?: { readonly column: Column; readonly word: string };
}

/**
 * The columns of a table that a header cell names: by the words of its heading or note joined with its own
 * (收货信息 over 地址 is 收货地址), by its own words, or by those without the note. A name that comes with a word
 * that makes it something else is none.
 */
export function readHeaderCell(table: Table, { text, group }: HeaderCell): HeaderReading {
  const names = targetNames(table);
  const words = headerWords(text);
  const heading = group === undefined ? undefined : headerWords(group).bare;
  const qualifiers = [words.unit ?? '', heading ?? ''].filter((part) => part !== '');
  for (const qualifier of qualifiers) {
    const joined = names.full.get(nameKey(stem(qualifier) + words.bare));
    if (joined) return { targets: joined };
  }
  const found = names.full.get(nameKey(words.full)) ?? names.bare.get(nameKey(words.bare)) ?? [];
  const said = [...qualifiers, words.full];
  const wordAgainst = ({ column }: TargetName) => vetoWord(column, said, names.declared.get(column) ?? []);
  const targets = found.filter((target) => wordAgainst(target) === undefined);
  const [first] = found;
  if (targets.length > 0) return { targets };
  if (first) return { targets, vetoed: { column: first.column, word: wordAgainst(first) ?? '' } };
  const vetoed = seeming(table, words.full, said);
  return vetoed ? { targets, vetoed } : { targets };
}

/** 收货信息 → 收货: what a heading says about the columns below it. */
const stem = (heading: string): string => heading.replace(/(基本)?(信息|资料|情况|明细|部分|栏)$/, '');

/** A column one of whose names stands within words that a veto speaks against (不含税单价 for 含税单价). */
function seeming(table: Table, words: string, said: readonly string[]): HeaderReading['vetoed'] {
  for (const [column, declared] of targetNames(table).declared) {
    if (!declared.some((name) => name.length > 1 && words.includes(name))) continue;
    const word = vetoWord(column, said, declared);
    if (word !== undefined) return { column, word };
  }
  return undefined;
}
