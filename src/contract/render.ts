import { type MissingPolicy, putData, type RenderResult } from '../docx/index.ts';
import type { DocumentData } from './document-data.ts';
import type { ReadyTemplate } from './ready-template.ts';

/** What a document says of where it comes from, in its properties and its data part. */
export interface Origin {
  readonly contractNo: string;
  /** `T1 1.0`. */
  readonly templateVersion: string;
  /** Of the data the document prints. */
  readonly fingerprint: string;
  readonly printed: DocumentData;
}

/** The document of a template and its data, with its origin written into it. Same input, same bytes. */
export function renderContract(
  { description, document, dataPart }: ReadyTemplate,
  { contractNo, templateVersion, fingerprint, printed }: Origin,
  data: DocumentData = printed,
  missing: MissingPolicy = 'error',
): RenderResult {
  const result = document.render(data, {
    missing,
    optional: description.optional,
    properties: { 合同编号: contractNo, 模板版本: templateVersion, 数据指纹: fingerprint },
  });
  return 'problems' in result ? result : { bytes: putData(result.bytes, dataPart, JSON.stringify(printed)) };
}
