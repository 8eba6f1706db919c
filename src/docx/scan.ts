import { templateLimits } from './limits.ts';
import type { TagFault } from './syntax.ts';

/** A tag found in a paragraph's text: the characters from `start` to `end`, braces included. */
export interface FoundTag {
  readonly start: number;
  readonly end: number;
  readonly inner: string;
}

export interface FoundTags {
  readonly tags: readonly FoundTag[];
  readonly faults: readonly TagFault[];
}

const opening = /[{｛]{2,}/g;
const closing = /[}｝]{2,}/g;
const commentEnd = /--[}｝]{2}/g;

/** Finds the tags in a text; braces may be full-width ones, as Chinese input methods type them. */
export function scanTags(text: string): FoundTags {
  const tags: FoundTag[] = [];
  const faults: TagFault[] = [];
  let at = 0;
  for (;;) {
    const open = find(opening, text, at);
    checkStrayClose(text.slice(at, open?.start), faults);
    if (!open) return { tags, faults };
    const width = open.end - open.start;
    const isLongComment = text.startsWith('!--', open.end);
    const close = find(isLongComment ? commentEnd : closing, text, open.end);
    const next = find(opening, text, open.end);
    if (!close || (!isLongComment && next && next.start < close.start)) {
      faults.push(unclosed(text.slice(open.start, open.start + 30)));
      at = open.end;
    } else if (width > 2) {
      faults.push(tooManyBraces(text.slice(open.start, close.end)));
      at = close.end;
    } else {
      const end = isLongComment ? close.end : close.start + 2;
      const inner = text.slice(open.end, isLongComment ? end - 2 : close.start);
      if (inner.length > templateLimits.tagLength) faults.push(tooLong(inner));
      else tags.push({ start: open.start, end, inner });
      at = end;
    }
  }
}

function find(pattern: RegExp, text: string, from: number): { start: number; end: number } | undefined {
  pattern.lastIndex = from;
  const match = pattern.exec(text);
  return match ? { start: match.index, end: match.index + match[0].length } : undefined;
}

function checkStrayClose(between: string, faults: TagFault[]): void {
  const stray = find(closing, between, 0);
  if (!stray) return;
  faults.push({
    code: 'tag-not-opened',
    sentence: `多出“}}”（“${between.slice(Math.max(0, stray.start - 15), stray.end)}”），前面没有“{{”。`,
    repair: '在字段名前补上 {{；一个标签要写在同一段里。',
  });
}

function unclosed(start: string): TagFault {
  return {
    code: 'tag-not-closed',
    sentence: `标签“${start}”没有写完，缺少“}}”。`,
    repair: '在标签末尾补上 }}；一个标签要写在同一段里。',
  };
}

function tooManyBraces(written: string): TagFault {
  return {
    code: 'tag-unescaped',
    sentence: `标签“${written}”的花括号多于两层。`,
    repair: '改成两层花括号 {{字段}}；值总是按文字写入。',
  };
}

function tooLong(inner: string): TagFault {
  return {
    code: 'tag-too-long',
    sentence: `标签“{{${inner.slice(0, 20)}…”超过 ${templateLimits.tagLength} 个字。`,
    repair: '检查是否少写了“}}”。',
  };
}
