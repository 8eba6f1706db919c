import type { CellValue } from '../../src/ledger/value.ts';
import type { Random } from '../../src/sample/random.ts';
import {
  type OldCell,
  oldCustomerNumber,
  oldDate,
  oldMoney,
  oldName,
  oldNumber,
  oldPercent,
  oldWord,
} from './old-habits.ts';

export type Record_ = Readonly<Record<string, CellValue>>;

/** A column of the old book: its header, its width, and how a cell comes from a row of the sample. */
export interface OldColumn {
  readonly header: string;
  readonly width: number;
  readonly cell: (
    row: Record_,
    random: Random,
    place: { readonly line: number; readonly sheetRow: number },
  ) => OldCell;
  /** Merged heading above neighbouring columns; the header has two lines then. */
  readonly group?: string;
}

/** A worksheet of the old book. */
export interface OldSheet {
  readonly name: string;
  readonly title: string;
  readonly note?: string;
  readonly table: string;
  readonly columns: readonly OldColumn[];
  /** Header of the column that a 合计 row adds up. */
  readonly total?: string;
  /** Repeats the header after so many rows, as print-outs do. */
  readonly repeatHeader?: number;
  readonly footer?: string;
}

const plain = (id: string) => (row: Record_) => row[id] ?? null;
const word = (id: string) => (row: Record_, random: Random) => oldWord(row[id], random);
const date = (id: string) => (row: Record_, random: Random) => oldDate(row[id], random);
const number = (id: string) => (row: Record_, random: Random) => oldNumber(row[id], random);
const money = (id: string) => (row: Record_, random: Random) => oldMoney(row[id], random);
const percent = (id: string, points: boolean) => (row: Record_, random: Random) =>
  oldPercent(row[id], points, random);
const column = (header: string, width: number, cell: OldColumn['cell'], group?: string): OldColumn => ({
  header,
  width,
  cell,
  ...(group ? { group } : {}),
});

const serial = column('序号', 6, (_, __, { line }) => line);
const customerNumber = column('客户代码', 10, (row) => oldCustomerNumber(row.customerId));
const customerName = column('单位名称', 32, (row, random) => oldName(String(row.customerName ?? ''), random));

