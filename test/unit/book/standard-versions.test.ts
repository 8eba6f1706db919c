import { describe, expect, it, test } from 'vitest';
import { calculate } from '../../../src/book/calculate.ts';
import {
  draftStandard,
  editedStandard,
  publishStandard,
  useStandardInForce,
} from '../../../src/book/standard/lifecycle.ts';
import { lintVersions } from '../../../src/book/standard/lint-versions.ts';
import { versionsOf } from '../../../src/book/standard/versions.ts';
import { appendRow, columnValues, type Ledger, tableData } from '../../../src/ledger/data.ts';
import { parameterOf, parameters } from '../../../src/ledger/parameters.ts';
import type { ProblemError } from '../../../src/ledger/problem.ts';
import type { CellValue } from '../../../src/ledger/value.ts';
import { loadedVersion } from '../../../src/scoring/standard/standard.ts';
import { cell, day, standardLedger } from '../../support/ledger.ts';

const asOf = day('2026-11-23');
const [first, second, third] = ['示例默认值-1', '示例默认值-2', '示例默认值-3'] as const;
/** Points of the second band of X4 and the weight of 信用分析: something of the tables, something of 参数. */
const row = columnValues(tableData(standardLedger(), 'bands'), 'criterion').indexOf('X4') + 1;
const content = (ledger: Ledger) => [
  cell(ledger, 'bands', 'points', row),
  ledger.parameters.get('creditWeight'),
];

function book(): Ledger {
  const ledger = standardLedger();
  for (const { name, initial } of parameters)
    appendRow(tableData(ledger, 'settings'), { name, value: initial ?? null });
  return ledger;
}

/** Somebody types into the sheets of the standard. */
function edit(ledger: Ledger, points: number, weight: number): void {
  ledger.parameters.set('historyWeight', 80 - weight);
  columnValues(tableData(ledger, 'bands'), 'points')[row] = points;
  const settings = columnValues(tableData(ledger, 'settings'), 'name');
  columnValues(tableData(ledger, 'settings'), 'value')[settings.indexOf(parameterOf('creditWeight').name)] =
    weight;
  ledger.parameters.set('creditWeight', weight);
}

function states(ledger: Ledger, on: number) {
  return versionsOf(ledger, on).map(({ version, state }) => [version, state]);
}

const codeOf = (action: () => unknown): string => {
  try {
    action();
  } catch (error) {
    return (error as ProblemError).problem.code;
  }
  return 'done';
};

describe('a draft', () => {
  it('takes what was edited in the tables, and the tables get the published content back', () => {
    const ledger = book();
    edit(ledger, 5, 35);
    expect(editedStandard(ledger)).toMatchObject({ code: 'standard-edited', sheet: '评分标准' });
    expect(draftStandard(ledger, asOf, {})).toEqual({ version: second, edited: true });
    expect(content(ledger)).toEqual([3, 40]);
    expect(editedStandard(ledger)).toBeUndefined();
    expect(states(ledger, asOf)).toEqual([
      [first, '已发布'],
      [second, '草稿'],
    ]);
    publishStandard(ledger, asOf, second, { from: asOf, by: '王总' });
    expect(content(ledger)).toEqual([5, 35]);
  });

  it('of untouched tables is a copy; of an older version it brings that one back', () => {
    const ledger = book();
    edit(ledger, 5, 35);
    draftStandard(ledger, asOf, {});
    publishStandard(ledger, asOf, second, { from: asOf, by: '王总' });
    expect(draftStandard(ledger, asOf, { like: first, note: '恢复' })).toEqual({
      version: third,
      edited: false,
    });
    publishStandard(ledger, asOf, third, { from: asOf + 1, by: '王总' });
    useStandardInForce(ledger, asOf + 1);
    expect(content(ledger)).toEqual([3, 40]);
  });

  it('a changed parameter alone is an edit too', () => {
    const ledger = book();
    edit(ledger, 3, 35);
    expect(editedStandard(ledger)).toMatchObject({ sheet: '参数' });
  });
});

