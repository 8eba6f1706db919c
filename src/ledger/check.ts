import type { Column } from './column.ts';
import { cellAddress, columnValues, type Ledger, sheetOf, type TableData } from './data.ts';
import type { Problem } from './problem.ts';
import { CellError, type CellValue, isBlank } from './value.ts';

/**
 * Input cells that a rule cannot use, named with their place: unreadable, out of range, unknown choice, a key
 * twice. Warnings: the book works on, and what depends on the cell stays unfinished.
 */
export function checkLedger(ledger: Ledger): Problem[] {
  return [...ledger.tables.values()].flatMap(checkTable);
}

/** The same for one table. */
export function checkTable(data: TableData): Problem[] {
  // Choices from standards tables are the business of the standards check.
  const columns = data.table.columns.filter((column) => !column.derived && data.table.id !== 'settings');
  return columns.flatMap((column) => [...checkCells(data, column), ...checkUnique(data, column)]);
}

function checkCells(data: TableData, column: Column): Problem[] {
  return columnValues(data, column.id).flatMap((value, row) => {
    const fault = isBlank(value) ? undefined : faultOf(column, value);
    return fault === undefined
      ? []
      : [problemAt(data, row, column, 'cell-unreadable', fault.what, fault.repair)];
  });
}

/** What keeps a rule from using a cell. */
export interface CellFault {
  readonly what: string;
  readonly repair: string;
}

/** Why a rule cannot use a value of this column; undefined when it can. */
export function faultOf(column: Column, value: CellValue): CellFault | undefined {
  if (value instanceof CellError)
    return { what: `是错误值 ${value.code}`, repair: '请改为实际内容，或清空。' };
  switch (column.kind) {
    case 'text':
    case 'code':
      return undefined;
    case 'choice': {
      const choices = column.choices;
      if (!Array.isArray(choices) || choices.includes(String(value))) return undefined;
      return { what: `“${value}”不在选项内`, repair: `请从下拉列表选择：${choices.join('、')}。` };
    }
    default:
      return numberFault(column, value);
  }
}

function numberFault(column: Column, value: CellValue): CellFault | undefined {
  const wanted = column.kind === 'date' ? '日期' : '数字';
  if (typeof value !== 'number') {
    if (column.alsoText !== undefined && value === column.alsoText) return undefined;
    return {
      what: `“${value}”不是${wanted}`,
      repair: `请重新输入${wanted}（文本格式的${wanted}不参加计算）。`,
    };
  }
  const { minimum, maximum } = column;
  if (minimum !== undefined && value < minimum)
    return { what: `${value} 小于下限 ${minimum}`, repair: '请改正。' };
  if (maximum !== undefined && value > maximum)
    return {
      what: `${value} 大于上限 ${maximum}`,
      repair: column.kind === 'percent' ? '百分比请输入如 72% 或 0.72。' : '请改正。',
    };
  return undefined;
}

function checkUnique(data: TableData, column: Column): Problem[] {
  if (!column.unique) return [];
  const first = new Map<string, number>();
  return columnValues(data, column.id).flatMap((value, row) => {
    if (isBlank(value)) return [];
    const key = String(value).toUpperCase();
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, row);
      return [];
    }
    const place = cellAddress(data, earlier, column.id);
    return [
      problemAt(
        data,
        row,
        column,
        'key-repeated',
        `“${value}”与 ${place} 重复`,
        '请改为不同的内容，或删除重复的行。',
      ),
    ];
  });
}

function problemAt(
  data: TableData,
  row: number,
  column: Column,
  code: string,
  what: string,
  repair: string,
): Problem {
  const cell = cellAddress(data, row, column.id);
  return {
    code,
    severity: 'warning',
    sheet: sheetOf(data),
    cell,
    message: `${sheetOf(data)}!${cell}“${column.header}”${what}，没有采用。`,
    repair,
  };
}
