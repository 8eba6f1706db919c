import { beforeEach, describe, expect, it } from 'vitest';
import { describeCell, remarksOn } from '../../../../../addin/page/grid/describe.ts';
import {
  foreignSheet,
  type GridSheet,
  placeOf,
  tableSheet,
} from '../../../../../addin/page/grid/grid-sheet.ts';
import { Typing } from '../../../../../addin/page/grid/typing.ts';
import type { PageHost } from '../../../../../addin/page/page-host.ts';
import { blankWorkbook, hostOf, sampleFile } from '../support.ts';

let host: PageHost;
let typing: Typing;

beforeEach(() => {
  host = hostOf(sampleFile());
  typing = new Typing(host);
});

const sheet = (name: string): GridSheet => tableSheet(host.book, host.book.page(name));
const column = (name: string, header: string): number =>
  sheet(name).columns.findIndex((known) => known.header === header);
const at = (name: string, row: number, header: string) => sheet(name).cell(row, column(name, header));
const block = (name: string, row: number, header: string, rows = 1, columns = 1) => {
  const left = column(name, header);
  return { top: row, left, bottom: row + rows - 1, right: left + columns - 1 };
};

describe('a table as a grid', () => {
  it('shows its columns without the hidden ones, computed cells apart', () => {
    const { columns, frozen } = sheet('信用评定');
    expect(columns.map(({ header }) => header)).not.toContain('等级序');
    expect(frozen).toBe(2);
    expect(at('信用评定', 0, '最终等级')).toMatchObject({ isEditable: false, isComputed: true });
    expect(at('客户登记', 0, '简称')).toMatchObject({ isEditable: true, isComputed: false });
  });

  it('offers the answers of the book', () => {
    const choices = sheet('资信调查').choices(0, column('资信调查', '合作主动性'));
    expect(choices).toContain('按计划配合');
    expect(sheet('客户登记').choices(0, column('客户登记', '状态'))).toContain('冻结');
    expect(sheet('客户登记').choices(0, column('客户登记', '简称'))).toBeUndefined();
  });

  it('reads parameters by what each of them is', () => {
    const settings = sheet('参数');
    const row = (name: string) => host.book.page('参数').values.get('参数')!.indexOf(name);
    const value = column('参数', '值');
    const dates = { kind: 'date', isComputed: true };
    expect(settings.cell(row('基准日'), value)).toMatchObject({ ...dates, isEditable: true });
    expect(settings.cell(row('统计期止'), value)).toMatchObject({ ...dates, isEditable: false });
    expect(settings.choices(row('账期起算基准'), value)).toContain('月结日');
    expect(settings.cell(0, column('参数', '参数')).isEditable).toBe(false);
  });

  it('finds cells by their address and back', () => {
    expect(placeOf(sheet('客户登记'), 'B6')).toEqual({ row: 2, column: 1 });
    expect(placeOf(sheet('客户登记'), 'B1')).toBeUndefined();
  });

  it('of a sheet that is not ours is only looked at', () => {
    const foreign = foreignSheet('旧表', { sheetName: '旧表', firstRow: 1, rows: [['客户', 1], []] });
    expect(foreign.cell(0, 1)).toMatchObject({ value: 1, isEditable: false });
    expect(foreign.write(0, 1, '2')).toBeUndefined();
  });
});

describe('typing', () => {
  it('is taken back and done again, step by step', () => {
    const before = at('客户登记', 0, '简称').value;
    const place = { row: 0, column: column('客户登记', '简称') };
    typing.type(sheet('客户登记'), place, '甲');
    typing.type(sheet('客户登记'), place, '乙');
    expect(typing.undo()).toBe(true);
    expect(at('客户登记', 0, '简称').value).toBe('甲');
    expect(typing.undo()).toBe(true);
    expect(at('客户登记', 0, '简称').value).toBe(before);
    expect(typing.undo()).toBe(false);
    typing.redo();
    typing.redo();
    expect(at('客户登记', 0, '简称').value).toBe('乙');
    expect(typing.redo()).toBe(false);
  });

  it('of what stands there already changes nothing', () => {
    const revision = host.revision;
    const place = { row: 0, column: column('客户登记', '客户编号') };
    typing.type(sheet('客户登记'), place, String(at('客户登记', 0, '客户编号').value));
    expect(host.revision).toBe(revision);
  });

  it('leaves computed cells alone', () => {
    const place = { row: 0, column: column('信用评定', '最终等级') };
    const before = at('信用评定', 0, '最终等级').value;
    typing.type(sheet('信用评定'), place, 'AAA');
    expect(at('信用评定', 0, '最终等级').value).toBe(before);
  });

  it('clears blocks, and takes that back in one step', () => {
    const names = [0, 1].map((row) => at('客户登记', row, '简称').value);
    typing.clear(sheet('客户登记'), block('客户登记', 0, '简称', 2, 2));
    expect(at('客户登记', 1, '简称').value).toBeNull();
    typing.undo();
    expect([0, 1].map((row) => at('客户登记', row, '简称').value)).toEqual(names);
  });
});

