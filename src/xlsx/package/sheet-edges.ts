import { type CellRange, parseRange, rangeName } from './reference.ts';
import type { TablePlan } from './table-plan.ts';
import { attributeOf, findTag, type Splice, spliced, tagsOf, withAttribute } from './xml-tags.ts';

/** What stands before the rows, with the used range set and `<sheetData>` open for rows. */
export function editedHead(head: string, dimension: CellRange | undefined): string {
  const splices: Splice[] = [];
  const tag = findTag(head, 'dimension');
  if (tag && dimension) {
    const text = withAttribute(head.slice(tag.start, tag.end), 'ref', rangeName(dimension));
    splices.push({ start: tag.start, end: tag.end, text });
  }
  // A part that came as UTF-16 leaves as UTF-8.
  const encoding = /^\uFEFF?<\?xml[^>]*?\sencoding\s*=\s*("[^"]*"|'[^']*')/.exec(head);
  if (encoding && !/utf-8/i.test(encoding[1] ?? '')) {
    const start = encoding[0].length - (encoding[1]?.length ?? 0);
    splices.push({ start, end: encoding[0].length, text: '"UTF-8"' });
  }
  return spliced(head, splices).replace(/\s*\/>$/, '>');
}

/**
 * What stands after the rows, with validations, conditional formats and other `sqref` ranges that ended at a
 * table's last row ending at its new last row.
 */
export function editedTail(tail: string, plans: readonly TablePlan[]): string {
  const moving = plans.filter((plan) => plan.oldLastRow !== plan.newLastRow);
  if (moving.length === 0) return tail;
  const splices: Splice[] = [];
  for (const tag of tagsOf(tail)) {
    if (tag.kind === 'close') continue;
    if (tag.name === 'sqref' && tag.kind === 'open') {
      // The 2009 extensions keep their ranges as element text.
      const end = tail.indexOf('<', tag.end);
      splices.push({ start: tag.end, end, text: stretched(tail.slice(tag.end, end), moving) });
      continue;
    }
    const text = tail.slice(tag.start, tag.end);
    const sqref = attributeOf(text, 'sqref');
    if (sqref === undefined) continue;
    const wanted = stretched(sqref, moving);
    if (wanted !== sqref)
      splices.push({ start: tag.start, end: tag.end, text: withAttribute(text, 'sqref', wanted) });
  }
  return spliced(tail, splices);
}

function stretched(sqref: string, plans: readonly TablePlan[]): string {
  const names = sqref.split(' ').map((name) => {
    const range = parseRange(name);
    const plan = range && plans.find((candidate) => followsTable(range, candidate));
    return range && plan ? rangeName({ ...range, bottom: plan.newLastRow }) : name;
  });
  // Two ranges may have become the same one.
  return [...new Set(names)].join(' ');
}

function followsTable(range: CellRange, plan: TablePlan): boolean {
  const { left, right, top } = plan.table.ref;
  return (
    range.bottom === plan.oldLastRow &&
    range.left >= left &&
    range.right <= right &&
    range.top >= top &&
    range.top <= plan.newLastRow
  );
}
