import { type Problem, ProblemError, type Severity } from '../../src/ledger/problem.ts';
import type { CellPlace } from '../book/host.ts';
import { type Language, say } from '../language.ts';
import { type Store, storeOf } from './store.ts';
import { englishProblems } from './text/problems.ts';
import { shellText } from './text/shell.ts';

/** A line the pane shows above its view until it is dismissed. */
export interface Notice {
  readonly severity: Severity;
  /** Whole sentences in the language of the pane. */
  readonly text: string;
  readonly repair?: string;
  /** The sentence as it was written, when the pane speaks another language. */
  readonly original?: string;
  /** The cell it is about. */
  readonly place?: CellPlace;
  /** A way out, offered as a button. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** What the pane has to say: bars that stay, and sentences for the ear only. */
export interface Messages {
  readonly notices: Store<readonly Notice[]>;
  /** The latest sentence for the live region; a new object each time, so that a repeated one is read again. */
  readonly spoken: Store<{ readonly text: string }>;
  show(notice: Notice): void;
  dismiss(notice: Notice): void;
  announce(text: string): void;
}

/** More bars than this would push the view away; the oldest makes room. */
const mostNotices = 4;

export function messagesOf(): Messages {
  const notices = storeOf<readonly Notice[]>([]);
  const spoken = storeOf({ text: '' });
  return {
    notices,
    spoken,
    show(notice) {
      const others = notices.value.filter(({ text }) => text !== notice.text);
      notices.set([notice, ...others].slice(0, mostNotices));
      spoken.set({ text: [notice.text, notice.repair ?? ''].join(' ').trim() });
    },
    dismiss(notice) {
      notices.set(notices.value.filter((other) => other !== notice));
    },
    announce(text) {
      spoken.set({ text });
    },
  };
}

/** The place of a problem, when it names a cell of a worksheet. */
export function placeOf({ sheet, cell }: Problem): CellPlace | undefined {
  return sheet !== undefined && cell !== undefined && /^[A-Z]+\d+$/.test(cell) ? { sheet, cell } : undefined;
}

/** Whatever a task ended with, as a notice; only a `ProblemError` has something of its own to say. */
export function noticeOfError(error: unknown, language: Language): Notice {
  if (error instanceof ProblemError) return noticeOf(error.problem, language);
  return { severity: 'error', text: say(shellText.unexpected, language) };
}

/** A problem in the language of the pane; in English by its code, with its place, and the original below. */
export function noticeOf(problem: Problem, language: Language): Notice {
  const { code, severity, message, repair, sheet, cell } = problem;
  const place = placeOf(problem);
  const base = { severity, ...(place ? { place } : {}) };
  const english =
    language === 'en-US' && Object.hasOwn(englishProblems, code) ? englishProblems[code] : undefined;
  if (!english) return { ...base, text: message, ...(repair === undefined ? {} : { repair }) };
  const [sentence, remedy] = english;
  const where = [sheet, cell].filter(Boolean).join('!');
  return {
    ...base,
    text: where === '' ? sentence : `${where}: ${sentence}`,
    ...(remedy === undefined ? {} : { repair: remedy }),
    original: `${message}${repair ?? ''}`,
  };
}