describe('a published version', () => {
  const published = (): Ledger => {
    const ledger = book();
    edit(ledger, 5, 35);
    draftStandard(ledger, asOf, {});
    publishStandard(ledger, asOf, second, { from: day('2027-01-01'), by: '王总', note: '下调' });
    return ledger;
  };

  it('is in force from its day on, and the day before the older one still is', () => {
    const ledger = published();
    const on = (iso: string) => {
      const { loaded } = useStandardInForce(ledger, day(iso));
      return [loaded, loadedVersion(ledger), ...content(ledger)];
    };
    expect(on('2026-12-31')).toEqual([undefined, first, 3, 40]);
    expect(on('2027-01-01')).toEqual([second, second, 5, 35]);
    expect(on('2026-06-30')).toEqual([first, first, 3, 40]);
  });

  it('the sheet says the same: state of every version, and the one in force', () => {
    const ledger = published();
    for (const [iso, inForce] of [
      ['2026-12-31', first],
      ['2027-01-01', second],
    ] as const) {
      calculate(ledger, day(iso));
      const state = columnValues(tableData(ledger, 'standardVersions'), 'state');
      expect(state).toEqual(versionsOf(ledger, day(iso)).map((version) => version.state));
      expect(ledger.parameters.get('standardInForce')).toBe(inForce);
    }
  });

  it('what was typed into the tables afterwards is named and not overwritten', () => {
    const ledger = published();
    edit(ledger, 1, 40);
    const { loaded, problems } = useStandardInForce(ledger, day('2027-01-01'));
    expect(loaded).toBeUndefined();
    expect(problems.map(({ code }) => code)).toEqual(['standard-edited']);
    expect(content(ledger)[0]).toBe(1);
  });

  test.each<[string, (ledger: Ledger) => unknown, string]>([
    ['twice', (l) => publishStandard(l, asOf, second, { from: asOf, by: '王' }), 'standard-published'],
    ['unknown', (l) => publishStandard(l, asOf, '无', { from: asOf, by: '王' }), 'standard-version-unknown'],
    ['a name twice', (l) => draftStandard(l, asOf, { version: first }), 'standard-version-taken'],
    ['like an unknown one', (l) => draftStandard(l, asOf, { like: '无' }), 'standard-version-unknown'],
    [
      'before another one',
      (l) => {
        draftStandard(l, asOf, {});
        publishStandard(l, asOf, third, { from: day('2026-12-31'), by: '王' });
      },
      'standard-too-early',
    ],
    [
      'before the day of the book',
      (l) => {
        draftStandard(l, day('2027-02-01'), {});
        publishStandard(l, day('2027-02-01'), third, { from: day('2027-01-31'), by: '王' });
      },
      'standard-too-early',
    ],
    [
      'with a fault',
      (l) => {
        edit(l, 9, 40);
        draftStandard(l, asOf, {});
        publishStandard(l, asOf, third, { from: day('2027-02-01'), by: '王' });
      },
      'standard-faulty',
    ],
    [
      'while the tables hold edits',
      (l) => {
        draftStandard(l, asOf, {});
        edit(l, 2, 40);
        publishStandard(l, asOf, third, { from: day('2027-02-01'), by: '王' });
      },
      'standard-edited',
    ],
  ])('is refused: %s', (_, action, code) => {
    expect(codeOf(() => action(published()))).toBe(code);
  });

  it('whose rows are lost in the archive leaves the tables as they are', () => {
    const ledger = published();
    const archive = tableData(ledger, 'standardArchive');
    const versions = columnValues(archive, 'version');
    versions.forEach((version, at) => {
      if (version === second) versions[at] = null;
    });
    const { problems } = useStandardInForce(ledger, day('2027-01-01'));
    expect(problems.map(({ code }) => code)).toEqual(['standard-not-archived']);
    expect(loadedVersion(ledger)).toBe(first);
  });
});

describe('the record of versions', () => {
  const problems = (spoil: (ledger: Ledger, versions: (id: string) => CellValue[]) => void) => {
    const ledger = book();
    draftStandard(ledger, asOf, {});
    publishStandard(ledger, asOf, second, { from: day('2027-01-01'), by: '王总' });
    spoil(ledger, (id) => columnValues(tableData(ledger, 'standardVersions'), id));
    return lintVersions(ledger, asOf).map(({ code, sheet, cell }) => [code, `${sheet}!${cell}`]);
  };

  it('is in order after drafting and publishing', () => {
    expect(problems(() => {})).toEqual([]);
  });

  test.each<[string, Parameters<typeof problems>[0], string, string]>([
    [
      'none in force',
      (_, versions) => {
        versions('effectiveFrom')[0] = day('2026-12-01');
      },
      'standard-none-in-force',
      '标准版本!C4',
    ],
    [
      'two from one day',
      (_, versions) => {
        versions('effectiveFrom')[1] = versions('effectiveFrom')[0]!;
      },
      'standard-same-day',
      '标准版本!C5',
    ],
    [
      'content of a published version changed',
      (ledger) => {
        columnValues(tableData(ledger, 'standardArchive'), 'bands_points')[0] = 1;
      },
      'standard-published-changed',
      '标准版本!G4',
    ],
    [
      'content lost',
      (ledger) => {
        columnValues(tableData(ledger, 'standardArchive'), 'version').fill(first);
      },
      'standard-not-archived',
      '标准版本!A5',
    ],
    [
      'rows of nobody',
      (ledger) => {
        columnValues(tableData(ledger, 'standardArchive'), 'version')[0] = '旧版';
      },
      'standard-archive-stray',
      '标准存档!A4',
    ],
  ])('%s is named', (_, spoil, code, place) => {
    expect(problems(spoil)).toContainEqual([code, place]);
  });
});
