/** How a border side looks, in the words of `Excel.BorderLineStyle` and `Excel.BorderWeight`. */
export interface Border {
  readonly style: string;
  readonly weight: string;
  readonly color: string;
}

export const borderSides = [
  'EdgeTop',
  'EdgeBottom',
  'EdgeLeft',
  'EdgeRight',
  'DiagonalDown',
  'DiagonalUp',
] as const;
export type BorderSide = (typeof borderSides)[number];

/** The whole look of one cell. Styles are shared and never change; a change makes another one. */
export interface CellStyle {
  readonly numberFormat: string;
  /** `#RRGGBB`; absent for no fill. */
  readonly fill?: string;
  readonly fontName: string;
  readonly fontSize: number;
  readonly fontColor: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: string;
  readonly strikethrough: boolean;
  readonly horizontalAlignment: string;
  readonly verticalAlignment: string;
  readonly wrapText: boolean;
  readonly indentLevel: number;
  readonly shrinkToFit: boolean;
  readonly textOrientation: number;
  readonly locked: boolean;
  readonly formulaHidden: boolean;
  readonly borders: Readonly<Partial<Record<BorderSide, Border>>>;
}

/** The Normal style of a Chinese Excel. */
export const normalStyle: CellStyle = {
  numberFormat: 'General',
  fontName: '等线',
  fontSize: 11,
  fontColor: '#000000',
  bold: false,
  italic: false,
  underline: 'None',
  strikethrough: false,
  horizontalAlignment: 'General',
  verticalAlignment: 'Bottom',
  wrapText: false,
  indentLevel: 0,
  shrinkToFit: false,
  textOrientation: 0,
  locked: true,
  formulaHidden: false,
  borders: {},
};

export type StyleChange = (style: CellStyle) => CellStyle;

/** A change that is worked out once for each style it meets, so that a big block keeps sharing styles. */
export function shared(change: StyleChange): StyleChange {
  const known = new Map<CellStyle, CellStyle>();
  return (style) => {
    const made = known.get(style) ?? change(style);
    known.set(style, made);
    return made;
  };
}
