import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkDocument, compileTemplate } from '../../../src/docx/index.ts';
import { shippedDescription } from '../../../templates/build/contracts.ts';
import { conformanceErrors } from '../../support/validator.ts';
import { bytesOf, makeDocument, p, run, type TestDocument, table } from './behaviour/documents.ts';

const codes = (document: TestDocument): string[] =>
  checkDocument(makeDocument(document)).map(({ code }) => code);
const drawing = '<w:r><w:drawing><wp:inline><wp:docPr id="4" name="图"/></wp:inline></w:drawing></w:r>';
const bookmark = (id: number, name: string): string =>
  `<w:bookmarkStart w:id="${id}" w:name="${name}"/><w:bookmarkEnd w:id="${id}"/>`;
const inner = table(`<w:tr><w:tc><w:tcPr/>${p('内')}</w:tc></w:tr>`);

describe('a produced document', () => {
  it.each<[string, TestDocument]>([
    ['tag-left', { body: p(run('{') + run('{a}}')) }],
    ['tag-left', { body: p('甲'), header: p('｛｛a｝｝') }],
    ['tracked-changes-left', { body: p(`<w:ins w:id="1" w:author="a">${run('甲')}</w:ins>`) }],
    ['tracked-changes-left', { body: p('甲'), footer: p('<w:del w:id="1" w:author="a"/>') }],
    ['comments-left', { body: p('<w:r><w:commentReference w:id="0"/></w:r>') }],
    ['id-repeated', { body: p(drawing + drawing) }],
    ['id-repeated', { body: p(drawing), header: p(drawing) }],
    ['id-repeated', { body: '<w:p w14:paraId="00000001"/><w:p w14:paraId="00000001"/>' }],
    ['id-repeated', { body: p(bookmark(1, 'a') + bookmark(2, 'A')) }],
    ['id-unpaired', { body: p('<w:bookmarkStart w:id="1" w:name="a"/>') }],
    ['relationship-broken', { body: p(`<w:hyperlink r:id="rId9">${run('甲')}</w:hyperlink>`) }],
    [
      'relationship-broken',
      {
        body: '',
        parts: {
          'word/_rels/document.xml.rels':
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="t" Target="nowhere.xml"/></Relationships>',
        },
      },
    ],
    ['paragraph-missing', { body: table('<w:tr><w:tc><w:tcPr/></w:tc></w:tr>') }],
    ['paragraph-missing', { body: table(`<w:tr><w:tc><w:tcPr/>${p('甲')}${inner}</w:tc></w:tr>`) }],
    ['field-broken', { body: p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>') }],
    ['field-broken', { body: p('<w:r><w:fldChar w:fldCharType="end"/></w:r>') }],
    ['part-malformed', { body: '', parts: { 'word/settings.xml': '<a>' } }],
    ['part-without-type', { body: '', parts: { 'word/x.png': new Uint8Array([1]) } }],
  ])('shows %s', (code, document) => {
    expect(codes(document)).toEqual([code]);
  });

  it.each<[string, TestDocument]>([
    [
      'a field with both ends',
      { body: p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>') },
    ],
    ['plain text with single braces', { body: p('甲 {乙} }}') }],
    [
      'a link out of the package',
      {
        body: p(`<w:hyperlink r:id="a">${run('甲')}</w:hyperlink>`),
        parts: {
          'word/_rels/document.xml.rels':
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="t" Target="https://example.com/" TargetMode="External"/></Relationships>',
        },
      },
    ],
    [
      'a cell that ends in a content control around a paragraph',
      {
        body: table(
          `<w:tr><w:tc><w:tcPr/><w:sdt><w:sdtContent>${p('甲')}</w:sdtContent></w:sdt></w:tc></w:tr>`,
        ),
      },
    ],
    [
      'the copy of a text box for old programs',
      {
        body: p(
          `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${drawing}</mc:Choice><mc:Fallback>${drawing}</mc:Fallback></mc:AlternateContent></w:r>`,
        ),
      },
    ],
  ])('may hold %s', (_, document) => {
    expect(codes(document)).toEqual([]);
  });

  it('has its problems named with part, paragraph, text and repair', () => {
    expect(checkDocument(makeDocument({ body: p('甲') + p('乙{{丙}}') }))).toEqual([
      {
        code: 'tag-left',
        severity: 'error',
        sheet: 'word/document.xml',
        cell: '第 2 段',
        message: '文件部件 word/document.xml 第 2 段里还有没填的标签：“乙{{丙}}”。',
        repair: expect.stringMatching(/。$/),
      },
    ]);
    expect(checkDocument(new Uint8Array([1]))).toMatchObject([{ code: 'package-corrupt' }]);
  });

  it.each(['T1-药品购销合同', 'T5-质量保证协议'])(
    'made of %s is sound, and conforms for the Open XML SDK',
    async (name) => {
      const file = new URL(`../../../templates/contracts/${name}.docx`, import.meta.url);
      const { sample } = await shippedDescription(name);
      const bytes = bytesOf(
        compileTemplate(readFileSync(file)).render(sample, { properties: { 合同编号: 'A-1' } }),
      );
      expect(checkDocument(bytes)).toEqual([]);
      expect(await conformanceErrors({ bytes, extension: 'docx' })).toEqual([]);
    },
  );
});
