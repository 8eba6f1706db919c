import type {
  AlignmentLook,
  BorderLook,
  CellDesign,
  Colour,
  FontLook,
  LineLook,
  Look,
} from '../../../src/xlsx/design/sheet-design.ts';
import { rangeName } from '../../../src/xlsx/package/reference.ts';
import { blocksOf } from './blocks.ts';

type Cells = readonly (readonly (CellDesign | undefined)[])[];

export const webColour = (colour: Colour): string => `#${colour}`;

/**
 * Gives cells their looks. Each aspect of a look is painted by itself, in as few rectangles as it needs: a whole
 * table shares one font and one frame.
 */
export function paintLooks(sheet: Excel.Worksheet, cells: Cells): void {
  paint(sheet, cells, (look) => look.font, paintFont);
  paint(sheet, cells, (look) => look.fill, paintFill);
  paint(sheet, cells, (look) => look.alignment, paintAlignment);
  paintBorders(sheet, cells);
}

function paint<T>(
  sheet: Excel.Worksheet,
  cells: Cells,
  aspect: (look: Look) => T | undefined,
  apply: (format: Excel.RangeFormat, value: T) => void,
): void {
  for (const block of blocksOf(aspects(cells, aspect), (value) => JSON.stringify(value)))
    apply(sheet.getRange(rangeName(block)).format, block.value);
}

const aspects = <T>(cells: Cells, aspect: (look: Look) => T | undefined): (T | undefined)[][] =>
  cells.map((row) => row.map((cell) => cell?.look && aspect(cell.look)));

function paintFont({ font }: Excel.RangeFormat, { name, size, bold, underline, colour }: FontLook): void {
  font.name = name;
  font.size = size;
  font.color = webColour(colour);
  font.bold = bold ?? false;
  font.underline = underline ? 'Single' : 'None';
}

function paintFill({ fill }: Excel.RangeFormat, colour: Colour): void {
  fill.color = webColour(colour);
}

function paintAlignment(format: Excel.RangeFormat, { horizontal, indent, wrap }: AlignmentLook): void {
  format.verticalAlignment = 'Center';
  if (horizontal) format.horizontalAlignment = alignments[horizontal];
  if (indent) format.indentLevel = indent;
  if (wrap) format.wrapText = true;
}

const alignments = { left: 'Left', center: 'Center', right: 'Right' } as const;

/**
 * Two cells share the line between them and the last to be painted prevails, so it goes from the bottom up: the
 * line below a header is the header's.
 */
function paintBorders(sheet: Excel.Worksheet, cells: Cells): void {
  const ruled = ({ top, bottom }: BorderLook) => JSON.stringify(top) === JSON.stringify(bottom);
  // Rows whose lines above and below differ are painted one by one.
  const key = (border: BorderLook, row: number) => JSON.stringify([border, ruled(border) ? 0 : row]);
  for (const block of blocksOf(
    aspects(cells, (look) => look.border),
    key,
  ).reverse()) {
    const { borders } = sheet.getRange(rangeName(block)).format;
    const { value: border, top, bottom, left, right } = block;
    if (right > left) paintLine(borders.getItem('InsideVertical'), border.left);
    if (bottom > top) paintLine(borders.getItem('InsideHorizontal'), border.top);
    paintLine(borders.getItem('EdgeTop'), border.top);
    paintLine(borders.getItem('EdgeLeft'), border.left);
    paintLine(borders.getItem('EdgeRight'), border.right);
    paintLine(borders.getItem('EdgeBottom'), border.bottom);
  }
}

function paintLine(line: Excel.RangeBorder, { weight, colour }: LineLook): void {
  line.style = 'Continuous';
  line.weight = weight === 'medium' ? 'Medium' : 'Thin';
  line.color = webColour(colour);
}
