/**
 * Workbook reading and writing beside exceljs: `npx tsx bench/xlsx.ts [--customers 50000] [--rows 1000000]`.
 * Every measurement is a process of its own: time is taken inside it, memory is its peak resident set. Both
 * sides get the same data and must report the same check sum.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { deflateEntry, writeZip, type ZipEntry } from '../src/opc/zip.ts';
import { ByteSink } from '../src/xlsx/package/byte-sink.ts';
import type { ColumnContent } from '../src/xlsx/package/index.ts';
import { columnName, editWorkbook, openWorkbook } from '../src/xlsx/package/index.ts';
import { openWorkbookFile, saveWorkbookFile, streamSheet } from '../src/xlsx/workbook-file.ts';

interface Measured {
  readonly seconds: number;
  readonly check: number;
}

const tableName = '客户登记';
const inputs = 11;
const headers = Array.from({ length: 24 }, (_, k) => (k < inputs ? `输入${k + 1}` : `得分${k + 1}`));

/** The value of an input cell of the customer table: text, dates and amounts. */
function inputValue(row: number, column: number): string | number {
  if (column === 0) return `C${String(row + 1).padStart(6, '0')}`;
  if (column === 1) return `客户名称有限公司${row % 5000}`;
  if (column < 5) return ['华东', '一级商', '正常'][column - 2] ?? '';
  if (column < 7) return 45_000 + (row % 700);
  return ((row * 7919 + column * 104_729) % 1_000_000) / 100;
}

/** What a scoring column says: a structured reference, a lookup of a band, a rounding. */
function columnFormula(column: number): string {
  const input = headers[7 + (column % 4)] ?? '';
  return `IF(ISNUMBER(${tableName}[[#This Row],[${input}]]),ROUND(${tableName}[[#This Row],[${input}]]*${column}/100,2),"")`;
}

function result(row: number, column: number): number {
  return Math.round((inputValue(row, 7 + (column % 4)) as number) * column) / 100;
}

async function blankBook(path: string): Promise<void> {
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.Workbook();
  addTable(workbook.addWorksheet('客户'), 1);
  await workbook.xlsx.writeFile(path);
}

interface Sheet {
  addTable(table: {
    name: string;
    ref: string;
    headerRow: boolean;
    columns: { name: string; filterButton: boolean }[];
    rows: unknown[][];
  }): unknown;
}

function addTable(sheet: Sheet, rows: number): void {
  sheet.addTable({
    name: tableName,
    ref: 'A1',
    headerRow: true,
    columns: headers.map((name) => ({ name, filterButton: true })),
    rows: Array.from({ length: rows }, (_, row) =>
      headers.map((_, k) =>
        k < inputs ? inputValue(row, k) : { formula: columnFormula(k), result: result(row, k) },
      ),
    ),
  });
}

function writeOurs(folder: string, rows: number): Measured {
  const path = join(folder, 'ours.xlsx');
  const from = performance.now();
  const editor = editWorkbook(openWorkbook(readFileSync(join(folder, 'blank.xlsx'))));
  const columns = new Map<string, ColumnContent>(
    headers.map((name, k) => [
      name,
      k < inputs
        ? (row) => inputValue(row, k)
        : { formula: columnFormula(k), result: (row) => result(row, k) },
    ]),
  );
  editor.fillTable(tableName, { rows, columns });
  saveWorkbookFile(editor, path);
  return { seconds: (performance.now() - from) / 1000, check: statSync(path).size };
}

async function writeExceljs(folder: string, rows: number): Promise<Measured> {
  const { default: ExcelJS } = await import('exceljs');
  const path = join(folder, 'exceljs.xlsx');
  const from = performance.now();
  const workbook = new ExcelJS.Workbook();
  addTable(workbook.addWorksheet('客户'), rows);
  await workbook.xlsx.writeFile(path);
  return { seconds: (performance.now() - from) / 1000, check: statSync(path).size };
}

