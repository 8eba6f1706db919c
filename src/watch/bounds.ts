import type { WarningLevel } from './warning.ts';

/** Where each level of a signal begins; a level without bound is never reached. */
export type Bounds = Readonly<Partial<Record<WarningLevel, number>>>;

/**
 * Bounds of every signal of `rules.ts`: editable defaults of domain.md §10 (licences: §5.4). A signal left out is
 * switched off. Whether a bound itself is a hit is the signal's comparison: `<= -1` day is “expired”.
 */
export const defaultBounds: Readonly<Record<string, Bounds>> = {
  W00: { 危险: 3 },
  'W01.usage': { 关注: 0.8, 警示: 1, 危险: 1.1 },
  'W01.noLimit': { 危险: 0 },
  W02: { 关注: 1, 警示: 31, 危险: 91 },
  W03: { 关注: 0.1, 警示: 0.2, 危险: 0.3 },
  W04: { 关注: 0.8, 警示: 0.7, 危险: 0.5 },
  W05: { 关注: 0.2, 警示: 0.5, 危险: 1 },
  'W06.usage': { 关注: 0.85 },
  'W06.noLimit': { 关注: 0 },
  W07: { 关注: -0.2, 警示: -0.4, 危险: -0.6 },
  W08: { 关注: 0.9, 警示: 0.8, 危险: 0.6 },
  'W10.ratio': { 关注: 1.5, 警示: 2, 危险: 3 },
  'W10.days': { 危险: 90 },
  W11: { 关注: 0.03, 警示: 0.05, 危险: 0.1 },
  'W12.days': { 关注: 60, 警示: 30, 危险: -1 },
  'W12.missing': { 危险: 1 },
  'W12.permit': { 提示: 90 },
  'W13.days': { 关注: 60, 警示: 30 },
  'W13.shipping': { 危险: 1 },
  'W14.thirdParty': { 警示: 1 },
  'W14.personal': { 危险: 1 },
  'W14.account': { 警示: 1 },
  W15: { 关注: 1, 警示: 3 },
  W16: { 关注: 1 },
  'W17.sued': { 警示: 1 },
  'W17.grave': { 危险: 1 },
  W18: { 警示: 1 },
  'W19.drop': { 关注: 1, 警示: 2 },
  'W19.lowest': { 危险: 1 },
  'W20.nextRating': { 关注: 30, 警示: -1, 危险: -31 },
  'W20.validity': { 关注: 30, 警示: -1, 危险: -31 },
  'W20.credit': { 关注: 30, 警示: -1, 危险: -31 },
  'W20.adjustment': { 关注: 30 },
  W22: { 关注: 3 },
  'W22.new': { 警示: 3 },
};
