import { describe, expect, it, test } from 'vitest';
import type { PreviewBlock, PreviewParagraph } from '../../../../src/docx/preview/model.ts';
import { numberText } from '../../../../src/docx/preview/number-text.ts';
import { previewDocument } from '../../../../src/docx/preview/preview.ts';
import { makeDocument, p, run, type TestDocument, table } from '../behaviour/documents.ts';

const body = (document: TestDocument): readonly PreviewBlock[] =>
  previewDocument(makeDocument(document)).body;
const paragraphs = (document: TestDocument): PreviewParagraph[] =>
  body(document).filter((block) => block.kind === 'paragraph');
const textOf = ({ label = '', runs }: PreviewParagraph): string =>
  label + runs.map(({ text }) => text).join('');

const numbering = (levels: string, nums = ''): TestDocument['parts'] => ({
  'word/numbering.xml': `<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="7">${levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>${nums}</w:numbering>`,
  '[Content_Types].xml':
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/></Types>',
});
const level = (at: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:suff w:val="nothing"/><w:lvlText w:val="${text}"/></w:lvl>`;
const item = (text: string, at = 0, list = 1): string =>
  p(text, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`);

describe('numbers of lists', () => {
  it.each([
    ['decimal', 12, '12'],
    ['chineseCountingThousand', 10, '十'],
    ['chineseCountingThousand', 15, '十五'],
    ['chineseCountingThousand', 20, '二十'],
    ['chineseCountingThousand', 105, '一百零五'],
    ['chineseCountingThousand', 110, '一百一十'],
    ['chineseCountingThousand', 1001, '一千零一'],
    ['lowerLetter', 27, 'aa'],
    ['upperRoman', 1994, 'MCMXCIV'],
    ['decimalEnclosedCircle', 3, '③'],
    ['decimalZero', 7, '07'],
    ['decimalFullWidth', 12, '１２'],
    ['ideographTraditional', 2, '乙'],
    ['none', 2, ''],
    ['aFormatNobodyKnows', 4, '4'],
  ])('%s %d → %s', (format, n, text) => {
    expect(numberText(n, format)).toBe(text);
  });

  test('deeper levels start over, and name the levels above', () => {
    const parts = numbering(level(0, 'decimal', '%1、') + level(1, 'lowerLetter', '%1.%2 '));
    const text = paragraphs({
      body: item('a') + item('b', 1) + item('c', 1) + p('between') + item('d') + item('e', 1),
      parts: parts!,
    }).map(textOf);
    expect(text).toEqual(['1、a', '1.a b', '1.b c', 'between', '2、d', '2.a e']);
  });

  test('take the format of the paragraph, not of its first words', () => {
    const bold = (own: string, words: string): string =>
      p(run('a', words), `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>${own}`);
    const [words, mark] = paragraphs({
      body: bold('', '<w:b/>') + bold('<w:rPr><w:b/></w:rPr>', ''),
      parts: numbering(level(0, 'decimal', '%1.'))!,
    });
    expect([words?.isLabelBold, mark?.isLabelBold]).toEqual([false, true]);
  });

  test('another list over the same definition goes on, unless it starts over', () => {
    const nums =
      '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>';
    const text = paragraphs({
      body: item('a') + item('b', 0, 2) + item('c', 0, 3) + item('d', 0, 3) + item('e', 0, 9),
      parts: numbering(level(0, 'decimal', '%1.'), nums)!,
    }).map(textOf);
    expect(text).toEqual(['1.a', '2.b', '5.c', '6.d', 'e']);
  });

  test('a style stands for its level', () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="Sub"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
    const levels = level(0, 'decimal', '%1.') + level(1, 'decimal', '(%2)', '<w:pStyle w:val="Sub"/>');
    const types = numbering(levels)!;
    const withStyles = String(types['[Content_Types].xml']).replace(
      '</Types>',
      '<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>',
    );
    const text = paragraphs({
      body: p('a', '<w:pStyle w:val="Sub"/>'),
      styles,
      parts: { ...types, '[Content_Types].xml': withStyles },
    }).map(textOf);
    expect(text).toEqual(['(1)a']);
  });
});

