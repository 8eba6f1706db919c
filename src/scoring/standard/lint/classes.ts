import type { StandardRow } from '../standard.ts';
import { type Check, type Fault, numberIn, rowsOf, textIn } from './findings.ts';
import { rankOf } from './grades.ts';
import { numberedFromOne } from './order.ts';

/** 分类标准: numbered from the top, every row can be reached, the last one takes the rest. */
export const checkClasses: Check = (standard) => {
  const rows = rowsOf(standard, 'classes');
  const asks = (row: StandardRow) => {
    const potential = numberIn(row, 'minimumPotential');
    const rank = rankOf(standard, textIn(row, 'minimumGrade'));
    return potential === undefined || rank === undefined ? undefined : { potential, rank };
  };
  const unreachable = rows.flatMap((row, i): Fault[] => {
    const own = asks(row);
    const earlier =
      own &&
      rows.slice(0, i).find((above) => {
        const other = asks(above);
        return other && other.potential <= own.potential && other.rank <= own.rank;
      });
    return earlier
      ? [
          {
            code: 'standard-class-unreachable',
            table: 'classes',
            row: row.row,
            column: 'customerClass',
            what: `分类“${textIn(row, 'customerClass')}”永远轮不到：符合它的客户都先符合上面的“${textIn(earlier, 'customerClass')}”`,
            repair: '请把条件更严的行移到上面，或改正条件。',
          },
        ]
      : [];
  });
  const last = rows.at(-1);
  const end = last && asks(last);
  const otherwise: Fault[] =
    last && end && (end.potential > 0 || end.rank > 1)
      ? [
          {
            code: 'standard-class-otherwise-missing',
            table: 'classes',
            row: last.row,
            column: end.potential > 0 ? 'minimumPotential' : 'minimumGrade',
            what: `最后一行“${textIn(last, 'customerClass')}”没有收下其余的客户，不符合它的客户没有分类`,
            repair: `请在最后补一行：潜力得分下限 0，最低等级“${textIn(rowsOf(standard, 'grades')[0]!, 'grade')}”。`,
          },
        ]
      : [];
  return [...numberedFromOne(standard, 'classes', 'order', '序号'), ...unreachable, ...otherwise];
};
