import { describe, expect, it } from 'vitest';
import { compileTemplate } from '../../../src/docx/index.ts';
import { ProblemError } from '../../../src/ledger/problem.ts';
import { documentLimits } from '../../../src/opc/limits.ts';
import { deflateEntry, readZip, writeZip, type ZipEntry } from '../../../src/opc/zip.ts';
import { makeDocument, p } from './behaviour/documents.ts';

const sound = readZip(makeDocument({ body: p('{{甲}}') }), documentLimits);
const MiB = 1 << 20;

/** An entry that says it inflates to so many bytes. */
const claiming = (name: string, size: number, packed = 10): ZipEntry => ({
  name,
  method: 8,
  crc: 0,
  size,
  data: new Uint8Array(packed),
});

function refusalOf(entries: readonly ZipEntry[]): { code: string; message: string } {
  try {
    compileTemplate(writeZip(entries));
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  return { code: 'none', message: '' };
}

describe('a package beyond a limit is refused before anything is inflated', () => {
  it.each<[string, readonly ZipEntry[], RegExp]>([
    ['one part', [claiming('word/media/a.bin', 65 * MiB, MiB)], /word\/media\/a\.bin 展开后有 65 MiB/],
    [
      'all parts together',
      Array.from({ length: 5 }, (_, i) => claiming(`word/media/${i}.bin`, 60 * MiB, MiB)),
      /全部部件展开后超过/,
    ],
    ['how far a part inflates', [claiming('word/media/a.bin', 2 * MiB, 100)], /压缩比异常/],
    [
      'the number of parts',
      Array.from({ length: 5001 }, (_, i) => claiming(`word/media/${i}.bin`, 1)),
      /个部件/,
    ],
  ])('%s', (_, more, words) => {
    const refusal = refusalOf([...sound, ...more]);
    expect(refusal.code).toBe('package-too-large');
    expect(refusal.message).toMatch(words);
  });

  it('and one that says less than it holds, as damaged', () => {
    const bomb = deflateEntry('word/document.xml', new Uint8Array(20 * MiB), 9);
    const entries = sound.map((entry) => (entry.name === bomb.name ? { ...bomb, size: 1000 } : entry));
    expect(refusalOf(entries).code).toBe('package-corrupt');
  });
});