describe('formats', () => {
  const styles =
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>' +
    '<w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:jc w:val="center"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="Derived"><w:basedOn w:val="Base"/><w:rPr><w:sz w:val="30"/></w:rPr></w:style>' +
    '<w:style w:type="character" w:styleId="Strong"><w:rPr><w:u w:val="single"/></w:rPr></w:style>';

  it('come from defaults, styles and the run, the nearer ones stronger', () => {
    const [plain, styled] = paragraphs({
      styles,
      body:
        p('a') +
        p(
          run('b', '<w:rStyle w:val="Strong"/><w:b w:val="0"/>') +
            run('c', '<w:strike/><w:vertAlign w:val="superscript"/>'),
          '<w:pStyle w:val="Derived"/>',
        ),
    });
    expect(plain).toMatchObject({ align: 'left', runs: [{ bold: false, size: 10.5 }] });
    expect(styled).toMatchObject({ align: 'center', level: 2 });
    expect(styled?.runs).toMatchObject([
      { text: 'b', bold: false, underline: true, size: 15 },
      { text: 'c', bold: true, strike: true, script: 'super' },
    ]);
  });

  it('hidden text is not shown, field instructions neither, their results are', () => {
    const field = (code: string, result: string): string =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const [paragraph] = paragraphs({
      body: p(run('a') + run('secret', '<w:vanish/>') + field(' REF x ', 'b') + field(' PAGE ', '7')),
    });
    expect(textOf(paragraph!)).toBe('ab–');
  });
});

describe('structure', () => {
  it('page breaks are lines of their own', () => {
    const broken = `${run('a')}<w:r><w:br w:type="page"/></w:r>${run('b')}`;
    const kinds = body({ body: p(broken) + p('c', '<w:pageBreakBefore/>') }).map(({ kind }) => kind);
    expect(kinds).toEqual(['paragraph', 'break', 'paragraph', 'break', 'paragraph']);
  });

  it('merged cells are shown once, with what they take', () => {
    const merged = (properties: string, text: string): string =>
      `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`;
    const rows =
      `<w:tr><w:trPr><w:tblHeader/></w:trPr>${merged('<w:gridSpan w:val="2"/>', 'head')}${merged('', 'x')}</w:tr>` +
      `<w:tr>${merged('<w:vMerge w:val="restart"/>', 'tall')}${merged('', 'b')}${merged('', 'c')}</w:tr>` +
      `<w:tr>${merged('<w:vMerge/>', '')}${merged('', 'd')}${merged('', 'e')}</w:tr>`;
    const [block] = body({ body: table(rows) });
    if (block?.kind !== 'table') throw new Error('no table');
    expect(block.rows.map(({ isHeader }) => isHeader)).toEqual([true, false, false]);
    expect(
      block.rows.map(({ cells }) => cells.map(({ columns, rows: tall }) => `${columns}×${tall}`)),
    ).toEqual([
      ['2×1', '1×1'],
      ['1×2', '1×1', '1×1'],
      ['1×1', '1×1'],
    ]);
  });

  it('text boxes, content controls, links and insertions keep their text', () => {
    const box = `<w:txbxContent>${p('box')}</w:txbxContent>`;
    const anchored = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${box}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    const text = paragraphs({
      body:
        `<w:sdt><w:sdtContent>${p('control')}</w:sdtContent></w:sdt>` +
        p(
          `<w:hyperlink r:id="x">${run('link')}</w:hyperlink><w:ins w:id="1">${run('new')}</w:ins><w:del w:id="2"><w:r><w:delText>old</w:delText></w:r></w:del>`,
        ) +
        p(anchored),
    }).map(textOf);
    expect(text).toEqual(['control', 'linknew', '', 'box']);
  });

  it('notes stand at the end under their marks; pictures and formulas are named', () => {
    const preview = previewDocument(
      makeDocument({
        body: p(
          `${run('a')}<w:r><w:footnoteReference w:id="4"/></w:r><w:r><w:drawing/></w:r><m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath>`,
        ),
        footnotes: `<w:footnote w:id="4">${p('note')}</w:footnote>`,
      }),
    );
    expect(preview.notes.map(({ mark, blocks }) => [mark, blocks.length])).toEqual([['[1]', 1]]);
    expect(preview.body.map((block) => block.kind === 'paragraph' && textOf(block))).toEqual(['a[1]x+y']);
    expect([...preview.leftOut].sort()).toEqual(['formula', 'picture']);
  });

  it('markup in a value stays text', () => {
    const [paragraph] = paragraphs({ body: p('&lt;b onclick="x"&gt;') });
    expect(textOf(paragraph!)).toBe('<b onclick="x">');
  });
});
