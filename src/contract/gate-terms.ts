import { formatIsoDate } from '../ledger/calendar.ts';
import { tableData, valueAt } from '../ledger/data.ts';
import { fenOf } from '../ledger/money.ts';
import { moneyInWords, readMoneyWords } from '../ledger/money-words.ts';
import { isBlank } from '../ledger/value.ts';
import { lineTotals } from './amounts.ts';
import type { GateCase } from './gate.ts';
import { findingAt, headerOf, nobody, type Refusal } from './refusal.ts';
import { needsLines } from './template.ts';

/** Columns of 合同明细 without which an item is not definite (民法典 470, 596); a list of prices needs no quantity. */
const requiredOfLine = ['productName', 'specification', 'unit', 'quantity', 'unitPrice', 'taxRate'] as const;

/** At least one item, every item complete and worth something, the total the sum of its lines in figures and words. */
export function checkLines({ ledger, row, lines, template, kind }: GateCase): Refusal[] {
  const contracts = tableData(ledger, 'contracts');
  const data = tableData(ledger, 'contractLines');
  const contractNo = valueAt(contracts, row, 'contractNo');
  if (kind.goods === 'never' || (lines.length === 0 && !needsLines(template))) return [];
  if (lines.length === 0)
    return [
      findingAt(contracts, row, 'lineCount', {
        code: 'no-lines',
        value: 0,
        limit: 1,
        override: nobody,
        message: `合同 ${contractNo} 在合同明细里没有货物，标的、数量和价款不明确。`,
        repair: '请在合同明细里登记至少一行。',
      }),
    ];
  const refusals = lines.flatMap((line) => [
    ...requiredOfLine
      .filter((column) => kind.goods === 'always' || column !== 'quantity')
      .filter((column) => isBlank(valueAt(data, line, column)))
      .map((column) =>
        findingAt(data, line, column, {
          code: 'line-incomplete',
          value: null,
          limit: null,
          override: nobody,
          message: `合同 ${contractNo} 第 ${valueAt(data, line, 'lineNo') ?? '?'} 项货物没有填写“${headerOf(data, column)}”。`,
          repair: '请补全这一格。',
        }),
      ),
    ...lineAmount(data, line, contractNo),
  ]);
  return refusals.length > 0 ? refusals : checkTotal({ ledger, row, lines });
}

function lineAmount(data: ReturnType<typeof tableData>, line: number, contractNo: unknown): Refusal[] {
  const amount = valueAt(data, line, 'amount');
  if (typeof amount === 'number' && amount > 0) return [];
  if (isBlank(valueAt(data, line, 'quantity')) || isBlank(valueAt(data, line, 'unitPrice'))) return [];
  return [
    findingAt(data, line, 'amount', {
      code: 'line-amount',
      value: amount,
      limit: 0,
      override: nobody,
      message: `合同 ${contractNo} 第 ${valueAt(data, line, 'lineNo') ?? '?'} 项货物的金额不大于零或算不出来。`,
      repair: '请检查数量、含税单价和税率。',
    }),
  ];
}

function checkTotal({ ledger, row, lines }: Pick<GateCase, 'ledger' | 'row' | 'lines'>): Refusal[] {
  const contracts = tableData(ledger, 'contracts');
  const { amountFen } = lineTotals(ledger, lines);
  const shown = valueAt(contracts, row, 'amount');
  const agrees = fenOf(shown) === amountFen && readMoneyWords(moneyInWords(amountFen)) === amountFen;
  if (agrees) return [];
  return [
    findingAt(contracts, row, 'amount', {
      code: 'total-differs',
      value: shown,
      limit: amountFen / 100,
      override: nobody,
      message: `合同 ${valueAt(contracts, row, 'contractNo')} 的含税金额与明细合计不一致。`,
      repair: '请恢复含税金额的公式（score 命令会重写）。',
    }),
  ];
}

