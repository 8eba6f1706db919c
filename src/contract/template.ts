import type { Problem } from '../ledger/problem.ts';
import { documentKinds } from './document-kinds.ts';

/** Kinds of contract number, domain.md §6.5. */
export const numberTypes = ['XS', 'CG', 'KJ', 'ZB', 'SQ', 'WT', 'DZ', 'CK'] as const;
export type NumberType = (typeof numberTypes)[number];

/** Values a field may take: one of a list, or any text with one of the endings. */
export interface AllowedValues {
  readonly values: readonly string[];
  readonly endings?: readonly string[];
}

/** Fields that are required only when another field has one of the values. */
export interface ConditionalRequirement {
  readonly field: string;
  readonly is: readonly string[];
  readonly fields: readonly string[];
}

/**
 * The description beside a Word template. Fields are named by path: `签订日期`, `供方.名称`; a path into a list
 * (`明细.数量`) speaks of every row of it.
 */
export interface ContractTemplate {
  /** Code staff put into 合同台账!模板代码. */
  readonly code: string;
  readonly title: string;
  readonly englishTitle: string;
  /** Of the text; goes into the document properties of each contract. */
  readonly version: string;
  readonly type: NumberType;
  readonly ourSide: '供方' | '需方';
  /** The contract is not made while one of these is empty. */
  readonly required: readonly string[];
  readonly requiredWhen: readonly ConditionalRequirement[];
  /** May be empty; prints this text then. Empty text: its passage is left out, or the place stays blank to write on. */
  readonly optional: Readonly<Record<string, string>>;
  /** Put in when the sheet leaves the field empty. */
  readonly defaults: Readonly<Record<string, string | number>>;
  readonly choices: Readonly<Record<string, AllowedValues>>;
  /** The contents the text covers (domain.md §1.2, §6.1), with the heading that holds each. */
  readonly clauses: readonly { readonly id: string; readonly heading: string }[];
  /** Complete data to try the template with. */
  readonly sample: Readonly<Record<string, unknown>>;
}

/** True when a contract of this template is nothing without goods: a sale or purchase, or a text that must list them. */
export function needsLines(template: ContractTemplate | undefined): boolean {
  const { goods } = documentKinds[template?.type ?? 'XS'];
  return goods === 'always' || (goods === 'listed' && template?.required.includes('明细') === true);
}

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string' && value.trim() !== '';
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const recordOf =
  (check: Check): Check =>
  (value) =>
    isRecord(value) && Object.values(value).every(check);
const shape =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isRecord(value) && Object.entries(fields).every(([name, check]) => check(own(value, name)));
const maybe =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

const fieldChecks: Readonly<Record<keyof ContractTemplate, readonly [check: Check, expected: string]>> = {
  code: [
    (value) => isText(value) && /^[A-Z][A-Z0-9]{0,7}$/.test(String(value)),
    '大写字母开头的短代码，例如 T1',
  ],
  title: [isText, '合同名称'],
  englishTitle: [isText, '英文名称'],
  version: [(value) => isText(value) && /^\d+(\.\d+)*$/.test(String(value)), '版本号，例如 1.0'],
  type: [
    (value) => (numberTypes as readonly unknown[]).includes(value),
    `编号类型，${numberTypes.join('、')} 之一`,
  ],
  ourSide: [(value) => value === '供方' || value === '需方', '供方或需方'],
  required: [listOf(isText), '必填字段的列表'],
  requiredWhen: [
    listOf(shape({ field: isText, is: listOf(isText), fields: listOf(isText) })),
    '按条件必填的列表（field、is、fields）',
  ],
  optional: [recordOf((value) => typeof value === 'string'), '选填字段和空着时印的文字'],
  defaults: [recordOf((value) => isText(value) || Number.isFinite(value)), '字段和默认值'],
  choices: [
    recordOf(shape({ values: listOf(isText), endings: maybe(listOf(isText)) })),
    '字段和可选值（values，可加 endings）',
  ],
  clauses: [listOf(shape({ id: isText, heading: isText })), '条款列表（id、heading）'],
  sample: [isRecord, '样例数据'],
};

/** Reads the description of a template from parsed JSON; every field that is missing or of the wrong shape is a problem. */
export function readContractTemplate(json: unknown): {
  readonly template?: ContractTemplate;
  readonly problems: readonly Problem[];
} {
  const record = isRecord(json) ? json : {};
  const problems = Object.entries(fieldChecks)
    .filter(([name, [check]]) => !check(own(record, name)))
    .map(
      ([name, [, expected]]): Problem => ({
        code: 'template-description',
        severity: 'error',
        message: `模板说明文件里的“${name}”缺失或写法不对。`,
        repair: `“${name}”应为${expected}。`,
      }),
    );
  const strange = Object.keys(record).filter((name) => !Object.hasOwn(fieldChecks, name));
  const notes = strange.map(
    (name): Problem => ({
      code: 'template-description-unknown',
      severity: 'warning',
      message: `模板说明文件里的“${name}”不认识，没有使用。`,
    }),
  );
  if (problems.length > 0) return { problems: [...problems, ...notes] };
  return { template: record as unknown as ContractTemplate, problems: notes };
}

function own(record: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
