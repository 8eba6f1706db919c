import type { ParagraphText } from '../docx/index.ts';

/** A paragraph that reads otherwise than it was made: changed, added (no `before`) or taken out (no `after`). */
export interface TextChange {
  readonly story: string;
  /** Paragraph of the file at hand; of the original for one taken out. */
  readonly number: number;
  readonly before?: string;
  readonly after?: string;
}

/** Where a text differs from its original, by the longest run of paragraphs they share. */
export function textChanges(
  original: readonly ParagraphText[],
  found: readonly ParagraphText[],
): TextChange[] {
  const stories = [...new Set([...original, ...found].map(({ story }) => story))];
  const within = (list: readonly ParagraphText[], story: string) =>
    list.filter((each) => each.story === story);
  return stories.flatMap((story) => inStory(within(original, story), within(found, story)));
}

function inStory(original: readonly ParagraphText[], found: readonly ParagraphText[]): TextChange[] {
  const kept = commonRuns(original, found);
  const changes: TextChange[] = [];
  let [before, after] = [0, 0];
  for (const [i, j] of [...kept, [original.length, found.length] as const]) {
    const removed = original.slice(before, i);
    const added = found.slice(after, j);
    for (let k = 0; k < Math.max(removed.length, added.length); k++) {
      const [old, now] = [removed[k], added[k]];
      changes.push({
        story: (now ?? old)!.story,
        number: (now ?? old)!.number,
        ...(old ? { before: old.text } : {}),
        ...(now ? { after: now.text } : {}),
      });
    }
    [before, after] = [i + 1, j + 1];
  }
  return changes;
}

/** Pairs of equal paragraphs, in order, as many as there can be; equal ends are taken off first. */
function commonRuns(a: readonly ParagraphText[], b: readonly ParagraphText[]): (readonly [number, number])[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start]!.text === b[start]!.text) start++;
  let end = 0;
  while (
    end < a.length - start &&
    end < b.length - start &&
    a[a.length - 1 - end]!.text === b[b.length - 1 - end]!.text
  )
    end++;
  const head = Array.from({ length: start }, (_, i) => [i, i] as const);
  const tail = Array.from({ length: end }, (_, i) => [a.length - end + i, b.length - end + i] as const);
  const middle = longestCommon(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return [...head, ...middle.map(([i, j]) => [i + start, j + start] as const), ...tail];
}

function longestCommon(
  a: readonly ParagraphText[],
  b: readonly ParagraphText[],
): (readonly [number, number])[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i]![j] =
        a[i]!.text === b[j]!.text
          ? lengths[i + 1]![j + 1]! + 1
          : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i]!.text === b[j]!.text) pairs.push([i++, j++]);
    else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) i++;
    else j++;
  }
  return pairs;
}
