import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { compileTemplate } from '../../src/docx/index.ts';
import type { PreviewBlock } from '../../src/docx/preview/model.ts';
import { previewDocument } from '../../src/docx/preview/preview.ts';
import { convert, libreOfficeMissing } from '../support/libreoffice.ts';

const folder = mkdtempSync(join(tmpdir(), 'preview-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function lines(blocks: readonly PreviewBlock[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'break') return [];
    if (block.kind === 'table')
      return block.rows.flatMap(({ cells }) => cells.flatMap((cell) => lines(cell.blocks)));
    return [(block.label ?? '') + block.runs.map(({ text }) => text).join('')];
  });
}

const shown = (text: readonly string[]): string[] =>
  text.map((line) => line.replace(/\s|\ufeff/g, '')).filter(Boolean);

const missing = libreOfficeMissing();
describe.skipIf(missing)(`beside LibreOffice${missing ? ` (${missing})` : ''}`, () => {
  it.each(['T1-药品购销合同', 'T5-质量保证协议'])(
    '%s: every paragraph with its number, in the same order',
    async (name) => {
      const description = JSON.parse(readFileSync(`templates/contracts/${name}.json`, 'utf8'));
      const template = compileTemplate(readFileSync(`templates/contracts/${name}.docx`));
      const result = template.render(description.sample, { optional: description.optional });
      if ('problems' in result) throw new Error(result.problems[0]?.message);
      const file = join(folder, `${name}.docx`);
      writeFileSync(file, result.bytes);
      const [text] = await convert(file, 'txt:Text (encoded):UTF8', folder);
      const expected = shown(readFileSync(text!, 'utf8').split('\n'));
      expect(expected.length).toBeGreaterThan(50);
      expect(shown(lines(previewDocument(result.bytes).body))).toEqual(expected);
    },
    120_000,
  );
});
