import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, it } from 'vitest';

/** Rooms from the bottom of the hill to the top; a room may import what stands below it and itself. */
const below: Readonly<Record<string, readonly string[]>> = {
  ledger: [],
  opc: ['ledger'],
  formula: ['ledger'],
  docx: ['ledger', 'opc'],
  xlsx: ['ledger', 'opc'],
  sample: ['ledger'],
  receivables: ['ledger', 'formula'],
  scoring: ['ledger', 'formula', 'receivables'],
  import: ['ledger'],
  watch: ['ledger', 'formula', 'receivables', 'scoring'],
  contract: ['ledger', 'formula', 'receivables', 'scoring', 'docx', 'opc'],
  book: ['ledger', 'formula', 'receivables', 'scoring', 'contract', 'xlsx', 'opc'],
  cli: [
    'ledger',
    'formula',
    'receivables',
    'scoring',
    'import',
    'watch',
    'contract',
    'book',
    'docx',
    'xlsx',
    'opc',
    'sample',
  ],
};

const files = (readdirSync('src', { recursive: true }) as string[]).filter((file) => file.endsWith('.ts'));
const source = (file: string): string => readFileSync(join('src', file), 'utf8');
const imports = (file: string): string[] =>
  [...source(file).matchAll(/(?:from|import)\s+'([^']+)'/g)].map((match) => match[1]!);
const roomOf = (path: string): string => path.split(/[\\/]/)[0]!;

it('knows every room', () => {
  expect([...new Set(files.map(roomOf))].sort()).toEqual(Object.keys(below).sort());
});

it('imports downhill only', () => {
  const uphill = files.flatMap((file) =>
    imports(file)
      .filter((target) => target.startsWith('.'))
      .map((target) => roomOf(relative('src', join('src', dirname(file), target))))
      .filter((room) => room !== roomOf(file) && !below[roomOf(file)]!.includes(room))
      .map((room) => `${file} → ${room}`),
  );
  expect(uphill).toEqual([]);
});

it('keeps files and clock at the edges', () => {
  const atEdge = (file: string): boolean => roomOf(file) === 'cli' || file.endsWith('-file.ts');
  const offenders = files.filter(
    (file) =>
      !atEdge(file) &&
      (imports(file).some((target) => target.startsWith('node:')) ||
        /\bDate\.now\(|new Date\(\)/.test(source(file))),
  );
  expect(offenders).toEqual([]);
});

it('draws with exceljs only where the blank book is drawn', () => {
  const users = files.filter((file) => imports(file).some((target) => target.startsWith('exceljs')));
  expect(users.every((file) => file.startsWith(join('xlsx', 'design', 'exceljs')))).toBe(true);
});
