import { type Problem, ProblemError } from '../../src/ledger/problem.ts';

/** What a task ended with, as a problem. Only a `ProblemError` has something of its own to say. */
export function problemOf(error: unknown): Problem {
  return error instanceof ProblemError ? error.problem : unexpected;
}

const unexpected: Problem = {
  code: 'step-failed',
  severity: 'error',
  message: '这一步没有完成。',
  repair: '请重试；再次出现时请关闭窗格重新打开。',
};
