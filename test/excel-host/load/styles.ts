import type { Workbook } from '../../../src/xlsx/package/index.ts';
import { child, children, flag, type XmlElement } from '../../../src/xlsx/package/xml-tree.ts';
import type { ConditionalLook } from '../model/conditional-formats.ts';
import { type Border, type BorderSide, type CellStyle, normalStyle } from '../model/style.ts';

/** The styles part as the model's looks: `cells` by `s` of a cell, `conditional` by `dxfId`. */
export interface LoadedStyles {
  readonly cells: readonly CellStyle[];
  readonly conditional: readonly ConditionalLook[];
}

export function loadStyles(source: Workbook): LoadedStyles {
  const part = source.linked('styles');
  if (part === undefined) return { cells: [normalStyle], conditional: [] };
  const root = source.tree(part);
  const list = (name: string, item: string): XmlElement[] => children(child(root, name), item);
  const formats = new Map(
    list('numFmts', 'numFmt').map((format) => [
      attribute(format, 'numFmtId'),
      attribute(format, 'formatCode') ?? '',
    ]),
  );
  const theme = themeColors(source);
  const fonts = list('fonts', 'font').map((font) => readFont(font, theme));
  const fills = list('fills', 'fill').map((fill) => readFill(fill, theme));
  const borders = list('borders', 'border').map((border) => readBorders(border, theme));
  const cells = list('cellXfs', 'xf').map((xf): CellStyle => {
    const at = <Item>(items: readonly Item[], name: string): Item | undefined =>
      items[Number(attribute(xf, name) ?? 0)];
    const id = attribute(xf, 'numFmtId') ?? '0';
    const fill = at(fills, 'fillId');
    return {
      ...normalStyle,
      ...at(fonts, 'fontId'),
      ...(fill !== undefined && { fill }),
      ...readAlignment(child(xf, 'alignment')),
      ...readProtection(child(xf, 'protection')),
      numberFormat: formats.get(id) ?? builtInFormats[id] ?? 'General',
      borders: at(borders, 'borderId') ?? {},
    };
  });
  return {
    cells: cells.length > 0 ? cells : [normalStyle],
    conditional: list('dxfs', 'dxf').map((dxf) => readLook(dxf, theme)),
  };
}

/** Formats that files name by number only (ECMA-376 part 1, 18.8.30). */
const builtInFormats: Readonly<Record<string, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  14: 'yyyy/m/d',
  22: 'yyyy/m/d h:mm',
  49: '@',
};

const attribute = (element: XmlElement | undefined, name: string): string | undefined =>
  element?.attributes.get(name);

type Theme = readonly string[];

/** The colours of the theme in the order that files count them: light and dark change places. */
function themeColors(source: Workbook): Theme {
  const part = source.linked('theme');
  if (part === undefined) return ['#FFFFFF', '#000000'];
  const hex = (name: string): string => {
    const found = new RegExp(`<a:${name}>.*?(?:lastClr|srgbClr val)="([0-9A-Fa-f]{6})"`, 's').exec(
      source.text(part),
    );
    return `#${(found?.[1] ?? '000000').toUpperCase()}`;
  };
  const accents = [1, 2, 3, 4, 5, 6].map((k) => hex(`accent${k}`));
  return [hex('lt1'), hex('dk1'), hex('lt2'), hex('dk2'), ...accents];
}

/** Tints are left out. */
function readColor(element: XmlElement | undefined, theme: Theme): string | undefined {
  const rgb = attribute(element, 'rgb');
  if (rgb !== undefined) return `#${rgb.slice(-6).toUpperCase()}`;
  const index = attribute(element, 'theme');
  return index === undefined ? undefined : theme[Number(index)];
}

function readFont(font: XmlElement, theme: Theme): Partial<CellStyle> {
  const color = readColor(child(font, 'color'), theme);
  const name = attribute(child(font, 'name'), 'val');
  const size = attribute(child(font, 'sz'), 'val');
  return {
    ...(name !== undefined && { fontName: name }),
    ...(size !== undefined && { fontSize: Number(size) }),
    ...(color !== undefined && { fontColor: color }),
    bold: isOn(font, 'b'),
    italic: isOn(font, 'i'),
    strikethrough: isOn(font, 'strike'),
    underline: underlineOf(font),
  };
}

