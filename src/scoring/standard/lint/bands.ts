import { columnOf } from '../../../ledger/column.ts';
import { tables } from '../../../ledger/tables/index.ts';
import { missingPolicies } from '../../../ledger/tables/standards.ts';
import { criteriaByCode, scoredForms, sourceOfCriterion } from '../../criteria.ts';
import type { Standard, StandardRow } from '../standard.ts';
import { type Check, type Fault, keyOf, nextRow, numberIn, rowsOf, textIn } from './findings.ts';

/** The rows of one criterion, in the order of the table. */
interface Run {
  readonly code: string;
  readonly rows: readonly StandardRow[];
}

export const directionOf = { rising: '越高越好', falling: '越低越好', choice: '选项' } as const;

/** Faults of 评分标准 that concern a criterion as a whole. */
export const checkCriteria: Check = (standard) => [
  ...runsOf(standard).flatMap((run) =>
    criteriaByCode.has(run.code)
      ? [...torn(standard, run), ...uneven(run), ...direction(run), ...source(run), ...policy(run)]
      : [unknownCriterion(run)],
  ),
  ...absent(standard),
  ...formTotals(standard),
];

/** Rows of 评分标准 by 指标编号. */
export function runsOf(standard: Standard): Run[] {
  const runs = new Map<string, StandardRow[]>();
  for (const row of rowsOf(standard, 'bands')) {
    const code = [...criteriaByCode.keys()].find((known) => keyOf(known) === keyOf(textIn(row, 'criterion')));
    const name = code ?? textIn(row, 'criterion');
    if (name !== '') runs.set(name, [...(runs.get(name) ?? []), row]);
  }
  return [...runs].map(([code, rows]) => ({ code, rows }));
}

/** A fault in a row of 评分标准. */
export const bandFault = (
  code: string,
  { row }: StandardRow,
  column: string,
  what: string,
  repair: string,
): Fault => ({ code, table: 'bands', row, column, what, repair });

function unknownCriterion({ code, rows }: Run): Fault {
  return bandFault(
    'standard-criterion-unknown',
    rows[0]!,
    'criterion',
    `指标编号“${code}”没有一张表单在用`,
    `请改为表单的指标编号（${[...criteriaByCode.keys()].join('、')}），或删掉这几行。`,
  );
}

function absent(standard: Standard): Fault[] {
  const present = new Set(runsOf(standard).map(({ code }) => code));
  return scoredForms.flatMap(({ table, criteria }) =>
    criteria
      .filter(({ code }) => !present.has(code))
      .map(({ code, column }): Fault => {
        const form = tables.find(({ id }) => id === table)!;
        return {
          code: 'standard-criterion-missing',
          table: 'bands',
          row: nextRow(standard, 'bands'),
          column: 'criterion',
          what: `之前没有指标 ${code}（${form.name}的“${columnOf(form, column).header}”）的分段，该表单永远算不出得分`,
          repair: `请补上指标 ${code} 的各段。`,
        };
      }),
  );
}

/** The formula counts rows from the first one on: others between them are taken for this criterion's. */
function torn(standard: Standard, { code, rows }: Run): Fault[] {
  const all = rowsOf(standard, 'bands');
  const first = all.indexOf(rows[0]!);
  const stray = rows.find((row, i) => all[first + i] !== row);
  return stray
    ? [
        bandFault(
          'standard-run-torn',
          stray,
          'criterion',
          `指标 ${code} 的行没有连在一起`,
          `请把指标 ${code} 的各行移到一处，中间不夹别的指标。`,
        ),
      ]
    : [];
}

const perCriterion = [
  ['direction', '判定方式'],
  ['maximum', '满分'],
  ['form', '表单'],
  ['source', '取值列'],
  ['missing', '缺失处理'],
] as const;

function uneven({ code, rows }: Run): Fault[] {
  return perCriterion.flatMap(([column, header]): Fault[] => {
    const [first, ...others] = rows;
    const other = others.find((row) => textIn(row, column) !== textIn(first!, column));
    return other
      ? [
          bandFault(
            'standard-criterion-uneven',
            other,
            column,
            `指标 ${code} 的${header}“${textIn(other, column)}”与该指标第一行的“${textIn(first!, column)}”不同`,
            `同一指标各行的${header}要一样，请改正。`,
          ),
        ]
      : [];
  });
}

function direction({ code, rows }: Run): Fault[] {
  const wanted = directionOf[criteriaByCode.get(code)!.criterion.points.by];
  const wrong = rows.find((row) => textIn(row, 'direction') !== wanted && textIn(row, 'direction') !== '');
  return wrong
    ? [
        bandFault(
          'standard-direction-wrong',
          wrong,
          'direction',
          `指标 ${code} 的判定方式写成“${textIn(wrong, 'direction')}”，而表单按“${wanted}”取分`,
          `请改为“${wanted}”，并按它排列界限。`,
        ),
      ]
    : [];
}

function source({ code, rows }: Run): Fault[] {
  const { form, criterion } = criteriaByCode.get(code)!;
  const written = textIn(rows[0]!, 'source');
  const right = sourceOfCriterion(form, criterion);
  if (written === '' || written === right) return [];
  const [name = '', header = ''] = written.split('.');
  const table = tables.find((known) => known.name === name);
  const known = table?.columns.some((column) => column.header === header) === true;
  return [
    bandFault(
      known ? 'standard-source-other' : 'standard-source-unknown',
      rows[0]!,
      'source',
      known
        ? `指标 ${code} 的取值列写成“${written}”，而表单取的是“${right}”`
        : `指标 ${code} 的取值列“${written}”在工作簿里没有`,
      `请改为“${right}”。`,
    ),
  ];
}

/** An answer that does not count may lift the score: allowed, but it should be somebody's decision. */
function policy({ code, rows }: Run): Fault[] {
  const [first] = rows;
  if (textIn(first!, 'missing') !== missingPolicies.exclude) return [];
  return [
    {
      ...bandFault(
        'standard-missing-helps',
        first!,
        'missing',
        `指标 ${code} 缺失时剔除换算：空着可能比如实填写得分更高`,
        `如无必要，请改为“${missingPolicies.block}”或“${missingPolicies.worst}”。`,
      ),
      severity: 'note',
    },
  ];
}

/** The 满分 of a form add up to 100. */
function formTotals(standard: Standard): Fault[] {
  const runs = new Map(runsOf(standard).map((run) => [run.code, run]));
  return scoredForms.flatMap(({ table, criteria }): Fault[] => {
    const found = criteria.flatMap(({ code }) => runs.get(code) ?? []);
    if (found.length < criteria.length) return [];
    const hundredths = found.reduce(
      (sum, { rows }) => sum + Math.round((numberIn(rows[0]!, 'maximum') ?? 0) * 100),
      0,
    );
    if (hundredths === 10_000) return [];
    const { name } = tables.find(({ id }) => id === table)!;
    return [
      bandFault(
        'standard-form-total',
        found[0]!.rows[0]!,
        'maximum',
        `起，“${name}”各指标的满分合计 ${hundredths / 100}，不是 100`,
        '请调整各指标的满分（连同各段得分），使合计为 100。',
      ),
    ];
  });
}
