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
import { documentLimits } from '../../../src/opc/limits.ts';
import { contentTypesFirst, deflateEntry, inflateEntry, readZip, writeZip } from '../../../src/opc/zip.ts';
import { paragraph } from './blocks.ts';
import { contractNumbering, contractStyles, contractTheme, style } from './styles.ts';
import { textWidth } from './tables.ts';

/** What the document says about itself; the contract number is filled in by the engine. */
export interface DocumentIdentity {
  readonly code: string;
  readonly title: string;
  readonly version: string;
}

/** Printed on the first page; the legal staff delete it in Word once they have adopted the template. */
export const reviewNotice = '本模板仅供参考, 使用前请经法务审核';

const fixedTime = '2026-01-01T00:00:00Z';

/** The template as a .docx package; the same content gives the same bytes, whenever and wherever it is built. */
export async function packDocument(
  identity: DocumentIdentity,
  children: readonly FileChild[],
): Promise<Uint8Array> {
  const document = new Document({
    title: identity.title,
    subject: `模板 ${identity.code}`,
    creator: 'customer-ledger',
    lastModifiedBy: 'customer-ledger',
    description: `${identity.title}（模板 ${identity.code}，版本 ${identity.version}）`,
    compatibility: { version: 15 },
    styles: contractStyles,
    numbering: contractNumbering,
    theme: contractTheme,
    defaultTabStop: 420,
    customProperties: [
      { name: '合同编号', value: '{{合同编号}}' },
      { name: '模板版本', value: `${identity.code} ${identity.version}` },
    ],
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1304, bottom: 1191, left: 1134, right: 1134, header: 680, footer: 567 },
          },
        },
        headers: { first: header(identity, true), default: header(identity, false) },
        footers: { first: footer(), default: footer() },
        children,
      },
    ],
  });
  return fixedPackage(await Packer.toBuffer(document));
}

/** Title on the left, contract number on the right; the first page carries the notice above them. */
function header({ title }: DocumentIdentity, first: boolean): Header {
  const line = new Paragraph({
    style: style.pageHeader,
    tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
    children: [
      new TextRun(title),
      new TextRun({ children: [new Tab()] }),
      new TextRun('合同编号：{{合同编号}}'),
    ],
  });
  return new Header({ children: first ? [line, paragraph(style.notice, reviewNotice)] : [line] });
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

/** Writes the package again with fixed times, the content types first, and no part that only carries defaults. */
function fixedPackage(bytes: Uint8Array): Uint8Array {
  const decoder = new TextDecoder();
  const entries = readZip(bytes, documentLimits).map((entry) => {
    const content = inflateEntry(entry);
    if (entry.name !== 'docProps/core.xml') return deflateEntry(entry.name, content, 9);
    const core = decoder.decode(content).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, fixedTime);
    return deflateEntry(entry.name, core, 9);
  });
  return writeZip(contentTypesFirst(entries));
}
