import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileTemplate } from '../../../../src/docx/index.ts';
import type { DocumentPreview, PreviewBlock, PreviewTable } from '../../../../src/docx/preview/model.ts';
import { previewDocument } from '../../../../src/docx/preview/preview.ts';
import { bytesOf, partText } from '../behaviour/documents.ts';

/** All text of the blocks, labels left out: they stand in no part. */
function textIn(blocks: readonly PreviewBlock[]): string {
  return blocks
    .map((block) => {
      if (block.kind === 'break') return '';
      if (block.kind === 'paragraph') return block.runs.map(({ text }) => text).join('');
      return block.rows.flatMap(({ cells }) => cells.map((cell) => textIn(cell.blocks))).join('');
    })
    .join('');
}

/** The character data of `w:t`, in order. */
function textOfPart(xml: string): string {
  const texts = [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((match) => match[1]!);
  return texts.join('').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

const labels = ({ body }: DocumentPreview): string[] =>
  body.flatMap((block) => (block.kind === 'paragraph' && block.label ? [block.label] : []));
const tables = ({ body }: DocumentPreview): PreviewTable[] => body.filter((block) => block.kind === 'table');

const filled = (name: string): Uint8Array => {
  const description = JSON.parse(readFileSync(`templates/contracts/${name}.json`, 'utf8'));
  const template = compileTemplate(readFileSync(`templates/contracts/${name}.docx`));
  return bytesOf(template.render(description.sample, { optional: description.optional }));
};

describe.each([
  ['T1-药品购销合同', 14, [2, 9, 3], ['药品购销合同']],
  ['T5-质量保证协议', 9, [2, 3], ['质量保证协议']],
])('%s', (name, articles, columns, title) => {
  const bytes = filled(name);
  const preview = previewDocument(bytes);

  test('shows all text of the document, in its order', () => {
    const expected = textOfPart(partText(bytes));
    expect(expected.length).toBeGreaterThan(1000);
    expect(textIn(preview.body)).toBe(expected);
    expect(preview.leftOut).toEqual([]);
  });

  test('shows header and footer of the first page once', () => {
    expect(textIn(preview.header)).toContain('本模板仅供参考');
    expect(textIn(preview.footer)).toBe('第 – 页　共 – 页');
  });

  test('numbers articles and clauses as Word does: clauses start over in each article', () => {
    const all = labels(preview).map((label) => label.trim());
    const chapters = all.join(' ').split(/(?=第[一二三四五六七八九十]+条)/);
    expect(chapters).toHaveLength(articles);
    expect(chapters.at(-1)).toMatch(articles === 14 ? /^第十四条/ : /^第九条/);
    for (const chapter of chapters) expect(chapter).toMatch(/^第[一二三四五六七八九十]+条(?: 1\.| |$)/);
  });

  test('headings, and tables with their columns', () => {
    const headings = preview.body.filter((block) => block.kind === 'paragraph' && block.level === 1);
    expect(headings.map((block) => textIn([block]))).toEqual(title);
    expect(tables(preview).map(({ widths }) => widths.length)).toEqual(columns);
    expect(tables(preview).map(({ hasBorders }) => hasBorders)).toEqual(columns.map((_, i) => i > 0));
  });
});
