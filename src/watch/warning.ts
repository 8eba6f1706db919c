/** How serious a warning is, mildest first; the highest of a customer's warnings is the customer's level. */
export const warningLevels = ['提示', '关注', '警示', '危险'] as const;

export type WarningLevel = (typeof warningLevels)[number];

/** How a figure is printed. */
export type FigureKind = 'percent' | 'days' | 'money' | 'times' | 'count' | 'grades';

/** A hit of a rule of domain.md §10. */
export interface Warning {
  /** W00 … W22. */
  readonly code: string;
  readonly name: string;
  readonly level: WarningLevel;
  /** What was measured: the signal of the rule, or the code of a rule that counts others. */
  readonly signal: string;
  readonly kind: FigureKind;
  /** The figure measured, rounded as it was compared: rates as fractions, money in yuan, days, or a count. */
  readonly value: number;
  /** The bound of the level that was reached. */
  readonly threshold: number;
  /** A whole sentence with figure and bound. */
  readonly message: string;
}

/** The highest level among warnings; nothing without a warning. */
export function highestLevel(warnings: readonly Warning[]): WarningLevel | undefined {
  return warningLevels.findLast((level) => warnings.some((warning) => warning.level === level));
}
