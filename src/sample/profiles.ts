/** How a made-up customer behaves; the shares add up to a portfolio in which every grade and class occurs. */
export interface Profile {
  readonly name: string;
  /** Customers of this kind among 60. */
  readonly share: number;
  /** 1 answers every question of 资信调查 at its best, 0 at its worst. */
  readonly quality: number;
  /** Purchases of the last year in 万元. */
  readonly annual: readonly [number, number];
  readonly growth: readonly [number, number];
  readonly termDays: readonly number[];
  /** Days after (positive) or before the due day on which documents are paid, and how often it is late. */
  readonly lateChance: number;
  readonly lateDays: readonly [number, number];
  readonly earlyDays: readonly [number, number];
  /** Share of recent documents that are never paid. */
  readonly unpaid: number;
  readonly coverage: readonly [number, number];
  readonly years: readonly [number, number];
  /** Documents a month relative to the average customer. */
  readonly rhythm: number;
  readonly trait?:
    | 'sued'
    | 'dishonest'
    | 'closed'
    | 'overdue90'
    | 'overdue180'
    | 'expired'
    | 'new'
    | 'unfinished'
    | 'enthusiast'
    | 'frozen';
}

const paysWell = { lateChance: 0, lateDays: [1, 3], earlyDays: [8, 25], unpaid: 0 } as const;
const paysMostly = { lateChance: 0.08, lateDays: [1, 6], earlyDays: [0, 15], unpaid: 0 } as const;
const paysFairly = { lateChance: 0.2, lateDays: [2, 12], earlyDays: [0, 8], unpaid: 0.02 } as const;
const paysSlowly = { lateChance: 0.45, lateDays: [5, 30], earlyDays: [0, 4], unpaid: 0.05 } as const;
const paysBadly = { lateChance: 0.8, lateDays: [20, 70], earlyDays: [0, 0], unpaid: 0.25 } as const;

const strong = {
  quality: 0.93,
  annual: [150, 520],
  growth: [0.12, 0.5],
  coverage: [0.6, 0.9],
  years: [3, 9],
} as const;
const good = {
  quality: 0.82,
  annual: [60, 240],
  growth: [0.02, 0.35],
  coverage: [0.45, 0.8],
  years: [2, 7],
} as const;
const fair = {
  quality: 0.68,
  annual: [25, 120],
  growth: [-0.12, 0.2],
  coverage: [0.3, 0.6],
  years: [1, 6],
} as const;
const weak = {
  quality: 0.55,
  annual: [10, 60],
  growth: [-0.3, 0.08],
  coverage: [0.15, 0.45],
  years: [1, 4],
} as const;

export const profiles: readonly Profile[] = [
  {
    name: 'excellent',
    share: 5,
    ...strong,
    ...paysWell,
    quality: 1,
    annual: [320, 760],
    growth: [0.35, 0.7],
    termDays: [30, 45],
    rhythm: 2.6,
  },
  { name: 'strong', share: 9, ...strong, ...paysMostly, termDays: [30, 45], rhythm: 1.7 },
  { name: 'good', share: 12, ...good, ...paysMostly, termDays: [30, 45], rhythm: 1.1 },
  { name: 'fair', share: 9, ...fair, ...paysFairly, termDays: [30], rhythm: 0.8 },
  { name: 'weak', share: 5, ...weak, ...paysSlowly, termDays: [15, 30], rhythm: 0.6 },
  { name: 'bad', share: 3, ...weak, ...paysBadly, quality: 0.4, termDays: [30], rhythm: 0.6 },
  { name: 'overdue180', share: 1, ...fair, ...paysFairly, termDays: [30], rhythm: 0.7, trait: 'overdue180' },
  { name: 'overdue90', share: 1, ...good, ...paysMostly, termDays: [30], rhythm: 1, trait: 'overdue90' },
  { name: 'sued', share: 1, ...fair, ...paysFairly, termDays: [30], rhythm: 0.8, trait: 'sued' },
  { name: 'dishonest', share: 1, ...good, ...paysFairly, termDays: [30], rhythm: 0.8, trait: 'dishonest' },
  { name: 'closed', share: 1, ...weak, ...paysSlowly, termDays: [30], rhythm: 0.5, trait: 'closed' },
  { name: 'expired', share: 2, ...good, ...paysMostly, termDays: [30], rhythm: 1, trait: 'expired' },
  {
    name: 'new',
    share: 3,
    ...good,
    ...paysWell,
    years: [0, 0],
    termDays: [15, 30],
    rhythm: 0.2,
    trait: 'new',
  },
  { name: 'unfinished', share: 5, ...good, ...paysMostly, termDays: [30], rhythm: 0.9, trait: 'unfinished' },
  { name: 'enthusiast', share: 1, ...fair, ...paysSlowly, termDays: [30], rhythm: 0.7, trait: 'enthusiast' },
  { name: 'frozen', share: 1, ...fair, ...paysSlowly, termDays: [30], rhythm: 0.6, trait: 'frozen' },
];

/** One profile per customer in the shares above; the common ones fill what rounding leaves. */
export function portfolio(customers: number): Profile[] {
  const total = profiles.reduce((sum, { share }) => sum + share, 0);
  let owed = 0;
  let given = 0;
  return profiles
    .flatMap((profile) => {
      owed += (profile.share / total) * customers;
      const count = Math.round(owed) - given;
      given += count;
      return Array.from({ length: count }, () => profile);
    })
    .slice(0, customers);
}
