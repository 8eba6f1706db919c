import { appendRow, columnValues, emptyLedger, type Ledger, tableData } from '../../ledger/data.ts';
import { CellError, type CellValue } from '../../ledger/value.ts';
import { sha256 } from '../../opc/sha256.ts';
import type { RatingInput, RatingPlan } from './plan.ts';

/** Below what a cell holds (32,767 characters). */
const pieceLength = 30_000;
const markLength = 16;

/** Fingerprint of a text: the first 64 bits of its SHA-256. */
export function markOf(text: string): string {
  return sha256(new TextEncoder().encode(text)).slice(0, markLength);
}

type Json = number | string | boolean | null | { readonly error: string };

const toJson = (value: CellValue | undefined): Json =>
  value instanceof CellError ? { error: value.code } : (value ?? null);
const fromJson = (value: Json): CellValue =>
  value !== null && typeof value === 'object' ? new CellError(value.error) : value;

/** The standards and parameters a rating depends on, as one canonical text. */
export function standardsText({ standards, parameters }: RatingPlan, ledger: Ledger): string {
  const tables = [...standards].map(([id, columns]) => {
    const data = tableData(ledger, id);
    const values = columns.map((column) => columnValues(data, column));
    const rows = Array.from({ length: data.rowCount }, (_, row) => values.map((each) => toJson(each[row])));
    return { id, columns, rows };
  });
  const named = parameters.map((id) => [id, toJson(ledger.parameters.get(id))]);
  return JSON.stringify({ tables, parameters: named });
}

/** An otherwise empty book with the standards of a text. @throws SyntaxError when it is none of ours */
export function ledgerFromStandards(text: string): Ledger {
  const { tables, parameters } = JSON.parse(text) as {
    tables: { id: string; columns: string[]; rows: Json[][] }[];
    parameters: [string, Json][];
  };
  const ledger = emptyLedger();
  for (const { id, columns, rows } of tables)
    for (const row of rows)
      appendRow(
        tableData(ledger, id),
        Object.fromEntries(columns.map((column, i) => [column, fromJson(row[i] ?? null)])),
      );
  for (const [id, value] of parameters) if (value !== null) ledger.parameters.set(id, fromJson(value));
  return ledger;
}

/** The names of the inputs as one text; what it says of values is their order. */
export function inputNames(inputs: readonly RatingInput[]): string {
  return JSON.stringify(inputs.map(({ table, column }) => `${table}.${column}`));
}

/** The inputs named by a text of `inputNames`. */
export function inputsNamed(text: string): RatingInput[] {
  return (JSON.parse(text) as string[]).map((name) => {
    const [table = '', column = ''] = name.split('.');
    return { table, column };
  });
}

/** The values of a customer's inputs as one text; it begins with the fingerprint of their names. */
export function inputValues(names: string, values: readonly CellValue[]): string {
  return `${names}:${JSON.stringify(values.map(toJson))}`;
}

/** Fingerprint of the names and the values of a text of `inputValues`. @throws SyntaxError when it is none of ours */
export function readInputValues(text: string): { readonly names: string; readonly values: CellValue[] } {
  const values = JSON.parse(text.slice(markLength + 1)) as Json[];
  return { names: text.slice(0, markLength), values: values.map(fromJson) };
}

/** Puts a text into 评定依据 unless it is there; gives its fingerprint. */
export function keepBasis(ledger: Ledger, kind: '标准' | '输入项', text: string): string {
  const mark = markOf(text);
  const basis = tableData(ledger, 'ratingBasis');
  if (columnValues(basis, 'mark').includes(mark)) return mark;
  for (let piece = 0; piece * pieceLength < text.length; piece++)
    appendRow(basis, {
      mark,
      kind,
      piece: piece + 1,
      content: text.slice(piece * pieceLength, (piece + 1) * pieceLength),
    });
  return mark;
}

/** The text kept under a fingerprint; undefined when a piece is missing or was altered. */
export function basisOf(ledger: Ledger, mark: CellValue): string | undefined {
  const basis = tableData(ledger, 'ratingBasis');
  const pieces = columnValues(basis, 'mark')
    .flatMap((own, row) => (own === mark && mark !== null && mark !== '' ? [row] : []))
    .sort((a, b) => Number(columnValues(basis, 'piece')[a]) - Number(columnValues(basis, 'piece')[b]));
  const text = pieces.map((row) => String(columnValues(basis, 'content')[row] ?? '')).join('');
  return text !== '' && markOf(text) === mark ? text : undefined;
}
