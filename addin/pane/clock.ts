import { serialOf } from '../../src/ledger/calendar.ts';
import type { Clock } from '../book/state.ts';

/** The time of this machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(milliseconds, call) {
    const timer = setTimeout(call, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Serial number of today, as the clock on the wall of the user's country says. */
export function today(): number {
  const now = new Date(systemClock.now());
  return serialOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
}
