import { bookProblems } from './problems/book.ts';
import { contractProblems } from './problems/contracts.ts';
import { excelProblems } from './problems/excel.ts';
import { importProblems } from './problems/import.ts';
import { standardProblems } from './problems/standards.ts';
import { templateProblems } from './problems/templates.ts';

/** English by code: what is wrong, and what to do about it. The sentences themselves are written in Chinese. */
export type ProblemTexts = Readonly<Record<string, readonly [sentence: string, repair?: string]>>;

export const englishProblems: ProblemTexts = {
  ...bookProblems,
  ...importProblems,
  ...contractProblems,
  ...templateProblems,
  ...standardProblems,
  ...excelProblems,
};
