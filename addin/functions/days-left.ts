import { readDate } from '../../src/import/date.ts';
import { FunctionError } from './function-error.ts';
import type { FunctionArgument } from './registry.ts';

/**
 * Days from a day to the last valid day (domain.md §5.4): 0 is the last day itself, −1 expired yesterday.
 * `长期` has no end and stays as it is; nothing for an empty cell.
 */
export function daysLeft(lastDay: FunctionArgument, asOf: FunctionArgument, today: number): number | string {
  if (lastDay === null || lastDay === undefined || lastDay === '') return '';
  if (typeof lastDay === 'string' && lastDay.trim() === '长期') return '长期';
  const from = asOf === null || asOf === undefined || asOf === '' ? today : dayOf(asOf);
  return dayOf(lastDay) - from;
}

function dayOf(value: FunctionArgument): number {
  const reading =
    typeof value === 'number' || typeof value === 'string'
      ? readDate(value)
      : ({ kind: 'unreadable' } as const);
  if (reading.kind === 'date') return reading.serial;
  throw new FunctionError(
    reading.kind === 'impossible'
      ? { 'zh-CN': '没有这一天。', 'en-US': 'There is no such day.' }
      : {
          'zh-CN': '日期认不出来，请写成 2026-11-23。',
          'en-US': 'The date cannot be read; write 2026-11-23.',
        },
  );
}
