// Makes templates/sample/旧台账.xlsx: a ledger as staff keep it, with their own sheet names, column order, words and
// habits, saved by LibreOffice. It is committed, not rebuilt by `npm run templates`, because LibreOffice writes other
// bytes each time. Run by hand: npx tsx templates/build/old-ledger.ts
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import exceljs from 'exceljs';
import { dateOfSerial, parseIsoDate } from '../../src/ledger/calendar.ts';
import { columnOf } from '../../src/ledger/column.ts';
import { type Ledger, tableData, valueAt } from '../../src/ledger/data.ts';
import { type CellValue, isBlank } from '../../src/ledger/value.ts';
import { sampleLedger } from '../../src/sample/sample-ledger.ts';
import { defaultStandards } from '../standards/default.ts';

/** How staff write a cell of a column; the row number picks among their habits. */
type Habit = (value: CellValue, row: number) => CellValue;

interface OldColumn {
  readonly header: string;
  /** Column of our table, or the customer by number or by name. */
  readonly from: string;
  readonly habit?: Habit;
}

interface OldSheet {
  readonly name: string;
  readonly table: string;
  /** Lines above the header, the first merged over the columns. */
  readonly above: readonly string[];
  readonly columns: readonly OldColumn[];
  /** Column whose sum stands in a last row 合计. */
  readonly total?: string;
}

const column = (header: string, from: string, habit?: Habit): OldColumn => ({
  header,
  from,
  ...(habit ? { habit } : {}),
});

const dates: Habit = (value, row) => {
  if (typeof value !== 'number') return value;
  const { year, month, day } = dateOfSerial(value);
  const texts = [
    `${year}/${month}/${day}`,
    `${year}.${month}.${day}`,
    `${year}年${month}月${day}日`,
    `${year * 10000 + month * 100 + day}`,
  ];
  return row % 4 === 0 ? texts[Math.floor(row / 4) % texts.length]! : value;
};
const percents: Habit = (value, row) =>
  typeof value !== 'number'
    ? value
    : row % 3 === 0
      ? `${Math.round(value * 100)}%`
      : row % 3 === 1
        ? Math.round(value * 100)
        : value;
const fullWidth: Habit = (value, row) =>
  typeof value === 'number' && row % 9 === 4
    ? String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    : value;
const money: Habit = (value, row) =>
  typeof value === 'number' && row % 7 === 3
    ? `¥${value.toLocaleString('en-US', { minimumFractionDigits: 2 })}`
    : value;
const spaced: Habit = (value, row) => (typeof value === 'string' && row % 5 === 2 ? ` ${value} ` : value);
const yes: Habit = (value) => (value === '是' ? '有' : value === '否' ? '无' : value);

