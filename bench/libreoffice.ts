import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { padEmptyTables } from '../src/book/read.ts';
import { writeLedger } from '../src/book/write.ts';
import type { Ledger } from '../src/ledger/data.ts';
import { openWorkbook } from '../src/xlsx/package/index.ts';
import { convert } from '../test/support/libreoffice.ts';

/**
 * Milliseconds LibreOffice takes to work a calculated book out again: a conversion that computes every formula less
 * one that trusts the results in the file, so that start, reading and writing do not count.
 */
export async function recalculationTime(ledger: Ledger): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-libreoffice-'));
  try {
    padEmptyTables(ledger);
    const blank = openWorkbook(readFileSync(new URL('../templates/book/空白客户台账.xlsx', import.meta.url)));
    const file = join(folder, 'book.xlsx');
    writeFileSync(file, writeLedger(blank, ledger, { inputs: true, fixedAsOf: true }).toBytes());
    const convertIn = async (hardRecalculate: boolean): Promise<number> => {
      const start = performance.now();
      await convert(file, 'xlsx', join(folder, 'out'), { hardRecalculate, timeout: 1_200_000 });
      return performance.now() - start;
    };
    const reading = await convertIn(false);
    return (await convertIn(true)) - reading;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
