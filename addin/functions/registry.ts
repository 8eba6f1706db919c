import type { Language, Text } from '../language.ts';
import { creditCodeVerdict } from './credit-code-verdict.ts';
import { daysLeft } from './days-left.ts';
import { gradeOfScore } from './grade-of-score.ts';
import { wordsOfAmount } from './words-of-amount.ts';

/** A cell as Excel hands it to a function; a range is rows of cells. */
export type FunctionCell = string | number | boolean | null | undefined;
export type FunctionArgument = FunctionCell | readonly (readonly FunctionCell[])[];

/** What a function knows besides its arguments. */
export interface FunctionContext {
  readonly language: Language;
  /** Today as a serial number. */
  readonly today: number;
}

export interface FunctionParameter {
  readonly name: Text;
  readonly description: Text;
  /** `any` takes a cell of any content, so that blanks and text are told apart. */
  readonly type: 'any' | 'number' | 'string';
  /** True for a range of cells. */
  readonly range?: true;
  readonly optional?: true;
}

/** A custom function: a helper in the user's own sheets, never in the stored tables. */
export interface CustomFunction {
  /** Stays the same in every language and version. */
  readonly id: string;
  /** What is typed after `KH.`; Excel asks for three letters at least. */
  readonly name: Text;
  readonly description: Text;
  readonly parameters: readonly FunctionParameter[];
  readonly result: 'string' | 'number' | 'any';
  /** Depends on the day: counted again with every calculation. */
  readonly volatile?: true;
  /** How it is used, without the name: `(1680.32)` gives the answer. */
  readonly example: { readonly arguments: string; readonly answer: Text };
  /** @throws FunctionError when there is no answer */
  readonly call: (context: FunctionContext, ...given: readonly FunctionArgument[]) => string | number;
}

/** Prefix of every function. */
export const functionNamespace = 'KH';

export const customFunctions: readonly CustomFunction[] = [
  {
    id: 'RMB',
    name: { 'zh-CN': '大写金额', 'en-US': 'RMB' },
    description: {
      'zh-CN': '把金额写成人民币大写，按《支付结算办法》的规定。',
      'en-US': 'Writes an amount in Chinese capitals, as the rules for bank forms ask.',
    },
    parameters: [
      {
        name: { 'zh-CN': '金额', 'en-US': 'amount' },
        description: { 'zh-CN': '金额，元，四舍五入到分', 'en-US': 'Amount in yuan, rounded to fen' },
        type: 'any',
      },
    ],
    result: 'string',
    example: {
      arguments: '(1680.32)',
      answer: { 'zh-CN': '壹仟陆佰捌拾元零叁角贰分', 'en-US': '壹仟陆佰捌拾元零叁角贰分' },
    },
    call: (_, amount) => wordsOfAmount(amount),
  },
  {
    id: 'USCC',
    name: { 'zh-CN': '信用代码', 'en-US': 'USCC' },
    description: {
      'zh-CN': '检查统一社会信用代码（GB 32100-2015）：正确，或说明哪里不对。',
      'en-US': 'Checks a unified social credit code (GB 32100-2015): correct, or what is wrong with it.',
    },
    parameters: [
      {
        name: { 'zh-CN': '代码', 'en-US': 'code' },
        description: {
          'zh-CN': '18 位统一社会信用代码，文本',
          'en-US': 'The code of 18 characters, as text',
        },
        type: 'any',
      },
    ],
    result: 'string',
    example: { arguments: '("91350100M000100Y43")', answer: { 'zh-CN': '正确', 'en-US': 'Correct' } },
    call: ({ language }, code) => creditCodeVerdict(code, language),
  },
  {
    id: 'GRADE',
    name: { 'zh-CN': '信用等级', 'en-US': 'GRADE' },
    description: {
      'zh-CN': '综合得分对应的信用等级，按默认标准，或按给出的等级和最低分。',
      'en-US': 'The grade of a total score, by the default standard or by grades and lowest scores given.',
    },
    parameters: [
      {
        name: { 'zh-CN': '综合得分', 'en-US': 'score' },
        description: {
          'zh-CN': '0 到 100，四舍五入到两位小数',
          'en-US': '0 to 100, rounded to two decimals',
        },
        type: 'any',
      },
      {
        name: { 'zh-CN': '等级标准', 'en-US': 'standard' },
        description: {
          'zh-CN': '可选：两列，等级和最低分，例如等级标准表的前两列',
          'en-US': 'Optional: two columns, grade and lowest score, such as the first two of 等级标准',
        },
        type: 'any',
        range: true,
        optional: true,
      },
    ],
    result: 'string',
    example: { arguments: '(84.16)', answer: { 'zh-CN': 'AA', 'en-US': 'AA' } },
    call: (_, score, standard) => gradeOfScore(score, standard),
  },
  {
    id: 'DAYSLEFT',
    name: { 'zh-CN': '到期天数', 'en-US': 'DAYSLEFT' },
    description: {
      'zh-CN': '到有效期止还有几天：0 是今日到期，负数是已过期天数；“长期”照写。',
      'en-US':
        'Days to the last valid day: 0 is the last day itself, below 0 is expired; 长期 stays as it is.',
    },
    parameters: [
      {
        name: { 'zh-CN': '有效期止', 'en-US': 'lastDay' },
        description: { 'zh-CN': '最后有效日，日期或“长期”', 'en-US': 'The last valid day, a date or 长期' },
        type: 'any',
      },
      {
        name: { 'zh-CN': '基准日', 'en-US': 'asOf' },
        description: {
          'zh-CN': '可选：从哪一天算起，默认今天',
          'en-US': 'Optional: counted from this day, today if left out',
        },
        type: 'any',
        optional: true,
      },
    ],
    result: 'any',
    volatile: true,
    example: { arguments: '("2026-11-23", "2026-10-24")', answer: { 'zh-CN': '30', 'en-US': '30' } },
    call: ({ today }, lastDay, asOf) => daysLeft(lastDay, asOf, today),
  },
];

/** The function with this id. @throws RangeError for an unknown one (a defect of ours) */
export function functionOf(id: string): CustomFunction {
  const found = customFunctions.find((candidate) => candidate.id === id);
  if (!found) throw new RangeError(`no function ${id}`);
  return found;
}
