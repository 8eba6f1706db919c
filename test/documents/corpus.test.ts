import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { checkDocument, compileTemplate } from '../../src/docx/index.ts';
import { convert, libreOfficeMissing, pdfText } from '../support/libreoffice.ts';
import { data, templates } from '../unit/docx/behaviour/arbitrary.ts';
import { makeDocument, partText, textOf } from '../unit/docx/behaviour/documents.ts';
import { corpus } from './corpus.ts';

/** Documents of every kind that other engines get wrong: filled as they should be, sound, and opened by LibreOffice. */
const folder = mkdtempSync(join(tmpdir(), 'corpus-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function make(each: (typeof corpus)[number]) {
  const source = typeof each.document === 'string' ? { body: each.document } : each.document;
  return compileTemplate(makeDocument(source)).render(each.data ?? {}, { missing: each.missing ?? 'error' });
}

describe('the corpus', () => {
  it.each(corpus.map((each) => [each.name, each] as const))('%s', (_, each) => {
    const result = make(each);
    if ('problems' in result) {
      const errors = result.problems.filter(({ severity }) => severity === 'error');
      expect(errors.map(({ code }) => code)).toEqual(each.refused);
      return;
    }
    expect(each.refused).toBeUndefined();
    expect(checkDocument(result.bytes).map(({ code }) => code)).toEqual(each.noted ?? []);
    const xml = partText(result.bytes)
      .replaceAll('<w:br w:type="page"/>', '\u000c')
      .replace(/<w:drawing>.*?<\/w:drawing>/g, '');
    if (each.text !== undefined) expect(textOf(xml)).toBe(each.text);
  });
});

const missing = libreOfficeMissing();
describe.skipIf(missing)(`opened by LibreOffice${missing ? ` (${missing})` : ''}`, () => {
  it('every one has its pages, and so have documents of the fuzzer', async () => {
    const expected = new Map<string, number | undefined>();
    const write = (name: string, bytes: Uint8Array, pages: number | undefined): void => {
      writeFileSync(join(folder, `${name}.docx`), bytes);
      expected.set(name, pages);
    };
    for (const [index, each] of corpus.entries()) {
      const result = make(each);
      if ('bytes' in result) write(`corpus-${index}`, result.bytes, each.pages ?? 1);
    }
    // The same ones every time: what is opened here is a sample, the fuzzer itself looks for new ones.
    const samples = fc.sample(fc.tuple(templates, data), { numRuns: 60, seed: 5 });
    for (const [index, [document, values]] of samples.entries()) {
      const result = compileTemplate(makeDocument(document)).render(values, { missing: 'mark' });
      if ('bytes' in result) write(`fuzz-${index}`, result.bytes, undefined);
    }
    expect([...expected.keys()].filter((name) => name.startsWith('fuzz')).length).toBeGreaterThan(4);

    const files = [...expected.keys()].map((name) => join(folder, `${name}.docx`));
    await convert(files, 'pdf', folder, { timeout: 280_000 });
    const pages = new Map<string, number>();
    for (const name of expected.keys())
      pages.set(name, (await pdfText(join(folder, `${name}.pdf`))).split('\u000c').length - 1);
    expect(
      [...pages].filter(([name, count]) => count !== (expected.get(name) ?? count) || count < 1),
    ).toEqual([]);
  }, 300_000);
});
