import type { Problem } from '../../ledger/problem.ts';
import type { NumberType } from '../template.ts';
import { agreementRules } from './agreement-rules.ts';
import { faultRules } from './fault-rules.ts';
import type { ClauseRule, FaultRule } from './rule.ts';
import { specialRules } from './special-rules.ts';
import { type Line, linesOf } from './text.ts';
import { tradeRules } from './trade-rules.ts';

/** A content that was looked for. */
export interface LintedContent {
  readonly clause: string;
  readonly content: string;
  readonly source: string;
  /** Beginning of the paragraph that holds it; nothing when there is none. */
  readonly found: string | null;
}

export interface LintResult {
  readonly contents: readonly LintedContent[];
  readonly problems: readonly Problem[];
}

/** All rules: the ten contents of domain.md §1.2, the statutory elements of §6.1, GSP Art. 64 and 65. */
export const clauseRules: readonly ClauseRule[] = [...agreementRules, ...tradeRules, ...specialRules];

/**
 * Tests the text of a template, or of a finished document, for what its kind must say. It reads words, it gives no
 * legal advice: what is named is missing or said in words it does not know.
 * @throws ProblemError when the file is no Word document, or damaged
 */
export function lintTemplate(bytes: Uint8Array, type: NumberType): LintResult {
  const lines = linesOf(bytes);
  const asked = clauseRules.filter(({ kinds }) => kinds.includes(type));
  const contents = asked.map((rule) => ({ rule, line: evidenceOf(rule, lines) }));
  return {
    contents: contents.map(({ rule: { clause, content, source }, line }) => ({
      clause,
      content,
      source,
      found: line ? beginningOf(line.text) : null,
    })),
    problems: [
      ...contents.flatMap(({ rule, line }) => (line ? [] : [missing(rule)])),
      ...faultRules
        .filter(({ kinds }) => kinds.includes(type))
        .flatMap((rule) => lines.flatMap((line) => faultIn(rule, line))),
    ],
  };
}

/** The paragraph that shows a content is there; a title counts when something stands below it. */
function evidenceOf({ titled, says }: ClauseRule, lines: readonly Line[]): Line | undefined {
  return lines.find(
    (line, i) =>
      says?.test(line.text) ||
      (line.title !== undefined &&
        titled?.test(line.title) &&
        (line.hasMore || (lines[i + 1]?.article === line.article && lines[i + 1]?.title === undefined))),
  );
}

function missing({ clause, content, source, severity, repair }: ClauseRule): Problem {
  const code = severity === 'note' ? 'clause-advised' : 'clause-missing';
  return { code, severity, cell: clause, message: `没有找到“${content}”的约定（${source}）。`, repair };
}

function faultIn(rule: FaultRule, line: Line): Problem[] {
  const found = [...line.text.matchAll(new RegExp(rule.words, 'g'))];
  if (!found.some((each) => rule.isFault?.(each, line) !== false)) return [];
  const { code, severity, clause, message, source, repair } = rule;
  const text = `“${beginningOf(line.text)}”：${message}（${source}）。`;
  return [{ code, severity, cell: clause, message: text, repair }];
}

const shownCharacters = 24;

function beginningOf(text: string): string {
  return text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text;
}
