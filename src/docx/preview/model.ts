/** A document as it is shown beside the book: text with the formats that carry meaning, sizes in points. */
export interface DocumentPreview {
  /** Header and footer of the first page, shown once. */
  readonly header: readonly PreviewBlock[];
  readonly body: readonly PreviewBlock[];
  readonly footer: readonly PreviewBlock[];
  /** Footnotes, then endnotes, by the mark that stands in the text. */
  readonly notes: readonly { readonly mark: string; readonly blocks: readonly PreviewBlock[] }[];
  /** What the document holds and the preview does not show, each kind once. */
  readonly leftOut: readonly LeftOut[];
}

export type LeftOut = 'picture' | 'formula';

export type PreviewBlock = PreviewParagraph | PreviewTable | { readonly kind: 'break' };

export interface PreviewParagraph {
  readonly kind: 'paragraph';
  /** Outline level from 1 where the paragraph is a heading. */
  readonly level?: number;
  readonly align: 'left' | 'center' | 'right' | 'justify';
  /** The number or bullet that Word would print before it, with what follows it. */
  readonly label?: string;
  /** The label takes the format of the paragraph, not of its first words. */
  readonly isLabelBold: boolean;
  /** Points; a hanging first line is negative. */
  readonly indent: number;
  readonly firstLine: number;
  readonly before: number;
  readonly after: number;
  /** True where a tab leads to the right edge, as between title and number of a page header. */
  readonly isSpread: boolean;
  readonly hasRule: boolean;
  readonly runs: readonly PreviewRun[];
}

export interface PreviewRun {
  /** Tabs are `\t`, line breaks `\n`. */
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly strike: boolean;
  /** Points. */
  readonly size: number;
  readonly script?: 'super' | 'sub';
}

export interface PreviewTable {
  readonly kind: 'table';
  /** Share of each grid column, together 1. */
  readonly widths: readonly number[];
  /** False for a table that only arranges its cells. */
  readonly hasBorders: boolean;
  readonly rows: readonly PreviewRow[];
}

export interface PreviewRow {
  /** Repeated at the top of each page: the cells are column headers. */
  readonly isHeader: boolean;
  readonly cells: readonly PreviewCell[];
}

export interface PreviewCell {
  readonly columns: number;
  readonly rows: number;
  readonly blocks: readonly PreviewBlock[];
}
