import { expect, it } from 'vitest';
import { columnsReadBy } from '../../../src/formula/dependencies.ts';
import { columnOf } from '../../../src/ledger/column.ts';
import { tableOf } from '../../../src/ledger/tables/index.ts';
import { defaultBounds } from '../../../src/watch/bounds.ts';
import { warningRules } from '../../../src/watch/rules.ts';
import { highestLevel, type Warning, type WarningLevel, warningLevels } from '../../../src/watch/warning.ts';

const signals = warningRules.flatMap((rule) => ('signals' in rule ? rule.signals : []));

it('holds the rules whose inputs the book has, each once', () => {
  expect(warningRules.map(({ code }) => code)).toEqual(
    'W00 W01 W02 W03 W04 W05 W06 W07 W08 W10 W11 W12 W13 W14 W15 W16 W17 W18 W19 W20 W22'.split(' '),
  );
});

it('has bounds for every signal and for nothing else', () => {
  const counting = warningRules.flatMap((rule) => ('counts' in rule ? [rule.code] : []));
  expect(Object.keys(defaultBounds).sort()).toEqual([...counting, ...signals.map(({ id }) => id)].sort());
});

it.each(signals.map((signal) => [signal.id, signal] as const))(
  '%s: a higher level is harder to reach',
  (_, signal) => {
    const bounds = warningLevels.flatMap((level) => defaultBounds[signal.id]?.[level] ?? []);
    const rising = signal.comparison === '>' || signal.comparison === '>=';
    expect(bounds).toEqual([...bounds].sort((a, b) => (rising ? a - b : b - a)));
  },
);

it.each(signals.map((signal) => [signal.id, signal] as const))(
  '%s reads only columns that exist',
  (_, { measure }) => {
    for (const name of columnsReadBy('customers', measure)) {
      const [table, column] = name.split('.') as [string, string];
      expect(columnOf(tableOf(table), column).id).toBe(column);
    }
  },
);

it.each<[WarningLevel[], WarningLevel | undefined]>([
  [[], undefined],
  [['提示'], '提示'],
  [['关注', '提示'], '关注'],
  [['关注', '危险', '警示'], '危险'],
])('the highest of %o is %s', (levels, expected) => {
  const warnings = levels.map(
    (level): Warning => ({
      code: 'W01',
      name: '',
      level,
      signal: 'W01.usage',
      kind: 'percent',
      value: 1,
      threshold: 1,
      message: '',
    }),
  );
  expect(highestLevel(warnings)).toBe(expected);
});
