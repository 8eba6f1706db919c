import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { contractNumbers } from '../../../src/contract/numbering.ts';
import { numberTypes } from '../../../src/contract/template.ts';
import type { CellValue } from '../../../src/ledger/value.ts';
import { day } from '../../support/ledger.ts';

const sale = { companyCode: 'HX', type: 'XS', signedOn: day('2026-11-23') } as const;

describe('contract numbers', () => {
  it.each([
    ['an empty book starts at 1', [], 'HX-XS-202611-0001'],
    ['follows the highest', ['HX-XS-202611-0001', 'HX-XS-202611-0007'], 'HX-XS-202611-0008'],
    ['leaves a gap open', ['HX-XS-202611-0003'], 'HX-XS-202611-0004'],
    ['a supplement holds its number', ['HX-XS-202611-0005-B01'], 'HX-XS-202611-0006'],
    ['small and full-width letters are the same number', ['ｈｘ-xs-202611-０００４ '], 'HX-XS-202611-0005'],
    [
      'other month, kind and company',
      ['HX-XS-202610-0009', 'HX-CG-202611-0009', 'HD-XS-202611-0009'],
      'HX-XS-202611-0001',
    ],
    ['foreign numbers are passed over', ['2026-17', '', null, 12, 'HX-XS-202611'], 'HX-XS-202611-0001'],
    ['beyond 9999 it grows', ['HX-XS-202611-9999'], 'HX-XS-202611-10000'],
  ] as [string, CellValue[], string][])('%s', (_, taken, expected) => {
    expect(contractNumbers(taken)(sale)).toBe(expected);
  });

  test('one after another', () => {
    const next = contractNumbers([]);
    expect([next(sale), next({ ...sale, type: 'ZB' }), next(sale)]).toEqual([
      'HX-XS-202611-0001',
      'HX-ZB-202611-0001',
      'HX-XS-202611-0002',
    ]);
  });

  test('no number is ever given twice', () => {
    const contract = fc.record({
      companyCode: fc.constantFrom('HX', 'hx', 'HD'),
      type: fc.constantFrom(...numberTypes),
      signedOn: fc.integer({ min: day('2026-10-01'), max: day('2026-12-31') }),
    });
    fc.assert(
      fc.property(fc.array(contract), fc.array(contract), (earlier, later) => {
        const register = earlier.map(contractNumbers([]));
        const given = later.map(contractNumbers(register));
        expect(new Set([...register, ...given]).size).toBe(register.length + given.length);
      }),
    );
  });
});
