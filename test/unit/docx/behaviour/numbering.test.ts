import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../../../src/docx/index.ts';
import { conformanceErrors } from '../../../support/validator.ts';
import { makeDocument, p, partText, render, run, type TestDocument, templateProblems } from './documents.ts';

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const ns = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const level = (at: number, text: string, style = ''): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="${at + 1}"/><w:numFmt w:val="decimal"/>${style ? `<w:pStyle w:val="${style}"/>` : ''}<w:lvlText w:val="${text}"/></w:lvl>`;
const numbering = `<w:numbering ${ns}><w:abstractNum w:abstractNumId="4">${level(0, '%1.')}${level(1, '%1.%2', 'Sub')}</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num><w:numIdMacAtCleanup w:val="7"/></w:numbering>`;
const styles = `<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>`;
const item = (text: string): string =>
  p(run(text), '<w:keepNext/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr><w:jc w:val="left"/>');

function withLists(body: string): TestDocument {
  const known = partText(makeDocument({ body: '', styles }), '[Content_Types].xml');
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return {
    body,
    styles,
    parts: {
      'word/numbering.xml': numbering,
      'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s" Type="${office}/styles" Target="styles.xml"/><Relationship Id="n" Type="${office}/numbering" Target="numbering.xml"/></Relationships>`,
      '[Content_Types].xml': known.replace(
        '</Types>',
        `<Override PartName="/word/numbering.xml" ContentType="${word}.numbering+xml"/></Types>`,
      ),
    },
  };
}

const idsOf = (xml: string): string[] =>
  [...xml.matchAll(/<w:numId w:val="(\d+)"/g)].map(([, id]) => id ?? '');
const groups = {
  组: [
    { 名: '甲', 项: [1, 2] },
    { 名: '乙', 项: [3] },
  ],
};

describe('{{重新编号}}', () => {
  const body =
    item('前') +
    p('{{#each 组}}{{重新编号}}') +
    p('{{名}}') +
    item('{{#each 项}}{{this}}{{/each}}') +
    p(run('小项'), '<w:pStyle w:val="Sub"/>') +
    p('{{/each}}') +
    item('后');

  it('gives every turn lists of its own that count from the start; those outside go on', async () => {
    const { xml, text, bytes } = render(withLists(body), groups);
    expect(text).toBe('前¶甲¶1¶2¶小项¶乙¶3¶小项¶后¶');
    expect(idsOf(xml)).toEqual(['7', '8', '8', '8', '9', '9', '7']);
    expect(xml).toContain('<w:keepNext/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="8"/></w:numPr><w:jc ');
    expect(xml).toContain('<w:pStyle w:val="Sub"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="8"/>');
    const lists = partText(bytes, 'word/numbering.xml');
    // Of a definition of their own: lists of one definition go on counting each other.
    expect(lists).toMatch(
      /<w:abstractNum w:abstractNumId="6">.*<w:num w:numId="9"><w:abstractNumId w:val="6"\/><\/w:num><w:numIdMacAtCleanup/s,
    );
    expect(lists.match(/<w:pStyle /g)).toHaveLength(1);
    expect(checkDocument(bytes)).toEqual([]);
    expect(await conformanceErrors({ bytes, extension: 'docx' })).toEqual([]);
  });

  it('is the same document for the same data, and leaves a document without turns as it was', () => {
    expect(render(withLists(body), groups).bytes).toEqual(render(withLists(body), groups).bytes);
    expect(partText(render(withLists(body), { 组: [] }).bytes, 'word/numbering.xml')).toBe(numbering);
  });

  it('does nothing where there are no lists, and is refused outside of loops', () => {
    expect(render(p('{{#each 组}}{{重新编号}}{{名}}{{/each}}'), groups).text).toBe('甲乙¶');
    expect(templateProblems(p('{{重新编号}}'))).toMatchObject([{ code: 'restart-outside-loop' }]);
  });
});