/** Every sheet but the notes, in the order of the old book. */
export const oldSheets: readonly OldSheet[] = [
  {
    name: '客户资料',
    title: '客 户 资 料 一 览 表',
    note: '说明：注册资金单位为万元；新客户请在最后一行续填。　　更新日期：2026.11.20',
    table: 'customers',
    footer: '制表人：葛兰',
    columns: [
      serial,
      customerNumber,
      column('单位名称', 32, (row, random) => oldName(String(row.name ?? ''), random)),
      column('简称', 18, plain('shortName')),
      column('单位类型', 16, word('customerType')),
      column('企业性质', 10, plain('ownership')),
      column('税 号', 22, (row, random) =>
        typeof row.creditCode === 'string' && random.chance(0.1)
          ? ` ${row.creditCode.toLowerCase()}`
          : (row.creditCode ?? null),
      ),
      column('法人', 10, plain('legalRepresentative')),
      column('注册资金\n(万元)', 11, (row, random) =>
        typeof row.registeredCapital === 'number' && random.chance(0.12)
          ? `${row.registeredCapital}万`
          : oldNumber(row.registeredCapital, random),
      ),
      column('成立时间', 13, date('establishedOn')),
      column('营业期限', 13, (row, random) =>
        typeof row.businessTermEnd === 'string'
          ? oldWord(row.businessTermEnd, random)
          : oldDate(row.businessTermEnd, random),
      ),
      column('公司地址', 36, plain('registeredAddress')),
      column('仓库地址', 36, plain('warehouseAddress')),
      column('送货地址', 36, plain('deliveryAddress')),
      column('公司电话', 15, plain('phone')),
      column('开户银行', 26, plain('bankName')),
      column('帐号', 24, (row, random) =>
        typeof row.bankAccount === 'string' && random.chance(0.3)
          ? row.bankAccount.replace(/(\d{4})(?=\d)/g, '$1 ')
          : (row.bankAccount ?? null),
      ),
      column('纳税人类型', 12, word('taxpayerKind')),
      column('开票类型', 12, plain('invoiceKind')),
      column('片区', 8, plain('area')),
      column('客户经理', 10, plain('salesperson')),
      column('合作日期', 13, date('firstTradeOn')),
      column('客户状态', 10, plain('status')),
      column('对账习惯', 14, (_, random) => random.pick(['每月25日', '月底', '邮件', null])),
      column('备注', 20, (_, random) =>
        random.chance(0.1) ? random.pick(['节前要备货', '老客户', '=不开专票']) : null,
      ),
    ],
  },
  {
    name: '资质证照',
    title: '客户资质证照登记',
    note: '到期前两个月提醒业务员换证',
    table: 'licences',
    columns: [
      serial,
      customerName,
      column('证件类型', 20, word('kind')),
      column('证号', 24, plain('number')),
      column('发证机关', 24, plain('issuer')),
      column('发证日期', 13, date('issuedOn')),
      column('有效期至', 13, (row, random) =>
        typeof row.validTo === 'string' ? oldWord(row.validTo, random) : oldDate(row.validTo, random),
      ),
      column('复印件盖章', 11, (_, random) => random.pick(['√', '√', '√', '缺'])),
    ],
  },
  {
    name: '联系方式',
    title: '客户联系方式',
    table: 'contacts',
    columns: [
      customerName,
      column('联系人', 10, plain('name')),
      column('职务', 12, plain('position')),
      column('角色', 8, word('role')),
      // Typed as numbers: the program must make text of them again.
      column('手机号', 15, (row, random) =>
        typeof row.mobile === 'string' && /^\d+$/.test(row.mobile) && random.chance(0.5)
          ? Number(row.mobile)
          : (row.mobile ?? null),
      ),
      column('办公电话', 15, plain('officePhone')),
      column('短信接收', 10, word('smsConsent')),
      column('最近联系日', 13, date('lastContactOn')),
    ],
  },
  {
    name: '调查表',
    title: '客户信用调查表（2026年下半年）',
    table: 'investigation',
    columns: [
      customerNumber,
      customerName,
      column('合作主动性', 14, plain('x1'), '合作积极性'),
      column('付款行动', 16, word('x2'), '合作积极性'),
      column('人车投入', 10, plain('x3'), '合作积极性'),
      column('价格区域政策', 12, plain('x4'), '合作积极性'),
      column('经营灵活性', 11, word('j1'), '经营能力'),
      column('覆盖率(%)', 10, percent('j2', true), '经营能力'),
      column('代理品牌数', 11, number('j4'), '经营能力'),
      column(
        '仓库面积(平方米)',
        12,
        (row, random) =>
          typeof row.j5a === 'number' && random.chance(0.1) ? `${row.j5a}平方米` : oldNumber(row.j5a, random),
        '经营能力',
      ),
      column('车辆数', 8, number('j5b'), '经营能力'),
      column('人员数', 8, number('j5c'), '经营能力'),
      column('供应商付款信用', 13, word('c1'), '信誉'),
      column('司法情况', 14, word('c2'), '信誉'),
      column('同业评价', 10, plain('c4'), '信誉'),
      column('行业地位', 10, plain('s1'), '社会关系'),
      column('社会关系', 10, plain('s2'), '社会关系'),
      column('稳定性', 14, plain('s3'), '社会关系'),
      column('经营状态', 10, plain('existence')),
      column('失信', 7, word('dishonest')),
      column('被执行金额', 12, plain('enforcedAmount')),
      column('实控人状态', 11, plain('controllerState')),
      column('账户冻结', 10, word('accountFrozen')),
      column('被供应商起诉', 11, word('suedBySupplier')),
      column('资产负债率(%)', 11, percent('debtRatio', true)),
      column('查询日期', 13, date('checkedOn')),
      column('调查方式', 10, plain('method')),
      column('调查日期', 13, date('investigatedOn')),
      column('调查人', 10, plain('investigator')),
      column('调查结论', 18, plain('conclusion')),
    ],
  },
  {
    name: '潜力',
    title: '客户发展潜力',
    note: '占比、覆盖率可填百分数',
    table: 'growthPotential',
    columns: [
      customerName,
      column('预计采购额(万元)', 14, number('expectedPurchase')),
      column('计划采购天数', 13, number('plannedPurchaseDays')),
      column('采购占比', 10, percent('ownShare', false)),
      column('市场覆盖率', 11, percent('marketCoverage', false)),
      column('规划意愿', 10, plain('willingness')),
    ],
  },
  {
    name: '赊销申请',
    title: '客户赊销申请登记',
    table: 'applications',
    columns: [
      column('申请编号', 16, plain('applicationNo')),
      column('申请日期', 13, date('appliedOn')),
      column('申请人', 10, plain('applicant')),
      column('所属部门', 12, plain('department')),
      customerNumber,
      column('申请类型', 9, plain('kind')),
      column('授信类型', 9, word('creditKind')),
      column('申请额度(元)', 13, money('appliedLimit')),
      column('申请账期', 9, number('appliedTerm')),
      column('有效期起', 13, date('validFrom')),
      column('有效期止', 13, date('validTo')),
      column('预计月销售额', 13, money('expectedMonthlySales')),
      column('担保方式', 9, plain('guarantee')),
      column('担保人', 20, plain('guarantor')),
      column('担保金额', 12, plain('guaranteedAmount')),
      column('申请理由', 24, plain('reason')),
      column('审批状态', 10, word('status')),
    ],
  },
  {
    name: '发货明细',
    title: '销 售 发 货 明 细 账',
    note: '2024年9月—2026年11月　　单价、金额均含税',
    table: 'sales',
    total: '金额',
    repeatHeader: 500,
    columns: [
      column('日期', 12, date('documentDate')),
      column('单号', 16, plain('documentId')),
      customerNumber,
      column('购货单位', 32, (row, random) => oldName(String(row.customerName ?? ''), random)),
      column('药品名称', 20, plain('productName')),
      column('规格型号', 14, plain('specification')),
      column('剂型', 9, plain('dosageForm')),
      column('生产厂家', 26, plain('manufacturer')),
      column('批准文号', 20, plain('approvalNo')),
      column('产品批号', 12, plain('batchNo')),
      column('有效期', 12, date('expiresOn')),
      column('单位', 6, plain('unit')),
      column('数量', 9, number('quantity')),
      column('单价', 9, plain('unitPrice')),
      column('金额', 13, (_, __, { sheetRow }) => ({
        formula: `IFERROR(ROUND(M${sheetRow}*N${sheetRow},2),"")`,
      })),
      column('税率(%)', 8, (row) => (typeof row.taxRate === 'number' ? row.taxRate * 100 : null)),
      column('付款期限', 9, plain('termDays')),
      column('发票号码', 22, plain('invoiceNo')),
      column('开票日期', 12, date('invoicedOn')),
      column('销售员', 9, plain('salesperson')),
      column('合同号', 18, plain('contractNo')),
      column('原单据编号', 16, plain('originalDocumentId')),
      column('运费', 8, (_, random) => (random.chance(0.1) ? random.pick([50, 80, 120]) : null)),
      column('备注', 14, plain('remark')),
    ],
  },
  {
    name: '收款明细',
    title: '收 款 明 细',
    table: 'receipts',
    total: '到账金额',
    columns: [
      column('收款日期', 12, date('receivedOn')),
      column('收款单号', 16, plain('receiptId')),
      column('单位名称', 32, (row, random) => oldName(String(row.customerName ?? ''), random)),
      column('付款单位', 32, plain('payerName')),
      column('回款方式', 13, word('method')),
      column('到账金额', 14, money('amount')),
      column('折让', 8, plain('discount')),
      column('票据号', 24, plain('billNo')),
      column('票据到期日', 13, date('billDueOn')),
      column('对应单号', 16, plain('documentId')),
      column('经办人', 12, plain('handler')),
    ],
  },
  {
    name: '合同登记',
    title: '购销合同登记簿',
    table: 'contracts',
    columns: [
      column('合同号', 20, plain('contractNo')),
      column('模板', 7, plain('templateCode')),
      column('我方公司', 9, plain('companyCode')),
      customerNumber,
      customerName,
      column('签约日期', 13, date('signedOn')),
      column('签约地点', 14, plain('signedAt')),
      column('生效日', 13, date('effectiveOn')),
      column('合同到期', 13, date('expiresOn')),
      column('交货时间', 13, date('deliverOn')),
      column('交货地点', 36, plain('deliveryAddress')),
      column('收货人', 9, plain('receiver')),
      column('收货人电话', 14, plain('receiverPhone')),
      column('运输方式', 14, plain('transport')),
      column('运费承担', 9, word('freightPayer')),
      column('剩余效期', 9, plain('remainingShelfLife')),
      column('验收天数', 9, plain('inspectionDays')),
      column('质量异议天数', 11, plain('qualityObjectionDays')),
      column('经营区域', 16, plain('territory')),
      column('付款方式', 9, word('settlement')),
      column('账期起算', 9, plain('termStart')),
      column('账期', 7, plain('termDays')),
      column('发票类型', 14, plain('invoiceKind')),
      column('违约金日率', 11, (_, random) => random.pick(['0.05%', '万分之五', '0.5‰'])),
      column('违约金上限', 10, () => '20%'),
      column('定金', 12, money('deposit')),
      column('争议解决', 20, plain('dispute')),
      column('份数', 10, plain('copies')),
      column('月计划日', 9, plain('planDay')),
      column('附件清单', 30, plain('attachments')),
      column('业务员', 9, plain('salesperson')),
      column('审批状态', 9, plain('approval')),
      column('签章状态', 9, plain('sealing')),
    ],
  },
  {
    name: '合同货物',
    title: '合同货物清单',
    table: 'contractLines',
    columns: [
      column('合同号', 20, plain('contractNo')),
      column('行号', 6, plain('lineNo')),
      column('药品名称', 20, plain('productName')),
      column('品牌/商标', 10, plain('brand')),
      column('规格型号', 14, plain('specification')),
      column('剂型', 9, plain('dosageForm')),
      column('厂家', 26, plain('manufacturer')),
      column('批准文号', 20, plain('approvalNo')),
      column('批号', 12, plain('batchNo')),
      column('有效期', 13, date('expiresOn')),
      column('单位', 6, plain('unit')),
      column('数量', 9, number('quantity')),
      column('单价', 9, plain('unitPrice')),
      column('税率', 7, percent('taxRate', false)),
    ],
  },
  {
    name: '我方公司',
    title: '签约公司资料',
    table: 'companies',
    columns: [
      column('公司代码', 9, plain('companyCode')),
      column('公司名称', 32, plain('name')),
      column('地址', 34, plain('address')),
      column('税号', 22, plain('creditCode')),
      column('法人', 9, plain('legalRepresentative')),
      column('委托代理人', 11, plain('agent')),
      column('电话', 15, plain('phone')),
      column('开户行', 26, plain('bankName')),
      column('银行账号', 24, plain('bankAccount')),
      column('邮编', 8, plain('postcode')),
    ],
  },
];
