import { describe, expect, it } from 'vitest';
import { needsOf, withNeeded } from '../../../src/book/needs.ts';
import { columnFormula } from '../../../src/book/rules.ts';
import { parameters } from '../../../src/ledger/parameters.ts';
import { tableOf, tables } from '../../../src/ledger/tables/index.ts';

describe.each(tables.map((table) => ({ name: table.name, table })))('what $name needs', ({ table }) => {
  const formulas = table.columns.flatMap(({ id }) => columnFormula(table.id, id) ?? []).join('\n');
  const { columns, parameters: named } = needsOf(table);

  it('is every table its formulas name, with the columns they name', () => {
    for (const other of tables) {
      if (other === table) continue;
      const headers = [...formulas.matchAll(new RegExp(`${other.name}\\[\\[?([^\\]#]+)\\]`, 'g'))].map(
        (match) => match[1],
      );
      const known = [...(columns.get(other.id) ?? [])].map(
        (id) => other.columns.find((column) => column.id === id)?.header,
      );
      expect(known).toEqual(expect.arrayContaining([...new Set(headers)]));
    }
  });

  it('is every parameter its formulas name', () => {
    const plain = formulas.replace(/[\p{L}\p{N}_]+\[.*?\]+|"[^"]*"/gu, '');
    const read = parameters.filter(({ name }) =>
      new RegExp(`(?<![\\p{L}\\p{N}_])${name}(?![\\p{L}\\p{N}_])`, 'u').test(plain),
    );
    expect([...named].sort()).toEqual(read.map(({ id }) => id).sort());
  });
});

describe('tables with what they need', () => {
  const names = (ids: string[], present: string[] = []) =>
    withNeeded(ids, ({ id }) => present.includes(id)).map(({ name }) => name);

  it('come in the order of the book', () => {
    expect(names(['companies', 'creditLimits'])).toEqual(['等级标准', '授信标准', '公司信息']);
    expect(withNeeded(tables.map(({ id }) => id))).toEqual(tables);
  });

  it('leave out what is there, and what only that would need', () => {
    expect(names(['contacts'], ['customers'])).toEqual(['联系人']);
    expect(names(['customers'], ['customers'])).toEqual([]);
  });

  it('refer to no table that is not among them', () => {
    const needed = withNeeded(['customers']);
    for (const table of needed)
      for (const id of needsOf(table).columns.keys()) expect(needed).toContain(tableOf(id));
  });
});
