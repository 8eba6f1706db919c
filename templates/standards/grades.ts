/** 等级标准 of a new book: grade, lowest score (inclusive), meaning; lowest grade first (domain.md §3.9). */
export const defaultGrades: readonly (readonly [grade: string, minimum: number, meaning: string])[] = [
  ['D', 0, '预付或停止'],
  ['C', 50, '现款现货'],
  ['B', 60, '关注'],
  ['A', 70, '正常'],
  ['AA', 80, '良好'],
  ['AAA', 90, '优质，可放宽'],
];