/** Required fields, dates in order, deposit within the law, delivery to a registered address. */
export function checkTerms({ ledger, row, customerRow, lines, kind }: GateCase): Refusal[] {
  const contracts = tableData(ledger, 'contracts');
  const read = (column: string) => valueAt(contracts, row, column);
  const refusals: Refusal[] = contracts.table.columns
    .filter(({ id, required }) => required && (kind.settles || id !== 'settlement') && isBlank(read(id)))
    .map((column) =>
      findingAt(contracts, row, column.id, {
        code: 'field-required',
        value: null,
        limit: null,
        override: nobody,
        message: `合同 ${read('contractNo')} 没有填写“${column.header}”。`,
        repair: '请补全这一格。',
      }),
    );
  const [signedOn, deliverOn, expiresOn] = ['signedOn', 'deliverOn', 'expiresOn'].map(read);
  for (const [column, value] of [
    ['deliverOn', deliverOn],
    ['expiresOn', expiresOn],
  ] as const)
    if (typeof signedOn === 'number' && typeof value === 'number' && value < signedOn)
      refusals.push(
        findingAt(contracts, row, column, {
          code: 'date-order',
          value: formatIsoDate(value),
          limit: formatIsoDate(signedOn),
          override: nobody,
          message: `合同 ${read('contractNo')} 的${headerOf(contracts, column)}早于签订日期 ${formatIsoDate(signedOn)}。`,
          repair: '请改正日期。',
        }),
      );
  const { amountFen } = lineTotals(ledger, lines);
  const deposit = fenOf(read('deposit'));
  if (deposit !== undefined && amountFen > 0 && deposit * 5 > amountFen)
    refusals.push(
      findingAt(contracts, row, 'deposit', {
        code: 'deposit-over-20',
        value: deposit / 100,
        limit: amountFen / 500,
        override: nobody,
        message: `定金 ${(deposit / 100).toFixed(2)} 元超过合同金额的 20%，超过部分不产生定金效力（民法典第 586 条）。`,
        repair: `定金至多 ${(Math.floor(amountFen / 5) / 100).toFixed(2)} 元。`,
      }),
    );
  const cap = read('penaltyCap');
  if (typeof cap === 'number' && cap > 0.3)
    refusals.push(
      findingAt(contracts, row, 'penaltyCap', {
        code: 'penalty-over-30',
        severity: 'note',
        value: cap,
        limit: 0.3,
        override: '法务',
        message: '违约金上限超过 30%，可能被认定过高而调整（民法典第 585 条）。',
        repair: '请法务确认。',
      }),
    );
  return kind.delivers ? [...refusals, ...checkDelivery(ledger, row, customerRow)] : refusals;
}

function checkDelivery(ledger: GateCase['ledger'], row: number, customerRow: number): Refusal[] {
  const contracts = tableData(ledger, 'contracts');
  const address = valueAt(contracts, row, 'deliveryAddress');
  if (customerRow < 0 || isBlank(address)) return [];
  const customers = tableData(ledger, 'customers');
  const registered = ['deliveryAddress', 'warehouseAddress', 'businessAddress', 'registeredAddress']
    .map((column) => valueAt(customers, customerRow, column))
    .filter((value) => !isBlank(value));
  if (registered.some((value) => sameAddress(value, address))) return [];
  return [
    findingAt(contracts, row, 'deliveryAddress', {
      code: 'delivery-address',
      value: address,
      limit: registered[0] ?? null,
      override: '质量管理部',
      message: `收货地点“${address}”不是客户 ${valueAt(customers, customerRow, 'name')} 登记的地址（GSP）。`,
      repair: '请改为登记的收货地址或仓库地址，或先在客户登记里变更。',
    }),
  ];
}

function sameAddress(a: unknown, b: unknown): boolean {
  const plain = (value: unknown): string => String(value).normalize('NFKC').replace(/\s/g, '');
  return plain(a) === plain(b);
}
