import { describe, expect, it, test } from 'vitest';
import { archiveStandard } from '../../../src/book/standard/versions.ts';
import { columnOf } from '../../../src/ledger/column.ts';
import { cellAddress, columnValues, type Ledger, tableData, takeRows } from '../../../src/ledger/data.ts';
import { tableOf } from '../../../src/ledger/tables/index.ts';
import { archivedColumn } from '../../../src/ledger/tables/standard-versions.ts';
import type { CellValue } from '../../../src/ledger/value.ts';
import { lintStandard } from '../../../src/scoring/standard/lint/lint.ts';
import { archivedStandard, loadedStandard } from '../../../src/scoring/standard/standard.ts';
import { standardLedger } from '../../support/ledger.ts';

const good = standardLedger();

/** Row of the nth band (0-based) of a criterion. */
const band = (criterion: string, nth = 0): number =>
  columnValues(tableData(good, 'bands'), 'criterion').indexOf(criterion) + nth;
const rowOf = (table: string, column: string, value: CellValue): number =>
  columnValues(tableData(good, table), column).indexOf(value);

/** One slip: cells that get another value, rows that go, rows in another order. */
type Slip =
  | { readonly set: readonly (readonly [string, number, string, CellValue])[] }
  | { readonly remove: readonly (readonly [string, number])[] }
  | { readonly move: readonly [table: string, from: number, to: number] }
  | { readonly parameter: readonly [string, CellValue] };
const set = (table: string, row: number, column: string, value: CellValue): Slip => ({
  set: [[table, row, column, value]],
});

function slipped(slip: Slip): Ledger {
  const ledger = standardLedger();
  if ('set' in slip)
    for (const [table, row, column, value] of slip.set)
      columnValues(tableData(ledger, table), column)[row] = value;
  if ('parameter' in slip) ledger.parameters.set(...slip.parameter);
  if ('remove' in slip)
    for (const [table, row] of slip.remove) {
      const data = tableData(ledger, table);
      takeRows(
        data,
        [...Array(data.rowCount).keys()].filter((known) => known !== row),
      );
    }
  if ('move' in slip) {
    const [table, from, to] = slip.move;
    const data = tableData(ledger, table);
    const rows = [...Array(data.rowCount).keys()];
    rows.splice(to, 0, ...rows.splice(from, 1));
    takeRows(data, rows);
  }
  return ledger;
}

const x1 = band('X1');
const [j2, j3, h3, h6, c3] = ['J2', 'J3', 'H3', 'H6', 'C3'].map((code) => band(code)) as [
  number,
  number,
  number,
  number,
  number,
];
const bandCount = tableData(good, 'bands').rowCount;

