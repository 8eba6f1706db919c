import { describe, expect, test } from 'vitest';
import { workbookLimits } from '../../../src/opc/limits.ts';
import { readZip } from '../../../src/opc/zip.ts';
import {
  checkPackage,
  customXmlParts,
  editWorkbook,
  openWorkbook,
  type Workbook,
  withCustomXml,
} from '../../../src/xlsx/package/index.ts';
import { conformanceErrors } from '../../support/validator.ts';
import { contentTypes, declaration, relations, smallBook, types, zipOf } from './support/parts.ts';
import { richBook } from './support/rich-book.ts';

const bytesOf = (workbook: Workbook): Uint8Array => editWorkbook(workbook).toBytes();
const xmlsOf = (workbook: Workbook): string[] => customXmlParts(workbook).map(({ xml }) => xml);
const add = (workbook: Workbook, ...added: string[]): Workbook =>
  withCustomXml(workbook, { removed: [], added });
const reopened = (workbook: Workbook): Workbook => openWorkbook(bytesOf(workbook));

/** A book in which another program keeps something already. */
const withForeign = zipOf(
  smallBook({
    more: {
      'customXml/item1.xml': '<b:Sources xmlns:b="urn:bibliography"/>',
      'xl/_rels/workbook.xml.rels': relations({
        rId1: ['worksheet', 'worksheets/sheet1.xml'],
        rId7: ['customXml', '../customXml/item1.xml'],
        rId2: ['styles', 'styles.xml'],
      }),
    },
  }),
);

describe('custom XML parts', { timeout: 120_000 }, () => {
  test('come, are found again and conform', async () => {
    const bytes = bytesOf(
      add(openWorkbook(richBook()), '<a xmlns="urn:one">甲</a>', '<a xmlns="urn:one">乙</a>'),
    );
    expect(xmlsOf(openWorkbook(bytes))).toEqual(['<a xmlns="urn:one">甲</a>', '<a xmlns="urn:one">乙</a>']);
    expect(checkPackage(bytes)).toEqual([]);
    expect(await conformanceErrors({ bytes, extension: 'xlsm' })).toEqual([]);
  });

  test('touch nothing but the lists of parts', () => {
    const before = readZip(richBook(), workbookLimits);
    const after = new Map(
      readZip(bytesOf(add(openWorkbook(richBook()), '<a/>')), workbookLimits).map((entry) => [
        entry.name,
        entry,
      ]),
    );
    const changed = before.filter((entry) => {
      const now = after.get(entry.name);
      return !now || !Buffer.from(now.data).equals(entry.data);
    });
    expect(changed.map(({ name }) => name).sort()).toEqual([
      '[Content_Types].xml',
      'xl/_rels/workbook.xml.rels',
    ]);
    expect(after.size - before.length).toBe(3);
  });

  test('go without a trace', () => {
    const once = reopened(add(openWorkbook(richBook()), '<a/>', '<b/>'));
    const parts = customXmlParts(once);
    const less = withCustomXml(once, { removed: [parts[0]!.part], added: [] });
    expect(xmlsOf(reopened(less))).toEqual(['<b/>']);
    const none = withCustomXml(once, { removed: parts.map(({ part }) => part), added: [] });
    const bytes = bytesOf(none);
    expect(checkPackage(bytes)).toEqual([]);
    expect(readZip(bytes, workbookLimits).map(({ name }) => name)).toEqual(
      readZip(richBook(), workbookLimits).map(({ name }) => name),
    );
  });

  test('of other programs stay', () => {
    const more = reopened(add(openWorkbook(withForeign), '<a/>'));
    expect(xmlsOf(more)).toEqual(['<b:Sources xmlns:b="urn:bibliography"/>', '<a/>']);
    expect(checkPackage(bytesOf(more))).toEqual([]);
  });

  test('are registered where the package has no type for XML at large', () => {
    const parts = smallBook({});
    const book = openWorkbook(
      zipOf({
        ...parts,
        '[Content_Types].xml': contentTypes({
          'xl/workbook.xml': types.workbook,
          'xl/worksheets/sheet1.xml': types.worksheet,
          'xl/styles.xml': types.styles,
        }).replace('<Default Extension="xml" ContentType="application/xml"/>', ''),
      }),
    );
    expect(checkPackage(bytesOf(add(book, '<a/>')))).toEqual([]);
  });

  test.each([
    [
      'a prefix',
      (xml: string) =>
        xml
          .replace('<Types xmlns=', '<t:Types xmlns:t=')
          .replace('</Types>', '</t:Types>')
          .replace(/<(Default|Override)/g, '<t:$1'),
    ],
    ['another encoding', (xml: string) => xml.replace('UTF-8', 'us-ascii')],
  ])('fit into lists of parts written with %s', (_, rewrite) => {
    const parts = smallBook({});
    const types = rewrite(parts['[Content_Types].xml']!);
    const bytes = bytesOf(
      add(openWorkbook(zipOf({ ...parts, '[Content_Types].xml': types })), `${declaration}<a>甲</a>`),
    );
    expect(checkPackage(bytes)).toEqual([]);
    expect(xmlsOf(openWorkbook(bytes))).toEqual([`${declaration}<a>甲</a>`]);
  });

  test('the same change gives the same bytes', () => {
    const [once, again] = [0, 1].map(() => bytesOf(add(openWorkbook(richBook()), '<a/>')));
    expect(Buffer.from(once!).equals(again!)).toBe(true);
  });
});
