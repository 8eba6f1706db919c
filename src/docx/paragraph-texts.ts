import { documentLimits } from '../opc/limits.ts';
import { readZip } from '../opc/zip.ts';
import { propertyTexts, readCustomProperties } from './custom-properties.ts';
import { readStories } from './stories.ts';
import { childElements, type XmlTree } from './xml.ts';

/** A paragraph as it is read. */
export interface ParagraphText {
  /** 正文, 页眉, 页脚, 脚注, 尾注. */
  readonly story: string;
  /** Its place among the paragraphs of that part, from 1. */
  readonly number: number;
  readonly text: string;
}

/** The paragraphs of a document in order, of all its parts. @throws ProblemError when it is no Word document */
export function paragraphTexts(bytes: Uint8Array): ParagraphText[] {
  const { stories } = readStories(readZip(bytes, documentLimits));
  return stories.flatMap(({ title, root }) =>
    paragraphsOf(root).map((paragraph, i) => ({ story: title, number: i + 1, text: textOf(paragraph) })),
  );
}

/** The custom properties of a document by name. @throws ProblemError when it is damaged or beyond the limits */
export function documentProperties(bytes: Uint8Array): ReadonlyMap<string, string> {
  return propertyTexts(readCustomProperties(readZip(bytes, documentLimits)));
}

function paragraphsOf(element: XmlTree): XmlTree[] {
  return childElements(element).flatMap((child) =>
    child.key === 'w:p' ? [child, ...paragraphsOf(child)] : paragraphsOf(child),
  );
}

/** Text of its own: a text box within it has paragraphs of its own. */
function textOf(element: XmlTree): string {
  return element.children
    .map((child) => {
      if (child.kind === 'text') return element.key === 'w:t' ? child.text : '';
      if (child.key === 'w:p') return '';
      if (child.key === 'w:tab') return '\t';
      return child.key === 'w:br' ? '\n' : textOf(child);
    })
    .join('');
}
