import { describe, expect, test } from 'vitest';
import { ProblemError } from '../../../src/ledger/problem.ts';
import { workbookLimits } from '../../../src/opc/limits.ts';
import { deflateEntry, writeZip } from '../../../src/opc/zip.ts';
import { openWorkbook } from '../../../src/xlsx/package/index.ts';
import { refusalOf, rowsOf } from './support/outcomes.ts';
import { main, smallBook, zipOf } from './support/parts.ts';

/** Text that does not compress, so that a part of repetitions stays below the limit of the ratio. */
function noise(length: number): string {
  let seed = 1;
  const letters = Array.from({ length }, () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return (seed >>> 24).toString(36);
  });
  return `<!--${letters.join('')}-->`;
}

const book = smallBook({ sheetData: '<row r="1"><c r="A1"><v>7</v></c></row>' });
const good = zipOf(book);

describe('small files that unfold into large ones', () => {
  test.each<[string, () => Uint8Array, Partial<typeof workbookLimits>]>([
    ['ratio of one part', () => zipOf({ ...book, 'xl/media/a.bin': new Uint8Array(2_000_000) }), {}],
    ['size of one part', () => good, { partBytes: 100 }],
    ['size of all parts', () => good, { totalBytes: 500 }],
    ['number of parts', () => good, { entries: 3 }],
    ['size of the file', () => good, { fileBytes: 100 }],
  ])('%s is refused before anything is inflated', (_, bytes, limits) => {
    expect(refusalOf(() => openWorkbook(bytes(), { ...workbookLimits, ...limits }))).toBe(
      'package-too-large',
    );
  });

  test('a part that says it is small and is not', () => {
    const entries = Object.entries(book).map(([name, text]) => deflateEntry(name, text));
    const lying = entries.map((entry) =>
      entry.name.endsWith('sheet1.xml') ? { ...entry, size: 10 } : entry,
    );
    expect(refusalOf(() => rowsOf(writeZip(lying)))).toBe('package-corrupt');
  });

  test('more elements than a small part can have', () => {
    const xml = `<styleSheet xmlns="${main}">${noise(30_000)}<cellXfs>${'<xf/>'.repeat(1_000_001)}</cellXfs></styleSheet>`;
    expect(refusalOf(() => openWorkbook(zipOf({ ...book, 'xl/styles.xml': xml })))).toBe('package-corrupt');
  });

  test('more cells than a row has columns', () => {
    const cells = (count: number) =>
      zipOf(smallBook({ sheetData: `<row r="1">${'<c/>'.repeat(count)}</row>` }));
    expect(rowsOf(cells(16_384))[0]?.cells).toHaveLength(16_384);
    const same = smallBook({ sheetData: `<row r="1">${'<c r="A1"/>'.repeat(16_385)}</row>` });
    expect(refusalOf(() => rowsOf(zipOf(same)))).toBe('package-corrupt');
  });
});

describe('files of other kinds', () => {
  const compound = (stream: string): Uint8Array => {
    const bytes = new Uint8Array(4096);
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    bytes.set(
      [...stream].flatMap((letter) => [letter.charCodeAt(0), 0]),
      1024,
    );
    return bytes;
  };
  const binary = {
    ...book,
    '_rels/.rels': (book['_rels/.rels'] ?? '').replace('workbook.xml', 'workbook.bin'),
    'xl/workbook.bin': 'x',
  };

  test.each<[string, Uint8Array, RegExp, RegExp]>([
    ['a password', compound('EncryptedPackage'), /打开密码/, /取消打开密码/],
    ['the old .xls', compound('Workbook'), /旧格式/, /另存/],
    ['.xlsb', zipOf(binary), /二进制工作簿/, /另存为 \.xlsx/],
    ['half a file', good.subarray(0, good.length / 2), /已损坏/, /另存/],
    ['any bytes', Uint8Array.from({ length: 3000 }, (_, i) => (i * 73) % 256), /已损坏/, /另存/],
    ['a Word document', zipOf({ 'word/document.xml': '<w/>' }), /不是 Excel 工作簿/, /请选择/],
  ])('%s is named in a sentence that says what to do', (_, bytes, message, repair) => {
    let refused: unknown;
    try {
      openWorkbook(bytes);
    } catch (error) {
      refused = error;
    }
    expect(refused).toBeInstanceOf(ProblemError);
    const problem = refused instanceof ProblemError ? refused.problem : undefined;
    expect(problem?.message).toMatch(message);
    expect(problem?.message).toMatch(/。$/);
    expect(problem?.repair).toMatch(repair);
  });
});
