import { parameterOf } from '../../../ledger/parameters.ts';
import { type Standard, standardParameters } from '../standard.ts';
import { runsOf } from './bands.ts';
import { type Check, type Fault, numberIn, rowsOf, textIn } from './findings.ts';

const totals = [
  ['creditWeight', 'historyWeight', 'potentialWeight'],
  ['newCreditWeight', 'newPotentialWeight'],
] as const;

/** Parameters that stand for points of a criterion. */
const asPoints = [
  ['neutralGrowthPoints', 'F2'],
  ['newCustomerYearPoints', 'F6'],
] as const;

/** The standard's rows of 参数: numbers, weights that add up to 100, points a criterion can give. */
export const checkParameters: Check = (standard) => {
  const faults: Fault[] = standardParameters.flatMap(({ id, name }) => {
    const found = parameterIn(standard, id);
    if (!found || (found.value !== undefined && found.value >= (id === 'limitUnit' ? 0.01 : 0))) return [];
    return [
      at(
        'standard-cell-unreadable',
        found.row,
        `参数“${name}”的值“${found.text}”不能用`,
        '请填不小于 0 的数字（取整单位大于 0）。',
      ),
    ];
  });
  if (faults.length > 0) return faults;
  return [
    ...totals.flatMap((ids): Fault[] => {
      const found = ids.map((id) => parameterIn(standard, id));
      const sum = found.reduce((total, weight) => total + (weight?.value ?? 0), 0);
      if (found.some((weight) => !weight) || Math.abs(sum - 100) < 1e-9) return [];
      const names = ids.map((id) => parameterOf(id).name).join('、');
      return [
        at(
          'standard-weights-total',
          found[0]!.row,
          `起，${names}合计 ${sum}，不是 100`,
          '请调整权重，使合计为 100。',
        ),
      ];
    }),
    ...asPoints.flatMap(([id, code]): Fault[] => {
      const found = parameterIn(standard, id);
      const run = runsOf(standard).find((known) => known.code === code);
      const maximum = run && numberIn(run.rows[0]!, 'maximum');
      if (found?.value === undefined || maximum === undefined || found.value <= maximum) return [];
      return [
        at(
          'standard-points-over',
          found.row,
          `参数“${parameterOf(id).name}”是 ${found.value} 分，超过指标 ${code} 的满分 ${maximum}`,
          '请改正该参数或指标的满分。',
        ),
      ];
    }),
  ];
};

function parameterIn(
  standard: Standard,
  id: string,
): { readonly row: number; readonly value: number | undefined; readonly text: string } | undefined {
  const row = rowsOf(standard, 'settings').find(({ values }) => values.name === parameterOf(id).name);
  return row && { row: row.row, value: numberIn(row, 'value'), text: textIn(row, 'value') };
}

const at = (code: string, row: number, what: string, repair: string): Fault => ({
  code,
  table: 'settings',
  row,
  column: 'value',
  what,
  repair,
});
