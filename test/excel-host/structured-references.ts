import { formulaPieces } from './model/formula-text.ts';

/** What a structured reference names (ECMA-376 part 1, 18.17.6.4, and Microsoft's "Using structured references"). */
export interface StructuredReference {
  /** Absent when the formula stands in the table itself. */
  readonly table?: string;
  readonly parts: readonly TablePart[];
  readonly columns?: { readonly first: string; readonly last: string };
}

export type TablePart = 'All' | 'Data' | 'Headers' | 'Totals' | 'This Row';

/** A table as references see it; rows and columns of the sheet, from 1. */
export interface TableShape {
  readonly name: string;
  readonly sheet: string;
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly columns: readonly string[];
  readonly headers: boolean;
  readonly totals: boolean;
}

const partNames: Readonly<Record<string, TablePart>> = {
  '#all': 'All',
  '#data': 'Data',
  '#headers': 'Headers',
  '#totals': 'Totals',
  '#this row': 'This Row',
};

/** Reads `表[列]`, `表[[#This Row],[列]]`, `[@列]`, `表[[甲]:[乙]]` …; undefined when it is none. */
export function parseStructuredReference(text: string): StructuredReference | undefined {
  const open = text.indexOf('[');
  if (open < 0 || !text.endsWith(']')) return undefined;
  const table = text.slice(0, open);
  let inside = text.slice(open + 1, -1).trim();
  const parts: TablePart[] = [];
  if (inside.startsWith('@')) {
    parts.push('This Row');
    inside = inside.slice(1).trim();
  }
  const columns: string[] = [];
  for (const item of items(inside)) {
    const part = partNames[item.toLowerCase()];
    if (part) parts.push(part);
    else if (item.startsWith('#')) return undefined;
    else columns.push(item.replace(/'(.)/g, '$1'));
  }
  if (columns.length > 2) return undefined;
  const [first, last = first] = columns;
  return {
    parts,
    ...(table && { table }),
    ...(first !== undefined && last !== undefined && { columns: { first, last } }),
  };
}

/** The bracketed items of `[#Headers],[甲]:[乙]`, or the whole when it has no brackets. */
function items(inside: string): string[] {
  if (inside === '') return [];
  if (!inside.startsWith('[')) return [inside];
  const found: string[] = [];
  let start = -1;
  for (let k = 0; k < inside.length; k++) {
    const char = inside[k];
    if (char === "'") k++;
    else if (char === '[') start = k + 1;
    else if (char === ']') found.push(inside.slice(start, k));
  }
  return found;
}

const special = /[[\]#'@]/g;
const needsBrackets = /[^\p{L}\p{N}_.]/u;

/** Writes a reference in the long form of files, or in the short form Excel shows inside the table. */
export function writeStructuredReference(reference: StructuredReference, form: 'long' | 'short'): string {
  const { table = '', parts, columns } = reference;
  const escaped = (name: string): string => name.replace(special, "'$&");
  const thisRow = parts.length === 1 && parts[0] === 'This Row';
  const span = columns && columns.first !== columns.last;
  if (form === 'short' && thisRow) {
    if (!columns) return `${table}[@]`;
    if (span) return `${table}[@[${escaped(columns.first)}]:[${escaped(columns.last)}]]`;
    return needsBrackets.test(columns.first)
      ? `${table}[@[${escaped(columns.first)}]]`
      : `${table}[@${columns.first}]`;
  }
  const wanted = [
    ...parts.map((part) => `[#${part}]`),
    ...(columns ? [`[${escaped(columns.first)}]${span ? `:[${escaped(columns.last)}]` : ''}`] : []),
  ];
  const [only = ''] = wanted;
  if (wanted.length === 1 && !span) return `${table}${only}`;
  return `${table}[${wanted.join(',')}]`;
}

/** Where a reference points; `error` is what Excel shows when it points nowhere. */
export type Pointed =
  | {
      readonly sheet: string;
      readonly top: number;
      readonly left: number;
      readonly bottom: number;
      readonly right: number;
    }
  | { readonly error: '#REF!' | '#VALUE!' };

/** Resolves a reference for a formula that stands in sheet row `row`. */
export function resolveStructuredReference(
  reference: StructuredReference,
  table: TableShape,
  row: number,
): Pointed {
  const columns = columnSpan(reference, table);
  const rows = rowSpan(reference.parts, table, row);
  if (!columns) return { error: '#REF!' };
  if ('error' in rows) return rows;
  return { sheet: table.sheet, ...rows, ...columns };
}

function columnSpan(
  { columns }: StructuredReference,
  table: TableShape,
): { left: number; right: number } | undefined {
  if (!columns) return { left: table.left, right: table.left + table.columns.length - 1 };
  const place = (name: string): number =>
    table.columns.findIndex((column) => column.toLowerCase() === name.toLowerCase());
  const [a, b] = [place(columns.first), place(columns.last)];
  if (a < 0 || b < 0) return undefined;
  return { left: table.left + Math.min(a, b), right: table.left + Math.max(a, b) };
}

function rowSpan(
  parts: readonly TablePart[],
  table: TableShape,
  row: number,
): { top: number; bottom: number } | { error: '#REF!' | '#VALUE!' } {
  const first = table.top + (table.headers ? 1 : 0);
  const last = table.bottom - (table.totals ? 1 : 0);
  if (parts.includes('This Row'))
    return row >= first && row <= last ? { top: row, bottom: row } : { error: '#VALUE!' };
  const has = (part: TablePart): boolean => parts.includes(part) || parts.includes('All');
  if ((parts.includes('Headers') && !table.headers) || (parts.includes('Totals') && !table.totals))
    return { error: '#REF!' };
  const data = parts.length === 0 || has('Data');
  const top = has('Headers') ? table.top : data ? first : table.bottom;
  const bottom = has('Totals') ? table.bottom : data ? last : table.top;
  return { top, bottom };
}

/** Rewrites each structured reference of a formula; undefined from `rewrite` leaves it as it is. */
export function mapStructuredReferences(
  formula: string,
  rewrite: (reference: StructuredReference, text: string) => string | undefined,
): string {
  if (!formula.includes('[')) return formula;
  return formulaPieces(formula)
    .map((piece) => {
      if (piece.kind !== 'structured') return piece.text;
      const reference = parseStructuredReference(piece.text);
      return (reference && rewrite(reference, piece.text)) ?? piece.text;
    })
    .join('');
}
