import {
  column,
  customerName,
  customerNumber,
  date,
  number,
  type OldSheet,
  percent,
  plain,
  serial,
  word,
} from './old-columns.ts';
import { oldDate, oldName, oldNumber, oldWord } from './old-habits.ts';

/** What the old book keeps about the customers themselves. */
export const customerSheets: readonly OldSheet[] = [
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
];
