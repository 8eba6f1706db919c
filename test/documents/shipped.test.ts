import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { buildBook } from '../../templates/build/book.ts';

it('the shipped blank book is what the definitions draw (npm run templates)', async () => {
  const shipped = readFileSync('templates/book/空白客户台账.xlsx');
  expect(Buffer.compare(shipped, await buildBook())).toBe(0);
});
