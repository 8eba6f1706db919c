import { needsOf } from '../../../src/book/needs.ts';
import { columnOf, type Table } from '../../../src/ledger/column.ts';
import { columnLetters } from '../../../src/ledger/data.ts';
import { parameters } from '../../../src/ledger/parameters.ts';
import type { Problem } from '../../../src/ledger/problem.ts';
import { tableOf } from '../../../src/ledger/tables/index.ts';
import { type BookSurvey, isBroken, type PresentTable, sameName } from './survey.ts';

/** The table of the workbook that bears the name of a table of ours. */
export const presentTable = (survey: BookSurvey, table: Table): PresentTable | undefined =>
  survey.ours.find(({ name }) => sameName(name, table.name));

/** What stands in the way of adding tables: nothing of the user's may be overwritten or taken for ours. */
export function conflictsOf(survey: BookSurvey, added: readonly Table[]): Problem[] {
  return [
    ...(survey.locked ? [locked] : []),
    ...added.flatMap((table) => takenName(survey, table.name, '新表的名称')),
    ...strangers(survey, added),
    ...(added.some(({ id }) => id === 'settings')
      ? parameters.flatMap(({ name }) => takenName(survey, name, '参数的名称'))
      : missingNames(survey, added)),
  ];
}

/** A table that bears the name of one of ours but lacks columns of it. */
export function stranger(
  present: PresentTable,
  table: Table,
  columns: Iterable<string> = table.columns.map(({ id }) => id),
): Problem | undefined {
  const missing = [...columns]
    .map((id) => columnOf(table, id).header)
    .filter((header) => !present.headers.includes(header));
  if (missing.length === 0) return undefined;
  const listed = missing.slice(0, 3).map((header) => `“${header}”`);
  const more = missing.length > 3 ? `等 ${missing.length} 列` : '';
  return {
    code: 'table-name-taken',
    severity: 'error',
    sheet: present.sheet,
    cell: `${columnLetters(present.column)}${present.row}`,
    message: `工作表“${present.sheet}”上已有一个名为“${present.name}”的表格，但它没有 ${listed.join('、')}${more}。`,
    repair: '如果它是别的表格，请在“表设计”里改它的表名称；如果是旧表，请补上这些列，再试一次。',
  };
}

const locked: Problem = {
  code: 'workbook-locked',
  severity: 'error',
  message: '工作簿的结构受保护，不能添加工作表。',
  repair: '请在“审阅”里取消“保护工作簿”，再试一次。',
};

/** Tables and names share one space. Tables that bear the name have been looked at before. */
function takenName(survey: BookSurvey, wanted: string, what: string): Problem[] {
  const name = survey.names.find((other) => sameName(other.name, wanted));
  const isTable = survey.tables.some((other) => sameName(other, wanted));
  if (!isTable && (!name || isBroken(name.formula))) return [];
  const taken = isTable ? '一个表格的名称' : ` ${name?.formula.slice(1)} 的名称`;
  return [
    {
      code: 'name-taken',
      severity: 'error',
      message: `“${wanted}”在这个工作簿里已经是${taken}，不能再作${what}。`,
      repair: '请在“公式”→“名称管理器”里把它改名，再试一次。',
    },
  ];
}

/** Tables that the new ones' formulas and choices refer to, but that are not what their name says. */
function strangers(survey: BookSurvey, added: readonly Table[]): Problem[] {
  const needed = new Map<string, Set<string>>();
  for (const table of added)
    for (const [id, columns] of needsOf(table).columns)
      needed.set(id, new Set([...(needed.get(id) ?? []), ...columns]));
  return [...needed].flatMap(([id, columns]) => {
    const present = presentTable(survey, tableOf(id));
    return (present && stranger(present, tableOf(id), columns)) ?? [];
  });
}

/** Parameters that the new formulas name, in a book whose 参数 has no such name any more. */
function missingNames(survey: BookSurvey, added: readonly Table[]): Problem[] {
  const needed = new Set(added.flatMap((table) => [...needsOf(table).parameters]));
  const missing = parameters.filter(
    ({ id, name }) =>
      needed.has(id) && !survey.names.some((known) => sameName(known.name, name) && !isBroken(known.formula)),
  );
  return missing.map(({ name }) => ({
    code: 'name-missing',
    severity: 'error',
    sheet: presentTable(survey, tableOf('settings'))?.sheet ?? '参数',
    message: `公式要用名称“${name}”，但这个工作簿里没有它，或它指的单元格已被删除。`,
    repair: `请在“公式”→“名称管理器”里新建名称“${name}”，指向“参数”表里它的值，再试一次。`,
  }));
}
