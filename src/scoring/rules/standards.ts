import { column, positionOf } from '../../formula/build.ts';
import type { TableRules } from '../../formula/rules.ts';

/** 分类标准: a class row knows the rank of its lowest grade, so that grades compare as numbers. */
export const classRules: TableRules = {
  table: 'classes',
  columns: { gradeRank: positionOf('grades', 'grade', column('minimumGrade')) },
};
