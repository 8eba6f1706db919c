import { dateOfSerial } from '../ledger/calendar.ts';
import { columnValues, type Ledger, tableData } from '../ledger/data.ts';
import { type CellValue, isBlank } from '../ledger/value.ts';
import type { NumberType } from './template.ts';

/** What a contract's number tells: our company (2–4 letters), the kind of contract, the day it is signed (serial). */
export interface NumberedContract {
  readonly companyCode: string;
  readonly type: NumberType;
  readonly signedOn: number;
}

/**
 * Gives out contract numbers `{公司}-{XS|CG|…}-{YYYYMM}-{0001}` (domain.md §6.5), one after another. A serial
 * follows the highest of its company, kind and month, so that a gap left by a deleted row is never filled.
 * @param taken every number the book holds anywhere, voided ones and supplements (`…-B01`) included
 */
export function contractNumbers(taken: Iterable<CellValue>): (contract: NumberedContract) => string {
  const highest = new Map<string, number>();
  const note = (series: string, serial: number): void => {
    highest.set(series, Math.max(highest.get(series) ?? 0, serial));
  };
  for (const value of taken) {
    const known = isBlank(value) ? null : pattern.exec(plainNumber(String(value)));
    if (known) note(known[1]!, Number(known[2]));
  }
  return ({ companyCode, type, signedOn }) => {
    const { year, month } = dateOfSerial(signedOn);
    const series = plainNumber(`${companyCode}-${type}-${year}${String(month).padStart(2, '0')}`);
    const serial = (highest.get(series) ?? 0) + 1;
    note(series, serial);
    return `${series}-${String(serial).padStart(4, '0')}`;
  };
}

/** Contract numbers wherever the book holds one: those of a deleted contract must not find a new owner. */
export function numbersIn(ledger: Ledger): CellValue[] {
  return ['contracts', 'contractLines', 'contractEvents', 'sales'].flatMap((table) =>
    columnValues(tableData(ledger, table), 'contractNo'),
  );
}

const pattern = /^(.+-[A-Z]{2}-\d{6})-(\d{1,9})(?!\d)/;

/** A number without what makes no difference to a person: full-width and small letters, blanks. */
export function plainNumber(number: string): string {
  return number.normalize('NFKC').replace(/\s/g, '').toUpperCase();
}

/** Number of the next amendment of a contract: `…-B01`, `…-B02`, following the highest there ever was. */
export function amendmentNumber(contractNo: string, taken: Iterable<CellValue>): string {
  const [base = ''] = plainNumber(contractNo).split(amendmentSuffix);
  let highest = 0;
  for (const value of taken) {
    const number = isBlank(value) ? '' : plainNumber(String(value));
    const serial = amendmentSuffix.exec(number)?.[1];
    if (serial !== undefined && number.startsWith(`${base}-B`)) highest = Math.max(highest, Number(serial));
  }
  return `${base}-B${String(highest + 1).padStart(2, '0')}`;
}

const amendmentSuffix = /-B(\d{2,})$/;
