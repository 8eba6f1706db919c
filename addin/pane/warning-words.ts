import type { FigureKind, Warning } from '../../src/watch/warning.ts';
import { type Language, say, type Text } from '../language.ts';
import { money, number, percent } from './format.ts';
import { figureText, levelText, signalsInEnglish, warningNames } from './text/warnings.ts';

/** A warning in the language of the pane; the Chinese sentence is the rule's own. */
export function warningSentence(warning: Warning, language: Language): string {
  const { signal, kind, value, threshold, level, message } = warning;
  const english = language === 'en-US' ? signalsInEnglish[signal] : undefined;
  if (english === undefined) return message;
  // A sign that is there or not has no figure to compare.
  if (!english.includes('{value}')) return `${english}.`;
  return say(figureText.sentence, language, {
    measured: english.replace('{value}', figure(value, kind, language)),
    level: levelName(level, language).toLowerCase(),
    bound: figure(threshold, kind, language),
  });
}

/** Name of a warning's rule; that of the book for a rule without a translation. */
export function warningName({ code, name }: Warning, language: Language): string {
  const known: Readonly<Record<string, Text>> = warningNames;
  return Object.hasOwn(known, code) ? known[code]![language] : name;
}

export function levelName(level: Warning['level'], language: Language): string {
  return levelText[level][language];
}

function figure(value: number, kind: FigureKind, language: Language): string {
  switch (kind) {
    case 'percent':
      return percent(value);
    case 'money':
      return money(value);
    default:
      return say(figureText[kind], language, { value: number(value) });
  }
}