const sheets: readonly OldSheet[] = [
  {
    name: '客户资料',
    table: 'customers',
    above: ['客户资料一览表（2026年11月）', '客服部整理'],
    columns: [
      column('编号', 'customerNumber'),
      column('单位名称', 'name', spaced),
      column('简称', 'shortName'),
      column('单位类型', 'customerType'),
      column('状态', 'status'),
      column('税号', 'creditCode', spaced),
      column('法人', 'legalRepresentative'),
      column('注册资金(万元)', 'registeredCapital', fullWidth),
      column('成立时间', 'establishedOn', dates),
      column('省份', 'province'),
      column('城市', 'city'),
      column('地址', 'registeredAddress'),
      column('仓库地址', 'warehouseAddress'),
      column('送货地址', 'deliveryAddress'),
      column('座机', 'phone'),
      column('开户银行', 'bankName'),
      column('帐号', 'bankAccount'),
      column('片区', 'area'),
      column('客户经理', 'salesperson'),
      column('合作开始', 'firstTradeOn', dates),
      column('微信群', ''),
      column('备注', 'remark'),
    ],
  },
  {
    name: '资质证照',
    table: 'licences',
    above: ['客户资质证照登记'],
    columns: [
      column('客户名称', 'customerName'),
      column('证件类型', 'kind'),
      column('证号', 'number'),
      column('发证机关', 'issuer'),
      column('发证日期', 'issuedOn', dates),
      column('有效期至', 'validTo', dates),
    ],
  },
  {
    name: '联系方式',
    table: 'contacts',
    above: [],
    columns: [
      column('客户名称', 'customerName'),
      column('联系人', 'name'),
      column('职务', 'position'),
      column('角色', 'role'),
      column('手机号', 'mobile'),
      column('生日', ''),
    ],
  },
  {
    name: '调查表',
    table: 'investigation',
    above: ['客户资信调查汇总', '注：由业务员填写，部门经理核实'],
    columns: [
      column('客户编号', 'customerNumber'),
      column('客户名称', 'customerName'),
      column('合作主动性', 'x1'),
      column('付款行动', 'x2'),
      column('人车投入', 'x3'),
      column('价格区域政策', 'x4'),
      column('经营灵活性', 'j1'),
      column('覆盖率', 'j2', percents),
      column('代理品牌数', 'j4'),
      column('仓库面积(㎡)', 'j5a', fullWidth),
      column('车辆数', 'j5b'),
      column('业务人员', 'j5c', fullWidth),
      column('供应商付款信用', 'c1'),
      column('司法情况', 'c2'),
      column('同业评价', 'c4'),
      column('行业地位', 's1'),
      column('社会关系', 's2'),
      column('稳定性', 's3'),
      column('经营状态', 'existence'),
      column('失信', 'dishonest', yes),
      column('被执行金额', 'enforcedAmount', money),
      column('实际控制人状态', 'controllerState'),
      column('账户冻结', 'accountFrozen', yes),
      column('被供应商起诉', 'suedBySupplier', yes),
      column('调查日期', 'investigatedOn', dates),
      column('调查人', 'investigator'),
    ],
  },
  {
    name: '潜力',
    table: 'growthPotential',
    above: ['客户发展潜力资料'],
    columns: [
      column('客户名称', 'customerName'),
      column('预计采购额', 'expectedPurchase'),
      column('增长率', 'evidencedGrowth'),
      column('计划采购天数', 'plannedPurchaseDays'),
      column('采购占比', 'ownShare', percents),
      column('市场覆盖率', 'marketCoverage', percents),
      column('意愿', 'willingness'),
    ],
  },
  {
    name: '发货明细',
    table: 'sales',
    above: ['发货明细账'],
    total: '金额',
    columns: [
      column('日期', 'documentDate', dates),
      column('单号', 'documentId'),
      column('购货单位', 'customerName'),
      column('业务员', 'salesperson'),
      column('药品名称', 'productName'),
      column('规格型号', 'specification'),
      column('生产厂家', 'manufacturer'),
      column('产品批号', 'batchNo'),
      column('有效期', 'expiresOn', dates),
      column('单位', 'unit'),
      column('数量', 'quantity', fullWidth),
      column('单价', 'unitPrice'),
      column('金额', 'amount'),
      column('税率', 'taxRate', percents),
      column('出库日期', 'shippedOn'),
      column('账期', 'termDays'),
      column('合同号', 'contractNo'),
      column('原单据编号', 'originalDocumentId'),
      column('司机', ''),
    ],
  },
  {
    name: '收款明细',
    table: 'receipts',
    above: ['收款明细账', '财务部'],
    total: '收款金额',
    columns: [
      column('收款单号', 'receiptId'),
      column('收款日期', 'receivedOn', dates),
      column('付款单位', 'payerName'),
      column('客户编号', 'customerNumber'),
      column('付款方式', 'method'),
      column('收款金额', 'amount', money),
      column('折让', 'discount'),
      column('票据号', 'billNo'),
      column('票据到期日', 'billDueOn', dates),
      column('对应单号', 'documentId'),
    ],
  },
  {
    name: '赊销申请',
    table: 'applications',
    above: ['客户赊销申请登记表'],
    columns: [
      column('申请编号', 'applicationNo'),
      column('申请日期', 'appliedOn', dates),
      column('客户名称', 'customerName'),
      column('申请类型', 'kind'),
      column('授信类型', 'creditKind'),
      column('申请额度(元)', 'appliedLimit', money),
      column('申请账期', 'appliedTerm'),
      column('有效期起', 'validFrom', dates),
      column('有效期止', 'validTo', dates),
      column('预计月销售额', 'expectedMonthlySales'),
      column('担保方式', 'guarantee'),
      column('担保人', 'guarantor'),
      column('审批状态', 'status'),
    ],
  },
  {
    name: '合同登记',
    table: 'contracts',
    above: ['2026年购销合同登记簿'],
    columns: [
      column('合同号', 'contractNo'),
      column('模板', 'templateCode'),
      column('我方公司', 'companyCode'),
      column('客户名称', 'customerName'),
      column('签约日期', 'signedOn', dates),
      column('签约地点', 'signedAt'),
      column('交货时间', 'deliverOn', dates),
      column('合同到期', 'expiresOn', dates),
      column('收货地址', 'deliveryAddress'),
      column('收货人', 'receiver'),
      column('收货人电话', 'receiverPhone'),
      column('运输方式', 'transport'),
      column('运费', 'freightPayer'),
      column('付款方式', 'settlement'),
      column('账期起算', 'termStart'),
      column('账期', 'termDays'),
      column('定金', 'deposit', money),
      column('争议解决', 'dispute'),
      column('份数', 'copies'),
      column('业务员', 'salesperson'),
    ],
  },
  {
    name: '合同货物',
    table: 'contractLines',
    above: [],
    columns: [
      column('合同号', 'contractNo'),
      column('行号', 'lineNo'),
      column('品名', 'productName'),
      column('品牌/商标', 'brand'),
      column('规格型号', 'specification'),
      column('剂型', 'dosageForm'),
      column('厂家', 'manufacturer'),
      column('批准文号', 'approvalNo'),
      column('单位', 'unit'),
      column('数量', 'quantity', fullWidth),
      column('单价', 'unitPrice'),
      column('税率', 'taxRate', percents),
    ],
  },
  {
    name: '我方公司',
    table: 'companies',
    above: [],
    columns: [
      'companyCode',
      'name',
      'address',
      'creditCode',
      'legalRepresentative',
      'agent',
      'phone',
      'bankName',
      'bankAccount',
      'postcode',
    ].map((id) => ({ header: '', from: id })),
  },
];

