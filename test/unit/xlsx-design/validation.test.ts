import type { DataValidation } from 'exceljs';
import { describe, expect, it } from 'vitest';
import {
  choice,
  code,
  date,
  derived,
  integer,
  money,
  number,
  percent,
  text,
} from '../../../src/ledger/column.ts';
import { columnLetters, headerRow } from '../../../src/ledger/data.ts';
import { parameters } from '../../../src/ledger/parameters.ts';
import { tables } from '../../../src/ledger/tables/index.ts';
import { bandChoices } from '../../../src/ledger/tables/standards.ts';
import { choiceLists } from '../../../src/xlsx/design/choices.ts';
import { blankPlaces } from '../../../src/xlsx/design/places.ts';
import { validationOf } from '../../../src/xlsx/design/validation.ts';
import { criteria, defaultStandards } from '../../../templates/standards/default.ts';
import { book, dataRowsOf, opened, partsOf, sheetOf } from './drawn.ts';

const workbook = await opened(book);

/** The items a list formula offers, read from the drawn book. */
function itemsOf(formula: string): string[] {
  if (formula.startsWith('"')) return formula.slice(1, -1).split(',');
  const match = /^([^!]+)!\$([A-Z]+)\$(\d+)(?::\$[A-Z]+\$(\d+))?$/.exec(formula);
  if (!match) throw new Error(`not a plain range: ${formula}`);
  const [, sheet = '', letters = '', top, bottom = top] = match;
  const items: string[] = [];
  for (let row = Number(top); row <= Number(bottom); row++)
    items.push(workbook.getWorksheet(sheet)?.getCell(`${letters}${row}`).text ?? '');
  return items;
}

const choiceColumns = tables.flatMap((table) =>
  table.columns
    .map((column, index) => ({ table, column, index, name: `${table.name}[${column.header}]` }))
    .filter(({ column }) => column.choices && !column.derived),
);

describe('choice columns of the book', () => {
  it.each(choiceColumns)('$name blocks what is not in its list', ({ table, column, index }) => {
    const sheet = sheetOf(workbook, table);
    const { first, last } = dataRowsOf(table, parameters.length);
    for (let row = first; row <= last; row++) {
      const validation = sheet.getCell(row, index + 1).dataValidation as DataValidation | undefined;
      expect(validation).toMatchObject({ type: 'list', showErrorMessage: true, errorStyle: 'stop' });
      const items = itemsOf(String(validation?.formulae[0]));
      // A list that rows of the user's make may have a single one yet.
      expect(items.length).toBeGreaterThan(Array.isArray(column.choices) ? 1 : 0);
      expect(items).not.toContain('');
      if (Array.isArray(column.choices)) expect(items).toEqual(column.choices);
    }
  });

  it.each(choiceColumns.filter(({ column }) => column.choices === bandChoices))(
    '$name offers exactly the options of its criterion in 评分标准',
    ({ table, column, index }) => {
      const { formulae } = sheetOf(workbook, table).getCell(headerRow + 1, index + 1).dataValidation;
      const bands = criteria.find(({ code: criterion }) => criterion === column.criterion)?.bands;
      expect(itemsOf(String(formulae[0]))).toEqual(bands?.map(([bound]) => bound));
    },
  );

  it('takes grades from 等级标准', () => {
    const at = choiceColumns.find(({ name }) => name === '授信标准[等级]');
    if (!at) throw new Error('授信标准[等级] is gone');
    const { formulae } = sheetOf(workbook, at.table).getCell(headerRow + 1, at.index + 1).dataValidation;
    expect(itemsOf(String(formulae[0]))).toEqual(defaultStandards.grades?.map(([grade]) => grade));
  });

  it('writes no literal list, prompt or message longer than Excel takes', () => {
    for (const xml of partsOf(book).values()) {
      for (const [, literal = ''] of xml.matchAll(/<formula1>&quot;(.*?)&quot;<\/formula1>/g))
        expect(literal.length).toBeLessThanOrEqual(255);
      for (const [, title = ''] of xml.matchAll(/(?:promptTitle|errorTitle)="([^"]*)"/g))
        expect(title.length).toBeLessThanOrEqual(32);
      for (const [, message = ''] of xml.matchAll(/ error="([^"]*)"/g))
        expect(message.length).toBeLessThanOrEqual(225);
      for (const [, prompt = ''] of xml.matchAll(/ prompt="([^"]*)"/g))
        expect(prompt.length).toBeLessThanOrEqual(255);
    }
  });

  it('criteria named by columns exist, so that no list is empty', () => {
    const known = criteria.map(({ code: criterion }) => criterion);
    for (const { columns } of tables)
      for (const { criterion } of columns) if (criterion !== undefined) expect(known).toContain(criterion);
  });
});

