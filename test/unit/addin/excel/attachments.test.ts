import { beforeEach, describe, expect, it } from 'vitest';
import { ExcelHost } from '../../../../addin/excel/excel-host.ts';
import { PageBook } from '../../../../addin/page/page-book.ts';
import { customXmlParts, openWorkbook } from '../../../../src/xlsx/package/index.ts';
import { blankFile, excelWith, problemOf, syncsOf, today } from './support.ts';

const excel = excelWith(undefined);
const { book, host: application, clock } = excel;

let host: ExcelHost;
beforeEach(() => {
  host = excel.fresh();
});

const bytes = (length: number): Uint8Array => Uint8Array.from({ length }, (_, k) => (k * 7919) % 256);

describe('files in the workbook', () => {
  it('come back as they were, under their names', async () => {
    await host.writeAttachment('合同 "甲" & <乙>.docx', bytes(1000));
    await host.writeAttachment('b.json', bytes(3));
    expect(await host.attachments()).toEqual(['合同 "甲" & <乙>.docx', 'b.json']);
    expect(await host.readAttachment('合同 "甲" & <乙>.docx')).toEqual(bytes(1000));
  });

  it('outlive the pane', async () => {
    await host.writeAttachment('a.docx', bytes(10));
    expect(await new ExcelHost(clock).readAttachment('a.docx')).toEqual(bytes(10));
  });

  it('are replaced by one of the same name, and removed', async () => {
    await host.writeAttachment('a.docx', bytes(10));
    await host.writeAttachment('a.docx', bytes(20));
    expect(await host.attachments()).toEqual(['a.docx']);
    expect(await host.readAttachment('a.docx')).toEqual(bytes(20));
    await host.removeAttachment('a.docx');
    await host.removeAttachment('a.docx');
    expect(await host.attachments()).toEqual([]);
    expect(book.customXml).toEqual([]);
  });

  it('stand beside the parts of others, which stay', async () => {
    const others = { id: '{o}', xml: '<a xmlns="urn:other">1</a>' };
    const odd = { id: '{p}', xml: '<b xmlns="urn:customer-ledger:attachment">?</b>' };
    book.customXml.push(others, odd);
    await host.writeAttachment('a.docx', bytes(10));
    await host.removeAttachment('a.docx');
    expect(book.customXml).toEqual([others, odd]);
  });

  it('are read once to know their names: later only what is new', async () => {
    for (const name of ['a', 'b', 'c']) await host.writeAttachment(name, bytes(5));
    const later = new ExcelHost(clock);
    await later.attachments();
    expect(syncsOf(later)).toBeLessThanOrEqual(1 + 2 * 3);
    await later.attachments();
    expect(syncsOf(later)).toBe(1);
  });

  it('are those that the page kept in the file', async () => {
    const page = new PageBook(openWorkbook(blankFile), today);
    page.attachments.write('模板.docx', bytes(500));
    const saved = openWorkbook(page.edited().toBytes());
    for (const { part, xml } of customXmlParts(saved)) book.customXml.push({ id: part, xml });
    expect(await host.attachments()).toEqual(['模板.docx']);
    expect(await host.readAttachment('模板.docx')).toEqual(bytes(500));
  });
});

describe('what does not fit', () => {
  it('is refused with its size, before Excel is asked', async () => {
    expect(await problemOf(host.writeAttachment('大.docx', bytes(3_000_000)))).toMatchObject({
      code: 'attachment-too-large',
      message: '文件“大.docx”有 3.0 MB，工作簿里最多能存 2.9 MB 的文件。',
    });
    expect(book.customXml).toEqual([]);
  });

  it('just fits at the limit', async () => {
    application.faults.largestRequest = 4_000_000;
    await host.writeAttachment('大.docx', bytes(2_900_000));
    expect((await host.readAttachment('大.docx')).length).toBe(2_900_000);
  });

  it('leaves the old file when the new one cannot be written', async () => {
    await host.writeAttachment('a.docx', bytes(10));
    application.faults.largestRequest = 2_000;
    expect((await problemOf(host.writeAttachment('a.docx', bytes(9_000)))).code).toBe('excel-too-large');
    application.faults.largestRequest = 5_000_000;
    expect(await host.readAttachment('a.docx')).toEqual(bytes(10));
  });
});
