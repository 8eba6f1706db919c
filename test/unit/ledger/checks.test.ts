import { describe, expect, test } from 'vitest';
import { checkColumnText } from '../../../src/ledger/checks.ts';
import type { ColumnCheck } from '../../../src/ledger/column.ts';
import {
  checkDrugLicenceNumber,
  checkIdentityNumber,
  maskIdentityNumber,
} from '../../../src/ledger/document-codes.ts';

type Row = readonly [check: ColumnCheck, typed: string, status: 'ok' | 'warning' | 'error', value: string];

const rows: readonly Row[] = [
  ['mobile', '13800138000', 'ok', '13800138000'],
  ['mobile', '+86 138-0013-8000', 'ok', '13800138000'],
  ['mobile', '008613800138000', 'ok', '13800138000'],
  ['mobile', '8613800138000', 'ok', '13800138000'],
  ['mobile', '１３８００１３８０００', 'ok', '13800138000'],
  ['mobile', '15412345678', 'warning', '15412345678'],
  ['mobile', '16812345678', 'warning', '16812345678'],
  ['mobile', '12345678901', 'error', '12345678901'],
  ['mobile', '1380013800', 'error', '1380013800'],
  ['mobile', '1.38E+10', 'error', '1.38E+10'],
  ['phone', '0755-28780808', 'ok', '0755-28780808'],
  ['phone', '（0755）28780808', 'ok', '0755-28780808'],
  ['phone', '010 6275 1234', 'ok', '01062751234'],
  ['phone', '0755—28780808转801', 'ok', '0755-28780808-801'],
  ['phone', '400-820-8820', 'ok', '4008208820'],
  ['phone', '138 0013 8000', 'ok', '13800138000'],
  ['phone', '28780808', 'warning', '28780808'],
  ['phone', '无', 'error', '无'],
  ['postcode', '５１８０５７', 'ok', '518057'],
  ['postcode', '51805', 'error', '51805'],
  ['email', ' buyer@example.com ', 'ok', 'buyer@example.com'],
  ['email', 'buyer@example', 'error', 'buyer@example'],
  ['bankAccount', '4402 0100 1920 0123 456', 'ok', '4402010019200123456'],
  ['bankAccount', '6222020200112233445', 'ok', '6222020200112233445'],
  ['bankAccount', '6222021234567890128', 'warning', '6222021234567890128'],
  ['bankAccount', '1234567', 'error', '1234567'],
  ['bankAccount', '4.4E+18', 'error', '4.4E+18'],
  ['identifier', 'C0001', 'ok', 'C0001'],
  ['identifier', ' HY-XS-202611-0001 ', 'ok', 'HY-XS-202611-0001'],
  ['identifier', '000123', 'error', '000123'],
  ['identifier', 'C*', 'error', 'C*'],
  ['identifier', '', 'error', ''],
  ['creditCode', '914403001922038216', 'ok', '914403001922038216'],
];

describe('checks of columns', () => {
  test.each(rows)('%s %j is %s', (check, typed, status, value) => {
    const result = checkColumnText(check, typed);
    expect(result).toMatchObject({ status, value });
    expect(result.message === undefined).toBe(status === 'ok');
  });

  test.each([
    ['琼AA898000001', 'ok'],
    ['粤DB7550012', 'ok'],
    ['粤EA7550012', 'warning'],
    ['粤药经营许字2009第123号', 'warning'],
    ['', 'error'],
  ])('drug licence %j is %s', (typed, status) => {
    expect(checkDrugLicenceNumber(typed).status).toBe(status);
  });

  test('an identity number is checked and never shown whole', () => {
    expect(checkIdentityNumber('11010519491231002x')).toEqual({ status: 'ok', value: '11010519491231002X' });
    const bad = checkIdentityNumber('110105194912310021');
    expect(bad.status).toBe('error');
    expect(bad.message).toContain('110105********0021');
    expect(bad.message).not.toContain('110105194912310021');
    expect(maskIdentityNumber('123')).toBe('***');
  });
});
