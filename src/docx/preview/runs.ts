import { attribute, childElements, type XmlTree } from '../xml.ts';
import type { LeftOut, PreviewRun } from './model.ts';
import { child, isOn, type StyleSheet, strongestAttribute } from './style-sheet.ts';

/** What the text of a paragraph comes to. */
export interface Inline {
  /** Runs between page breaks. */
  readonly pieces: readonly (readonly PreviewRun[])[];
  /** Contents of text boxes, in order. */
  readonly boxes: readonly XmlTree[];
  readonly leftOut: readonly LeftOut[];
}

/** Containers whose content is shown as if they were not there. */
const transparent =
  /^w:(?:hyperlink|ins|moveTo|smartTag|sdt|sdtContent|fldSimple|customXml|dir|bdo|ruby|rubyBase)$|^mc:(?:AlternateContent|Choice)$/;

const signs: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:cr': '\n',
  'w:noBreakHyphen': '-',
};

/** Fields that only a page knows: the preview has none. */
const pageFields = /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b/;

/**
 * Reads the text of a paragraph. A page number prints as –, a picture as its place.
 * @param markOf the mark of a note, for its reference
 */
export function readRuns(
  paragraph: XmlTree,
  styles: StyleSheet,
  markOf: (reference: XmlTree) => string,
): Inline {
  const properties = child(paragraph, 'w:pPr');
  const pieces: PreviewRun[][] = [[]];
  const boxes: XmlTree[] = [];
  const leftOut: LeftOut[] = [];
  /** Fields open around here: their instruction is not text, their result is. */
  const fields: { instruction: string; isResult: boolean }[] = [];

  const put = (text: string, format: Omit<PreviewRun, 'text'>): void => {
    if (text !== '' && fields.every(({ isResult }) => isResult)) pieces.at(-1)!.push({ text, ...format });
  };

  const fieldCharacter = (element: XmlTree, format: Omit<PreviewRun, 'text'>): void => {
    const type = attribute(element, 'w:fldCharType');
    const field = fields.at(-1);
    if (type === 'begin') fields.push({ instruction: '', isResult: false });
    else if (type === 'separate' && field) field.isResult = true;
    else if (type === 'end' && field) {
      fields.pop();
      if (pageFields.test(field.instruction)) put('–', format);
    }
  };

  const readContent = (element: XmlTree, format: Omit<PreviewRun, 'text'>): void => {
    const field = fields.at(-1);
    const isPageNumber = field?.isResult === true && pageFields.test(field.instruction);
    switch (element.key) {
      case 'w:t':
        if (!isPageNumber) put(textIn(element), format);
        break;
      case 'w:instrText':
        if (field) field.instruction += textIn(element);
        break;
      case 'w:fldChar':
        fieldCharacter(element, format);
        break;
      case 'w:br':
        if (attribute(element, 'w:type') === 'page') pieces.push([]);
        else put('\n', format);
        break;
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        put(markOf(element), { ...format, script: 'super' });
        break;
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        readDrawing(element);
        break;
      default:
        if (transparent.test(element.key))
          for (const each of childElements(element)) readContent(each, format);
        else put(signs[element.key] ?? '', format);
    }
  };

  const readDrawing = (drawing: XmlTree): void => {
    const found = textBoxes(drawing);
    boxes.push(...found);
    if (found.length === 0) leftOut.push('picture');
  };

  const read = (element: XmlTree): void => {
    if (element.key === 'w:r') {
      const format = formatOf(styles, properties, child(element, 'w:rPr'));
      if (format) for (const each of childElements(element)) readContent(each, format);
    } else if (element.key === 'm:oMath' || element.key === 'm:oMathPara') {
      leftOut.push('formula');
      put(mathText(element), formatOf(styles, properties, undefined)!);
    } else if (transparent.test(element.key)) for (const each of childElements(element)) read(each);
  };

  for (const element of childElements(paragraph)) read(element);
  return { pieces, boxes, leftOut };
}

/** Nothing for hidden text. */
function formatOf(
  styles: StyleSheet,
  paragraph: XmlTree | undefined,
  run: XmlTree | undefined,
): Omit<PreviewRun, 'text'> | undefined {
  const cascade = styles.run(paragraph, run);
  if (isOn(cascade, 'w:vanish')) return undefined;
  const script = strongestAttribute(cascade, 'w:vertAlign', 'w:val');
  return {
    bold: isOn(cascade, 'w:b'),
    italic: isOn(cascade, 'w:i'),
    underline: isOn(cascade, 'w:u'),
    strike: isOn(cascade, 'w:strike') || isOn(cascade, 'w:dstrike'),
    size: Number(strongestAttribute(cascade, 'w:sz', 'w:val') ?? 20) / 2,
    ...(script === 'superscript' ? { script: 'super' } : script === 'subscript' ? { script: 'sub' } : {}),
  };
}

function textIn(element: XmlTree): string {
  return element.children.map((node) => (node.kind === 'text' ? node.text : '')).join('');
}

function mathText(element: XmlTree): string {
  return element.key === 'm:t' ? textIn(element) : childElements(element).map(mathText).join('');
}

/** The text boxes of a drawing; the copy for old programs repeats them. */
function textBoxes(element: XmlTree): XmlTree[] {
  if (element.key === 'w:txbxContent') return [element];
  if (element.key === 'mc:Fallback') return [];
  return childElements(element).flatMap(textBoxes);
}