/** Slip, code of the problem, and the cell it must name: table, row, column. */
const slips: readonly (readonly [string, Slip, string, string, number, string])[] = [
  // 评分标准: gaps, order, doubles.
  ['lowest lower bound raised', set('bands', j3, 'bound', 50), 'standard-band-gap', 'bands', j3, 'bound'],
  ['no open upper end', set('bands', h3, 'bound', 90), 'standard-band-gap', 'bands', h3, 'bound'],
  [
    'growth below −10% forgotten',
    { remove: [['bands', band('F2')]] },
    'standard-band-gap',
    'bands',
    band('F2'),
    'bound',
  ],
  [
    'a band nobody reaches',
    set('bands', j3 + 1, 'bound', -5),
    'standard-bound-order',
    'bands',
    j3 + 1,
    'bound',
  ],
  [
    'two bands below zero',
    {
      set: [
        ['bands', j3, 'bound', -9],
        ['bands', j3 + 1, 'bound', -1],
      ],
    },
    'standard-band-unreachable',
    'bands',
    j3,
    'bound',
  ],
  [
    'percent typed as 90',
    set('bands', j2 + 3, 'bound', 90),
    'standard-band-unreachable',
    'bands',
    j2 + 3,
    'bound',
  ],
  [
    'upper bound below zero',
    set('bands', h6 + 4, 'bound', -0.01),
    'standard-band-unreachable',
    'bands',
    h6 + 4,
    'bound',
  ],
  [
    'the same bound twice',
    set('bands', j3 + 2, 'bound', 100),
    'standard-bound-repeated',
    'bands',
    j3 + 2,
    'bound',
  ],
  [
    'falling bound twice',
    set('bands', h3 + 2, 'bound', 60),
    'standard-bound-repeated',
    'bands',
    h3 + 2,
    'bound',
  ],
  [
    'rising bands out of order',
    { move: ['bands', j3 + 1, j3 + 2] },
    'standard-bound-order',
    'bands',
    j3 + 2,
    'bound',
  ],
  [
    'falling bands out of order',
    { move: ['bands', h3 + 1, h3 + 2] },
    'standard-bound-order',
    'bands',
    h3 + 2,
    'bound',
  ],
  ['bound empty', set('bands', j3 + 1, 'bound', null), 'standard-bound-missing', 'bands', j3 + 1, 'bound'],
  [
    'bound typed as text',
    set('bands', j3 + 1, 'bound', '100万'),
    'standard-cell-unreadable',
    'bands',
    j3 + 1,
    'bound',
  ],
  [
    'choice empty',
    set('bands', x1 + 1, 'choice', null),
    'standard-choice-missing',
    'bands',
    x1 + 1,
    'choice',
  ],
  [
    'choice twice',
    set('bands', x1 + 1, 'choice', '主动开拓'),
    'standard-choice-repeated',
    'bands',
    x1 + 1,
    'choice',
  ],
  [
    'choice with a bound',
    set('bands', x1 + 1, 'bound', 3),
    'standard-bound-unused',
    'bands',
    x1 + 1,
    'bound',
  ],
  ['number with a choice', set('bands', j3, 'choice', '小'), 'standard-choice-unused', 'bands', j3, 'choice'],
  [
    'a computed answer without band',
    { remove: [['bands', c3 + 1]] },
    'standard-band-gap',
    'bands',
    c3,
    'choice',
  ],
  [
    'an answer that never comes',
    set('bands', c3 + 1, 'choice', '60天内到期'),
    'standard-band-unreachable',
    'bands',
    c3 + 1,
    'choice',
  ],
  // 评分标准: points, weights, criteria.
  ['points empty', set('bands', j3, 'points', null), 'standard-cell-missing', 'bands', j3, 'points'],
  ['points below zero', set('bands', j3, 'points', -1), 'standard-cell-unreadable', 'bands', j3, 'points'],
  ['points above 满分', set('bands', j3 + 3, 'points', 7), 'standard-points-over', 'bands', j3 + 3, 'points'],
  ['满分 out of reach', set('bands', j3 + 3, 'points', 5.5), 'standard-points-under', 'bands', j3, 'maximum'],
  [
    'better band, fewer points',
    set('bands', j3 + 1, 'points', 2),
    'standard-points-order',
    'bands',
    j3 + 1,
    'points',
  ],
  [
    '满分 differs within a criterion',
    set('bands', j3 + 1, 'maximum', 8),
    'standard-criterion-uneven',
    'bands',
    j3 + 1,
    'maximum',
  ],
  [
    'weights of a form do not total',
    { set: [0, 1, 2, 3].map((nth) => ['bands', j3 + nth, 'maximum', 7] as const) },
    'standard-form-total',
    'bands',
    x1,
    'maximum',
  ],
  [
    'criterion nobody asks',
    { set: [0, 1, 2].map((nth) => ['bands', band('S3', nth), 'criterion', 'S9'] as const) },
    'standard-criterion-unknown',
    'bands',
    band('S3'),
    'criterion',
  ],
  [
    'criterion gone',
    { remove: [2, 1, 0].map((nth) => ['bands', band('S3', nth)] as const) },
    'standard-criterion-missing',
    'bands',
    bandCount - 3,
    'criterion',
  ],
  ['run torn apart', { move: ['bands', x1 + 4, x1 + 9] }, 'standard-run-torn', 'bands', x1 + 9, 'criterion'],
  [
    'direction turned round',
    set('bands', j3, 'direction', '越低越好'),
    'standard-direction-wrong',
    'bands',
    j3,
    'direction',
  ],
  [
    'direction unknown',
    set('bands', j3, 'direction', '高好'),
    'standard-cell-unreadable',
    'bands',
    j3,
    'direction',
  ],
  [
    'source column unknown',
    set('bands', x1, 'source', '资信调查.主动性'),
    'standard-source-unknown',
    'bands',
    x1,
    'source',
  ],
  [
    'source column of another criterion',
    set('bands', x1, 'source', '资信调查.同业评价'),
    'standard-source-other',
    'bands',
    x1,
    'source',
  ],
  ['policy unknown', set('bands', x1, 'missing', '跳过'), 'standard-cell-unreadable', 'bands', x1, 'missing'],
  [
    'policy that may help',
    { set: [0, 1, 2, 3, 4].map((nth) => ['bands', x1 + nth, 'missing', '剔除换算'] as const) },
    'standard-missing-helps',
    'bands',
    x1,
    'missing',
  ],
  // 等级标准 and what names grades.
  [
    'low scores without grade',
    set('grades', 0, 'minimumScore', 30),
    'standard-grade-gap',
    'grades',
    0,
    'minimumScore',
  ],
  ['grades out of order', { move: ['grades', 1, 2] }, 'standard-bound-order', 'grades', 2, 'minimumScore'],
  [
    'two grades from the same score',
    set('grades', 2, 'minimumScore', 50),
    'standard-bound-repeated',
    'grades',
    2,
    'minimumScore',
  ],
  [
    'a grade nobody reaches',
    set('grades', 5, 'minimumScore', 101),
    'standard-cell-unreadable',
    'grades',
    5,
    'minimumScore',
  ],
  ['a grade twice', set('grades', 5, 'grade', 'AA'), 'standard-key-repeated', 'grades', 5, 'grade'],
  [
    'grade renamed in one table only',
    set('grades', 3, 'grade', '良'),
    'standard-grade-unknown',
    'classes',
    1,
    'minimumGrade',
  ],
  [
    'grade without limit row',
    { remove: [['creditLimits', rowOf('creditLimits', 'grade', 'B')]] },
    'standard-grade-without-limit',
    'creditLimits',
    5,
    'grade',
  ],
  [
    'limit of an unknown grade',
    set('creditLimits', 1, 'grade', 'A+'),
    'standard-grade-unknown',
    'creditLimits',
    1,
    'grade',
  ],
  [
    'better grade, smaller limit',
    set('creditLimits', 0, 'cap', 900_000),
    'standard-limit-order',
    'creditLimits',
    0,
    'cap',
  ],
  [
    'term out of range',
    set('creditLimits', 0, 'termDays', 365),
    'standard-cell-unreadable',
    'creditLimits',
    0,
    'termDays',
  ],
  // 分类标准.
  [
    'a class never reached',
    {
      set: [
        ['classes', 0, 'minimumPotential', 40],
        ['classes', 0, 'minimumGrade', 'C'],
      ],
    },
    'standard-class-unreachable',
    'classes',
    1,
    'customerClass',
  ],
  [
    'last row takes not the rest',
    { remove: [['classes', 4]] },
    'standard-class-otherwise-missing',
    'classes',
    3,
    'minimumGrade',
  ],
  [
    'last row asks for potential',
    set('classes', 4, 'minimumPotential', 10),
    'standard-class-otherwise-missing',
    'classes',
    4,
    'minimumPotential',
  ],
  ['class order broken', set('classes', 2, 'order', 7), 'standard-order-broken', 'classes', 2, 'order'],
  [
    'class asks for an unknown grade',
    set('classes', 0, 'minimumGrade', 'S'),
    'standard-grade-unknown',
    'classes',
    0,
    'minimumGrade',
  ],
  [
    'share of 30 instead of 30%',
    set('classes', 1, 'shareGuard', 30),
    'standard-cell-unreadable',
    'classes',
    1,
    'shareGuard',
  ],
  // 否决规则, 审批权限, 证照要求, 参数.
  ['veto unknown', set('vetoes', 0, 'rule', 'V9'), 'standard-veto-unknown', 'vetoes', 0, 'rule'],
  ['veto gone', { remove: [['vetoes', 3]] }, 'standard-veto-missing', 'vetoes', 6, 'rule'],
  [
    'veto without cap',
    set('vetoes', 3, 'maximumGrade', null),
    'standard-veto-cap-missing',
    'vetoes',
    3,
    'maximumGrade',
  ],
  [
    'veto caps at an unknown grade',
    set('vetoes', 3, 'maximumGrade', 'E'),
    'standard-grade-unknown',
    'vetoes',
    3,
    'maximumGrade',
  ],
  [
    'tiers out of order',
    set('approvalTiers', 1, 'maximumAmount', 90_000),
    'standard-tier-order',
    'approvalTiers',
    1,
    'maximumAmount',
  ],
  [
    'nobody may approve the largest limit',
    set('approvalTiers', 2, 'maximumAmount', 1_000_000),
    'standard-tier-gap',
    'approvalTiers',
    2,
    'maximumAmount',
  ],
  [
    'tier numbers broken',
    set('approvalTiers', 2, 'tier', 4),
    'standard-order-broken',
    'approvalTiers',
    2,
    'tier',
  ],
  [
    'licence asked for twice',
    set('licenceRequirements', 1, 'kind', '营业执照'),
    'standard-licence-repeated',
    'licenceRequirements',
    1,
    'kind',
  ],
  [
    'customer type without licences',
    {
      remove: [9, 8].map(
        (row) =>
          [
            'licenceRequirements',
            rowOf('licenceRequirements', 'customerType', '公立医院') + row - 8,
          ] as const,
      ),
    },
    'standard-licence-type-missing',
    'licenceRequirements',
    tableData(good, 'licenceRequirements').rowCount - 2,
    'customerType',
  ],
  [
    'weights of old customers',
    { parameter: ['historyWeight', 45] },
    'standard-weights-total',
    'settings',
    -1,
    'value',
  ],
  [
    'weights of new customers',
    { parameter: ['newPotentialWeight', 20] },
    'standard-weights-total',
    'settings',
    -1,
    'value',
  ],
  [
    'weight as text',
    { parameter: ['creditWeight', '40%'] },
    'standard-cell-unreadable',
    'settings',
    -1,
    'value',
  ],
  [
    'neutral points above 满分',
    { parameter: ['neutralGrowthPoints', 30] },
    'standard-points-over',
    'settings',
    -1,
    'value',
  ],
  [
    'rounding to nothing',
    { parameter: ['limitUnit', 0] },
    'standard-cell-unreadable',
    'settings',
    -1,
    'value',
  ],
];

