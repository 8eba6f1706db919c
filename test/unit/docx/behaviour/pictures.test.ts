import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../../../src/docx/index.ts';
import { documentLimits } from '../../../../src/opc/limits.ts';
import { readZip } from '../../../../src/opc/zip.ts';
import { sealPng } from '../../../support/png.ts';
import { conformanceErrors } from '../../../support/validator.ts';
import { p, partText, refuse, render, run } from './documents.ts';

const seal = sealPng(80, 40);
const base64 = Buffer.from(seal).toString('base64');
/** The head of a JPEG of 300 × 200 pixels: application data, then a start of frame. */
const jpeg = Uint8Array.from([
  0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc2, 0, 17, 8, 0, 200, 1, 44, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0,
]);
const extents = (xml: string): (readonly [number, number])[] =>
  [...xml.matchAll(/<wp:extent cx="(\d+)" cy="(\d+)"\/>/g)].map(([, cx, cy]) => [
    Number(cx) / 36_000,
    Number(cy) / 36_000,
  ]);
const media = (bytes: Uint8Array): string[] =>
  readZip(bytes, documentLimits)
    .map(({ name }) => name)
    .filter((name) => name.startsWith('word/media/'));

describe('a picture from data', () => {
  it.each<[string, unknown, readonly [number, number]]>([
    ['{{图片 a 30}}', seal, [30, 15]],
    ['{{图片 a 30 20}}', seal, [30, 20]],
    ['{{印章 a}}', seal, [40, 20]],
    ['{{印章 a 42}}', `data:image/png;base64,${base64}`, [42, 21]],
    ['{{image a 96}}', base64, [96, 48]],
    ['{{seal a 30}}', jpeg, [30, 20]],
    ['{{图片 a}}', seal, [(80 * 25.4) / 96, (40 * 25.4) / 96]],
  ])('%s is as large as it says, in millimetres', (tag, value, size) => {
    const [found] = extents(render(p(tag), { a: value }).xml);
    expect(found?.[0]).toBeCloseTo(size[0], 3);
    expect(found?.[1]).toBeCloseTo(size[1], 3);
  });

  it('stands in body, header and loop; each file once; the document conforms', async () => {
    const body =
      p(`${run('甲方（盖章）{{印章 公章}}', '<w:b/>')}${run('：')}`) +
      p('{{#each 列}}') +
      p('第{{序号}}张{{图片 图 20}}{{图片 图 10}}') +
      p('{{/each}}');
    const data = { 公章: seal, 列: [{ 图: base64 }, { 图: sealPng(8) }] };
    const { bytes, xml } = render({ body, header: p('{{图片 公章 10}}') }, data);
    expect(media(bytes)).toEqual(['word/media/picture-1.png', 'word/media/picture-2.png']);
    expect(extents(xml)).toHaveLength(5);
    expect(xml).toMatch(/<w:b\/><\/w:rPr><w:t[^>]*>甲方（盖章）<\/w:t><w:drawing><wp:anchor/);
    expect(partText(bytes, 'word/_rels/header.xml.rels')).toContain('/word/media/picture-1.png');
    expect(checkDocument(bytes)).toEqual([]);
    expect(await conformanceErrors({ bytes, extension: 'docx' })).toEqual([]);
    expect(render({ body, header: p('{{图片 公章 10}}') }, data).bytes).toEqual(bytes);
  });

  it('takes nothing into the package where it is not shown', () => {
    const { bytes } = render(p('{{#if b}}{{印章 a}}{{/if}}完'), { a: seal });
    expect(media(bytes)).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['{{图片 a}}', '公章.png'],
    ['{{图片 a}}', new Uint8Array([1, 2, 3])],
    ['{{图片 a}}', seal.slice(0, 20)],
    ['{{图片 a}}', jpeg.slice(0, 9)],
    ['{{图片 a}}', Buffer.from('<svg/>').toString('base64')],
    ['{{图片 a 0}}', seal],
    ['{{图片 a 5000}}', seal],
    ['{{印章 a "宽"}}', seal],
    ['{{图片 a}}', new Uint8Array(9 << 20)],
  ])('%s of something else is refused', (tag, value) => {
    expect(refuse(p(tag), { a: value })).toMatchObject([{ code: 'value-unreadable' }]);
  });

  it('that is missing is missing like any value', () => {
    expect(refuse(p('{{印章 公章}}'), {})).toMatchObject([{ code: 'field-missing', field: '公章' }]);
    expect(render(p('甲{{印章 公章}}'), {}, { optional: { 公章: '' } }).text).toBe('甲¶');
  });
});
