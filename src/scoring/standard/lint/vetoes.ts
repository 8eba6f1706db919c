import { customerTypes } from '../../../ledger/tables/customers.ts';
import { licenceKinds, licenceRequirements } from '../../../ledger/tables/licences.ts';
import { vetoRules } from '../../rules/rating.ts';
import { type Check, type Fault, keyOf, nextRow, rowsOf, textIn } from './findings.ts';

const codes = vetoRules.map((rule) => rule.toUpperCase());
/** V7 asks for a second look and caps nothing. */
const withoutCap = 'V7';

/** 否决规则: the rules the rating knows, each once, those that cap a grade with the grade. */
export const checkVetoes: Check = (standard) => {
  const rows = rowsOf(standard, 'vetoes');
  const present = new Set(rows.map((row) => keyOf(textIn(row, 'rule'))));
  return [
    ...rows.flatMap((row): Fault[] => {
      const rule = keyOf(textIn(row, 'rule'));
      if (rule !== '' && !codes.includes(rule))
        return [
          {
            code: 'standard-veto-unknown',
            table: 'vetoes',
            row: row.row,
            column: 'rule',
            what: `规则“${textIn(row, 'rule')}”没有判断条件，不起作用`,
            repair: `规则只能是：${codes.join('、')}；请改正或删掉这一行。`,
          },
        ];
      if (rule === withoutCap || textIn(row, 'maximumGrade') !== '' || textIn(row, 'enabled') === '否')
        return [];
      return [
        {
          code: 'standard-veto-cap-missing',
          table: 'vetoes',
          row: row.row,
          column: 'maximumGrade',
          what: `规则 ${rule} 没有写最高等级，命中的客户会没有等级`,
          repair: '请填写命中后最高能评的等级；不用这条规则就把“启用”改为否。',
        },
      ];
    }),
    ...codes
      .filter((code) => !present.has(code))
      .map(
        (code): Fault => ({
          code: 'standard-veto-missing',
          table: 'vetoes',
          row: nextRow(standard, 'vetoes'),
          column: 'rule',
          what: `之前没有规则 ${code}，评定不出等级`,
          repair: `请补上规则 ${code}；不用它就把“启用”写成否。`,
        }),
      ),
  ];
};

/** 证照要求: a row per customer type and licence, once; a type without rows can never be rated. */
export const checkLicenceRequirements: Check = (standard) => {
  const rows = rowsOf(standard, licenceRequirements.id);
  const seen = new Set<string>();
  const at = { table: licenceRequirements.id } as const;
  const repeated = rows.flatMap((row): Fault[] => {
    const pair = `${textIn(row, 'customerType')} ${textIn(row, 'kind')}`;
    const known = seen.has(pair);
    seen.add(pair);
    if (!known || !licenceKinds.some((kind) => kind === textIn(row, 'kind'))) return [];
    return [
      {
        ...at,
        code: 'standard-licence-repeated',
        row: row.row,
        column: 'kind',
        what: `“${textIn(row, 'customerType')}”的“${textIn(row, 'kind')}”写了两次，这类客户永远缺一张证照`,
        repair: '请删掉重复的行。',
      },
    ];
  });
  const types = new Set(rows.map((row) => textIn(row, 'customerType')));
  const missing = customerTypes
    .filter((type) => !types.has(type))
    .map(
      (type): Fault => ({
        ...at,
        code: 'standard-licence-type-missing',
        row: nextRow(standard, licenceRequirements.id),
        column: 'customerType',
        what: `之前没有客户类型“${type}”的证照要求，这类客户评定不出等级`,
        repair: `请给“${type}”补上至少一种必备证照。`,
      }),
    );
  return [...repeated, ...missing];
};
