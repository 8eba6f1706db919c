import type { Standard } from '../standard.ts';
import { type Check, type Fault, keyOf, nextRow, numberIn, pairs, rowsOf, textIn } from './findings.ts';

/** 等级标准: lowest first, no score without a grade, no grade that no score reaches, a limit for each. */
export const checkGrades: Check = (standard) => {
  const rows = rowsOf(standard, 'grades');
  const at = (code: string, row: number, what: string, repair: string): Fault => ({
    code,
    table: 'grades',
    row,
    column: 'minimumScore',
    what,
    repair,
  });
  const [lowest] = rows;
  const bound = lowest && numberIn(lowest, 'minimumScore');
  return [
    ...(lowest && bound !== undefined && bound > 0
      ? [
          at(
            'standard-grade-gap',
            lowest.row,
            `最低等级“${textIn(lowest, 'grade')}”从 ${bound} 分起，更低的得分没有等级`,
            '请把最低等级的最低分改为 0。',
          ),
        ]
      : []),
    ...pairs(rows).flatMap(([above, row]) => {
      const [before, score] = [numberIn(above, 'minimumScore'), numberIn(row, 'minimumScore')];
      if (before === undefined || score === undefined || before < score) return [];
      return before === score
        ? [
            at(
              'standard-bound-repeated',
              row.row,
              `最低分 ${score} 与等级“${textIn(above, 'grade')}”相同，该等级永远取不到`,
              '每个等级的最低分要不同，请改正。',
            ),
          ]
        : [
            at(
              'standard-bound-order',
              row.row,
              `最低分 ${score} 排错了位置（上一行是 ${before}）`,
              '等级要从低到高排列，最低分从小到大。',
            ),
          ];
    }),
    ...withoutLimit(standard),
  ];
};

function withoutLimit(standard: Standard): Fault[] {
  const limits = new Set(rowsOf(standard, 'creditLimits').map((row) => keyOf(textIn(row, 'grade'))));
  return rowsOf(standard, 'grades')
    .map((row) => textIn(row, 'grade'))
    .filter((grade) => grade !== '' && !limits.has(keyOf(grade)))
    .map((grade) => ({
      code: 'standard-grade-without-limit',
      table: 'creditLimits',
      row: nextRow(standard, 'creditLimits'),
      column: 'grade',
      what: `之前没有等级“${grade}”的行，该等级的客户算不出额度和账期`,
      repair: `请在授信标准补一行等级“${grade}”；不授信就填账期 0、系数 0、上限 0。`,
    }));
}

/** Cells that name a grade, in whatever table. */
const references = [
  ['classes', 'minimumGrade', '最低等级'],
  ['creditLimits', 'grade', '等级'],
  ['vetoes', 'maximumGrade', '最高等级'],
] as const;

/** Names of grades that 等级标准 does not have. */
export const checkGradeNames: Check = (standard) => {
  const known = rowsOf(standard, 'grades').map((row) => textIn(row, 'grade'));
  const keys = new Set(known.map(keyOf));
  return references.flatMap(([table, column, header]) =>
    rowsOf(standard, table)
      .filter((row) => textIn(row, column) !== '' && !keys.has(keyOf(textIn(row, column))))
      .map(
        (row): Fault => ({
          code: 'standard-grade-unknown',
          table,
          row: row.row,
          column,
          what: `“${header}”写的等级“${textIn(row, column)}”在等级标准里没有`,
          repair: `请改为等级标准里的等级：${known.filter(Boolean).join('、')}。`,
        }),
      ),
  );
};

/** Rank of a grade, 1 for the lowest; undefined for a name that is none. */
export function rankOf(standard: Standard, grade: string): number | undefined {
  const place = rowsOf(standard, 'grades').findIndex((row) => keyOf(textIn(row, 'grade')) === keyOf(grade));
  return place < 0 || grade === '' ? undefined : place + 1;
}
