import { offerOfData } from './compare-fields.ts';
import { blankPaths, rowsOf, type Scope } from './evaluate.ts';
import { fieldName } from './fields.ts';
import { HelperFailure } from './helper.ts';
import { templateLimits } from './limits.ts';
import { askNear, nearNames } from './near-names.ts';
import { describePlace, problemAt, type TemplateProblem } from './problems.ts';
import type { Reports, StandIn, Use } from './run.ts';
import { isBlankValue } from './values.ts';

/**
 * A field without a value: the document is refused, its place stays blank, is a line to write on, or shows the
 * field's name on yellow.
 */
export const missingPolicies = ['error', 'blank', 'line', 'mark'] as const;
export type MissingPolicy = (typeof missingPolicies)[number];

/** A line to write on, as people draw it in a form: four Chinese characters wide. */
const line: StandIn = { text: '________', isMarked: false };

interface FindingOptions {
  /** What the document is filled with: missing fields are compared with it. */
  readonly data: unknown;
  readonly missing?: MissingPolicy;
  readonly optional?: Readonly<Record<string, string>>;
}

interface Missing {
  readonly use: Use;
  readonly rows: (readonly number[])[];
}

/** Collects what is wrong with the data while a document is rendered: every missing field once, with its rows. */
export function collectFindings({ data, missing = 'error', optional = {} }: FindingOptions) {
  const absent = new Map<string, Missing>();
  const others = new Map<string, TemplateProblem>();
  const report = (problem: TemplateProblem): void => {
    if (!others.has(problem.message)) others.set(problem.message, problem);
  };
  const optionalText = (names: readonly string[]): string | undefined => {
    const known = names.filter((name) => Object.hasOwn(optional, name));
    return known.length > 0 && known.length === names.length ? optional[known[0]!] : undefined;
  };

  const reports: Reports = {
    unprinted(use, value, scope) {
      if (value instanceof HelperFailure) {
        reports.failed(use, value, scope);
        return undefined;
      }
      const names = blankPaths(use.expression, scope).map(fieldName);
      if (!isBlankValue(value) && names.length === 0) {
        report(
          problemAt(
            use.tag.place,
            'value-not-text',
            `${use.tag.text} 的内容不是文字或数字。`,
            '请给出一个值；列表要用 {{#each}}。',
          ),
        );
        return undefined;
      }
      const text = optionalText(names);
      if (text !== undefined) return { text, isMarked: false };
      const lacking = names.length > 0 ? names : [use.tag.text];
      if (missing === 'line') return line;
      if (missing === 'mark') return { text: `【${lacking.join('、')}】`, isMarked: true };
      if (missing === 'error') for (const name of lacking) noteMissing(name, use, scope);
      return undefined;
    },
    notList(use, value, scope) {
      const [name = use.tag.text] = blankPaths(use.expression, scope).map(fieldName);
      if (isBlankValue(value) && (missing !== 'error' || Object.hasOwn(optional, name))) return;
      if (isBlankValue(value)) noteMissing(name, use, scope);
      else
        report(
          problemAt(
            use.tag.place,
            'value-not-list',
            `${use.tag.text} 的内容不是列表。`,
            '请给出一个列表，例如 [{…}, {…}]。',
          ),
        );
    },
    tooManyColumns({ tag }) {
      report(
        problemAt(
          tag.place,
          'too-many-columns',
          `${tag.text} 要的列多于 Word 表格的上限 ${templateLimits.columns} 列。`,
          '请减少列表的项数，或改用 {{#each}} 让每项占一行。',
        ),
      );
    },
    failed(use, value, scope) {
      if (!(value instanceof HelperFailure)) return;
      const rows = rowsOf(scope);
      const where = rows.length > 0 ? `（第 ${rows.join('–')} 行）` : '';
      report(
        problemAt(
          use.tag.place,
          'value-unreadable',
          `${use.tag.text}${where}的内容${value.reason}。`,
          value.repair,
        ),
      );
    },
  };

  const noteMissing = (name: string, use: Use, scope: Scope): void => {
    const rows = rowsOf(scope);
    const known = absent.get(name);
    if (known) {
      if (rows.length > 0 && known.rows.length < 20) known.rows.push(rows);
    } else absent.set(name, { use, rows: rows.length > 0 ? [rows] : [] });
  };

  return {
    reports,
    tooLarge(part: string): void {
      report({
        code: 'output-too-large',
        severity: 'error',
        sheet: part,
        message: `生成的部件 ${part} 超过上限，没有生成。`,
        repair: '请减少列表的行数。',
      });
    },
    tooManyTurns(): void {
      report({
        code: 'output-too-large',
        severity: 'error',
        message: `循环次数超过上限 ${templateLimits.turns}，没有生成。`,
        repair: '请减少列表的行数或循环的层数。',
      });
    },
    problems(): readonly TemplateProblem[] {
      const offer = absent.size > 0 ? offerOfData(data) : new Map<string, never>();
      const lacking = [...absent].map(([name, { use, rows }]) => {
        const near = offer.has(name) ? [] : nearNames(name, offer.keys());
        return missingProblem(name, use, rows, near);
      });
      return [...lacking, ...others.values()];
    },
  };
}

function missingProblem(
  name: string,
  use: Use,
  rows: readonly (readonly number[])[],
  near: readonly string[],
): TemplateProblem {
  const where = rows.length > 0 ? `第 ${rows.map((row) => row.join('–')).join('、')} 行的` : '';
  return {
    ...problemAt(use.tag.place, 'field-missing', '', ''),
    repair: `${askNear(near)}请补上“${name}”，或把它设为选填。`,
    message: `缺少${where}“${name}”，用在${describePlace(use.tag.place)}。`,
    field: name,
    ...(near.length > 0 ? { near } : {}),
    ...(rows.length > 0 ? { rows } : {}),
  };
}
