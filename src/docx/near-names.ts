/** Names offered at most for one that is not known. */
const mostOffered = 3;

/** The known paths that someone may have meant by an unknown one, the likeliest first: 买方.名字 → 买方.名称. */
export function nearNames(path: string, known: Iterable<string>): string[] {
  const all = [...known];
  const owner = path.slice(0, path.lastIndexOf('.') + 1);
  // Where the owner is known, another one is not meant: 需方.传真 is no slip for 供方.传真.
  const isOwnerKnown = owner !== '' && all.some((name) => name.startsWith(owner));
  return all
    .filter((name) => !isOwnerKnown || name.startsWith(owner))
    .map((name) => ({ name, distance: distanceBetween(path, name) }))
    .filter(({ distance }) => distance < 1)
    .sort((a, b) => a.distance - b.distance)
    .filter(({ distance }, _, [nearest]) => distance <= (nearest?.distance ?? 0) * 1.5 + 0.1)
    .slice(0, mostOffered)
    .map(({ name }) => name);
}

/** The names as a question before a repair, nothing without names. */
export function askNear(near: readonly string[]): string {
  return near.length > 0 ? `是不是${near.map((name) => `“${name}”`).join('、')}？` : '';
}

/** How far two paths are apart: 0 alike but for spelling, below 1 near, 1 and more unlike. */
function distanceBetween(left: string, right: string): number {
  const [a, b] = [left.split('.'), right.split('.')];
  const [lastA, lastB] = [spelling(a.at(-1) ?? ''), spelling(b.at(-1) ?? '')];
  const [ownersA, ownersB] = [a.slice(0, -1).map(spelling), b.slice(0, -1).map(spelling)];
  const isSameOwner = ownersA.join('.') === ownersB.join('.');
  // Another owner counts, but the same name elsewhere is a likely slip: {{名称}} for {{买方.名称}}.
  const owner = isSameOwner ? 0 : 0.3 + 0.3 * unlikeness(ownersA.join('.'), ownersB.join('.'));
  const last = unlikeness(lastA, lastB);
  return last > 0.5 || (last > 0 && !isSameOwner) ? 1 : owner + last;
}

/** A name without what people write now one way, now the other: width, spaces, capitals, the unit in brackets. */
function spelling(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/(.)\([^()]*\)$/, '$1')
    .toLowerCase();
}

/** 0 for equal texts, 0.4 when one holds the other, else the share of characters to change; 1 when all differ. */
function unlikeness(a: string, b: string): number {
  if (a === b) return 0;
  const longest = Math.max(a.length, b.length);
  const share = longest === 0 ? 0 : editDistance(a, b) / longest;
  const holds = Math.min(a.length, b.length) >= 2 && (a.includes(b) || b.includes(a));
  return holds ? Math.min(0.4, share) : share;
}

/** Insertions, deletions and replacements that make one text of the other, neighbours changed over counting once. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      row[j] = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (isSame ? 0 : 1));
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) row[j] = Math.min(row[j]!, before[j - 2]! + 1);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}
