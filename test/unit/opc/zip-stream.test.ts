import { expect, it } from 'vitest';
import { storedEntry, writeZip } from '../../../src/opc/zip.ts';
import { zipStream } from '../../../src/opc/zip-stream.ts';

it('passes on each entry at once, and gives the archive that would have been written in one piece', () => {
  const entries = ['一.docx', '二.docx'].map((name) => storedEntry(name, new TextEncoder().encode(name)));
  const pieces: Uint8Array[] = [];
  const stream = zipStream((bytes) => pieces.push(bytes));
  for (const [index, entry] of entries.entries()) {
    stream.add(entry);
    expect(pieces).toHaveLength(2 * (index + 1));
  }
  stream.finish();
  expect(new Uint8Array(Buffer.concat(pieces))).toEqual(writeZip(entries));
});

it('refuses more entries than the directory can count', () => {
  const stream = zipStream(() => undefined);
  const entry = storedEntry('a', new Uint8Array());
  for (let i = 0; i < 0xfffe; i++) stream.add(entry);
  expect(() => stream.add(entry)).toThrow('装不下了');
});
