import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { workbookLimits } from '../../../src/opc/limits.ts';
import { checkPackage, editWorkbook, readSheet, readTable } from '../../../src/xlsx/package/index.ts';
import { openWorkbookFile, saveWorkbookFile, streamSheet } from '../../../src/xlsx/workbook-file.ts';
import { refusalOf } from './support/outcomes.ts';
import { richBook } from './support/rich-book.ts';

let folder = '';
let path = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbook-file-'));
  path = join(folder, '台账.xlsm');
  writeFileSync(path, richBook());
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function filled(rows: number) {
  const editor = editWorkbook(openWorkbookFile(path));
  editor.fillTable('台账表', { rows, columns: new Map([['单号', (row) => `N${row}`]]) });
  return editor;
}

describe('saving', () => {
  test('writes the same bytes as in memory, keeps the old book, leaves no temporary file', () => {
    const before = readFileSync(path);
    const editor = editWorkbook(openWorkbookFile(path));
    editor.fillTable('台账表', { rows: 0, columns: new Map() });
    editor.fillTable('台账表', { rows: 2, columns: new Map([['金额', () => 5]]) });
    const saved = saveWorkbookFile(editor, path);
    expect(saved).toEqual({ path, bytes: statSync(path).size, backup: `${path}.bak` });
    expect(readFileSync(path).equals(editor.toBytes())).toBe(true);
    expect(readFileSync(`${path}.bak`).equals(before)).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['台账.xlsm', '台账.xlsm.bak']);
    expect(checkPackage(readFileSync(path))).toEqual([]);
  });

  test('a new file needs no backup', () => {
    const target = join(folder, '新.xlsm');
    expect(saveWorkbookFile(filled(1), target).backup).toBeUndefined();
    expect(existsSync(`${target}.bak`)).toBe(false);
  });

  test.each(['~$台账.xlsm', '.~台账.xlsm', '.~lock.台账.xlsm#'])(
    'refuses beside the lock file %s',
    (lock) => {
      const before = readFileSync(path);
      writeFileSync(join(folder, lock), '');
      expect(refusalOf(() => saveWorkbookFile(filled(1), path))).toBe('file-open');
      expect(readFileSync(path).equals(before)).toBe(true);
    },
  );

  test('a book that cannot be finished changes nothing on disk', () => {
    const before = readFileSync(path);
    const editor = editWorkbook(openWorkbookFile(path));
    editor.fillTable('台账表', {
      rows: 9000,
      columns: new Map([['单号', (row) => 'x'.repeat(row === 8999 ? 40_000 : 9)]]),
    });
    expect(refusalOf(() => saveWorkbookFile(editor, path))).toBe('text-too-long A9003');
    expect(readdirSync(folder)).toEqual(['台账.xlsm']);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('a link is followed, not replaced', () => {
    const link = join(folder, 'link.xlsm');
    symlinkSync(path, link);
    saveWorkbookFile(filled(2), link);
    expect(readTable(openWorkbookFile(path), '台账表').rowCount).toBe(2);
  });

  test('a folder that is not there is a problem', () => {
    expect(refusalOf(() => saveWorkbookFile(filled(1), join(folder, '无', 'a.xlsm')))).toBe(
      'file-unwritable',
    );
  });
});

describe('opening', () => {
  test('missing, too large, a folder', () => {
    expect(refusalOf(() => openWorkbookFile(join(folder, '无.xlsx')))).toBe('file-missing');
    expect(refusalOf(() => openWorkbookFile(folder))).toBe('file-missing');
    expect(refusalOf(() => openWorkbookFile(path, { ...workbookLimits, fileBytes: 1000 }))).toBe(
      'package-too-large',
    );
  });

  test('a streamed sheet gives the rows that reading in memory gives', async () => {
    saveWorkbookFile(filled(20_000), path);
    const workbook = openWorkbookFile(path);
    const inMemory: unknown[] = [];
    const streamed: unknown[] = [];
    readSheet(workbook, '台账', (row) => {
      inMemory.push(row);
    });
    await streamSheet(workbook, '台账', (row) => {
      streamed.push(row);
    });
    expect(streamed).toHaveLength(20_002);
    expect(streamed).toEqual(inMemory);
    let seen = 0;
    await streamSheet(workbook, '台账', () => ++seen < 5);
    expect(seen).toBe(5);
  });
});
