import { type Ledger, tableData, valueAt } from '../ledger/data.ts';
import { type CellValue, isBlank } from '../ledger/value.ts';
import { type DataChange, dataChanges } from './data-changes.ts';
import type { DocumentData } from './document-data.ts';
import { gateCaseOf } from './gate.ts';
import { gateBookOf } from './gate-book.ts';
import { descriptionsOf, originOf } from './generate.ts';
import { amendmentNumber, numbersIn } from './numbering.ts';
import type { ReadyTemplate } from './ready-template.ts';

/** An issued contract that would come out otherwise if it were made again. */
export interface IssuedChange {
  readonly contractNo: string;
  /** 合同状态. */
  readonly state: string;
  readonly fileName: string;
  /** Versions of the template, where that is another one now; nothing where the template is gone. */
  readonly template?: { readonly before: string; readonly after: string | null };
  /** Field by field with the cell; undefined where the issued file is not at hand to compare with. */
  readonly changes?: readonly DataChange[];
  /** Number under which to amend it: the file itself stays as it is. */
  readonly amendment: string;
}

/**
 * The issued contracts that would change, in the order of the register.
 * @param dataOf what an issued file was made from, by its name; undefined when it is not at hand
 */
export function issuedChanges(
  ledger: Ledger,
  templates: ReadonlyMap<string, ReadyTemplate>,
  dataOf: (fileName: string) => DocumentData | undefined,
): IssuedChange[] {
  const book = gateBookOf(ledger, descriptionsOf(templates));
  const contracts = tableData(ledger, 'contracts');
  const taken = numbersIn(ledger);
  return Array.from({ length: contracts.rowCount }, (_, row) => row).flatMap((row) => {
    const read = (column: string): CellValue => valueAt(contracts, row, column);
    if (isBlank(read('fileHash')) || read('approval') === '作废') return [];
    const gateCase = gateCaseOf(book, row, new Map());
    if (gateCase.kind.dated) return [];
    const ready = templates.get(gateCase.template?.code ?? '');
    const now = ready && originOf(gateCase, ready);
    const before = String(read('templateVersion') ?? '');
    const after = now?.templateVersion ?? null;
    if (before === after && read('dataFingerprint') === now?.fingerprint) return [];
    const fileName = String(read('fileName') ?? '');
    const issued = dataOf(fileName);
    const contractNo = String(read('contractNo'));
    return [
      {
        contractNo,
        state: String(read('state') ?? ''),
        fileName,
        ...(before === after ? {} : { template: { before, after } }),
        ...(issued && now ? { changes: dataChanges(gateCase, ready.description, issued, now.printed) } : {}),
        amendment: amendmentNumber(contractNo, taken),
      },
    ];
  });
}
