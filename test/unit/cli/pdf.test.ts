import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { makePdfs } from '../../../src/cli/pdf.ts';

const folder = mkdtempSync(join(tmpdir(), 'pdf-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.unstubAllEnvs());

/** A program that stands in for LibreOffice: it copies what it is to convert, and fails at files called 坏. */
function fakeOffice(): void {
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  const script = `#!/bin/sh
while [ "$1" != "--outdir" ]; do shift; done
out=$2; shift 2
for file in "$@"; do case "$file" in *坏*) ;; *) cp "$file" "$out/$(basename "$file" .docx).pdf" ;; esac; done
`;
  writeFileSync(join(bin, 'soffice'), script, { mode: 0o755 });
  vi.stubEnv('PATH', `${bin}:${process.env.PATH}`);
}

function documents(into: string, ...names: string[]): string[] {
  const place = join(folder, into);
  mkdirSync(place);
  return names.map((name) => {
    writeFileSync(join(place, name), name);
    return join(place, name);
  });
}

it('puts each PDF beside its document and names the one that could not be made', () => {
  fakeOffice();
  const files = documents('a', '一.docx', '坏.docx', '二.docx');
  const done: string[] = [];
  const problems = makePdfs(files, join(folder, 'a'), (file, pdf) =>
    done.push(`${basename(file)} ${basename(pdf)}`),
  );
  expect(done).toEqual(['一.docx 一.pdf', '二.docx 二.pdf']);
  expect(problems).toMatchObject([{ code: 'pdf-failed', message: expect.stringContaining('坏.docx') }]);
  expect(readdirSync(join(folder, 'a')).sort()).toEqual(
    ['一.docx', '一.pdf', '二.docx', '二.pdf', '坏.docx'].sort(),
  );
});

it('leaves a PDF that stands there as it is', () => {
  fakeOffice();
  const [file = ''] = documents('b', '一.docx');
  const pdf = join(folder, 'b', '一.pdf');
  copyFileSync(file, pdf);
  writeFileSync(pdf, 'signed');
  expect(makePdfs([file], join(folder, 'b'), () => {})).toEqual([]);
  expect(readFileSync(pdf, 'utf8')).toBe('signed');
});

it('says when there is no LibreOffice', () => {
  vi.stubEnv('PATH', join(folder, 'nowhere'));
  const files = documents('c', '一.docx');
  expect(makePdfs(files, join(folder, 'c'), () => {})).toMatchObject([
    { code: 'pdf-no-office', severity: 'error' },
  ]);
  expect(makePdfs([], join(folder, 'c'), () => {})).toEqual([]);
});
