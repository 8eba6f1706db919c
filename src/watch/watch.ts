import { compareValues } from '../formula/compare.ts';
import { compileRule, type Reader, scopeOf } from '../formula/evaluate.ts';
import type { Comparison } from '../formula/expression.ts';
import { LedgerIndex } from '../formula/ledger-index.ts';
import type { Ledger } from '../ledger/data.ts';
import { roundHalfAway } from '../ledger/rounding.ts';
import { type Bounds, defaultBounds } from './bounds.ts';
import { type CountingRule, type Signal, type SignalRule, warningRules } from './rules.ts';
import { type FigureKind, type Warning, type WarningLevel, warningLevels } from './warning.ts';

/** The warnings of a customer: by 客户编号, or by row of 客户登记 (0-based). An unknown customer has none. */
export type Watch = (customer: string | number) => Warning[];

type AllBounds = Readonly<Record<string, Bounds>>;

interface Hit {
  readonly level: WarningLevel;
  readonly threshold: number;
}

/**
 * The warnings of domain.md §10 over a calculated book, compiled once for many customers.
 * @param bounds where levels begin, by signal; a signal without bounds is switched off
 * @param index the book's search structures, when they exist already
 */
export function watchOver(
  ledger: Ledger,
  bounds: AllBounds = defaultBounds,
  index = new LedgerIndex(ledger),
): Watch {
  const scope = scopeOf(ledger, 'customers', index);
  const readers = new Map<Signal, Reader>();
  for (const rule of warningRules)
    if ('signals' in rule)
      for (const signal of rule.signals) readers.set(signal, compileRule(signal.measure, scope));

  return (customer) => {
    const row =
      typeof customer === 'number'
        ? customer
        : (index.position('customers', 'customerId', customer) ?? 0) - 1;
    if (row < 0 || row >= scope.table.rowCount) return [];
    const bySignal = warningRules.flatMap((rule) =>
      'signals' in rule ? (worstSignal(rule, bounds, (signal) => readers.get(signal)?.(row)) ?? []) : [],
    );
    const byCount = warningRules.flatMap((rule) =>
      'counts' in rule ? (countHits(rule, bounds, bySignal) ?? []) : [],
    );
    return [...byCount, ...bySignal].sort((a, b) => (a.code < b.code ? -1 : 1));
  };
}

/** The warnings of one customer; for many, `watchOver` once. */
export function warningsOf(ledger: Ledger, customer: string | number, bounds?: AllBounds): Warning[] {
  return watchOver(ledger, bounds)(customer);
}

function worstSignal(
  rule: SignalRule,
  bounds: AllBounds,
  read: (signal: Signal) => unknown,
): Warning | undefined {
  let worst: Warning | undefined;
  for (const signal of rule.signals) {
    const value = read(signal);
    if (typeof value !== 'number') continue;
    const { id, label, kind, comparison } = signal;
    const hit = hitOf(value, comparison, bounds, id);
    if (!hit || (worst && rank(hit.level) <= rank(worst.level))) continue;
    worst = warning(rule, { signal: id, kind }, value, hit, sentence(label, kind, comparison, value, hit));
  }
  return worst;
}

function countHits(rule: CountingRule, bounds: AllBounds, warnings: readonly Warning[]): Warning | undefined {
  const hits = warnings.filter(({ code }) => rule.counts.includes(code));
  const hit = hitOf(hits.length, '>=', bounds, rule.code);
  if (!hit) return undefined;
  const label = `${hits.map(({ code }) => code).join('、')} 同时命中`;
  const figure = { signal: rule.code, kind: 'count' } as const;
  return warning(rule, figure, hits.length, hit, sentence(label, 'count', '>=', hits.length, hit));
}

function warning(
  { code, name }: SignalRule | CountingRule,
  figure: Pick<Warning, 'signal' | 'kind'>,
  value: number,
  { level, threshold }: Hit,
  message: string,
): Warning {
  return { code, name, level, ...figure, value, threshold, message };
}

/** The highest level whose bound the value meets. */
function hitOf(value: number, comparison: Comparison, bounds: AllBounds, id: string): Hit | undefined {
  const own = Object.hasOwn(bounds, id) ? bounds[id] : undefined;
  const level = warningLevels.findLast((candidate) => {
    const bound = own?.[candidate];
    return bound !== undefined && compareValues(comparison, value, bound) === true;
  });
  const threshold = level && own?.[level];
  return level === undefined || threshold === undefined ? undefined : { level, threshold };
}

const rank = (level: WarningLevel): number => warningLevels.indexOf(level);

const signs: Readonly<Record<Comparison, string>> = {
  '=': '=',
  '<>': '≠',
  '<': '<',
  '<=': '≤',
  '>': '>',
  '>=': '≥',
};

function sentence(label: string, kind: FigureKind, comparison: Comparison, value: number, hit: Hit): string {
  return `${label} ${printed(value, kind)}，达到${hit.level}线（${signs[comparison]} ${printed(hit.threshold, kind)}）。`;
}

function printed(value: number, kind: FigureKind): string {
  switch (kind) {
    case 'percent':
      return `${roundHalfAway(value * 100, 2)}%`;
    case 'money':
      return `${value.toFixed(2)} 元`;
    case 'days':
      return `${value} 天`;
    case 'times':
      return `${value} 倍`;
    case 'grades':
      return `${value} 级`;
    case 'count':
      return `${value} 项`;
  }
}