const where = (ledger: Ledger, table: string, row: number, column: string) => ({
  sheet: tableOf(table).name,
  cell: cellAddress(tableData(ledger, table), Math.max(0, row), column),
});

it('finds nothing in the standard a new book has', () => {
  expect(lintStandard(loadedStandard(good))).toEqual([]);
  expect(lintStandard(archivedStandard(good, '示例默认值-1')!)).toEqual([]);
});

describe(`names each of ${slips.length} slips with its cell`, () => {
  test.each(slips)('%s', (_, slip, code, table, row, column) => {
    const ledger = slipped(slip);
    const found = lintStandard(loadedStandard(ledger));
    const named = found.find((problem) => problem.code === code);
    expect(found.map((problem) => problem.code)).toContain(code);
    expect(found.filter((problem) => problem.code === code)).toContainEqual(
      expect.objectContaining(where(ledger, table, row, column)),
    );
    expect(named?.message).toMatch(/^\S+![A-Z]+\d+ .*。$/);
    expect(named?.repair).toMatch(/。$/);
  });

  test.each(slips)('in 标准存档 too: %s', (_, slip, code, table, __, column) => {
    const ledger = slipped(slip);
    archiveStandard(ledger, loadedStandard(ledger), '草稿');
    const found = lintStandard(archivedStandard(ledger, '草稿')!).filter((problem) => problem.code === code);
    const archive = tableData(ledger, 'standardArchive');
    const id = archivedColumn(tableOf(table), columnOf(tableOf(table), column));
    const letters = cellAddress(archive, 0, id).replace(/\d+$/, '');
    expect(found.map(({ sheet, cell }) => `${sheet}!${cell?.replace(/\d+$/, '')}`)).toContain(
      `标准存档!${letters}`,
    );
  });
});

