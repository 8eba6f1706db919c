import type { Problem, Severity } from '../ledger/problem.ts';

/** Where in a template something stands, as a person finds it in Word. */
export interface Place {
  /** Package part, e.g. `word/document.xml`. */
  readonly part: string;
  /** What people call that part: 正文, 页眉, 页脚 … */
  readonly story: string;
  /** Paragraph of the part, from 1, cells and text boxes counted. */
  readonly paragraph: number;
  /** Text of the nearest heading above. */
  readonly heading?: string;
  /** Text of the paragraph, shortened. */
  readonly text: string;
  /** True in the copy of a text box that only old programs show. */
  readonly fallback?: boolean;
}

/** A problem of a template or of the data for it. */
export interface TemplateProblem extends Problem {
  readonly place?: Place;
  /** The field concerned, by its path from the root: `明细.批号`. */
  readonly field?: string;
  /** Names that may have been meant instead of the field's, the likeliest first. */
  readonly near?: readonly string[];
  /** For a field of a list: the rows, from 1, outermost loop first. */
  readonly rows?: readonly (readonly number[])[];
}

const quoteLength = 60;

/** Text cut to a length that fits a message. */
export function quoted(text: string): string {
  const characters = [...text.trim()];
  const short =
    characters.length > quoteLength ? `${characters.slice(0, quoteLength).join('')}…` : text.trim();
  return `“${short}”`;
}

/** `正文第 12 段（“第三条 付款”之下）“货款共计{{总价}}元”`. */
export function describePlace(place: Place): string {
  const heading = place.heading ? `（${quoted(place.heading)}之下）` : '';
  return `${place.story}第 ${place.paragraph} 段${heading}${quoted(place.text)}`;
}

/** A problem at a place of the template; `sentence` follows the description of the place. */
export function problemAt(
  place: Place,
  code: string,
  sentence: string,
  repair: string,
  severity: Severity = 'error',
): TemplateProblem {
  return {
    code,
    severity,
    sheet: place.part,
    cell: `第 ${place.paragraph} 段`,
    message: `${describePlace(place)}：${sentence}`,
    repair,
    place,
  };
}

/** Collects problems in the order found; those of a fallback copy only when the original does not have them. */
export function collectProblems(): { add(problem: TemplateProblem): void; readonly list: TemplateProblem[] } {
  const list: TemplateProblem[] = [];
  const repeats = (problem: TemplateProblem): boolean =>
    problem.place?.fallback === true &&
    list.some((each) => each.code === problem.code && each.place?.text === problem.place?.text);
  return {
    list,
    add: (problem) => {
      if (!repeats(problem)) list.push(problem);
    },
  };
}

export type ProblemCollector = ReturnType<typeof collectProblems>;
