import type { Severity } from '../../ledger/problem.ts';
import type { NumberType } from '../template.ts';

/** What the law or the house asks of a text, and how to see that it is there. */
export interface ClauseRule {
  /** Clause of domain.md §6.4, as the descriptions of templates name it. */
  readonly clause: string;
  /** What is asked, for people. */
  readonly content: string;
  /** The article of the law, or the list it comes from. */
  readonly source: string;
  readonly kinds: readonly NumberType[];
  /** `error` where the document is not definite without it, `warning` where the law fills the gap, `note` for usage. */
  readonly severity: Severity;
  /** Title of an article that is about it, with text below. */
  readonly titled?: RegExp;
  /** A paragraph that says it, whatever the title. */
  readonly says?: RegExp;
  /** What to write. */
  readonly repair: string;
}

/** Words that must not stand in a text, or not as they do. */
export interface FaultRule {
  readonly code: 'clause-void' | 'clause-plain' | 'deposit-text-over-20';
  readonly clause: string;
  readonly source: string;
  readonly kinds: readonly NumberType[];
  readonly severity: Severity;
  /** Finds the place in a paragraph. */
  readonly words: RegExp;
  /** Whether what was found is a fault; always when absent. */
  readonly isFault?: (found: RegExpMatchArray, line: FaultLine) => boolean;
  readonly message: string;
  readonly repair: string;
}

/** A paragraph, and which of its characters are emphasised. */
export interface FaultLine {
  readonly text: string;
  readonly isEmphasised: (start: number, end: number) => boolean;
}
