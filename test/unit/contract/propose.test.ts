import { describe, expect, it, test } from 'vitest';
import { calculate } from '../../../src/book/calculate.ts';
import { proposeContracts } from '../../../src/contract/propose.ts';
import { shippedTemplates } from '../../../src/contract/ready-template.ts';
import { columnValues, type Ledger, tableData } from '../../../src/ledger/data.ts';
import { addContract, asOf, customerBook, shippedFiles } from '../../support/contract-book.ts';
import { addRows, day } from '../../support/ledger.ts';

const templates = shippedTemplates(shippedFiles);
const t1 = templates.get('T1')!.description;
const t5 = templates.get('T5')!.description;
const terms = { companyCode: 'HX', signedOn: asOf };
const calculated = (ledger: Ledger): Ledger => {
  calculate(ledger, asOf);
  return ledger;
};

describe('new contracts for customers', () => {
  it('are numbered behind everything the book holds: register, voided ones, orphan lines, sales', () => {
    const ledger = customerBook('C001', 'C002');
    addContract(ledger, 'HX-XS-202611-0003', 'C001', { approval: '作废' });
    addRows(ledger, 'contractLines', { contractNo: 'HX-XS-202611-0005' });
    addRows(ledger, 'sales', { documentId: 'S1', contractNo: 'HX-XS-202611-0004' });
    const proposed = proposeContracts(calculated(ledger), ['C001', 'C002'], t1, terms);
    expect(proposed.map(({ contractNo, customerId }) => [contractNo, customerId])).toEqual([
      ['HX-XS-202611-0006', 'C001'],
      ['HX-XS-202611-0007', 'C002'],
    ]);
  });

  it('take what template, company and customer register know', () => {
    const [row] = proposeContracts(calculated(customerBook('C001')), ['C001'], t1, terms);
    expect(row).toMatchObject({
      templateCode: 'T1',
      companyCode: 'HX',
      signedOn: asOf,
      signedAt: '浙江省杭州市',
      settlement: '现款',
      termDays: null,
      termStart: null,
      inspectionDays: 5,
      remainingShelfLife: 6,
      penaltyRate: 0.0005,
      dispute: '供方',
      approval: '草稿',
    });
    expect(row).not.toHaveProperty('amount');
  });

  it('an agreement that must end runs for a year', () => {
    const [row] = proposeContracts(calculated(customerBook('C001')), ['C001'], t5, terms);
    expect(row).toMatchObject({
      contractNo: 'HX-ZB-202611-0001',
      effectiveOn: asOf,
      expiresOn: day('2027-11-22'),
    });
  });

  it('credit terms come from the grant', () => {
    const ledger = customerBook('C001');
    columnValues(tableData(ledger, 'customers'), 'settlement')[0] = '账期';
    calculate(ledger, asOf);
    columnValues(tableData(ledger, 'customers'), 'termDays')[0] = 45;
    const [row] = proposeContracts(ledger, ['C001'], t1, terms);
    expect(row).toMatchObject({ settlement: '账期', termDays: 45, termStart: '发货日' });
  });

  test.each([
    ['深圳市南山区示例大道 18 号', '深圳市'],
    ['内蒙古自治区呼和浩特市赛罕区', '内蒙古自治区呼和浩特市'],
    ['吉林省延边朝鲜族自治州延吉市', '吉林省延边朝鲜族自治州'],
    ['示例路 8 号', null],
    [null, null],
  ])('signed at the city of %s', (address, city) => {
    const ledger = customerBook('C001');
    columnValues(tableData(ledger, 'companies'), 'address')[0] = address;
    expect(proposeContracts(calculated(ledger), ['C001'], t1, terms)[0]?.signedAt).toBe(city);
  });
});
