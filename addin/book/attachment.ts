import { escapeXml, unescapeXml } from '../../src/xlsx/package/text.ts';
import { fromBase64, toBase64 } from './base64.ts';

/** Namespace of the custom XML parts in which a workbook keeps files; Excel finds the parts by it. */
export const attachmentNamespace = 'urn:customer-ledger:attachment';

/** A file kept inside a workbook. */
export interface Attachment {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The custom XML part that holds a file; the same in Excel and in the page, so that a book may change between them. */
export function attachmentXml({ name, bytes }: Attachment): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<attachment xmlns="${attachmentNamespace}" name="${escapeXml(name)}">${toBase64(bytes)}</attachment>`;
}

/** The file in a custom XML part, however a program has written our element anew; nothing when it is not one of ours. */
export function readAttachmentXml(xml: string): Attachment | undefined {
  const match = /<(?:\w+:)?attachment\s([^>]*)>([^<]*)</.exec(xml);
  const [, attributes = '', content = ''] = match ?? [];
  const name = /(?:^|\s)name\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes);
  if (!name || !xml.includes(attachmentNamespace)) return undefined;
  const bytes = fromBase64(content);
  return bytes && { name: unescapeXml(name[1] ?? name[2] ?? ''), bytes };
}
