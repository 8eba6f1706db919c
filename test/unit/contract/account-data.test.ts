import { describe, expect, it } from 'vitest';
import { calculate } from '../../../src/book/calculate.ts';
import { accountReader, stageOf } from '../../../src/contract/account-data.ts';
import { type ContractOutcome, generateContracts } from '../../../src/contract/generate.ts';
import { shippedTemplates } from '../../../src/contract/ready-template.ts';
import type { Ledger } from '../../../src/ledger/data.ts';
import { documentLimits } from '../../../src/opc/limits.ts';
import { inflateEntry, readZip } from '../../../src/opc/zip.ts';
import { asOf, customerBook, shippedFiles } from '../../support/contract-book.ts';
import { addRows, day } from '../../support/ledger.ts';

const templates = shippedTemplates(shippedFiles);

/** Two open documents (one 22 days overdue, half paid), a return, and money that names no document. */
function book(): Ledger {
  const ledger = customerBook('C001');
  const sale = { customerId: 'C001', quantity: 1, termDays: 30 };
  addRows(
    ledger,
    'sales',
    { ...sale, documentId: 'X1', documentDate: day('2026-10-02'), unitPrice: 38_650.5 },
    { ...sale, documentId: 'X2', documentDate: day('2026-11-10'), unitPrice: 61_200 },
    {
      ...sale,
      documentId: 'X3',
      documentDate: day('2026-11-11'),
      unitPrice: 100,
      quantity: -2,
      originalDocumentId: 'X2',
    },
  );
  addRows(
    ledger,
    'receipts',
    {
      receiptId: 'R1',
      receivedOn: day('2026-11-05'),
      customerId: 'C001',
      amount: 10_000,
      discount: 50,
      documentId: 'X1',
    },
    { receiptId: 'R2', receivedOn: day('2026-11-20'), customerId: 'C001', amount: 3000 },
  );
  return ledger;
}

const accountOf = (
  ledger: Ledger,
  type: Parameters<ReturnType<typeof accountReader>>[0],
  from: number | null = null,
) => {
  calculate(ledger, asOf);
  return accountReader(ledger)(type, 'C001', from);
};

describe('the account of a customer', () => {
  it('a statement: opening, movements of the month, closing, and what is open, to the fen', () => {
    expect(accountOf(book(), 'DZ')).toMatchObject({
      对账期间起: day('2026-11-01'),
      截止日: asOf,
      期初余额: 38_650.5,
      本期发货: 61_000,
      本期收款: 13_000,
      本期折让: 50,
      期末余额: 86_600.5,
      预收余额: 0,
      未清单据: [
        { 单据编号: 'X1', 应收金额: 38_650.5, 已回款: 10_050, 未回款: 28_600.5, 逾期天数: 22 },
        { 单据编号: 'X2', 应收金额: 61_000, 未回款: 61_000, 逾期天数: 0 },
      ],
      未清金额: 89_600.5,
    });
  });

  it('opening and closing do not depend on where the period begins', () => {
    const from = day('2026-10-01');
    expect(accountOf(book(), 'DZ', from)).toMatchObject({
      对账期间起: from,
      期初余额: 0,
      期末余额: 86_600.5,
    });
  });

  it('a letter lists what is overdue only', () => {
    expect(accountOf(book(), 'CK')).toMatchObject({
      逾期单据: [{ 单据编号: 'X1' }],
      逾期金额: 28_600.5,
      最长逾期天数: 22,
      催款阶段: '提醒',
    });
  });

  it.each([
    [1, '提醒'],
    [30, '提醒'],
    [31, '催款'],
    [90, '催款'],
    [91, '最后通知'],
  ] as const)('%d days overdue: %s', (days, stage) => {
    expect(stageOf(days)).toBe(stage);
  });

  it('those who may be authorised come from the contacts, with rows to fill in by hand', () => {
    const { 受托人 } = accountOf(book(), 'WT');
    expect(受托人).toEqual([{ 姓名: '吴倩', 联系电话: '13800138000', 授权事项: '收货' }, {}, {}]);
  });

  it('a sale asks for nothing of it', () => {
    expect(accountOf(book(), 'XS')).toEqual({});
  });
});

describe('documents made of it', () => {
  const make = (templateCode: string, ledger: Ledger): ContractOutcome => {
    addRows(ledger, 'contracts', {
      contractNo: 'HX-1',
      templateCode,
      companyCode: 'HX',
      customerId: 'C001',
      signedOn: asOf,
      signedAt: '浙江省杭州市',
      expiresOn: asOf + 364,
      settlement: '账期',
      termDays: 30,
    });
    calculate(ledger, asOf);
    return [...generateContracts(ledger, templates)][0]!;
  };
  const textOf = (outcome: ContractOutcome): string => {
    if (outcome.kind === 'refused') throw new Error(outcome.reasons.map(({ message }) => message).join(' '));
    const main = readZip(outcome.bytes, documentLimits).find(({ name }) => name === 'word/document.xml')!;
    return new TextDecoder().decode(inflateEntry(main)).replace(/<[^>]+>|\s/g, '');
  };

  it.each([
    ['T6', ['我单位授权下列人员', '吴倩', '□采购□收货□对账']],
    ['T7D', ['期末余额', '86,600.50', 'X1', 'X2', '回执']],
    ['T8', ['付款提醒函', '28,600.50', '最长逾期22日', '回执']],
  ] as const)('%s is filled from the ledgers alone', (code, texts) => {
    const text = textOf(make(code, book()));
    for (const each of texts) expect(text).toContain(each);
  });

  it('no letter to a customer who owes nothing, no grant without a limit: the refusal says why', () => {
    const letter = make('T8', customerBook('C001'));
    expect(letter).toMatchObject({
      kind: 'refused',
      reasons: expect.arrayContaining([
        expect.objectContaining({
          code: 'field-required',
          repair: expect.stringContaining('没有逾期的单据'),
        }),
      ]),
    });
    const grant = make('T7', customerBook('C001'));
    expect(grant.kind).toBe('refused');
  });
});