/** What a cell of the old ledger shows: numbers of their own for customers, names, or our value in their habit. */
function cellOf(ledger: Ledger, sheet: OldSheet, { from, habit }: OldColumn, row: number): CellValue {
  const data = tableData(ledger, sheet.table);
  if (from === '') return row % 6 === 1 ? '—' : null;
  if (from === 'customerNumber' || from === 'customerName') {
    const id = String(valueAt(data, row, 'customerId') ?? '');
    const customers = tableData(ledger, 'customers');
    const at = customers.columns.get('customerId')?.indexOf(id) ?? -1;
    return at < 0 ? id : from === 'customerNumber' ? 1001 + at : valueAt(customers, at, 'name');
  }
  if (from === 'amount' && sheet.table === 'sales') {
    const [quantity, price] = [valueAt(data, row, 'quantity'), valueAt(data, row, 'unitPrice')];
    return typeof quantity === 'number' && typeof price === 'number'
      ? Math.round(quantity * price * 100) / 100
      : null;
  }
  const value = valueAt(data, row, from);
  return habit ? habit(value, row) : value;
}

function drawSheet(book: exceljs.Workbook, ledger: Ledger, sheet: OldSheet): void {
  const worksheet = book.addWorksheet(sheet.name);
  const data = tableData(ledger, sheet.table);
  const headerOf = (old: OldColumn): string => old.header || columnOf(data.table, old.from).header;
  sheet.above.forEach((line, i) => {
    worksheet.getCell(i + 1, 1).value = line;
    worksheet.mergeCells(i + 1, 1, i + 1, sheet.columns.length);
    worksheet.getCell(i + 1, 1).font = { bold: true, size: i === 0 ? 14 : 10 };
  });
  const header = sheet.above.length + 1;
  sheet.columns.forEach((old, i) => {
    const cell = worksheet.getCell(header, i + 1);
    cell.value = headerOf(old);
    cell.font = { bold: true };
    worksheet.getColumn(i + 1).width = Math.max(10, headerOf(old).length * 2 + 2);
  });
  let line = header;
  for (let row = 0; row < data.rowCount; row++) {
    // Staff leave a line empty now and then.
    line += row % 40 === 39 ? 2 : 1;
    for (const [i, old] of sheet.columns.entries())
      writeCell(worksheet.getCell(line, i + 1), cellOf(ledger, sheet, old, row), data, old.from);
  }
  if (sheet.total === undefined) return;
  const at = sheet.columns.findIndex((old) => old.header === sheet.total);
  worksheet.getCell(line + 1, 1).value = '合计';
  const sum = Array.from(
    { length: data.rowCount },
    (_, row) => Number(cellOf(ledger, sheet, { ...sheet.columns[at]!, habit: (value) => value }, row)) || 0,
  );
  worksheet.getCell(line + 1, at + 1).value = Math.round(sum.reduce((a, b) => a + b, 0) * 100) / 100;
}

function writeCell(
  cell: exceljs.Cell,
  value: CellValue,
  data: ReturnType<typeof tableData>,
  from: string,
): void {
  if (isBlank(value)) return;
  cell.value = value as number | string;
  const kind = data.table.columns.find(({ id }) => id === from)?.kind;
  if (kind === 'date' && typeof value === 'number') cell.numFmt = 'yyyy/m/d';
  if (kind === 'code') cell.numFmt = '@';
}

const asOf = parseIsoDate('2026-11-20')!;
const ledger = sampleLedger({
  customers: 60,
  seed: Number(process.argv[2] ?? 11),
  asOf,
  standards: defaultStandards,
  dirty: true,
});
const book = new exceljs.Workbook();
for (const sheet of sheets) drawSheet(book, ledger, sheet);

const folder = mkdtempSync(join(tmpdir(), 'old-ledger-'));
await book.xlsx.writeFile(join(folder, '旧台账.xlsx'));
execFileSync('soffice', [
  `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
  '--headless',
  '--convert-to',
  'xlsx:Calc MS Excel 2007 XML',
  '--outdir',
  join(folder, 'saved'),
  join(folder, '旧台账.xlsx'),
]);
copyFileSync(join(folder, 'saved', '旧台账.xlsx'), new URL('../sample/旧台账.xlsx', import.meta.url));
rmSync(folder, { recursive: true });
