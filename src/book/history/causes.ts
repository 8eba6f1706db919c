import type { ScorePart } from '../../scoring/parts.ts';
import type { CustomerScore } from '../../scoring/result.ts';
import { movedParts } from '../../scoring/what-if.ts';

/** Lines a cause names at most. */
const mostLines = 4;

/** What moved a grade from one rating to the next, what weighs most first, in one line. */
export function causeOf(before: CustomerScore, after: CustomerScore): string {
  const moved = movedParts(before.parts, after.parts)
    .map(({ before: was, after: is }) => ({ was, is, weight: shareOf(is) - shareOf(was) }))
    .filter(({ weight }) => weight !== 0)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const lines = [
    ...(before.standardVersion === after.standardVersion
      ? []
      : [`标准 ${before.standardVersion ?? '–'} → ${after.standardVersion ?? '–'}`]),
    ...(before.newCustomer === after.newCustomer ? [] : [after.newCustomer ? '转为新客户' : '转为老客户']),
    ...after.vetoes.filter((rule) => !before.vetoes.includes(rule)).map((rule) => `命中 ${rule}`),
    ...before.vetoes.filter((rule) => !after.vetoes.includes(rule)).map((rule) => `解除 ${rule}`),
    ...adjusted(before, after),
    ...moved.map(({ was, is }) => `${is.label} ${pointsOf(was)} → ${pointsOf(is)}`),
  ];
  const more = lines.length - mostLines;
  return lines.length === 0
    ? '没有一项单独变动'
    : `${lines.slice(0, mostLines).join('；')}${more > 0 ? `；另有 ${more} 项` : ''}`;
}

function adjusted(before: CustomerScore, after: CustomerScore): string[] {
  const gradeOf = ({ grade, computed }: CustomerScore) => (grade === computed.grade ? null : grade);
  const [was, is] = [gradeOf(before), gradeOf(after)];
  if (was === is) return [];
  return [is === null ? `人工调整 ${was} 失效` : `人工调整为 ${is}`];
}

const shareOf = ({ contribution }: ScorePart): number => contribution ?? 0;
const pointsOf = ({ points }: ScorePart): string => (points === null ? '–' : String(points));
