/** One way to move one criterion. */
export interface Move {
  readonly criterion: string;
  /** Bands climbed, at least 1. */
  readonly climb: number;
  readonly gain: number;
  readonly clears: readonly string[];
}

interface Chosen<Option> {
  readonly gain: number;
  readonly option: Option;
  readonly rest: Chosen<Option> | undefined;
}

/**
 * The fewest moves, at most one per criterion, then the fewest bands climbed, whose gains reach `need` and
 * which clear all `rules`; undefined when all of them together do not. Exact: for every number of moves, bands
 * climbed and set of rules cleared the largest gain is kept.
 */
export function cheapest<Option extends Move>(
  options: readonly Option[],
  need: number,
  rules: readonly string[],
): Option[] | undefined {
  const all = (1 << rules.length) - 1;
  const maskOf = ({ clears }: Move): number =>
    rules.reduce((mask, rule, i) => (clears.includes(rule) ? mask | (1 << i) : mask), 0);
  const best = new Map<string, Chosen<Option> | undefined>([['0 0 0', undefined]]);
  for (const own of byCriterion(options)) {
    const before = [...best];
    for (const [state, chosen] of before) {
      const [count, climb, mask] = state.split(' ').map(Number) as [number, number, number];
      for (const option of own) {
        const next = `${count + 1} ${climb + option.climb} ${mask | maskOf(option)}`;
        const gain = (chosen?.gain ?? 0) + option.gain;
        if (gain > (best.get(next)?.gain ?? -1)) best.set(next, { gain, option, rest: chosen });
      }
    }
  }
  const [found] = [...best]
    .filter(([state, chosen]) => Number(state.split(' ')[2]) === all && (chosen?.gain ?? 0) >= need)
    .sort(([a], [b]) => compareStates(a, b));
  return found && listOf(found[1]);
}

function byCriterion<Option extends Move>(options: readonly Option[]): Iterable<Option[]> {
  const groups = new Map<string, Option[]>();
  for (const option of options) {
    const group = groups.get(option.criterion);
    if (group) group.push(option);
    else groups.set(option.criterion, [option]);
  }
  return groups.values();
}

function compareStates(a: string, b: string): number {
  const [x, y] = [a, b].map((state) => state.split(' ').map(Number)) as [number[], number[]];
  return x[0]! - y[0]! || x[1]! - y[1]!;
}

/** In the order in which they were chosen. */
function listOf<Option>(chosen: Chosen<Option> | undefined): Option[] {
  return chosen ? [...listOf(chosen.rest), chosen.option] : [];
}
