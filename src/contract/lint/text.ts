import type { PreviewBlock, PreviewParagraph, PreviewRun } from '../../docx/preview/model.ts';
import { previewDocument } from '../../docx/preview/preview.ts';
import type { FaultLine } from './rule.ts';

/** A paragraph of a document. */
export interface Line extends FaultLine {
  /** The article it stands in, 0 above the first. */
  readonly article: number;
  /** Its title, when it opens an article. */
  readonly title?: string;
  /** True when something follows the title in the same paragraph. */
  readonly hasMore: boolean;
}

const ordinal = /^(?:第[一二三四五六七八九十百\d]+[条章]|[一二三四五六七八九十]+[、.．]|\d+[、.．](?!\d))\s*/;
const opensArticle = /^(?:第[一二三四五六七八九十百\d]+[条章]|[一二三四五六七八九十]+[、.．])/;
const longestTitle = 30;

/**
 * The paragraphs of a document in reading order, cells of tables too, each with the article it belongs to.
 * @throws ProblemError when the file is no Word document, or damaged
 */
export function linesOf(bytes: Uint8Array): Line[] {
  let article = 0;
  return paragraphsIn(previewDocument(bytes).body).flatMap((paragraph) => {
    const runs = paragraph.runs.filter(({ text }) => text !== '');
    const text = runs.map((run) => run.text).join('');
    if (text.trim() === '') return [];
    const title = titleOf(paragraph, text);
    if (title) article++;
    const hasMore = title !== undefined && text.replace(ordinal, '').length > title.length + 1;
    const isEmphasised = (start: number, end: number) => allMarked(runs, start, end);
    return [{ text: text.trim(), article, ...(title ? { title } : {}), hasMore, isEmphasised }];
  });
}

function paragraphsIn(blocks: readonly PreviewBlock[]): PreviewParagraph[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'break') return [];
    if (block.kind === 'paragraph') return [block];
    return block.rows.flatMap(({ cells }) => cells.flatMap((cell) => paragraphsIn(cell.blocks)));
  });
}

/** 第六条 结算方式, 六、结算方式：…, a heading, or a short paragraph in bold. */
function titleOf({ label = '', level, runs }: PreviewParagraph, text: string): string | undefined {
  const numbered = `${label}${text}`.trim();
  const isArticle =
    opensArticle.test(numbered) ||
    (level !== undefined && level > 1) ||
    (text.length <= longestTitle && !text.includes('{{') && runs.every(({ bold }) => bold));
  if (!isArticle) return undefined;
  return (
    text
      .replace(ordinal, '')
      .split(/[：:。，]/)[0]!
      .trim()
      .slice(0, longestTitle) || undefined
  );
}

/** True when every character from start to end is bold, underlined or otherwise set off. */
function allMarked(runs: readonly PreviewRun[], start: number, end: number): boolean {
  let at = 0;
  return runs.every(({ text, bold, underline }) => {
    const from = at;
    at += text.length;
    return at <= start || from >= end || bold || underline;
  });
}
