import type { Alignment, Border, Borders, Fill, Font, Style } from 'exceljs';
import type { AlignmentLook, BorderLook, Colour, FontLook, LineLook, Look } from '../sheet-design.ts';

/** A colour as exceljs writes it. */
export const argb = (colour: Colour): { argb: string } => ({ argb: `FF${colour}` });

/** A look as the style of a cell of exceljs. */
export function style({ font, numberFormat, fill, border, alignment }: Look): Partial<Style> {
  return {
    font: fontOf(font),
    ...(numberFormat ? { numFmt: numberFormat } : {}),
    ...(fill ? { fill: solid(fill) } : {}),
    ...(border ? { border: borders(border) } : {}),
    alignment: alignmentOf(alignment),
  };
}

function fontOf({ name, size, bold, underline, colour }: FontLook): Partial<Font> {
  return { name, size, ...(bold ? { bold } : {}), ...(underline ? { underline } : {}), color: argb(colour) };
}

const solid = (colour: Colour): Fill => ({ type: 'pattern', pattern: 'solid', fgColor: argb(colour) });

const alignmentOf = ({ horizontal, indent, wrap }: AlignmentLook): Partial<Alignment> => ({
  vertical: 'middle',
  ...(horizontal ? { horizontal } : {}),
  ...(indent ? { indent } : {}),
  ...(wrap ? { wrapText: true } : {}),
});

/** The four sides of a border. */
export function borders({ top, left, bottom, right }: BorderLook): Partial<Borders> {
  return { top: line(top), left: line(left), bottom: line(bottom), right: line(right) };
}

const line = ({ weight, colour }: LineLook): Border => ({ style: weight, color: argb(colour) });
