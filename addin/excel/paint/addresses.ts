import { parseCellName } from '../../../src/xlsx/package/reference.ts';

/** Row and column (from 1) of the first cell of an address such as `'客户登记'!A3:F4`. */
export function cellAt(address: string): { row: number; column: number } {
  const [first = ''] = address.slice(address.lastIndexOf('!') + 1).split(':');
  const cell = parseCellName(first);
  if (!cell) throw new RangeError(`not a cell: ${address}`);
  return cell;
}
