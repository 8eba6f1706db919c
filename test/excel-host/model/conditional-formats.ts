import type { CellRange } from './area.ts';

/** A conditional format; `details` are the properties of its kind in the words of the Excel API. */
export interface ConditionalFormat {
  readonly id: string;
  /** `Excel.ConditionalFormatType` */
  readonly type: string;
  areas: CellRange[];
  stopIfTrue: boolean;
  /** Formula of a `Custom` rule, with `=`, written for the top left cell. */
  formula: string;
  rule: Readonly<Record<string, unknown>>;
  readonly details: Record<string, unknown>;
  readonly format: ConditionalLook;
}

/** What a conditional format changes of a cell; absent leaves it as it is. */
export interface ConditionalLook {
  fill?: string;
  fontColor?: string;
  bold?: boolean;
  italic?: boolean;
  underline?: string;
  strikethrough?: boolean;
  numberFormat?: string;
  readonly borders: Map<string, { style: string; color: string }>;
}
