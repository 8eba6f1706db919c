import {
  above,
  choose,
  column,
  countOf,
  equal,
  given,
  greatestOf,
  isNumber,
  not,
  parameter,
  positionOf,
  someText,
  valueAt,
  when,
  where,
} from '../../formula/build.ts';
import type { Expression } from '../../formula/expression.ts';
import type { TableRules } from '../../formula/rules.ts';

/** 分类标准: a class row knows the rank of its lowest grade, so that grades compare as numbers. */
export const classRules: TableRules = {
  table: 'classes',
  columns: { gradeRank: positionOf('grades', 'grade', column('minimumGrade')) },
};

const begun = where('effectiveFrom', '<=', parameter('asOf'));

/** 标准版本: a version is a draft until it has a date, and retired once a later one has begun. */
export const versionRules: TableRules = {
  table: 'standardVersions',
  columns: {
    state: choose(
      [equal(column('version'), ''), ''],
      [not(isNumber(column('effectiveFrom'))), '草稿'],
      [
        above(countOf('standardVersions', where('effectiveFrom', '>', column('effectiveFrom')), begun), 0),
        '已停用',
      ],
      '已发布',
    ),
    archivedRows: given(
      [someText(column('version'))],
      countOf('standardArchive', where('version', '=', column('version'))),
    ),
  },
};

/** The version in force on 基准日: the one that began last. */
export const standardParameterRules: Readonly<Record<string, Expression>> = {
  standardInForce: when(
    above(countOf('standardVersions', begun), 0),
    valueAt(
      'standardVersions',
      'version',
      positionOf('standardVersions', 'effectiveFrom', greatestOf('standardVersions', 'effectiveFrom', begun)),
    ),
    '',
  ),
};