describe('the row below a table', () => {
  const spare = (name: string) => sheet(name).spareRow!;

  it('becomes part of it when something is typed there, and not before', () => {
    const rows = host.book.page('客户登记').rowCount;
    expect(spare('客户登记')).toBe(rows);
    typing.clear(sheet('客户登记'), block('客户登记', rows, '客户编号'));
    typing.type(sheet('客户登记'), { row: rows, column: 0 }, '');
    expect(host.book.page('客户登记').rowCount).toBe(rows);
    typing.type(sheet('客户登记'), { row: rows, column: 0 }, 'C0900');
    expect(at('客户登记', rows, '客户编号').value).toBe('C0900');
    expect(host.book.page('客户登记').rowCount).toBe(rows + 1);
  });

  it('computes nothing yet, and parameters have none', () => {
    const row = spare('信用评定');
    expect(at('信用评定', row, '最终等级')).toMatchObject({ value: null, isEditable: false });
    expect(sheet('参数').spareRow).toBeUndefined();
  });
});

describe('pasting', () => {
  it('puts a block in from its corner, computed cells skipped', () => {
    const grade = block('信用评定', 0, '最终等级');
    const skipped = typing.paste(sheet('信用评定'), grade, 'AAA\tx');
    expect(skipped).toEqual({ count: 0, skipped: 2 });
    const capital = block('客户登记', 1, '注册资本(万元)');
    const done = typing.paste(sheet('客户登记'), capital, '1,000\n2,000\n');
    expect(done).toEqual({ count: 2, skipped: 0 });
    expect([1, 2].map((row) => at('客户登记', row, '注册资本(万元)').value)).toEqual([1000, 2000]);
  });

  it('lets a table grow, and fills a selection with a single cell', () => {
    host = hostOf(blankWorkbook());
    typing = new Typing(host);
    const corner = { top: 0, left: 0, bottom: 0, right: 0 };
    typing.paste(sheet('联系人'), corner, 'C1\nC2\nC3');
    expect(host.book.page('联系人').values.get('客户编号')).toEqual(['C1', 'C2', 'C3']);
    typing.paste(sheet('联系人'), { ...corner, bottom: 2 }, 'C9');
    expect(host.book.page('联系人').values.get('客户编号')).toEqual(['C9', 'C9', 'C9']);
  });

  it('of what was copied gives the same again', () => {
    const source = block('客户登记', 0, '客户名称', 3, 5);
    const copied = typing.copy(sheet('客户登记'), source);
    typing.paste(sheet('客户登记'), source, copied);
    expect(typing.copy(sheet('客户登记'), source)).toBe(copied);
    expect(typing.undo()).toBe(false);
  });
});

describe('the line below the grid', () => {
  const state = {
    phase: 'ready' as const,
    revision: 1,
    missingTables: [],
    gradeChanges: [],
    tampered: [
      {
        sheet: '信用评定',
        cell: 'P4',
        table: '信用评定',
        header: '最终等级',
        row: 0,
        shown: 'AAA',
        computed: 'B',
      },
    ],
    problems: [
      {
        code: 'cell-unreadable',
        severity: 'warning' as const,
        sheet: '客户登记',
        cell: 'I4',
        message: '不是数字。',
        repair: '请改。',
      },
    ],
  };

  it('tells the problem of a cell, what is missing, or what it is for', () => {
    const remarks = remarksOn('客户登记', state, 'zh-CN');
    const words = (row: number, header: string) =>
      describeCell(sheet('客户登记'), { row, column: column('客户登记', header) }, remarks, 'zh-CN');
    const place = '客户登记!I4 注册资本(万元)';
    expect(words(0, '注册资本(万元)')).toEqual({ place, text: '不是数字。 请改。', isProblem: true });
    expect(words(0, '客户名称').text).toContain('营业执照');
    expect(words(0, '信用等级').text).toContain('公式');
    typing.type(sheet('客户登记'), { row: 0, column: 1 }, '');
    expect(words(0, '客户名称')).toMatchObject({ isProblem: true });
  });

  it.each([
    ['zh-CN', '公式被改动'],
    ['en-US', 'Formula overwritten'],
  ] as const)('tells of overwritten formulas in %s', (language, word) => {
    expect(remarksOn('信用评定', state, language).get('P4')?.[0]?.text).toContain(word);
  });
});
