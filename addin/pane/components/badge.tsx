import type { ComponentChildren } from 'preact';
import type { WarningLevel } from '../../../src/watch/warning.ts';

export type Tone = 'good' | 'note' | 'warning' | 'danger' | 'neutral';

/** A word that stands out; the colour only repeats what the word says. */
export function Badge({ tone, children }: { readonly tone: Tone; readonly children: ComponentChildren }) {
  return <span class={`badge tone-${tone}`}>{children}</span>;
}

interface GradeProps {
  readonly grade: string | null;
  /** How far up the book's grades it stands: 0 the lowest, 1 the highest; grades are the user's own words. */
  readonly height: number;
  readonly size?: 'small' | 'large';
  /** What stands there without a grade. */
  readonly otherwise: string;
}

/** A grade as text on the colour of its height. */
export function Grade({ grade, height, size = 'small', otherwise }: GradeProps) {
  const step = grade === null ? 'none' : String(Math.round(Math.max(0, Math.min(1, height)) * 5));
  return <span class={`grade grade-${size} grade-step-${step}`}>{grade ?? otherwise}</span>;
}

export const levelTones: Readonly<Record<WarningLevel, Tone>> = {
  提示: 'note',
  关注: 'warning',
  警示: 'warning',
  危险: 'danger',
};
