import { Command, InvalidArgumentError, Option } from 'commander';
import { localTime, parseIsoDate, serialOf } from '../ledger/calendar.ts';
import { type Problem, ProblemError } from '../ledger/problem.ts';

/** What a command did: the document of `--json`, and the same told to a person. */
export interface Outcome {
  readonly json: Readonly<Record<string, unknown>>;
  readonly text: readonly string[];
  readonly problems: readonly Problem[];
}

export const exitCodes = { done: 0, problems: 1, usage: 2 } as const;

/** Options every command has. */
export interface CommonOptions {
  readonly json?: true;
  /** Serial number. */
  readonly asOf?: number;
}

/** Command lines to start from, as the end of a help text. */
export function examples(...lines: readonly string[]): string {
  return ['\n例 / Examples:', ...lines.map((line) => `  $ customer-ledger ${line}`)].join('\n');
}

/** A command with the options all commands share; description in both languages, then examples. */
export function command(usage: string, chinese: string, english: string, ...lines: string[]): Command {
  return new Command(usage)
    .description(`${chinese}\n${english}`)
    .addOption(new Option('--json', '标准输出只给一份 JSON / one JSON document on standard output'))
    .addOption(
      new Option(
        '--as-of <YYYY-MM-DD>',
        '基准日，默认取工作簿里写死的日期，否则今天 / the day everything is counted to',
      ).argParser(parseDay),
    )
    .addHelpText('after', examples(...lines))
    .showHelpAfterError('（加 --help 看用法 / see --help）');
}

/** A day as its serial number. */
export function parseDay(text: string): number {
  const serial = parseIsoDate(text);
  if (serial === undefined) throw new InvalidArgumentError('日期要写成 YYYY-MM-DD，例如 2026-11-23。');
  return serial;
}

/** The time on this desk's clock, `2026-11-23 14:05`: this and `today` are the only places that ask it. */
export function now(): string {
  return localTime(Date.now());
}

/** Today on this desk's calendar. */
export function today(): number {
  const now = new Date();
  return serialOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
}

/** Runs an action, prints its outcome and sets the exit code; a failure becomes a sentence, never a stack trace. */
export async function report(
  options: CommonOptions,
  action: () => Outcome | Promise<Outcome>,
): Promise<void> {
  const outcome = await attempt(action);
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ ...outcome.json, problems: outcome.problems }, null, 2)}\n`);
  } else {
    for (const line of outcome.text) process.stdout.write(`${line}\n`);
    for (const line of problemLines(outcome.problems)) process.stderr.write(`${line}\n`);
  }
  const failed = outcome.problems.some((problem) => problem.severity === 'error');
  process.exitCode = failed ? exitCodes.problems : exitCodes.done;
}

async function attempt(action: () => Outcome | Promise<Outcome>): Promise<Outcome> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof ProblemError) return { json: {}, text: [], problems: [error.problem] };
    const message = error instanceof Error ? error.message : String(error);
    const problem: Problem = {
      code: 'internal',
      severity: 'error',
      message: `程序出错，没有完成：${message}`,
      repair: '文件没有被改动。请把这句话和所用命令告诉维护者。',
    };
    return { json: {}, text: [], problems: [problem] };
  }
}

const marks = { error: '✗', warning: '!', note: '·' } as const;
const shownProblems = 50;

/** Problems as lines, errors first; a long list is cut with its count. */
export function problemLines(problems: readonly Problem[]): string[] {
  const order = ['error', 'warning', 'note'] as const;
  const sorted = order.flatMap((severity) => problems.filter((problem) => problem.severity === severity));
  const lines = sorted.slice(0, shownProblems).map((problem) => {
    const place = problem.sheet && !namesPlace(problem) ? `[${placeOf(problem)}] ` : '';
    return `${marks[problem.severity]} ${place}${problem.message}${problem.repair ? ` ${problem.repair}` : ''}`;
  });
  const rest = sorted.length - lines.length;
  return rest > 0 ? [...lines, `… 还有 ${rest} 条，用 --json 看全部。`] : lines;
}

/** True when the sentence tells the place itself. */
function namesPlace({ sheet = '', cell = '', message }: Problem): boolean {
  return message.includes(sheet) && message.includes(cell);
}

function placeOf({ sheet, cell }: Problem): string {
  return cell ? `${sheet}!${cell}` : `${sheet}`;
}
