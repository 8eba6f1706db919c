import { type Problem, ProblemError } from '../../ledger/problem.ts';
import { checkSheet } from './check-sheet.ts';
import { overlaps, parseRange, rangeName } from './reference.ts';
import { relationshipsPart } from './relationships.ts';
import { dataRows, type TableInfo } from './tables.ts';
import { findSheet, openWorkbook, type Workbook } from './workbook.ts';
import { child, children } from './xml-tree.ts';

/** Adds a broken rule: where, and what is wrong. */
export type Finding = (part: string, what: string) => void;

/**
 * Checks the rules between the parts of a workbook which no schema can express (content types, relationships,
 * tables against their sheets, indexes in range). Empty when all hold; a file that cannot be read is one problem.
 */
export function checkPackage(bytes: Uint8Array): Problem[] {
  const problems: Problem[] = [];
  const finding: Finding = (part, what) =>
    problems.push({
      code: 'package-rule',
      severity: 'error',
      sheet: part,
      message: `部件 ${part}：${what}。`,
    });
  try {
    const workbook = openWorkbook(bytes);
    checkContentTypes(workbook, finding);
    checkRelationships(workbook, finding);
    checkNames(workbook, finding);
    for (const table of workbook.tables) checkTable(workbook, table, finding);
    checkTablesTogether(workbook, finding);
    for (const sheet of workbook.sheets) if (sheet.kind === 'worksheet') checkSheet(workbook, sheet, finding);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    problems.push(error.problem);
  }
  return problems;
}

function checkContentTypes(workbook: Workbook, finding: Finding): void {
  const part = '[Content_Types].xml';
  if (!workbook.entry(part)) {
    finding(part, '不存在');
    return;
  }
  const root = workbook.tree(part);
  const defaults = new Set(
    children(root, 'Default').map((element) => element.attributes.get('Extension')?.toLowerCase()),
  );
  const overrides = new Set<string>();
  for (const element of children(root, 'Override')) {
    const name = (element.attributes.get('PartName') ?? '').replace(/^\//, '').toLowerCase();
    if (overrides.has(name)) finding(part, `${name} 登记了两次`);
    overrides.add(name);
    if (!workbook.entry(name)) finding(part, `登记了不存在的 ${name}`);
  }
  for (const { name } of workbook.entries) {
    const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
    if (name !== part && !overrides.has(name.toLowerCase()) && !defaults.has(extension))
      finding(part, `没有登记 ${name}`);
  }
}

function checkRelationships(workbook: Workbook, finding: Finding): void {
  for (const { name } of workbook.entries) {
    const match = /^(.*?)_rels\/([^/]*)\.rels$/.exec(name);
    if (!match) continue;
    const source = `${match[1]}${match[2]}`;
    if (source !== '' && !workbook.entry(source)) finding(name, '所属部件不存在');
    const ids = new Set<string>();
    for (const link of workbook.relationships(source)) {
      if (link.id === '' || ids.has(link.id)) finding(name, `关系标识“${link.id}”重复或为空`);
      ids.add(link.id);
      if (!link.external && !workbook.entry(link.target)) finding(name, `指向不存在的 ${link.target}`);
    }
  }
}

function checkNames(workbook: Workbook, finding: Finding): void {
  const part = workbook.workbookPart;
  const sheets = new Set<string>();
  for (const { name } of workbook.sheets) {
    if (!/^(?!')[^\\/?*:[\]]{1,31}(?<!')$/u.test(name)) finding(part, `工作表名“${name}”不合规`);
    if (sheets.has(name.toLowerCase())) finding(part, `工作表名“${name}”重复`);
    sheets.add(name.toLowerCase());
  }
  const root = workbook.tree(part);
  const numbers = children(child(root, 'sheets'), 'sheet').map((sheet) => sheet.attributes.get('sheetId'));
  if (new Set(numbers).size !== numbers.length) finding(part, '工作表编号重复');
}

function checkTable(workbook: Workbook, table: TableInfo, finding: Finding): void {
  const { part, ref } = table;
  const root = workbook.tree(part);
  const columns = child(root, 'tableColumns');
  const elements = children(columns, 'tableColumn');
  const width = ref.right - ref.left + 1;
  if (elements.length !== width) finding(part, `有 ${elements.length} 列，区域却宽 ${width} 列`);
  const count = columns?.attributes.get('count');
  if (count !== undefined && Number(count) !== elements.length) finding(part, `列数写成 ${count}`);
  const ids = new Set(elements.map((element) => element.attributes.get('id')));
  if (ids.size !== elements.length) finding(part, '列编号重复');
  const names = new Set(table.columns.map((column) => column.name.toLowerCase()));
  if (names.size !== elements.length) finding(part, '列名重复');
  if (table.columns.some((column) => column.name === '')) finding(part, '有列没有名称');
  for (const column of table.columns)
    if (column.calculatedColumnFormula?.startsWith('=')) finding(part, `列“${column.name}”的公式多了等号`);
  const { first, last } = dataRows(table);
  if (last < first) finding(part, '没有数据行');
  const filter = child(root, 'autoFilter')?.attributes.get('ref');
  const wanted = rangeName({ ...ref, bottom: last });
  if (filter !== undefined && filter !== wanted) finding(part, `筛选区域是 ${filter}，应是 ${wanted}`);
  if (!/^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(table.displayName) || parseRange(table.displayName))
    finding(part, `表格名“${table.displayName}”不合规`);
  const links = findSheet(workbook, table.sheetName);
  if (!links || !workbook.entry(relationshipsPart(links.part))) finding(part, '没有工作表指向它');
}

function checkTablesTogether(workbook: Workbook, finding: Finding): void {
  const names = new Set(workbook.definedNames.map((defined) => defined.name.toLowerCase()));
  const ids = new Set<number>();
  workbook.tables.forEach((table, i) => {
    const name = table.displayName.toLowerCase();
    if (names.has(name)) finding(table.part, `表格名“${table.displayName}”重复`);
    names.add(name);
    if (ids.has(table.id)) finding(table.part, `表格编号 ${table.id} 重复`);
    ids.add(table.id);
    for (const other of workbook.tables.slice(i + 1))
      if (other.sheetName === table.sheetName && overlaps(other.ref, table.ref))
        finding(table.part, `与表格“${other.displayName}”重叠`);
  });
}