/** A ledger as Excel saves it: 12 columns, shared strings, dates and amounts with a style. */
function writeLedger(path: string, rows: number): void {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const names = Array.from({ length: 5000 }, (_, i) => `客户名称有限公司${i}`);
  const kinds = ['销售', '退货', '调拨', '赠送', '补差'];
  const notes = Array.from({ length: 97 }, (_, i) => `备注${i}`);
  const ids = names.map((_, i) => `C${String(i + 1).padStart(6, '0')}`);
  const strings = [...names, ...kinds, ...notes, ...ids];
  const pieces: Uint8Array[] = [];
  const sink = new ByteSink((piece) => pieces.push(piece));
  sink.text(`<?xml version="1.0"?><worksheet xmlns="${main}"><sheetData>`);
  let seed = 1;
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed % below;
  };
  for (let row = 1; row <= rows; row++) {
    const customer = random(5000);
    const day = 44_927 + random(900);
    const amount = random(10_000_000) / 100;
    const cells: readonly (readonly [string, number])[] = [
      ['', row],
      [' t="s"', 5102 + customer],
      [' t="s"', customer],
      [' s="1"', day],
      [' s="1"', day + 60],
      [' t="s"', 5000 + random(5)],
      ['', 1 + random(500)],
      [' s="2"', random(100_000) / 100],
      [' s="2"', amount],
      [' s="2"', amount / 2],
      [' s="2"', amount / 4],
      [' t="s"', 5005 + random(97)],
    ];
    sink.text(
      `<row r="${row}">${cells.map(([attributes, value], k) => `<c r="${columnName(k + 1)}${row}"${attributes}><v>${value}</v></c>`).join('')}</row>`,
    );
  }
  sink.text('</sheetData></worksheet>');
  const { crc, size } = sink.finish();
  const sheet: ZipEntry = {
    name: 'xl/worksheets/sheet1.xml',
    method: 8,
    crc,
    size,
    data: Buffer.concat(pieces),
  };
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const links = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const part = (name: string, xml: string) => deflateEntry(name, `<?xml version="1.0"?>${xml}`);
  const override = (name: string, kind: string) =>
    `<Override PartName="/xl/${name}" ContentType="${type}.${kind}+xml"/>`;
  const link = (id: number, kind: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${relations}/${kind}" Target="${target}"/>`;
  const zip = writeZip([
    part(
      '[Content_Types].xml',
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${override('workbook.xml', 'sheet.main')}${override('worksheets/sheet1.xml', 'worksheet')}${override('sharedStrings.xml', 'sharedStrings')}${override('styles.xml', 'styles')}</Types>`,
    ),
    part(
      '_rels/.rels',
      `<Relationships xmlns="${links}">${link(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ),
    part(
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="销售台账" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${links}">${link(1, 'worksheet', 'worksheets/sheet1.xml')}${link(2, 'sharedStrings', 'sharedStrings.xml')}${link(3, 'styles', 'styles.xml')}</Relationships>`,
    ),
    part(
      'xl/styles.xml',
      `<styleSheet xmlns="${main}"><fonts count="1"><font/></fonts><fills count="2"><fill/><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="4" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ),
    part(
      'xl/sharedStrings.xml',
      `<sst xmlns="${main}" uniqueCount="${strings.length}">${strings.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
    ),
    sheet,
  ]);
  writeFileSync(path, zip);
}

async function readOurs(folder: string): Promise<Measured> {
  const from = performance.now();
  const workbook = openWorkbookFile(join(folder, 'ledger.xlsx'));
  let sum = 0;
  let texts = 0;
  await streamSheet(workbook, '销售台账', ({ cells }) => {
    sum += Number(cells[8]?.value);
    texts += cells[2]?.value ? 1 : 0;
  });
  return { seconds: (performance.now() - from) / 1000, check: Math.round(sum * 100) + texts };
}

async function readExceljs(folder: string): Promise<Measured> {
  const { default: ExcelJS } = await import('exceljs');
  const from = performance.now();
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(join(folder, 'ledger.xlsx'), {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'emit',
  });
  let sum = 0;
  let texts = 0;
  for await (const sheet of reader)
    for await (const row of sheet) {
      sum += row.getCell(9).value as number;
      // Not its length: exceljs breaks Chinese characters that stand across its chunks.
      texts += String(row.getCell(3).value).length > 0 ? 1 : 0;
    }
  return { seconds: (performance.now() - from) / 1000, check: Math.round(sum * 100) + texts };
}

async function perform(task: string, folder: string, rows: number): Promise<Measured> {
  switch (task) {
    case 'blank':
      await blankBook(join(folder, 'blank.xlsx'));
      return { seconds: 0, check: 0 };
    case 'ledger':
      writeLedger(join(folder, 'ledger.xlsx'), rows);
      return { seconds: 0, check: 0 };
    case 'write-ours':
      return writeOurs(folder, rows);
    case 'write-exceljs':
      return writeExceljs(folder, rows);
    case 'read-ours':
      return readOurs(folder);
    case 'read-exceljs':
      return readExceljs(folder);
    default:
      throw new Error(`no such task: ${task}`);
  }
}

type Result = Measured & { readonly mebibytes: number };

/**
 * Every task runs in a child, the preparing ones too: a child's peak memory counts from the parent's size at
 * the fork, so the parent has to stay small.
 */
function inChild(task: string, folder: string, rows: number): Result {
  // exceljs needs gigabytes for a large table; we get what Node gives by default.
  const heap = task.endsWith('exceljs') ? ['--max-old-space-size=8192'] : [];
  const file = fileURLToPath(import.meta.url);
  const out = execFileSync(
    process.execPath,
    [...process.execArgv, ...heap, file, '--task', task, folder, String(rows)],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  return JSON.parse(out);
}

export interface XlsxBenchOptions {
  /** Rows of the table that is written; 50,000 when absent. */
  readonly customers?: number;
  /** Rows of the sheet that is read; 1,000,000 when absent. */
  readonly ledgerRows?: number;
}

/** Writes a customer table and reads a ledger, beside exceljs; gives the lines of a Markdown table. */
export async function benchXlsx(options: XlsxBenchOptions = {}): Promise<string[]> {
  const { customers = 50_000, ledgerRows = 1_000_000 } = options;
  const folder = mkdtempSync(join(tmpdir(), 'bench-xlsx-'));
  try {
    inChild('blank', folder, 1);
    const ourWrite = inChild('write-ours', folder, customers);
    const theirWrite = inChild('write-exceljs', folder, customers);
    inChild('ledger', folder, ledgerRows);
    const ourRead = inChild('read-ours', folder, ledgerRows);
    const theirRead = inChild('read-exceljs', folder, ledgerRows);
    if (ourRead.check !== theirRead.check) throw new Error('the two readers disagree');
    const line = (job: string, who: string, result: Result, ours: Result): string =>
      `| ${job} | ${who} | ${result.seconds.toFixed(2)} | ${result.mebibytes} | ${(result.seconds / ours.seconds).toFixed(1)} |`;
    const write = `write a table, ${customers.toLocaleString('en')} × 24, 13 formulas`;
    const read = `read a sheet, ${ledgerRows.toLocaleString('en')} × 12`;
    return [
      '| Workbooks | by | seconds | peak MiB | time ÷ ours |',
      '| --- | --- | ---: | ---: | ---: |',
      line(write, 'ours', ourWrite, ourWrite),
      line(write, 'exceljs addTable', theirWrite, ourWrite),
      line(read, 'ours', ourRead, ourRead),
      line(read, 'exceljs stream reader', theirRead, ourRead),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { task: { type: 'string' }, customers: { type: 'string' }, rows: { type: 'string' } },
  });
  if (values.task !== undefined) {
    const measured = await perform(values.task, positionals[0] ?? '', Number(positionals[1]));
    const mebibytes = Math.round(process.resourceUsage().maxRSS / 1024);
    process.stdout.write(JSON.stringify({ ...measured, mebibytes }));
    return;
  }
  const lines = await benchXlsx({
    ...(values.customers === undefined ? {} : { customers: Number(values.customers) }),
    ...(values.rows === undefined ? {} : { ledgerRows: Number(values.rows) }),
  });
  console.log(lines.join('\n'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