const isOn = (parent: XmlElement, name: string): boolean => {
  const element = child(parent, name);
  return element !== undefined && flag(element, 'val', true);
};

function underlineOf(font: XmlElement): string {
  const element = child(font, 'u');
  if (!element) return 'None';
  return attribute(element, 'val') === 'double' ? 'Double' : 'Single';
}

function readFill(fill: XmlElement, theme: Theme): string | undefined {
  const pattern = child(fill, 'patternFill');
  return attribute(pattern, 'patternType') === 'solid' && pattern
    ? readColor(child(pattern, 'fgColor'), theme)
    : undefined;
}

/** Line of the file → style and weight of the API. */
const lines: Readonly<Record<string, readonly [string, string]>> = {
  thin: ['Continuous', 'Thin'],
  hair: ['Continuous', 'Hairline'],
  medium: ['Continuous', 'Medium'],
  thick: ['Continuous', 'Thick'],
  double: ['Double', 'Thick'],
  dotted: ['Dot', 'Thin'],
  dashed: ['Dash', 'Thin'],
  mediumDashed: ['Dash', 'Medium'],
  dashDot: ['DashDot', 'Thin'],
  mediumDashDot: ['DashDot', 'Medium'],
  dashDotDot: ['DashDotDot', 'Thin'],
  mediumDashDotDot: ['DashDotDot', 'Medium'],
  slantDashDot: ['SlantDashDot', 'Medium'],
};

const sides: readonly (readonly [string, BorderSide])[] = [
  ['top', 'EdgeTop'],
  ['bottom', 'EdgeBottom'],
  ['left', 'EdgeLeft'],
  ['right', 'EdgeRight'],
];

function readBorders(border: XmlElement, theme: Theme): CellStyle['borders'] {
  const found = sides.flatMap(([name, side]): [BorderSide, Border][] => {
    const element = child(border, name);
    const line = lines[attribute(element, 'style') ?? ''];
    if (!element || !line) return [];
    return [
      [
        side,
        { style: line[0], weight: line[1], color: readColor(child(element, 'color'), theme) ?? '#000000' },
      ],
    ];
  });
  return Object.fromEntries(found);
}

const capital = (text: string): string => (text[0] ?? '').toUpperCase() + text.slice(1);

function readAlignment(alignment: XmlElement | undefined): Partial<CellStyle> {
  if (!alignment) return {};
  return {
    horizontalAlignment: capital(attribute(alignment, 'horizontal') ?? 'general'),
    verticalAlignment: capital(attribute(alignment, 'vertical') ?? 'bottom'),
    wrapText: flag(alignment, 'wrapText'),
    shrinkToFit: flag(alignment, 'shrinkToFit'),
    indentLevel: Number(attribute(alignment, 'indent') ?? 0),
    textOrientation: Number(attribute(alignment, 'textRotation') ?? 0),
  };
}

function readProtection(protection: XmlElement | undefined): Partial<CellStyle> {
  if (!protection) return {};
  return { locked: flag(protection, 'locked', true), formulaHidden: flag(protection, 'hidden') };
}

function readLook(dxf: XmlElement, theme: Theme): ConditionalLook {
  const look: ConditionalLook = { borders: new Map() };
  const font = child(dxf, 'font');
  if (font) {
    const color = readColor(child(font, 'color'), theme);
    if (color !== undefined) look.fontColor = color;
    if (child(font, 'b')) look.bold = isOn(font, 'b');
    if (child(font, 'i')) look.italic = isOn(font, 'i');
    if (child(font, 'strike')) look.strikethrough = isOn(font, 'strike');
    if (child(font, 'u')) look.underline = underlineOf(font);
  }
  const pattern = child(dxf, 'fill') && child(child(dxf, 'fill') as XmlElement, 'patternFill');
  const fill =
    pattern && (readColor(child(pattern, 'bgColor'), theme) ?? readColor(child(pattern, 'fgColor'), theme));
  if (fill) look.fill = fill;
  const format = attribute(child(dxf, 'numFmt'), 'formatCode');
  if (format !== undefined) look.numberFormat = format;
  const border = child(dxf, 'border');
  for (const [side, line] of Object.entries(border ? readBorders(border, theme) : {}))
    look.borders.set(side, { style: line.style, color: line.color });
  return look;
}
