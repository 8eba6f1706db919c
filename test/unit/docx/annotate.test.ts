import { describe, expect, it } from 'vitest';
import { annotate, compileTemplate, type TemplateProblem } from '../../../src/docx/index.ts';
import { conformanceErrors } from '../../support/validator.ts';
import { makeDocument, p, partText, row, run, type TestDocument, table } from './behaviour/documents.ts';

/** The comments of an annotated copy: the text of the paragraph each stands at, and what it says. */
function commentsOf(document: TestDocument): {
  readonly at: string[];
  readonly says: string[];
  readonly bytes: Uint8Array;
} {
  const source = makeDocument(document);
  const bytes = annotate(source, compileTemplate(source).problems);
  const xml = partText(bytes);
  const text = (markup: string): string => markup.replace(/<[^>]*>/g, '');
  const comments = [
    ...partText(bytes, 'word/comments-1.xml').matchAll(/<w:comment [^>]*w:id="(\d+)".*?<\/w:comment>/gs),
  ];
  return {
    at: comments.map(([, id]) =>
      text(
        new RegExp(
          `<w:commentRangeStart [^>]*w:id="${id}"/>(.*?)<w:commentRangeEnd [^>]*w:id="${id}"/>`,
          's',
        ).exec(xml)?.[1] ?? 'nowhere',
      ),
    ),
    says: comments.map(([markup]) => text(markup)),
    bytes,
  };
}

describe('annotate', () => {
  it('writes each problem at its paragraph with its repair, several at one too; the copy conforms', async () => {
    const { at, says, bytes } = commentsOf({
      body: p('前言') + p('共{{总价元，{{大写 总价}}') + table(row('甲', '{{#if 乙}}')) + p(''),
    });
    expect(at).toEqual(['共{{总价元，{{大写 总价}}', '共{{总价元，{{大写 总价}}', '{{#if 乙}}']);
    expect(says[0]).toContain('没有写完');
    expect(says[0]).toContain('补上 }}');
    expect(await conformanceErrors({ bytes, extension: 'docx' })).toEqual([]);
  });

  it('counts paragraphs as they are once tracked changes are accepted, and leaves the changes in', () => {
    const gone = `<w:tr><w:trPr><w:del w:id="2" w:author="a"/></w:trPr><w:tc>${p('删')}</w:tc></w:tr>`;
    const { at, bytes } = commentsOf({
      body:
        `<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="a"/></w:rPr></w:pPr>${run('甲')}</w:p>${p('乙')}` +
        `<w:tbl>${gone}${row('{{}}')}</w:tbl>${p('{{a')}`,
    });
    expect(at).toEqual(['乙', '{{}}', '{{a']);
    expect(partText(bytes)).toContain('<w:trPr><w:del ');
  });

  it('puts what stands in headers at the beginning, with its place', () => {
    const { at, says } = commentsOf({ body: p('正文'), header: p('{{}}') });
    expect(at).toEqual(['正文']);
    expect(says[0]).toMatch(/^页眉第 1 段/);
  });

  it('adds to comments that are there, with ids of their own', () => {
    const source = makeDocument({ body: p('{{}}') });
    const problem = compileTemplate(source).problems[0] as TemplateProblem;
    const twice = annotate(annotate(source, [problem]), [problem]);
    expect(partText(twice, 'word/comments-1.xml').match(/w:id="\d+"/g)).toEqual(['w:id="0"', 'w:id="1"']);
  });

  it('changes nothing where there is no problem', () => {
    const source = makeDocument({ body: p('{{a}}') });
    expect(annotate(source, [])).toEqual(source);
  });
});