test.each(['bands', 'grades', 'classes', 'creditLimits', 'approvalTiers'])('%s without a row', (table) => {
  const ledger = standardLedger();
  takeRows(tableData(ledger, table), []);
  const found = lintStandard(loadedStandard(ledger));
  expect(found).toContainEqual(
    expect.objectContaining({
      code: 'standard-table-empty',
      ...where(ledger, table, 0, tableOf(table).columns[0]!.id),
    }),
  );
});

test('any number of grades with any names is fine', () => {
  const ledger = standardLedger();
  const fill = (table: string, rows: Record<string, CellValue>[]) => {
    const data = tableData(ledger, table);
    takeRows(
      data,
      rows.map(() => 0),
    );
    rows.forEach((row, i) => {
      for (const [column, value] of Object.entries(row)) columnValues(data, column)[i] = value;
    });
  };
  fill('grades', [
    { grade: '不合格', minimumScore: 0 },
    { grade: '合格', minimumScore: 60 },
    { grade: '优秀', minimumScore: 85 },
  ]);
  fill('creditLimits', [
    { grade: '不合格', termDays: 0, factor: 0, cap: 0 },
    { grade: '合格', termDays: 30, factor: 0.6, cap: 200_000 },
    { grade: '优秀', termDays: 60, factor: 1, cap: 1_000_000 },
  ]);
  fill('classes', [
    { order: 1, customerClass: '一类', minimumPotential: 60, minimumGrade: '合格' },
    { order: 2, customerClass: '其他', minimumPotential: 0, minimumGrade: '不合格' },
  ]);
  const caps = columnValues(tableData(ledger, 'vetoes'), 'maximumGrade');
  caps.forEach((cap, row) => {
    if (cap !== null) caps[row] = '不合格';
  });
  expect(lintStandard(loadedStandard(ledger))).toEqual([]);
});
