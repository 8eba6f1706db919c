import { attribute, childElements, type XmlTree } from '../xml.ts';
import type { LeftOut, PreviewBlock, PreviewParagraph } from './model.ts';
import type { ListCounter } from './numbering.ts';
import { readRuns } from './runs.ts';
import {
  type Cascade,
  child,
  isOn,
  points,
  type StyleSheet,
  strongest,
  strongestAttribute,
} from './style-sheet.ts';
import { readTable } from './tables.ts';

/** What reading a story needs to know, and what it notes. */
export interface Reading {
  readonly styles: StyleSheet;
  readonly countItem: ListCounter;
  readonly markOf: (reference: XmlTree) => string;
  readonly leftOut: Set<LeftOut>;
}

/** Containers of blocks that are shown as if they were not there. */
const transparent = /^w:(?:sdt|sdtContent|customXml|ins|moveTo)$|^mc:(?:AlternateContent|Choice)$/;

/** The paragraphs and tables of a body, header, cell, note or text box, in reading order. */
export function readBlocks(container: XmlTree, reading: Reading): PreviewBlock[] {
  return childElements(container).flatMap((element): PreviewBlock[] => {
    if (element.key === 'w:p') return readParagraph(element, reading);
    if (element.key === 'w:tbl') return [readTable(element, reading)];
    return transparent.test(element.key) ? readBlocks(element, reading) : [];
  });
}

function readParagraph(paragraph: XmlTree, reading: Reading): PreviewBlock[] {
  const properties = child(paragraph, 'w:pPr');
  const own = reading.styles.paragraph(properties);
  const mark = reading.countItem(own);
  // The level's indents stand between the style's and the paragraph's own.
  const cascade = mark?.properties
    ? [...own.filter((part) => part !== properties), mark.properties, ...(properties ? [properties] : [])]
    : own;
  const { pieces, boxes, leftOut } = readRuns(paragraph, reading.styles, reading.markOf);
  for (const each of leftOut) reading.leftOut.add(each);
  const format = formatOf(cascade);
  const isLabelBold = isOn(reading.styles.run(properties, child(properties, 'w:rPr')), 'w:b');
  const shown = pieces.flatMap((runs, index): PreviewBlock[] => {
    const isLabelled = index === 0 && mark !== undefined && mark.label !== '';
    const block: PreviewParagraph = {
      kind: 'paragraph',
      ...format,
      isLabelBold,
      ...(isLabelled ? { label: mark.label } : {}),
      runs,
    };
    return index === 0 ? [block] : [{ kind: 'break' }, block];
  });
  return [
    ...(strongest(cascade, 'w:pageBreakBefore') ? [{ kind: 'break' } as const] : []),
    ...shown,
    ...boxes.flatMap((box) => readBlocks(box, reading)),
    ...(startsPage(child(properties, 'w:sectPr')) ? [{ kind: 'break' } as const] : []),
  ];
}

/** A section that ends here, unless the next one goes on in the same page. */
function startsPage(section: XmlTree | undefined): boolean {
  const type = child(section, 'w:type');
  return section !== undefined && (type && attribute(type, 'w:val')) !== 'continuous';
}

const alignments: Readonly<Record<string, PreviewParagraph['align']>> = {
  center: 'center',
  right: 'right',
  end: 'right',
  both: 'justify',
  distribute: 'justify',
};

function formatOf(cascade: Cascade): Omit<PreviewParagraph, 'kind' | 'label' | 'isLabelBold' | 'runs'> {
  const outline = Number(strongestAttribute(cascade, 'w:outlineLvl', 'w:val') ?? 9);
  const hanging = points(strongestAttribute(cascade, 'w:ind', 'w:hanging'));
  const firstLine = points(strongestAttribute(cascade, 'w:ind', 'w:firstLine'));
  const tabs = childElements(strongest(cascade, 'w:tabs') ?? emptyTabs);
  return {
    ...(outline < 6 ? { level: outline + 1 } : {}),
    align: alignments[strongestAttribute(cascade, 'w:jc', 'w:val') ?? ''] ?? 'left',
    indent: points(strongestAttribute(cascade, 'w:ind', 'w:left', 'w:start')),
    firstLine: hanging > 0 ? -hanging : firstLine,
    before: points(strongestAttribute(cascade, 'w:spacing', 'w:before')),
    after: points(strongestAttribute(cascade, 'w:spacing', 'w:after')),
    isSpread: tabs.some((tab) => /^(?:right|end)$/.test(attribute(tab, 'w:val') ?? '')),
    hasRule: hasBorder(strongest(cascade, 'w:pBdr'), ['w:top', 'w:bottom']),
  };
}

const emptyTabs: XmlTree = { kind: 'element', name: 'w:tabs', key: 'w:tabs', attributes: [], children: [] };

/** True when one of these sides has a line. */
export function hasBorder(borders: XmlTree | undefined, sides: readonly string[]): boolean {
  return sides.some((side) => {
    const border = child(borders, side);
    return border !== undefined && !/^(?:none|nil)$/.test(attribute(border, 'w:val') ?? 'none');
  });
}
