import { describe, expect, it } from 'vitest';
import { contentsEdits } from '../../../../../addin/excel/paint/contents.ts';
import { planTables } from '../../../../../addin/excel/paint/plan.ts';
import type { BookSurvey, PresentTable } from '../../../../../addin/excel/paint/survey.ts';
import type { Table } from '../../../../../src/ledger/column.ts';
import { parameters } from '../../../../../src/ledger/parameters.ts';
import { tableOf, tables } from '../../../../../src/ledger/tables/index.ts';
import { choiceLists } from '../../../../../src/xlsx/design/choices.ts';
import { blankPlaces } from '../../../../../src/xlsx/design/places.ts';

const foreign: BookSurvey = {
  locked: false,
  sheets: ['Sheet1', '往来'],
  tables: ['表1'],
  ours: [],
  names: [],
  contents: [],
  unfinished: [],
};

const present = ({ name, columns }: Table, change: Partial<PresentTable> = {}): PresentTable => ({
  name,
  sheet: name,
  headers: columns.map(({ header }) => header),
  row: 3,
  column: 1,
  rows: [],
  broken: [],
  ...change,
});

/** A book of ours that lacks some tables. */
function ledgerWithout(...ids: string[]): BookSurvey {
  const kept = tables.filter(({ id }) => !ids.includes(id));
  return {
    ...foreign,
    sheets: ['目录', ...kept.map(({ name }) => name)],
    tables: kept.map(({ name }) => name),
    ours: kept.map((table) => present(table)),
    names: parameters.map(({ name }, place) => ({ name, formula: `='参数'!$B$${place + 4}` })),
    contents: [{ sheet: '目录', texts: ['客户台账', '', '档案', '客户登记'], locked: false }],
  };
}

const plan = (survey: BookSurvey, ...ids: string[]) => planTables(survey, ids.map(tableOf));
const sheetsOf = ({ tables: added, places }: ReturnType<typeof plan>) =>
  added.map((table) => places.ofTable(table));

describe('a plan for a workbook of someone', () => {
  it('adds 目录 and the tables at the end, in the order of the book', () => {
    const { positions, problems, notes } = plan(foreign, 'companies', 'grades');
    expect([...positions]).toEqual([
      ['目录', 2],
      ['等级标准', 3],
      ['公司信息', 4],
    ]);
    expect([problems, notes]).toEqual([[], []]);
  });

  it('gives a sheet whose name is taken the next free one, and says so', () => {
    const taken = { ...foreign, sheets: ['公司信息', '公司信息 (2)', '目录'] };
    const planned = plan(taken, 'companies');
    expect(sheetsOf(planned)).toEqual(['公司信息 (3)']);
    expect(planned.places.contents).toBe('目录 (2)');
    expect(planned.notes[0]?.message).toBe(
      '工作簿里已有名为“公司信息”的工作表，新表放在工作表“公司信息 (3)”上。',
    );
  });
});

describe('a plan for a book of ours', () => {
  it('puts a missing table where the book has it, and leaves out what is there', () => {
    const planned = plan(ledgerWithout('contacts', 'grades'), 'contacts', 'customers');
    expect(sheetsOf(planned)).toEqual(['联系人']);
    expect([...planned.positions]).toEqual([['联系人', 3]]);
    expect(planned.contents?.sheet).toBe('目录');
  });

  it('adds tables that the missing one needs and the book lacks too', () => {
    expect(sheetsOf(plan(ledgerWithout('creditLimits', 'grades'), 'creditLimits'))).toEqual([
      '等级标准',
      '授信标准',
    ]);
  });

  it('finds choices where the standards stand now, whatever was added to them', () => {
    const grades = present(tableOf('grades'), {
      sheet: '等级',
      headers: ['备注', '等级', '最低分'],
      row: 7,
      column: 2,
      rows: [
        ['', 'D', 0],
        ['', 'C', 50],
        ['', '优', 95],
      ],
    });
    const survey = ledgerWithout('creditLimits');
    const { standards, places } = plan(
      { ...survey, ours: [...survey.ours.filter(({ name }) => name !== '等级标准'), grades] },
      'creditLimits',
    );
    const column = tableOf('creditLimits').columns.find(({ id }) => id === 'grade')!;
    expect(choiceLists(standards, places).source(column)).toEqual({ sheet: '等级', range: 'C8:C10' });
  });

  it('takes over names whose cells are gone', () => {
    const survey = ledgerWithout('settings');
    const names = survey.names.map(({ name }) => ({ name, formula: '=#REF!' }));
    expect(plan({ ...survey, names }, 'settings').problems).toEqual([]);
  });
});

describe('a plan refuses', () => {
  const contacts = ['客户编号', '姓名'];
  const stranger = present(tableOf('contacts'), { sheet: '电话本', headers: contacts, row: 1 });

  it.each([
    [
      'a locked workbook',
      plan({ ...foreign, locked: true }, 'grades'),
      '工作簿的结构受保护，不能添加工作表。',
    ],
    [
      'a table that only bears the name of the wanted one',
      plan({ ...foreign, tables: ['联系人'], ours: [stranger] }, 'contacts'),
      '工作表“电话本”上已有一个名为“联系人”的表格，但它没有 “客户名称”、',
    ],
    [
      'a table that only bears the name of one the formulas need',
      plan({ ...foreign, ours: [present(tableOf('grades'), { headers: ['级别'] })] }, 'creditLimits'),
      '但它没有 “等级”。',
    ],
    [
      'a name of the user that a table would take',
      plan({ ...foreign, names: [{ name: '公司信息', formula: '=Sheet1!$A$1' }] }, 'companies'),
      '“公司信息”在这个工作簿里已经是 Sheet1!$A$1 的名称，不能再作新表的名称。',
    ],
    [
      'a name of the user that a parameter would take',
      plan({ ...foreign, names: [{ name: '基准日', formula: '=Sheet1!$A$1' }] }, 'settings'),
      '不能再作参数的名称。',
    ],
    [
      'a table of the user with the name of a parameter',
      plan({ ...foreign, tables: ['基准日'] }, 'settings'),
      '“基准日”在这个工作簿里已经是一个表格的名称',
    ],
    [
      'a book whose parameters have lost a name that formulas use',
      plan({ ...ledgerWithout('sales'), names: [] }, 'sales'),
      '公式要用名称“基准日”',
    ],
  ])('%s', (_, { problems }, sentence) => {
    expect(problems[0]?.message).toContain(sentence);
    expect(problems[0]?.severity).toBe('error');
    expect(problems[0]?.repair).toBeTruthy();
  });
});

describe('目录 that is there', () => {
  const edits = (texts: string[], ...ids: string[]) =>
    contentsEdits(texts, ids.map(tableOf), blankPlaces).map(
      ({ kind, row, line }) => `${kind} ${row} ${line.cells[0]?.content}`,
    );

  it.each([
    [
      'an entry that is there is linked',
      ['客户台账', '设置', '公司信息'],
      ['companies'],
      ['link 3 公司信息'],
    ],
    [
      'a new entry stands behind the last of its chapter',
      ['客户台账', '', '标准', '等级标准', '设置'],
      ['classes'],
      ['insert 5 分类标准'],
    ],
    [
      'a missing chapter stands at the end',
      ['客户台账', '档案', '客户登记', '我的备注'],
      ['companies', 'settings'],
      ['insert 5 设置', 'insert 6 公司信息', 'insert 7 参数'],
    ],
  ])('%s', (_, texts, ids, expected) => {
    expect(edits(texts, ...ids)).toEqual(expected);
  });
});
