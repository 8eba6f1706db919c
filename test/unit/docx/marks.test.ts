import { describe, expect, it } from 'vitest';
import { checkDocument, compileTemplate, withProtection, withWatermark } from '../../../src/docx/index.ts';
import { documentLimits } from '../../../src/opc/limits.ts';
import { readZip } from '../../../src/opc/zip.ts';
import { conformanceErrors } from '../../support/validator.ts';
import { bytesOf, makeDocument, p, partText, row, run, table } from './behaviour/documents.ts';

const shapes = (bytes: Uint8Array): string[] =>
  readZip(bytes, documentLimits)
    .filter(({ name }) => /^word\/header.*\.xml$/.test(name))
    .flatMap(({ name }) => partText(bytes, name).match(/string="[^"]*"/g) ?? []);
const signatures =
  table(
    row('项目', '甲方（盖章）', '乙方（盖章）'),
    row('代表人（签字）', '', '{{#if 代理人}}{{代理人}}{{/if}}'),
  ) + p('');

describe('a watermark', () => {
  it('stands in the header that is there, and once however often it is set', () => {
    const marked = withWatermark(
      withWatermark(makeDocument({ body: p('正文'), header: p('{{编号}}') }), '草稿'),
      '作废 & "无效"',
    );
    const made = bytesOf(compileTemplate(marked).render({ 编号: '1' }));
    expect(shapes(made)).toEqual(['string="作废 &amp; &quot;无效&quot;"']);
    expect(partText(made, 'word/header.xml')).toContain('>1<');
    expect(checkDocument(made)).toEqual([]);
  });

  it('brings the headers that a page lacks: without any, of first pages, of even pages', async () => {
    const body = `${p('一')}<w:p><w:pPr><w:sectPr><w:titlePg/></w:sectPr></w:pPr></w:p>${p('二')}`;
    const made = withWatermark(makeDocument({ body }), '草稿');
    const xml = partText(made);
    expect(shapes(made)).toEqual(['string="草稿"']);
    expect(xml.match(/<w:headerReference [^>]*w:type="[a-z]+"/g)?.map((each) => each.slice(-9))).toEqual([
      '"default"',
      'e="first"',
    ]);
    expect(xml.indexOf('headerReference')).toBeLessThan(xml.indexOf('二'));
    expect(checkDocument(made)).toEqual([]);
    expect(await conformanceErrors({ bytes: made, extension: 'docx' })).toEqual([]);
  });
});

describe('protection', () => {
  const clause = '双方证照复印件（加盖公章）；双方在每页盖章后生效。';
  const source = makeDocument({ body: p(clause) + signatures + p('丙方签字：＿＿＿') });

  it('leaves open where it is signed: labelled paragraphs and the cells beside a label, empty ones too', async () => {
    const { bytes, openPlaces } = withProtection(source);
    const made = bytesOf(compileTemplate(bytes).render({}));
    const open = [...partText(made).matchAll(/<w:permStart [^>]*>(.*?)<w:permEnd /gs)];
    expect(openPlaces).toBe(5);
    expect(open.map(([, content = '']) => content.replace(/<[^>]*>/g, ''))).toEqual([
      '甲方（盖章）',
      '乙方（盖章）',
      '',
      '',
      '丙方签字：＿＿＿',
    ]);
    expect(checkDocument(made)).toEqual([]);
    expect(await conformanceErrors({ bytes: made, extension: 'docx' })).toEqual([]);
  });

  it('is set in the settings, new ones or those that are there', () => {
    expect(partText(withProtection(source).bytes, 'word/settings-1.xml')).toContain('w:edit="readOnly"');
    const again = withProtection(withProtection(source).bytes);
    expect(partText(again.bytes, 'word/settings-1.xml').match(/documentProtection/g)).toHaveLength(1);
  });

  it('opens nothing where no one signs', () => {
    expect(withProtection(makeDocument({ body: p(run('甲方在此盖章的，合同生效。')) })).openPlaces).toBe(0);
  });
});
