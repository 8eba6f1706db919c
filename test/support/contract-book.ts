import { readdirSync, readFileSync } from 'node:fs';
import type { TemplateFile } from '../../src/contract/ready-template.ts';
import type { Ledger } from '../../src/ledger/data.ts';
import type { CellValue } from '../../src/ledger/value.ts';
import { addCustomer, addLicences, addRows, answersOf778, day, standardLedger } from './ledger.ts';

export const asOf = day('2026-11-23');

/** The shipped templates as files, in the order of their codes. */
export const shippedFiles: readonly TemplateFile[] = readdirSync('templates/contracts')
  .filter((file) => file.endsWith('.json'))
  .sort()
  .map((file) => ({
    name: file.replace('.json', ''),
    description: JSON.parse(readFileSync(`templates/contracts/${file}`, 'utf8')),
    bytes: readFileSync(`templates/contracts/${file.replace('.json', '.docx')}`),
  }));

/** A book with our company HX and these customers, all in business and licensed. */
export function customerBook(...customerIds: readonly string[]): Ledger {
  const ledger = standardLedger();
  for (const customerId of customerIds) {
    addCustomer(ledger, customerId, {
      answers: answersOf778,
      customer: {
        shortName: `简称${customerId}`,
        registeredAddress: '杭州市文一路 1 号',
        deliveryAddress: '杭州市仓前路 2 号',
        creditCode: '91350100M000100Y43',
        settlement: '现款',
        invoiceKind: '增值税专用发票',
      },
    });
    addLicences(ledger, customerId);
    addRows(ledger, 'contacts', { customerId, name: '吴倩', role: '收货', mobile: '13800138000' });
  }
  addRows(ledger, 'companies', {
    companyCode: 'HX',
    name: '杭州华信医药有限公司',
    address: '浙江省杭州市滨江区示例路 8 号',
    creditCode: '91330100799655058B',
    legalRepresentative: '陈明远',
    bankName: '示例银行',
    bankAccount: '3301000020260001',
  });
  return ledger;
}

/** A contract of T1 in cash with one item: it passes every check for a customer in order. */
export function addContract(
  ledger: Ledger,
  contractNo: string,
  customerId: string,
  change: Readonly<Record<string, CellValue>> = {},
): void {
  addRows(ledger, 'contracts', {
    contractNo,
    templateCode: 'T1',
    companyCode: 'HX',
    customerId,
    signedOn: asOf,
    signedAt: '浙江省杭州市',
    settlement: '现款',
    ...change,
  });
  addRows(ledger, 'contractLines', {
    contractNo,
    lineNo: 1,
    productName: '阿莫西林胶囊',
    specification: '0.25g×24粒',
    unit: '盒',
    quantity: 1000,
    unitPrice: 12,
    taxRate: 0.13,
  });
}
