import { accessDenied, invalidArgument } from '../errors.ts';
import type { Line } from '../model/sheet.ts';
import { change, common, Look, readColor } from './look.ts';
import { RangeBorderCollection } from './range-borders.ts';

/** `Excel.RangeFormat` */
export class RangeFormat extends Look {
  static override readonly scalars = [
    'columnWidth',
    'horizontalAlignment',
    'indentLevel',
    'rowHeight',
    'shrinkToFit',
    'textOrientation',
    'verticalAlignment',
    'wrapText',
  ];
  get fill(): RangeFill {
    return new RangeFill(this.book, this.sheet, this.area);
  }
  get font(): RangeFont {
    return new RangeFont(this.book, this.sheet, this.area);
  }
  get borders(): RangeBorderCollection {
    return new RangeBorderCollection(this.book, this.sheet, this.area);
  }
  get protection(): FormatProtection {
    return new FormatProtection(this.book, this.sheet, this.area);
  }
  get horizontalAlignment(): string | null {
    return common(this, (style) => style.horizontalAlignment);
  }
  set horizontalAlignment(value: string) {
    change(this, (style) => ({ ...style, horizontalAlignment: value }));
  }
  get verticalAlignment(): string | null {
    return common(this, (style) => style.verticalAlignment);
  }
  set verticalAlignment(value: string) {
    change(this, (style) => ({ ...style, verticalAlignment: value }));
  }
  get wrapText(): boolean | null {
    return common(this, (style) => style.wrapText);
  }
  set wrapText(value: boolean) {
    change(this, (style) => ({ ...style, wrapText: value }));
  }
  get indentLevel(): number | null {
    return common(this, (style) => style.indentLevel);
  }
  set indentLevel(value: number) {
    if (value < 0 || value > 250) throw invalidArgument(`indent level ${value}`);
    change(this, (style) => ({ ...style, indentLevel: value }));
  }
  get shrinkToFit(): boolean | null {
    return common(this, (style) => style.shrinkToFit);
  }
  set shrinkToFit(value: boolean) {
    change(this, (style) => ({ ...style, shrinkToFit: value }));
  }
  get textOrientation(): number | null {
    return common(this, (style) => style.textOrientation);
  }
  set textOrientation(value: number) {
    change(this, (style) => ({ ...style, textOrientation: value }));
  }
  get rowHeight(): number | null {
    return commonSize(this, this.sheet.rows, this.area.top, this.area.bottom);
  }
  set rowHeight(points: number) {
    if (points < 0 || points > 409.5) throw invalidArgument(`row height ${points}`);
    setSize(this, this.sheet.rows, this.area.top, this.area.bottom, points);
  }
  get columnWidth(): number | null {
    return commonSize(this, this.sheet.columns, this.area.left, this.area.right);
  }
  set columnWidth(points: number) {
    if (points < 0 || points > 1342.5) throw invalidArgument(`column width ${points}`);
    setSize(this, this.sheet.columns, this.area.left, this.area.right, points);
  }
  /** Text is not measured here: sizes stay as they are. */
  autofitColumns(): void {}
  autofitRows(): void {}
}

function commonSize({ sheet }: Look, lines: Map<number, Line>, first: number, last: number): number | null {
  const size = sheet.size(lines, first);
  if (last - first > 20_000) return lines.size === 0 ? size : null;
  for (let k = first + 1; k <= last; k++) if (sheet.size(lines, k) !== size) return null;
  return size;
}

function setSize(
  { book, sheet }: Look,
  lines: Map<number, Line>,
  first: number,
  last: number,
  points: number,
): void {
  if (book.options.readOnly || sheet.protection) throw accessDenied(`sizes on ${sheet.name}`);
  if (last - first > 20_000) {
    if (lines === sheet.rows) sheet.standardHeight = points;
    for (const line of lines.values()) delete line.size;
    return;
  }
  for (let k = first; k <= last; k++) sheet.line(lines, k).size = points;
}

/** `Excel.RangeFill`; no fill reads as white. */
class RangeFill extends Look {
  static override readonly scalars = ['color'];
  get color(): string | null {
    return common(this, (style) => style.fill ?? '#FFFFFF');
  }
  set color(value: string) {
    const fill = readColor(value);
    change(this, (style) => ({ ...style, fill }));
  }
  get pattern(): string | null {
    return common(this, (style) => (style.fill === undefined ? 'None' : 'Solid'));
  }
  clear(): void {
    change(this, ({ fill: _, ...style }) => style);
  }
}

/** `Excel.RangeFont` */
class RangeFont extends Look {
  static override readonly scalars = [
    'bold',
    'color',
    'italic',
    'name',
    'size',
    'strikethrough',
    'underline',
  ];
  get name(): string | null {
    return common(this, (style) => style.fontName);
  }
  set name(value: string) {
    change(this, (style) => ({ ...style, fontName: value }));
  }
  get size(): number | null {
    return common(this, (style) => style.fontSize);
  }
  set size(value: number) {
    if (value < 1 || value > 409) throw invalidArgument(`font size ${value}`);
    change(this, (style) => ({ ...style, fontSize: value }));
  }
  get color(): string | null {
    return common(this, (style) => style.fontColor);
  }
  set color(value: string) {
    const fontColor = readColor(value);
    change(this, (style) => ({ ...style, fontColor }));
  }
  get bold(): boolean | null {
    return common(this, (style) => style.bold);
  }
  set bold(value: boolean) {
    change(this, (style) => ({ ...style, bold: value }));
  }
  get italic(): boolean | null {
    return common(this, (style) => style.italic);
  }
  set italic(value: boolean) {
    change(this, (style) => ({ ...style, italic: value }));
  }
  get underline(): string | null {
    return common(this, (style) => style.underline);
  }
  set underline(value: string) {
    change(this, (style) => ({ ...style, underline: value }));
  }
  get strikethrough(): boolean | null {
    return common(this, (style) => style.strikethrough);
  }
  set strikethrough(value: boolean) {
    change(this, (style) => ({ ...style, strikethrough: value }));
  }
}

/** `Excel.FormatProtection` */
class FormatProtection extends Look {
  static override readonly scalars = ['formulaHidden', 'locked'];
  get locked(): boolean | null {
    return common(this, (style) => style.locked);
  }
  set locked(value: boolean) {
    change(this, (style) => ({ ...style, locked: value }));
  }
  get formulaHidden(): boolean | null {
    return common(this, (style) => style.formulaHidden);
  }
  set formulaHidden(value: boolean) {
    change(this, (style) => ({ ...style, formulaHidden: value }));
  }
}
