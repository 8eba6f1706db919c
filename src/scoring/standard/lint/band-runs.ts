import { partsOf } from '../../../formula/dependencies.ts';
import type { Expression } from '../../../formula/expression.ts';
import { columnOf } from '../../../ledger/column.ts';
import { tableOf } from '../../../ledger/tables/index.ts';
import { criteriaByCode } from '../../criteria.ts';
import { customerRules } from '../../rules/customers.ts';
import type { StandardRow } from '../standard.ts';
import { bandFault, runsOf } from './bands.ts';
import { type Check, type Fault, keyOf, numberIn, pairs, textIn } from './findings.ts';

/** No cell holds more in earnest: what the first band of 越低越好 must reach. */
const beyondAll = 1e9;

/** Answers below which none comes; 0 where nothing is said. */
const lowestAnswers: Readonly<Record<string, number>> = { F2: -1 };

/** Answers that the book works out by itself: each needs its band. */
const computedAnswers: Readonly<Record<string, Expression>> = { C3: customerRules.columns.licenceStatus! };

/** Faults in the bands of a criterion: gaps, bands nothing reaches, bounds twice or out of order, points. */
export const checkBands: Check = (standard) =>
  runsOf(standard).flatMap(({ code, rows }) => {
    const known = criteriaByCode.get(code);
    if (!known) return [];
    const { by } = known.criterion.points;
    return [
      ...(by === 'choice'
        ? choiceFaults(code, rows)
        : [...boundCells(code, rows), ...boundFaults(code, by, rows)]),
      ...pointFaults(code, by, rows),
    ];
  });

function choiceFaults(code: string, rows: readonly StandardRow[]): Fault[] {
  const seen = new Map<string, StandardRow>();
  const written = rows.flatMap((row): Fault[] => {
    const choice = textIn(row, 'choice');
    if (choice === '')
      return [
        bandFault(
          'standard-choice-missing',
          row,
          'choice',
          `指标 ${code} 这一段没有选项`,
          '请填写选项文字，界限留空。',
        ),
      ];
    if (seen.has(keyOf(choice)))
      return [
        bandFault(
          'standard-choice-repeated',
          row,
          'choice',
          `指标 ${code} 的选项“${choice}”写了两次，选它就没有得分`,
          '同一选项只能有一行，请删掉或改名。',
        ),
      ];
    seen.set(keyOf(choice), row);
    return numberIn(row, 'bound') === undefined
      ? []
      : [
          bandFault(
            'standard-bound-unused',
            row,
            'bound',
            `指标 ${code} 按选项取分，界限用不上`,
            '请把界限清空。',
          ),
        ];
  });
  const computed = answersOf(computedAnswers[code]);
  if (computed.length === 0) return written;
  return [
    ...written,
    ...computed
      .filter((answer) => !seen.has(keyOf(answer)))
      .map((answer) =>
        bandFault(
          'standard-band-gap',
          rows[0]!,
          'choice',
          `起，指标 ${code} 没有“${answer}”这一段，遇到它就没有得分`,
          `请给指标 ${code} 补一行，选项写“${answer}”。`,
        ),
      ),
    ...[...seen.values()]
      .filter((row) => !computed.some((answer) => keyOf(answer) === keyOf(textIn(row, 'choice'))))
      .map((row) =>
        bandFault(
          'standard-band-unreachable',
          row,
          'choice',
          `指标 ${code} 由工作簿自己判断，不会出现“${textIn(row, 'choice')}”`,
          `选项只能是：${computed.join('、')}。`,
        ),
      ),
  ];
}

function boundCells(code: string, rows: readonly StandardRow[]): Fault[] {
  return rows.flatMap((row) => [
    ...(numberIn(row, 'bound') === undefined && textIn(row, 'bound') === ''
      ? [
          bandFault(
            'standard-bound-missing',
            row,
            'bound',
            `指标 ${code} 这一段没有界限`,
            '请填写界限（含）。',
          ),
        ]
      : []),
    ...(textIn(row, 'choice') === ''
      ? []
      : [
          bandFault(
            'standard-choice-unused',
            row,
            'choice',
            `指标 ${code} 按界限取分，选项用不上`,
            '请把选项清空。',
          ),
        ]),
  ]);
}

function boundFaults(code: string, by: 'rising' | 'falling', rows: readonly StandardRow[]): Fault[] {
  const bounds = rows.map((row) => numberIn(row, 'bound'));
  if (bounds.some((bound) => bound === undefined)) return [];
  const fault = (kind: string, row: StandardRow, what: string, repair: string): Fault =>
    bandFault(kind, row, 'bound', what, repair);
  const order = pairs(rows).flatMap(([above, row]): Fault[] => {
    const [before, bound] = [numberIn(above, 'bound')!, numberIn(row, 'bound')!];
    if (before === bound)
      return [
        fault(
          'standard-bound-repeated',
          row,
          `指标 ${code} 的界限 ${bound} 与上一段相同，上一段永远取不到`,
          '请改成不同的界限，或删掉其中一段。',
        ),
      ];
    if (by === 'rising' ? before < bound : before > bound) return [];
    return [
      fault(
        'standard-bound-order',
        row,
        `指标 ${code} 的界限 ${bound} 排错了位置（上一段是 ${before}）`,
        by === 'rising' ? '越高越好的各段要从小到大排列。' : '越低越好的各段要从大到小排列。',
      ),
    ];
  });
  if (order.length > 0) return order;
  return by === 'rising' ? risingEnds(code, rows, fault) : fallingEnds(code, rows, fault);
}

