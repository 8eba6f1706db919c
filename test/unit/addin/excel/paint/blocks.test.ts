import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksOf } from '../../../../../addin/excel/paint/blocks.ts';
import { rangeName } from '../../../../../src/xlsx/package/reference.ts';

const blocks = (...rows: string[]) =>
  blocksOf(
    rows.map((row) => [...row].map((letter) => (letter === '.' ? undefined : letter))),
    (letter) => letter,
  ).map((block) => `${block.value} ${rangeName(block)}`);

describe('blocks of equal cells', () => {
  it.each([
    [['aaa', 'aaa'], ['a A1:C2']],
    [['aab'], ['a A1:B1', 'b C1']],
    [
      ['ab', 'ab', 'bb'],
      ['a A1:A2', 'b B1:B2', 'b A3:B3'],
    ],
    [
      ['a.a', 'a.a'],
      ['a A1:A2', 'a C1:C2'],
    ],
    [
      ['aa', '..', 'aa'],
      ['a A1:B1', 'a A3:B3'],
    ],
    [['...'], []],
    [[], []],
  ])('%j', (rows, expected) => {
    expect(blocks(...rows)).toEqual(expected);
  });

  it('cover every cell that has a value exactly once', () => {
    const cell = fc.constantFrom('a', 'b', undefined);
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 6 }), (grid) => {
        const seen = grid.map((row) => row.map((): string[] => []));
        for (const { top, left, bottom, right, value } of blocksOf(grid, (letter) => letter))
          for (let row = top; row <= bottom; row++)
            for (let column = left; column <= right; column++) seen[row - 1]![column - 1]!.push(value);
        expect(seen).toEqual(grid.map((row) => row.map((value) => (value === undefined ? [] : [value]))));
      }),
    );
  });
});
