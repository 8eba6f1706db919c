import { expect, it } from 'vitest';
import { columnFormula } from '../../../src/book/rules.ts';
import { sameFormula } from '../../../src/formula/same-formula.ts';
import { tables } from '../../../src/ledger/tables/index.ts';

const file = '信用评定[[#This Row],[综合得分]]';

it.each([
  ['=[@综合得分]', file],
  ['=[@[综合得分]]', file],
  ['=信用评定[@综合得分]', file],
  ['=信用评定[[#This Row],[综合得分]]', file],
  ['= 信用评定[[#this row], [综合得分]]', file],
  ['=[@[月均(元)]]', '信用评定[[#This Row],[月均(元)]]'],
  ["=[@[a'[b']]]", "信用评定[[#This Row],[a'[b']]]"],
  ['=sum([综合得分])', 'SUM(信用评定[综合得分])'],
  ['=SUM(客户登记[[额度(元)]])', 'SUM(客户登记[额度(元)])'],
  ['=IF( [@综合得分] >= 80 , "甲 乙", "")', `IF(${file}>=80,"甲 乙","")`],
  ['=_xlfn.IFS(@A1,1)', 'IFS(A1,1)'],
  ['=A1*1E+015+0.50', 'A1*1E+15+0.5'],
  ['=A1*1000000000000000', 'A1*1e15'],
])('takes %s for %s', (shown, stored) => {
  expect(sameFormula(shown, stored, '信用评定')).toBe(true);
});

it.each([
  ['=[@综合得分]', '信用评定[[#This Row],[初评等级]]'],
  ['=[综合得分]', file],
  ['=客户登记[@综合得分]', file],
  ['=IF([@综合得分]>=80,"甲乙","")', `IF(${file}>=80,"甲 乙","")`],
  ['=[@综合得分]+0', file],
  ['=SUM(表[[a]:[b]])', 'SUM(表[[a],[b]])'],
  ['="A"', '="a"'],
  ['="1E+015"', '="1E+15"'],
  ['=A1+1', 'A1+10'],
  ['=A10', 'A1'],
  ['=A01', 'A1'],
])('keeps %s apart from %s', (shown, stored) => {
  expect(sameFormula(shown, stored, '信用评定')).toBe(false);
});

it('takes every rule for itself in the short spelling, and no two rules of a table for one another', () => {
  for (const table of tables) {
    const formulas = table.columns.flatMap((column) => columnFormula(table.id, column.id) ?? []);
    const short = formulas.map((formula) =>
      `=${formula}`.replaceAll(`${table.name}[[#This Row],[`, '[@[').replaceAll(`${table.name}[`, '['),
    );
    formulas.forEach((formula, i) => {
      const equals = short.flatMap((other, k) => (sameFormula(formula, other, table.name) ? [k] : []));
      expect(equals).toEqual(formulas.flatMap((other, k) => (other === formula ? [k] : [])));
      expect(equals).toContain(i);
    });
  }
});