type AtBound = (kind: string, row: StandardRow, what: string, repair: string) => Fault;

function risingEnds(code: string, rows: readonly StandardRow[], fault: AtBound): Fault[] {
  const lowest = lowestAnswers[code] ?? 0;
  const [first] = rows;
  const bound = numberIn(first!, 'bound')!;
  const highest = highestAnswer(code);
  return [
    ...(bound > lowest
      ? [
          fault(
            'standard-band-gap',
            first!,
            `指标 ${code} 最低一段从 ${bound} 起，${lowest} 到 ${bound} 之间没有得分`,
            `请把最低一段的下限改为 ${lowest}，或在前面补一段。`,
          ),
        ]
      : []),
    ...pairs(rows).flatMap(([row, next]) =>
      numberIn(next, 'bound')! <= lowest
        ? [
            fault(
              'standard-band-unreachable',
              row,
              `指标 ${code} 的这一段永远取不到：下一段从 ${numberIn(next, 'bound')} 起，而值不会小于 ${lowest}`,
              '请删掉这一段，或改正界限。',
            ),
          ]
        : [],
    ),
    ...rows
      .filter((row) => highest !== undefined && numberIn(row, 'bound')! > highest)
      .map((row) =>
        fault(
          'standard-band-unreachable',
          row,
          `指标 ${code} 的下限 ${numberIn(row, 'bound')} 超过该项能填的最大值 ${highest}，永远取不到`,
          '请改正界限（百分比写成 0.9 或 90%），或删掉这一段。',
        ),
      ),
  ];
}

function fallingEnds(code: string, rows: readonly StandardRow[], fault: AtBound): Fault[] {
  const [first] = rows;
  const bound = numberIn(first!, 'bound')!;
  return [
    ...(bound < beyondAll
      ? [
          fault(
            'standard-band-gap',
            first!,
            `指标 ${code} 第一段的上限是 ${bound}，更大的值没有得分`,
            '请在最前面补一段，上限写 1E+15（不封顶）。',
          ),
        ]
      : []),
    ...rows
      .filter((row) => numberIn(row, 'bound')! < 0)
      .map((row) =>
        fault(
          'standard-band-unreachable',
          row,
          `指标 ${code} 的上限 ${numberIn(row, 'bound')} 小于 0，永远取不到`,
          '请改正界限，或删掉这一段。',
        ),
      ),
  ];
}

/** The greatest number the source of a criterion accepts; undefined where it is open. */
function highestAnswer(code: string): number | undefined {
  const { form, criterion } = criteriaByCode.get(code)!;
  const { value, maximum } = criterion.points;
  if (maximum !== undefined) return maximum;
  return value.op === 'column' ? columnOf(tableOf(form.table), value.column).maximum : undefined;
}

function pointFaults(code: string, by: string, rows: readonly StandardRow[]): Fault[] {
  const points = rows.map((row) => numberIn(row, 'points'));
  const maximum = numberIn(rows[0]!, 'maximum');
  if (maximum === undefined || points.some((value) => value === undefined)) return [];
  const above = rows.find((row) => numberIn(row, 'points')! > maximum);
  const best = Math.max(...points.map(Number));
  const faults: Fault[] = [];
  if (above)
    faults.push(
      bandFault(
        'standard-points-over',
        above,
        'points',
        `指标 ${code} 的得分 ${numberIn(above, 'points')} 超过满分 ${maximum}`,
        '请改正得分或满分。',
      ),
    );
  else if (best < maximum)
    faults.push(
      bandFault(
        'standard-points-under',
        rows[0]!,
        'maximum',
        `指标 ${code} 的满分是 ${maximum}，最好的一段却只有 ${best} 分`,
        '请让最好一段的得分等于满分。',
      ),
    );
  if (by === 'choice') return faults;
  const falls = pairs(rows).find(([before, row]) => numberIn(row, 'points')! < numberIn(before, 'points')!);
  if (falls)
    faults.push({
      ...bandFault(
        'standard-points-order',
        falls[1],
        'points',
        `指标 ${code} 更好的一段只得 ${numberIn(falls[1], 'points')} 分，少于差一段的 ${numberIn(falls[0], 'points')} 分`,
        '请核对各段得分：情况更好，得分不应更低。',
      ),
      severity: 'warning',
    });
  return faults;
}

/** The texts a rule can give. */
function answersOf(rule: Expression | undefined): string[] {
  if (!rule) return [];
  if (rule.op === 'constant') return typeof rule.value === 'string' && rule.value !== '' ? [rule.value] : [];
  const results =
    rule.op === 'given' ? [rule.result] : rule.op === 'when' ? [rule.result, rule.otherwise] : partsOf(rule);
  return [...new Set(results.flatMap(answersOf))];
}
