import { crc32, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { templatePacker } from '../../../src/docx/packing/template-packer.ts';
import { deflatePacker, type PackerFactory, type PartSink } from '../../../src/docx/sink.ts';

const limit = 1 << 22;
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Chunks as a Word part has them: markup that repeats, and now and then a stretch of nothing alike. */
const chunkTexts = fc.oneof(
  fc
    .array(
      fc.constantFrom(
        '<w:p><w:pPr><w:pStyle w:val="a3"/></w:pPr>',
        '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">',
        '</w:t></w:r></w:p>',
        '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:w="1200" w:type="dxa"/></w:tcPr>',
        '供方应当按照约定的时间交货。',
        'a',
      ),
      { minLength: 1, maxLength: 40 },
    )
    .map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 600 }),
);

type Call =
  | { readonly chunk: number }
  | { readonly value: string; readonly breaks: boolean }
  | { readonly markup: string };
const calls: fc.Arbitrary<Call> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ chunk: fc.nat() }) },
  fc.record({ markup: fc.constantFrom('<w:drawing/>', '', '<w:t>图</w:t>') }),
  { weight: 2, arbitrary: fc.record({ value: fc.string({ unit: 'binary' }), breaks: fc.boolean() }) },
  fc.record({
    value: fc.constantFrom('阿莫西林胶囊', '0.25g×24粒', '7,140.00', 'x'.repeat(5000), '一\n二\t三'),
    breaks: fc.boolean(),
  }),
);

function play(sink: PartSink, list: readonly Call[], chunkCount: number): PartSink {
  for (const call of list)
    if ('chunk' in call) sink.fixed(call.chunk % chunkCount);
    else if ('markup' in call) sink.markup(call.markup);
    else sink.text(call.value, call.breaks ? { newline: 0, tab: chunkCount - 1 } : undefined);
  return sink;
}

function pack(packer: PackerFactory, texts: readonly string[], documents: readonly (readonly Call[])[]) {
  const make = packer(texts.map(bytesOf), limit);
  return documents.map((list) => {
    const sink = play(make(), list, texts.length);
    return { isFull: sink.isFull, ...sink.finish() };
  });
}

describe('the two ways of packing a part', () => {
  it('give the same bytes, sizes and checksums, document after document', () => {
    fc.assert(
      fc.property(
        fc.array(chunkTexts, { minLength: 1, maxLength: 12 }),
        fc.array(fc.array(calls, { maxLength: 120 }), { minLength: 1, maxLength: 3 }),
        (texts, documents) => {
          const [ours, zlibs] = [
            pack(templatePacker, texts, documents),
            pack(deflatePacker, texts, documents),
          ];
          for (const [i, part] of ours.entries()) {
            const plain = inflateRawSync(part.data);
            expect(plain.equals(inflateRawSync(zlibs[i]!.data))).toBe(true);
            expect({ crc: part.crc, size: part.size }).toEqual({ crc: crc32(plain), size: plain.length });
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('reach beyond the window of 32 KB and back', () => {
    const texts = ['<row>', '</row>', 'x'.repeat(40_000), '供方'.repeat(300)];
    const order = [0, 3, 1, 2, 0, 3, 1, 3, 2, 2, 0, 1];
    const [part] = pack(templatePacker, texts, [order.map((chunk) => ({ chunk }))]);
    expect(inflateRawSync(part!.data).toString()).toBe(order.map((chunk) => texts[chunk]).join(''));
  });

  it.each([['template', templatePacker] as const, ['zlib', deflatePacker] as const])(
    '%s: stops at the limit',
    (_, packer) => {
      const sink = packer([bytesOf('y'.repeat(1000))], 10_000)();
      for (let i = 0; i < 11; i++) sink.fixed(0);
      expect(sink.isFull).toBe(true);
      expect(inflateRawSync(sink.finish().data).length).toBe(10_000);
    },
  );

  it('a repeated row costs a few bytes, not its text', () => {
    const row = '<w:tr><w:tc><w:p><w:r><w:t>阿莫西林胶囊</w:t></w:r></w:p></w:tc></w:tr>'.repeat(3);
    const make = templatePacker([bytesOf(row)], limit);
    const sizeOf = (rows: number): number =>
      play(make(), new Array<Call>(rows).fill({ chunk: 0 }), 1).finish().data.length;
    expect((sizeOf(1001) - sizeOf(1)) / 1000).toBeLessThan(8);
  });
});
