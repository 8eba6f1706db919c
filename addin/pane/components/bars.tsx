import type { ComponentChildren } from 'preact';
import type { Tone } from './badge.tsx';

export interface Bar {
  readonly key: string;
  readonly label: ComponentChildren;
  readonly value: number;
  /** The figure as text: `12 户`. */
  readonly shown: string;
  readonly tone?: Tone | `grade-${number}`;
}

interface BarChartProps {
  readonly label: string;
  readonly bars: readonly Bar[];
  /** What a full bar stands for; the largest value when absent. */
  readonly maximum?: number;
}

/** Horizontal bars as a list: label, bar, figure as text, so that ear and eye get the same. */
export function BarChart({ label, bars, maximum }: BarChartProps) {
  const full = Math.max(maximum ?? 0, ...bars.map(({ value }) => value), Number.MIN_VALUE);
  return (
    <ul class="bars" aria-label={label}>
      {bars.map(({ key, label: name, value, shown, tone = 'neutral' }) => (
        <li key={key} class="bars-row">
          <span class="bars-label">{name}</span>
          <BarLine share={value / full} tone={tone} />
          <span class="bars-figure figure">{shown}</span>
        </li>
      ))}
    </ul>
  );
}

/** One bar, filled to a share between 0 and 1; always beside a text that says the same. */
export function BarLine({
  share,
  tone,
}: {
  readonly share: number;
  readonly tone: Tone | `grade-${number}`;
}) {
  const width = Math.round(Math.max(0, Math.min(1, share)) * 1000) / 10;
  return (
    <svg class={`bar bar-${tone}`} preserveAspectRatio="none" viewBox="0 0 100 8" aria-hidden="true">
      <rect class="bar-back" x="0" y="0" width="100" height="8" />
      <rect class="bar-fill" x="0" y="0" width={width} height="8" />
    </svg>
  );
}
