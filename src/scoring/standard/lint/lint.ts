import type { Problem } from '../../../ledger/problem.ts';
import type { Standard } from '../standard.ts';
import { checkBands } from './band-runs.ts';
import { checkCriteria } from './bands.ts';
import { checkCells } from './cells.ts';
import { checkClasses } from './classes.ts';
import { type Check, problemOf } from './findings.ts';
import { checkGradeNames, checkGrades } from './grades.ts';
import { checkLimits, checkTiers } from './limits.ts';
import { checkParameters } from './parameters.ts';
import { checkLicenceRequirements, checkVetoes } from './vetoes.ts';

const checks: readonly Check[] = [
  checkCells,
  checkCriteria,
  checkBands,
  checkGrades,
  checkGradeNames,
  checkClasses,
  checkLimits,
  checkVetoes,
  checkTiers,
  checkLicenceRequirements,
  checkParameters,
];

/**
 * What is wrong with a standard, each with its cell and the repair: what leaves somebody without points, grade,
 * class or limit is an error, what looks like a slip a warning.
 */
export function lintStandard(standard: Standard): Problem[] {
  return checks.flatMap((check) => check(standard).map((fault) => problemOf(standard, fault)));
}
