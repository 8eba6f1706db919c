import {
  AlignmentType,
  Document,
  type FileChild,
  Footer,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from 'docx';
import { crc32 } from '../../../src/opc/crc32.ts';
import { portableDeflater } from '../../../src/opc/deflate.ts';
import { documentLimits } from '../../../src/opc/limits.ts';
import { contentTypesFirst, inflateEntry, readZip, writeZip, type ZipEntry } from '../../../src/opc/zip.ts';
import { paragraph } from './blocks.ts';
import { contractNumbering, contractStyles, contractTheme, style } from './styles.ts';
import { textWidth } from './tables.ts';

/** What the document says about itself, in its properties and at the top of its pages. */
export interface DocumentFace {
  readonly title: string;
  readonly subject: string;
  readonly description: string;
  /** At the right of the page header: what tells one copy from another. */
  readonly mark: string;
  /** Printed on the first page only. */
  readonly notice?: string;
  /** Custom properties; those the engine fills hold their tag. */
  readonly properties?: readonly { readonly name: string; readonly value: string }[];
}

const fixedTime = '2026-01-01T00:00:00Z';

/** The template as a .docx package; the same content gives the same bytes, whenever and wherever it is built. */
export async function packDocument(face: DocumentFace, children: readonly FileChild[]): Promise<Uint8Array> {
  const document = new Document({
    title: face.title,
    subject: face.subject,
    creator: 'customer-ledger',
    lastModifiedBy: 'customer-ledger',
    description: face.description,
    compatibility: { version: 15 },
    styles: contractStyles,
    numbering: contractNumbering,
    theme: contractTheme,
    defaultTabStop: 420,
    customProperties: face.properties ?? [],
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1304, bottom: 1191, left: 1134, right: 1134, header: 680, footer: 567 },
          },
        },
        headers: { first: header(face, face.notice), default: header(face) },
        footers: { first: footer(), default: footer() },
        children,
      },
    ],
  });
  return fixedPackage(await Packer.toBuffer(document));
}

/** Title on the left, what tells one copy from another on the right; the notice below them. */
function header({ title, mark }: DocumentFace, notice?: string): Header {
  const line = new Paragraph({
    style: style.pageHeader,
    tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
    children: [new TextRun(title), new TextRun({ children: [new Tab()] }), new TextRun(mark)],
  });
  return new Header({ children: notice ? [line, paragraph(style.notice, notice)] : [line] });
}

function footer(): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: style.pageFooter,
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun('第 '),
          new TextRun({ children: [PageNumber.CURRENT] }),
          new TextRun(' 页　共 '),
          new TextRun({ children: [PageNumber.TOTAL_PAGES] }),
          new TextRun(' 页'),
        ],
      }),
    ],
  });
}

/** Writes the package again with fixed times and the content types first. */
function fixedPackage(bytes: Uint8Array): Uint8Array {
  const entries = readZip(bytes, documentLimits).map((entry) => {
    const content = inflateEntry(entry);
    return entry.name === 'docProps/core.xml'
      ? portableEntry(entry.name, withFixedTimes(content))
      : portableEntry(entry.name, content);
  });
  return writeZip(contentTypesFirst(entries));
}

function withFixedTimes(core: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(core).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, fixedTime);
  return new TextEncoder().encode(text);
}

/** Deflated in JavaScript: the zlib of different Node versions gives different bytes. */
function portableEntry(name: string, content: Uint8Array): ZipEntry {
  const data = portableDeflater.deflate(content, 9);
  return { name, method: 8, crc: crc32(content), size: content.length, data };
}
