import type { TemplateProblem } from '../docx/index.ts';
import type { Column } from '../ledger/column.ts';
import { type TableData, tableData } from '../ledger/data.ts';
import { accountRepairs } from './account-data.ts';
import type { DocumentData } from './document-data.ts';
import type { GateCase } from './gate.ts';
import { findingAt, nobody, type Refusal } from './refusal.ts';
import type { ContractTemplate } from './template.ts';

/** Fields whose value the template's text cannot take: 争议解决 must be one of the ways its clause knows. */
export function unknownChoices(
  gateCase: GateCase,
  template: ContractTemplate,
  data: DocumentData,
): Refusal[] {
  return Object.entries(template.choices).flatMap(([path, { values, endings = [] }]) => {
    const value = valueIn(data, path);
    if (isMissing(value)) return [];
    const text = String(value);
    if (values.includes(text) || endings.some((ending) => text.endsWith(ending))) return [];
    const { data: table, row, column } = placeOf(gateCase, template, path, -1);
    return [
      findingAt(table, row, column, {
        code: 'field-choice',
        value: text,
        limit: values.join('、'),
        override: nobody,
        message: `“${path}”写的是“${text}”，模板 ${template.code} 不认识。`,
        repair: `请写 ${[...values, ...endings.map((ending) => `以“${ending}”结尾的名称`)].join('、')} 之一。`,
      }),
    ];
  });
}

/** Required fields of the template that have no value, each at the cell where it is to be typed. */
export function missingFields(gateCase: GateCase, template: ContractTemplate, data: DocumentData): Refusal[] {
  const conditional = template.requiredWhen.flatMap(({ field, is, fields }) =>
    is.includes(String(valueIn(data, field))) ? fields : [],
  );
  return [...template.required, ...conditional].flatMap((path) => missingAt(gateCase, template, data, path));
}

function missingAt(
  gateCase: GateCase,
  template: ContractTemplate,
  data: DocumentData,
  path: string,
): Refusal[] {
  const [list, field] = path.split('.') as [string, string?];
  const value = own(data, list);
  if (Array.isArray(value) && field !== undefined)
    return value.flatMap((item, i) =>
      isMissing(own(item, field)) ? [refusal(gateCase, template, path, gateCase.lines[i] ?? -1)] : [],
    );
  return isMissing(valueIn(data, path)) ? [refusal(gateCase, template, path, -1)] : [];
}

function refusal(gateCase: GateCase, template: ContractTemplate, path: string, line: number): Refusal {
  const { data, row, column } = placeOf(gateCase, template, path, line);
  return findingAt(data, row, column, {
    code: 'field-required',
    value: null,
    limit: null,
    override: nobody,
    message: `模板 ${template.code} 必填的“${path}”没有内容。`,
    repair: accountRepairs[path.split('.')[0] ?? ''] ?? `请在表“${data.table.name}”里填写。`,
  });
}

/** What filling the text found missing or unreadable, at the cell where it is to be typed. */
export function refusedByText(
  gateCase: GateCase,
  template: ContractTemplate,
  problem: TemplateProblem,
): Refusal {
  const line = gateCase.lines[(problem.rows?.[0]?.[0] ?? 0) - 1] ?? -1;
  const { data, row, column } = placeOf(gateCase, template, problem.field ?? '合同编号', line);
  return findingAt(data, row, column, {
    code: problem.code,
    value: null,
    limit: null,
    override: nobody,
    message: problem.message,
    ...(problem.repair === undefined ? {} : { repair: problem.repair }),
  });
}

/** Where a field of the template is typed: the contract, its line, our company or the customer. */
export function placeOf(
  { ledger, row, customerRow, companyRow }: GateCase,
  template: ContractTemplate,
  path: string,
  line: number,
): { data: TableData; row: number; column: string } {
  const [owner, field] = path.split('.') as [string, string?];
  const contracts = { data: tableData(ledger, 'contracts'), row };
  const place =
    field === undefined
      ? contracts
      : owner === '明细'
        ? { data: tableData(ledger, 'contractLines'), row: line }
        : owner === template.ourSide
          ? { data: tableData(ledger, 'companies'), row: companyRow }
          : { data: tableData(ledger, 'customers'), row: customerRow };
  const header = field ?? owner;
  const named = (column: Column): boolean =>
    column.header.replace(/\(.*\)$/, '') === (otherHeaders[header] ?? header);
  const column = place.data.table.columns.find((c) => c.header === header || named(c));
  return column ? { ...place, column: column.id } : { ...contracts, column: 'contractNo' };
}

/** Headers that differ from the field names of a party or of the total. */
const otherHeaders: Readonly<Record<string, string>> = {
  名称: '客户名称',
  住所: '注册地址',
  开户银行: '开户行',
  账号: '银行账号',
  合计: '含税金额',
  合计大写: '含税金额',
};

function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function valueIn(data: DocumentData, path: string): unknown {
  return path.split('.').reduce<unknown>(own, data);
}

function own(data: unknown, name: string): unknown {
  return typeof data === 'object' && data !== null && Object.hasOwn(data, name)
    ? (data as Record<string, unknown>)[name]
    : undefined;
}