describe('ranges of validations', () => {
  it('never overlap and end at the last data row', () => {
    const parts = partsOf(book);
    tables.forEach((table, place) => {
      const { first, last } = dataRowsOf(table, parameters.length);
      const xml = parts.get(`xl/worksheets/sheet${place + 2}.xml`) ?? '';
      const ranges = [...xml.matchAll(/<dataValidation [^>]*sqref="([^"]+)"/g)].map(
        (match) => match[1] ?? '',
      );
      expect(new Set(ranges.map((range) => range.split(':')[0])).size).toBe(ranges.length);
      if (table.id === 'settings') return;
      for (const range of ranges) {
        const [start, end = start] = range.split(':');
        expect([start, end]).toEqual([
          expect.stringMatching(`^[A-Z]+${first}$`),
          expect.stringMatching(`^[A-Z]+${last}$`),
        ]);
      }
    });
  });
});

describe('a list too long for a literal', () => {
  const items = Array.from({ length: 40 }, (_, i) => `很长的选项名称${i}`);

  it('goes to the hidden list sheet, once', () => {
    const lists = choiceLists({}, blankPlaces);
    expect(lists.source(choice('a', '甲', items))).toEqual({ sheet: '选项', range: 'A1:A40' });
    expect(lists.source(choice('b', '乙', items))).toEqual({ sheet: '选项', range: 'A1:A40' });
    expect(lists.source(choice('c', '丙', ['含,逗号', '另一项']))).toEqual({ sheet: '选项', range: 'B1:B2' });
    expect(lists.long).toEqual([items, ['含,逗号', '另一项']]);
  });

  it('stays a literal up to 255 characters', () => {
    const exact = ['甲'.repeat(127), '乙'.repeat(127)];
    expect(choiceLists({}, blankPlaces).source(choice('a', '甲', exact))).toEqual({ items: exact });
  });

  it('is left out when the standards have no rows for it, or scattered ones', () => {
    const column = choice('x1', '合作主动性', bandChoices, { criterion: 'X1' });
    const row = (criterion: string) => ['信用分析', criterion, '', '选项', null, '甲', 1, 1, ''];
    const scattered = { bands: [row('X1'), row('X2'), row('X1')] };
    for (const standards of [{}, { bands: [] }, scattered])
      expect(choiceLists(standards, blankPlaces).source(column)).toBeUndefined();
  });
});

describe('validation of a kind', () => {
  const stop = (message: string) => ({ style: 'stop', title: expect.any(String), message });

  it.each([
    [
      integer('a', '天数', { minimum: 0, maximum: 365 }),
      { rule: { type: 'whole', minimum: 0, maximum: 365 }, alert: stop('请填 0 到 365 的整数。') },
    ],
    [
      money('a', '金额', { minimum: 0 }),
      { rule: { type: 'decimal', minimum: 0, maximum: 1e15 }, alert: stop('请填不小于 0 的金额（元）。') },
    ],
    [
      percent('a', '比例', { minimum: 0, maximum: 0.01 }),
      { rule: { type: 'decimal', minimum: 0, maximum: 0.01 }, alert: stop('请填 0% 到 1% 的比例。') },
    ],
    [
      number('a', '数量'),
      { rule: { type: 'decimal', minimum: -1e15, maximum: 1e15 }, alert: stop('请填数字。') },
    ],
    [
      code('a', '代码', { check: 'creditCode' }),
      { rule: { type: 'length', length: 18 }, alert: { style: 'warning' } },
    ],
    [
      date('a', '日期'),
      {
        rule: { type: 'date', minimum: 18264, maximum: 109574 },
        alert: stop('请填日期，例如 2026-01-31（1950 年到 2199 年）。'),
      },
    ],
    [
      date('a', '日期', { alsoText: '长期' }),
      {
        rule: {
          type: 'formula',
          formula: 'OR(B4="长期",IF(ISNUMBER(B4),AND(B4>=18264,B4<=109574),FALSE))',
        },
        alert: stop('请填日期，例如 2026-01-31，或“长期”。'),
      },
    ],
    [
      number('a', '数', { alsoText: '不限', minimum: 1 }),
      {
        rule: {
          type: 'formula',
          formula: 'OR(B4="不限",IF(ISNUMBER(B4),AND(B4>=1,B4<=1000000000000000),FALSE))',
        },
        alert: stop('请填不小于 1 的数字，或“不限”。'),
      },
    ],
    [text('a', '备注', { help: '随便写。' }), { prompt: { title: '备注', message: '随便写。' } }],
  ])('%j', (column, expected) => {
    expect(validationOf(column, 'B4')).toMatchObject(expected);
  });

  it('leaves computed columns and free text alone', () => {
    expect(validationOf(derived(number('a', '得分')), 'B4')).toBeUndefined();
    expect(validationOf(text('a', '备注'), 'B4')).toBeUndefined();
  });

  it('writes the bounds of a date as serial numbers, whatever the time zone', () => {
    const table = tables.find(({ id }) => id === 'customers');
    const index = table?.columns.findIndex(({ id }) => id === 'establishedOn') ?? -1;
    const xml = partsOf(book).get('xl/worksheets/sheet2.xml') ?? '';
    const rule = new RegExp(
      `type="date"[^>]*sqref="${columnLetters(index + 1)}4"><formula1>(\\d+)</formula1><formula2>(\\d+)<`,
    );
    expect(rule.exec(xml)?.slice(1)).toEqual(['18264', '109574']);
  });
});
