import { documentProperties, paragraphTexts, readData } from '../docx/index.ts';
import { columnValues, type Ledger, tableData, valueAt } from '../ledger/data.ts';
import { sha256 } from '../opc/sha256.ts';
import { type DataChange, dataChanges } from './data-changes.ts';
import type { DocumentData } from './document-data.ts';
import { gateCaseOf } from './gate.ts';
import { gateBookOf } from './gate-book.ts';
import { descriptionsOf, originOf } from './generate.ts';
import { plainNumber } from './numbering.ts';
import { fingerprintOf, isRecord } from './printed.ts';
import type { ReadyTemplate } from './ready-template.ts';
import { type Origin, renderContract } from './render.ts';
import { type TextChange, textChanges } from './text-changes.ts';

/** What a generated document tells of itself. */
export interface Provenance extends Origin {
  /** False when the data it holds is not what its fingerprint was taken of. */
  readonly isSound: boolean;
}

/** What a document of ours was made from; undefined for any other. @throws ProblemError when it is no Word document */
export function provenanceOf(bytes: Uint8Array): Provenance | undefined {
  const properties = documentProperties(bytes);
  const [contractNo, templateVersion, fingerprint] = ['合同编号', '模板版本', '数据指纹'].map((name) =>
    properties.get(name),
  );
  const printed = parsed(readData(bytes));
  if (contractNo === undefined || templateVersion === undefined || fingerprint === undefined || !printed)
    return undefined;
  return {
    contractNo,
    templateVersion,
    fingerprint,
    printed,
    isSound: fingerprintOf(printed) === fingerprint,
  };
}

function parsed(text: string | undefined): DocumentData | undefined {
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** How the text of a document stands to the one that was made. */
export type TextState =
  /** Byte for byte what was made. */
  | { readonly kind: 'untouched' }
  /** Saved again by a program, reading the same. */
  | { readonly kind: 'resaved' }
  | { readonly kind: 'edited'; readonly changes: readonly TextChange[] }
  /** The template of that version is not at hand. */
  | { readonly kind: 'unknown' };

/** Compares a document with the one its data gives when it is made again. */
export function verifyText(
  bytes: Uint8Array,
  provenance: Provenance,
  templates: ReadonlyMap<string, ReadyTemplate>,
): TextState {
  const made = remake(provenance, templates);
  if (!made) return { kind: 'unknown' };
  if (sha256(made) === sha256(bytes)) return { kind: 'untouched' };
  const changes = textChanges(paragraphTexts(made), paragraphTexts(bytes));
  return changes.length > 0 ? { kind: 'edited', changes } : { kind: 'resaved' };
}

function remake(
  provenance: Provenance,
  templates: ReadonlyMap<string, ReadyTemplate>,
): Uint8Array | undefined {
  const [code = '', version] = provenance.templateVersion.split(' ');
  const ready = templates.get(code);
  if (!ready || ready.description.version !== version) return undefined;
  const result = renderContract(ready, provenance);
  return 'bytes' in result ? result.bytes : undefined;
}

/** How the register and the data of the book stand to a document. */
export interface BookState {
  /** What 合同台账 says of the file: this very one, another one, none issued, no such contract. */
  readonly register: 'same' | 'other' | 'none' | 'unknown';
  /** What would be printed otherwise now; undefined when the row, or its template, is gone. */
  readonly changes?: readonly DataChange[];
}

/** Compares a document with the book as it stands. */
export function verifyInBook(
  bytes: Uint8Array,
  { contractNo, printed }: Provenance,
  ledger: Ledger,
  templates: ReadonlyMap<string, ReadyTemplate>,
): BookState {
  const contracts = tableData(ledger, 'contracts');
  const numbers = columnValues(contracts, 'contractNo').map((value) => plainNumber(String(value ?? '')));
  const row = numbers.indexOf(plainNumber(contractNo));
  if (row < 0) return { register: 'unknown' };
  const hash = valueAt(contracts, row, 'fileHash');
  const register = !hash ? 'none' : hash === sha256(bytes) ? 'same' : 'other';
  const gateCase = gateCaseOf(gateBookOf(ledger, descriptionsOf(templates)), row, new Map());
  const ready = templates.get(gateCase.template?.code ?? '');
  if (!ready) return { register };
  const now = originOf(gateCase, ready).printed;
  return { register, changes: dataChanges(gateCase, ready.description, printed, now) };
}
