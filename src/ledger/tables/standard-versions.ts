import { type Column, choice, code, date, derived, integer, type Table, text } from '../column.ts';
import { licenceRequirements } from './licences.ts';
import { settings } from './settings.ts';
import { approvalTiers, bands, classes, creditLimits, grades, vetoes } from './standards.ts';

/** The tables that make up a standard; 参数 gives those of its rows that weigh and bound the score. */
export const standardTables: readonly Table[] = [
  bands,
  grades,
  classes,
  creditLimits,
  vetoes,
  approvalTiers,
  licenceRequirements,
];

/** What an archived version is made of: the rows of the standard's tables, and of 参数. */
export const archivedTables: readonly Table[] = [...standardTables, settings];

/** 标准版本: a row per version. A version without 生效日 is a draft; the state follows from the dates. */
export const standardVersions: Table = {
  id: 'standardVersions',
  name: '标准版本',
  title: '评分标准版本登记表',
  chapter: '标准',
  key: 'version',
  columns: [
    code('version', '版本', { required: true, unique: true, width: 20 }),
    derived(text('state', '状态')),
    date('effectiveFrom', '生效日', { help: '发布时由 standard publish 填写；空着就是草稿。' }),
    text('publishedBy', '发布人'),
    text('note', '修订说明', { width: 40 }),
    derived(integer('archivedRows', '存档行数')),
    code('fingerprint', '内容指纹', { width: 20, help: '发布时记下，核对存档内容没有被改过。' }),
  ],
};

/** Columns of an archived row: those that people fill in the tables it may come from, each header once. */
const archivedColumns: readonly Column[] = [
  ...new Map(
    archivedTables
      .flatMap((table) =>
        table.columns
          .filter((column) => !column.derived && !(table === settings && column.id === 'help'))
          .map(({ required, unique, criterion, help, ...column }) => ({
            ...column,
            id: `${table.id}_${column.id}`,
          })),
      )
      .toReversed()
      .map((column) => [column.header, column] as const),
  ).values(),
].toReversed();

/**
 * 标准存档: the rows of every version, drafts included, each as it stands in its table with version and table in
 * front. The tables that formulas read hold one version only, so that no formula has to choose among several.
 */
export const standardArchive: Table = {
  id: 'standardArchive',
  name: '标准存档',
  title: '评分标准各版本存档',
  chapter: '标准',
  columns: [
    choice(
      'version',
      '版本',
      { table: 'standardVersions', column: 'version' },
      { required: true, width: 18 },
    ),
    choice(
      'table',
      '标准表',
      archivedTables.map(({ name }) => name),
      { required: true },
    ),
    ...archivedColumns,
  ],
};

/** The column of 标准存档 that holds a column of a standard's table. @throws RangeError for others */
export function archivedColumn(table: Table, column: Column): string {
  const found = archivedColumns.find(({ header }) => header === column.header);
  if (!found || !archivedTables.includes(table))
    throw new RangeError(`${table.id}.${column.id} is not archived`);
  return found.id;
}
