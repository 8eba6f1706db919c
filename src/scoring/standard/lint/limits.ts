import { type Check, type Fault, numberIn, pairs, rowsOf, textIn } from './findings.ts';
import { rankOf } from './grades.ts';
import { numberedFromOne } from './order.ts';

const terms = [
  ['termDays', '账期'],
  ['factor', '系数'],
  ['cap', '等级上限'],
] as const;

/** 授信标准: a better grade never gets less. */
export const checkLimits: Check = (standard) => {
  const ranked = rowsOf(standard, 'creditLimits')
    .flatMap((row) => {
      const rank = rankOf(standard, textIn(row, 'grade'));
      return rank === undefined ? [] : [{ row, rank }];
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ row }) => row);
  return pairs(ranked).flatMap(([lower, row]) =>
    terms.flatMap(([column, header]): Fault[] => {
      const [less, more] = [numberIn(lower, column), numberIn(row, column)];
      if (less === undefined || more === undefined || less <= more) return [];
      return [
        {
          code: 'standard-limit-order',
          table: 'creditLimits',
          row: row.row,
          column,
          what: `等级“${textIn(row, 'grade')}”的${header} ${more} 少于更低的等级“${textIn(lower, 'grade')}”的 ${less}`,
          repair: '请核对：等级更高，账期、系数、上限不应更低。',
          severity: 'warning',
        },
      ];
    }),
  );
};

/** 审批权限: numbered from the top, bounds rising, the last tier reaches every limit that can be granted. */
export const checkTiers: Check = (standard) => {
  const rows = rowsOf(standard, 'approvalTiers');
  const fault = (code: string, row: number, column: string, what: string, repair: string): Fault => ({
    code,
    table: 'approvalTiers',
    row,
    column,
    what,
    repair,
  });
  const bounds = [
    ['maximumAmount', '金额上限', 'cap'],
    ['maximumDays', '天数上限', 'termDays'],
  ] as const;
  const last = rows.at(-1);
  return [
    ...numberedFromOne(standard, 'approvalTiers', 'tier', '级别'),
    ...bounds.flatMap(([column, header, granted]): Fault[] => {
      const order = pairs(rows).flatMap(([above, row]) => {
        const [before, bound] = [numberIn(above, column), numberIn(row, column)];
        return before === undefined || bound === undefined || before < bound
          ? []
          : [
              fault(
                'standard-tier-order',
                row.row,
                column,
                `${header} ${bound} 不大于上一级的 ${before}，这一级永远用不到`,
                '各级的上限要从小到大。',
              ),
            ];
      });
      const most = Math.max(0, ...rowsOf(standard, 'creditLimits').map((row) => numberIn(row, granted) ?? 0));
      const reach = last && numberIn(last, column);
      return reach === undefined || reach >= most
        ? order
        : [
            ...order,
            fault(
              'standard-tier-gap',
              last!.row,
              column,
              `最高一级的${header}只到 ${reach}，授信标准却可以给到 ${most}，没有人能批`,
              `请把最高一级的${header}提高到 ${most} 以上。`,
            ),
          ];
    }),
  ];
};
