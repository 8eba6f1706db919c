import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attachmentXml, readAttachmentXml } from '../../../../addin/book/attachment.ts';

describe('files inside a workbook', () => {
  it('come back as they went in', () => {
    fc.assert(
      fc.property(
        fc
          .string({ unit: 'grapheme', minLength: 1 })
          .filter((name) => !/[\p{Cc}\p{Cs}\ufffe\uffff]/u.test(name)),
        fc.uint8Array({ maxLength: 60_000 }),
        (name, bytes) => {
          expect(readAttachmentXml(attachmentXml({ name, bytes }))).toEqual({ name, bytes });
        },
      ),
      { numRuns: 50 },
    );
  });

  it('are found however a program writes the element', () => {
    const bytes = new Uint8Array([1, 2, 3]);
    const written = `<?xml version="1.0"?>\n<k:attachment name='我的 "A&amp;B".docx'\n xmlns:k="urn:customer-ledger:attachment">AQ\nID</k:attachment>`;
    expect(readAttachmentXml(written)).toEqual({ name: '我的 "A&B".docx', bytes });
  });

  it.each([
    ['a part of another program', '<b:Sources xmlns:b="urn:other"/>'],
    ['an element of the same name', '<attachment name="a">AQID</attachment>'],
    [
      'something that is not base64',
      '<attachment xmlns="urn:customer-ledger:attachment" name="a">?</attachment>',
    ],
    ['an empty text', ''],
  ])('%s is none of ours', (_, xml) => {
    expect(readAttachmentXml(xml)).toBeUndefined();
  });
});
