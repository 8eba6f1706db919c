/** How far a problem goes: an error refuses, a warning is shown, a note explains. */
export type Severity = 'error' | 'warning' | 'note';

/**
 * Something a user should know or mend. User data never throws: every bad cell, file or template
 * becomes one of these (design invariant 6).
 */
export interface Problem {
  /** Stable identifier in kebab case, e.g. `cell-unreadable`; tests and documents refer to it. */
  readonly code: string;
  readonly severity: Severity;
  /** Worksheet name, or the package part for a document (`word/document.xml`). */
  readonly sheet?: string;
  /** Cell in A1 notation, or a paragraph of a document (`第 12 段`). */
  readonly cell?: string;
  /** A whole sentence in the user's language that names the place. */
  readonly message: string;
  /** What to do about it, a whole sentence. */
  readonly repair?: string;
}

/** Thrown only at the edges (a file that cannot be read at all); the command line prints its problem. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.message);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}
