import type { CellValue } from '../../../../src/ledger/value.ts';

/** A sheet as staff keep it, and what it should become. */
export interface MessySheet {
  readonly what: string;
  readonly sheet: string;
  readonly rows: readonly (readonly CellValue[])[];
  /** Identifier of the table; undefined where nobody could tell. */
  readonly table: string | undefined;
  /** Header as written → identifier of the column; what is not listed is left out. */
  readonly mapping?: Readonly<Record<string, string>>;
  /** Header as written → why it is left out. */
  readonly doubts?: Readonly<Record<string, string>>;
  /** Rows as they are appended. */
  readonly records?: readonly Readonly<Record<string, CellValue>>[];
  /** Rows of the worksheet that hold no data. */
  readonly skipped?: readonly number[];
  /** `code cell` of every cell or row that was refused. */
  readonly refused?: readonly string[];
}

const day = { '2026-01-05': 46027, '2026-03-09': 46090, '2028-12-31': 47118 } as const;

/** 甲医药 stands in the book as C0001; nobody else does. */
export const messySheets: readonly MessySheet[] = [
  {
    what: 'title, note and unit above; columns in odd order; full-width digits; totals',
    sheet: '回款2026',
    rows: [
      ['２０２６年回款登记表', null, null, null, null],
      ['编制：财务部', null, null, null, '单位：元'],
      [],
      ['收款金额', '摘要', '付款单位', '到账日期', '收款单号', '客户'],
      ['￥12,500.00', '货款', '甲医药', '2026.1.5', '００１', ' 甲 医 药 '],
      ['（300）', null, '甲医药', '２０２６年３月９日', 'HK2', '甲医药'],
      [12200, null, null, null, '合计', null],
      [null, null, null, '审核：李会计', null, null],
    ],
    table: 'receipts',
    mapping: {
      收款金额: 'amount',
      付款单位: 'payerName',
      到账日期: 'receivedOn',
      收款单号: 'receiptId',
      客户: 'customerName',
    },
    doubts: { 摘要: 'unknown' },
    records: [
      {
        receiptId: 'HK001',
        receivedOn: day['2026-01-05'],
        customerId: 'C0001',
        payerName: '甲医药',
        amount: 12_500,
      },
      { receiptId: 'HK2', receivedOn: day['2026-03-09'], customerId: 'C0001', payerName: '甲医药' },
    ],
    skipped: [7, 8],
    refused: ['out-of-range A6'],
  },
  {
    what: 'two lines of header under merged headings, units in headers, text numbers',
    sheet: '客户档案',
    rows: [
      ['客户档案', null, null, null, null, null, null, null],
      ['基本情况', null, null, '工商', null, '收货', null, '备注'],
      ['编号', '单位全称', '类型', '税号', '注册资金\n（元）', '地址', '电话', null],
      ['1001', '乙医药有限公司', '批发', ' 914403001922038216 ', '5,000,000', '杭州市', '0571-88880000', ''],
      [1002, '丙药房', '药店', '914403001922038217', '伍佰万', null, null, null],
    ],
    table: 'customers',
    mapping: {
      编号: 'customerId',
      类型: 'customerType',
      税号: 'creditCode',
      '注册资金\n（元）': 'registeredCapital',
      地址: 'deliveryAddress',
      备注: 'remark',
    },
    doubts: { 单位全称: 'unknown', 电话: 'vetoed' },
    records: [
      {
        customerId: 'C1001',
        customerType: '药品批发',
        creditCode: '914403001922038216',
        registeredCapital: 500,
        deliveryAddress: '杭州市',
      },
      { customerId: 'C1002', customerType: '单体药店', creditCode: '914403001922038217' },
    ],
    refused: ['number-unreadable E5'],
  },
  {
    what: 'mixed dates, lost digits, a customer nobody knows',
    sheet: '证照台账',
    rows: [
      ['客户名称', '证照名称', '证号', '有效期至'],
      ['甲医药', '经营许可证', '浙AA5710001', 46090],
      ['甲医药', '营业执照', '1.23E+17', '长期有效'],
      ['甲医药', 'GSP', 'A-ZJ-001', '2028/12/31'],
      ['某某公司', '营业执照', '91330100', '2028-12-31'],
      ['甲医药', '开户许可', null, '26.1.5'],
    ],
    table: 'licences',
    mapping: { 客户名称: 'customerName', 证照名称: 'kind', 证号: 'number', 有效期至: 'validTo' },
    records: [
      { customerId: 'C0001', kind: '药品经营许可证', number: '浙AA5710001', validTo: day['2026-03-09'] },
      { customerId: 'C0001', kind: '营业执照', validTo: '长期' },
      { customerId: 'C0001', kind: 'GSP证书', number: 'A-ZJ-001', validTo: day['2028-12-31'] },
      { customerId: 'C0001', kind: '开户信息' },
    ],
    refused: ['digits-lost C3', 'date-unreadable D6', 'customer-unknown A5'],
  },
  {
    what: 'English headers',
    sheet: 'Receipts',
    rows: [
      ['Receipt ID', 'Received On', 'Customer Name', 'Amount', 'Comment'],
      ['HK9', '2026-01-05', '甲医药', '1,200.50', 'paid'],
    ],
    table: 'receipts',
    mapping: {
      'Receipt ID': 'receiptId',
      'Received On': 'receivedOn',
      'Customer Name': 'customerName',
      Amount: 'amount',
    },
    doubts: { Comment: 'unknown' },
    records: [{ receiptId: 'HK9', receivedOn: day['2026-01-05'], customerId: 'C0001', amount: 1200.5 }],
  },
  {
    what: 'prices without tax and amounts in 万元 beside ours',
    sheet: '销售明细',
    rows: [
      ['单号', '日期', '购货单位', '药品名称', '数量(盒)', '单价(不含税)', '销售金额(万元)', '业务员电话'],
      ['XS1', 20260105, '甲医药', '阿莫西林', '１０', 2, 0.002, '13800000000'],
    ],
    table: 'sales',
    mapping: {
      单号: 'documentId',
      日期: 'documentDate',
      购货单位: 'customerName',
      药品名称: 'productName',
      '数量(盒)': 'quantity',
      '销售金额(万元)': 'amount',
    },
    doubts: { '单价(不含税)': 'vetoed', 业务员电话: 'unknown' },
    records: [
      {
        documentId: 'XS1',
        documentDate: day['2026-01-05'],
        customerId: 'C0001',
        productName: '阿莫西林',
        quantity: 10,
      },
    ],
  },
  {
    what: 'a register and its contacts one below the other',
    sheet: '客户资料',
    rows: [
      ['客户编号', '客户名称', '客户类型', '状态'],
      ['C2', '乙医药', '药品批发', '正常'],
      [],
      ['联系方式'],
      ['客户编号', '姓名', '手机'],
      ['C2', '张三', '13800000000'],
    ],
    table: 'customers',
    mapping: { 客户编号: 'customerId', 客户名称: 'name', 客户类型: 'customerType', 状态: 'status' },
    records: [{ customerId: 'C2', name: '乙医药', customerType: '药品批发', status: '正常' }],
    skipped: [4],
  },
  {
    what: 'a telephone column that holds landlines',
    sheet: '通讯录',
    rows: [
      ['客户名称', '联系人', '职务', '联系电话'],
      ['甲医药', '王五', '采购', '0571-88880000'],
      ['甲医药', '赵六', '财务', '0571-88880001'],
    ],
    table: 'contacts',
    mapping: { 客户名称: 'customerName', 联系人: 'name', 职务: 'position' },
    doubts: { 联系电话: 'values' },
    records: [
      { customerId: 'C0001', name: '王五', position: '采购' },
      { customerId: 'C0001', name: '赵六', position: '财务' },
    ],
  },
  {
    what: 'errors and the customer already in the book',
    sheet: '客户登记',
    rows: [
      ['客户编号', '客户名称', '客户类型', '注册地址', '状态', '成立日期'],
      ['C0001', '甲医药', '药品批发', '杭州', '正常', '2026-01-05'],
      ['C7', '庚医药', '药品批发', '#N/A', '正常', '2026-02-30'],
      [null, null, '药品批发', '杭州', '正常', null],
    ],
    table: 'customers',
    records: [{ customerId: 'C7', name: '庚医药', customerType: '药品批发', status: '正常' }],
    refused: ['cell-error D3', 'date-impossible F3', 'customer-duplicate B2', 'key-missing B4'],
  },
  {
    what: 'a list of meetings',
    sheet: '会议纪要',
    rows: [
      ['时间', '地点', '主持人', '内容'],
      ['周一', '杭州', '王总', '季度计划'],
    ],
    table: undefined,
  },
  {
    what: 'a price list that shares words with two tables',
    sheet: '报价',
    rows: [
      ['品名', '规格', '单位', '单价', '备注'],
      ['阿莫西林', '0.25g', '盒', 12, null],
    ],
    table: undefined,
  },
  { what: 'nothing at all', sheet: 'Sheet1', rows: [[null, ' ']], table: undefined },
  {
    what: 'numbers only',
    sheet: 'Sheet2',
    rows: [
      [1, 2, 3],
      [4, 5, 6],
    ],
    table: undefined,
  },
];
