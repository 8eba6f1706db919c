import { roundHalfAway } from '../../src/ledger/rounding.ts';
import { defaultGrades } from '../../templates/standards/grades.ts';
import { FunctionError } from './function-error.ts';
import type { FunctionArgument } from './registry.ts';

interface Step {
  readonly grade: string;
  readonly minimum: number;
}

/**
 * The grade whose lowest score the rounded score reaches; nothing for an empty cell.
 * @param standard two columns, grade and lowest score, in any order of rows; the shipped default when left out
 */
export function gradeOfScore(score: FunctionArgument, standard: FunctionArgument): string {
  if (score === null || score === undefined || score === '') return '';
  if (typeof score !== 'number' || !Number.isFinite(score) || score < 0 || score > 100)
    throw new FunctionError({
      'zh-CN': '得分要是 0 到 100 的数字。',
      'en-US': 'The score must be a number from 0 to 100.',
    });
  // Rounded before it meets a threshold, as everywhere (domain.md §3.2).
  const points = roundHalfAway(score, 2);
  const steps = stepsOf(standard).sort((a, b) => b.minimum - a.minimum);
  const found = steps.find(({ minimum }) => points >= minimum);
  if (!found)
    throw new FunctionError({
      'zh-CN': '得分低于等级标准里最低的一级。',
      'en-US': 'The score is below the lowest grade of the standard.',
    });
  return found.grade;
}

function stepsOf(standard: FunctionArgument): Step[] {
  if (standard === null || standard === undefined)
    return defaultGrades.map(([grade, minimum]) => ({ grade, minimum }));
  const rows = typeof standard === 'object' ? standard : [];
  const steps = rows.flatMap(([grade, minimum]) =>
    typeof grade === 'string' && grade !== '' && typeof minimum === 'number' ? [{ grade, minimum }] : [],
  );
  if (steps.length === 0)
    throw new FunctionError({
      'zh-CN': '等级标准要有两列：等级和最低分。',
      'en-US': 'The standard needs two columns: grade and lowest score.',
    });
  return steps;
}
