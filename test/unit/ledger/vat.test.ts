import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { vatOfLine, vatTotals } from '../../../src/ledger/vat.ts';

describe('VAT of a line', () => {
  test.each([
    [23.8, 300, 0.13, 7_140_00, 6_318_58, 821_42],
    [15.67, 37, 0.13, 579_79, 513_09, 66_70],
    [120.5, 8, 0.09, 964_00, 884_40, 79_60],
    [9.99, 1, 0.03, 9_99, 9_70, 29],
    [1.005, 1, 0, 1_01, 1_01, 0],
    [-1.005, 1, 0, -1_01, -1_01, 0],
    [0.000001, 5000, 0.13, 1, 1, 0],
    [1e-6, 4999, 0.13, 0, 0, 0],
    [15.670000000000002, 37, 0.13, 579_79, 513_09, 66_70],
    [8.5, -3, 0.13, -25_50, -22_57, -2_93],
    [33.333333, 0.3333, 0.06, 11_11, 10_48, 63],
  ])('%d × %d at %d', (price, quantity, rate, gross, net, tax) => {
    expect(vatOfLine({ price, quantity, rate })).toEqual({ gross, net, tax });
  });

  test.each([
    { price: 1.0000001, quantity: 1, rate: 0.13 },
    { price: 1, quantity: 0.00001, rate: 0.13 },
    { price: 1, quantity: 1, rate: 1.3 },
    { price: 1, quantity: 1, rate: -0.13 },
    { price: Number.POSITIVE_INFINITY, quantity: 1, rate: 0.13 },
    { price: 1e12, quantity: 1e6, rate: 0.13 },
  ])('%j is refused', (line) => {
    expect(() => vatOfLine(line)).toThrow(RangeError);
  });

  test('totals are sums of lines', () => {
    const lines = [
      vatOfLine({ price: 0.05, quantity: 0.3, rate: 0.13 }),
      vatOfLine({ price: 0.05, quantity: 0.3, rate: 0.13 }),
    ];
    expect(vatTotals(lines)).toEqual({ gross: 4, net: 4, tax: 0 });
    expect(vatTotals([])).toEqual({ gross: 0, net: 0, tax: 0 });
  });

  test('net and tax always add up to gross, and gross is the exact product rounded', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999_999_999 }),
        fc.integer({ min: 0, max: 99_999_999 }),
        fc.constantFrom(0, 1, 3, 6, 9, 13),
        (micro, tenThousandths, percent) => {
          const line = vatOfLine({ price: micro / 1e6, quantity: tenThousandths / 1e4, rate: percent / 100 });
          expect(line.net + line.tax).toBe(line.gross);
          const exact = BigInt(micro) * BigInt(tenThousandths);
          const distance = exact - BigInt(line.gross) * 10n ** 8n;
          expect(distance >= -(10n ** 8n) / 2n && distance < 10n ** 8n / 2n).toBe(true);
        },
      ),
    );
  });
});
