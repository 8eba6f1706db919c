import {
  choice,
  code,
  date,
  derived,
  integer,
  money,
  number,
  percent,
  rowPosition,
  type Table,
  text,
  yesNo,
} from '../column.ts';
import { customerIdColumn, customerNameColumn, settlementKinds } from './customers.ts';
import { approvalTiers } from './standards.ts';

/** 审批状态 and 签章状态; which may follow which stands in `contract/flow.ts`. */
export const approvalStates = ['草稿', '审批中', '已批', '驳回', '作废'] as const;
export const sealingStates = ['未寄', '已寄', '已回', '双方已签'] as const;
/** What became of a row when contracts were last generated. */
export const generationResults = ['已生成', '拒绝', '失败'] as const;

/** 合同台账: the register (domain.md §6.6) and the generator's main sheet (§6.3) in one, a row a contract. */
export const contracts: Table = {
  id: 'contracts',
  name: '合同台账',
  title: '合同台账',
  chapter: '合同',
  key: 'contractNo',
  aliases: ['合同', '合同主表', '合同登记', '合同清单'],
  columns: [
    code('contractNo', '合同编号', {
      required: true,
      unique: true,
      check: 'identifier',
      width: 22,
      aliases: ['合同号'],
    }),
    code('templateCode', '模板代码', { required: true, aliases: ['模板', '合同类型'] }),
    code('companyCode', '公司代码', { required: true, aliases: ['签约公司', '我方公司'] }),
    customerIdColumn,
    customerNameColumn,
    date('signedOn', '签订日期', { required: true, aliases: ['签约日期', '合同日期'] }),
    text('signedAt', '签订地点', { aliases: ['签约地点'] }),
    date('effectiveOn', '生效日'),
    date('expiresOn', '到期日', { aliases: ['合同到期', '有效期至'] }),
    date('deliverOn', '交货日期', { aliases: ['交货时间', '送货日期'] }),
    text('deliveryAddress', '收货地点', { width: 34, aliases: ['收货地址', '交货地点'] }),
    text('receiver', '收货人'),
    code('receiverPhone', '收货电话', { check: 'phone', aliases: ['收货人电话'] }),
    text('transport', '运输方式'),
    choice('freightPayer', '运费承担方', ['供方', '需方'], { aliases: ['运费承担', '运费'] }),
    integer('remainingShelfLife', '剩余有效期要求(月)', {
      minimum: 0,
      aliases: ['剩余有效期要求', '剩余效期'],
    }),
    integer('inspectionDays', '验收天数', { minimum: 0 }),
    integer('qualityObjectionDays', '质量异议天数', { minimum: 0 }),
    text('territory', '经营区域', { width: 24 }),
    choice('settlement', '结算方式', settlementKinds, { required: true, aliases: ['付款方式'] }),
    choice('termStart', '账期起算', ['发货日', '开票日', '收货日', '月结日']),
    integer('termDays', '账期(天)', { minimum: 0, maximum: 365, aliases: ['账期', '付款期限'] }),
    choice('invoiceKind', '发票类型', ['增值税专用发票', '增值税普通发票', '数电专票', '数电普票']),
    percent('penaltyRate', '违约金日率', { minimum: 0, maximum: 0.01 }),
    percent('penaltyCap', '违约金上限', { minimum: 0, maximum: 1 }),
    money('deposit', '定金金额', { minimum: 0, aliases: ['定金'] }),
    money('securityDeposit', '保证金', { minimum: 0 }),
    money('consignedAmount', '铺底额度', { minimum: 0 }),
    text('dispute', '争议解决', { width: 24 }),
    text('copies', '份数'),
    money('annualTarget', '年度任务', { minimum: 0 }),
    percent('rebateRate', '返利比例', { minimum: 0, maximum: 1 }),
    integer('planDay', '月计划日', { minimum: 1, maximum: 31 }),
    choice('exclusive', '独家经销', yesNo),
    choice('renewal', '自动续期', yesNo),
    text('attachments', '附件清单', { width: 30 }),
    text('otherTerms', '其他约定', { width: 30 }),
    text('remark', '备注'),
    text('salesperson', '业务员'),
    derived(text('state', '合同状态')),
    choice('approval', '审批状态', approvalStates),
    derived(text('approvers', '须批准人', { width: 30 })),
    choice('sealing', '签章状态', sealingStates),
    code('archiveNo', '归档号'),
    text('originalPlace', '原件位置', { help: '双方已签的原件放在哪里，例如档案室 A 柜 3 层。' }),
    code('amends', '原合同编号', {
      width: 22,
      help: '补充或变更协议填它所变更的合同；编号为原编号加 -B01、-B02……',
    }),
    derived(code('amendmentNo', '变更补充编号', { width: 22 })),
    derived(integer('lineCount', '明细行数')),
    derived(money('amount', '含税金额')),
    derived(money('netAmount', '不含税金额')),
    derived(money('taxAmount', '税额')),
    derived(money('shippedAmount', '已发货金额')),
    derived(money('invoicedAmount', '已开票')),
    derived(money('receivedAmount', '已回款')),
    derived(money('openAmount', '未回款')),
    derived(money('targetToDate', '累计计划')),
    derived(money('targetSales', '累计完成')),
    derived(text('fulfilment', '履约状态')),
    choice('outcome', '生成结果', generationResults, { help: '由生成合同写入：最近一次生成的结果。' }),
    text('outcomeReason', '生成说明', { width: 40, help: '由生成合同写入：拒绝或失败的原因。' }),
    text('fileName', '文件名', { width: 40 }),
    text('templateVersion', '模板版本'),
    code('dataFingerprint', '数据指纹', {
      width: 20,
      help: '合同里印出的全部数据的校验值；数据一改就不同。',
    }),
    code('fileHash', '文件校验', { width: 20, help: '已出具文件的 SHA-256；填了就不再重做。' }),
    text('generatedOn', '生成时间', { width: 20 }),
    rowPosition('customerRow', '登记行'),
    rowPosition('amendmentRow', '补充行'),
  ],
};

/** 合同明细: the item rows of a contract (domain.md §6.4 clause 1, VAT of §7.2). */
export const contractLines: Table = {
  id: 'contractLines',
  name: '合同明细',
  title: '合同明细',
  chapter: '合同',
  aliases: ['合同货物', '合同商品', '合同品种'],
  columns: [
    code('contractNo', '合同编号', { required: true, width: 22, aliases: ['合同号'] }),
    integer('lineNo', '序号', { required: true, minimum: 1, aliases: ['行号'] }),
    text('productName', '通用名称', { required: true, width: 24, aliases: ['品名', '商品名称', '药品名称'] }),
    text('brand', '品牌', { aliases: ['商标', '品牌/商标'] }),
    text('specification', '规格', { required: true, aliases: ['规格型号'] }),
    text('dosageForm', '剂型'),
    text('manufacturer', '生产厂家', { width: 28, aliases: ['生产厂商', '生产企业', '厂家', '产地'] }),
    code('approvalNo', '批准文号', { width: 20 }),
    code('batchNo', '批号'),
    date('expiresOn', '有效期', { aliases: ['有效期至'] }),
    text('unit', '单位', { required: true }),
    number('quantity', '数量', { required: true, minimum: 0 }),
    number('unitPrice', '含税单价', { required: true, minimum: 0, aliases: ['单价'] }),
    percent('taxRate', '税率', { required: true, minimum: 0, maximum: 1 }),
    text('remark', '备注'),
    derived(money('amount', '金额')),
    derived(money('netAmount', '不含税金额')),
    derived(money('taxAmount', '税额')),
  ],
};

export const contractEventKinds = ['放行', '出具', '审批', '签章', '补充'] as const;

/**
 * 合同记录: what happened to a contract, a row an event, appended and never changed. A row 放行 lets the gate pass
 * over one refusal: who, in which post, and why (domain.md §6.6).
 */
export const contractEvents: Table = {
  id: 'contractEvents',
  name: '合同记录',
  title: '合同放行与流转记录',
  chapter: '合同',
  aliases: ['合同流转', '合同放行'],
  columns: [
    text('happenedOn', '时间', { width: 18 }),
    code('contractNo', '合同编号', { required: true, width: 22, aliases: ['合同号'] }),
    code('customerId', '客户编号'),
    choice('kind', '事项', contractEventKinds, { required: true }),
    code('rule', '规则', { width: 20, help: '放行针对的规则代码，照拒绝原因里的写，例如 limit-over。' }),
    text('value', '检查值', { help: '放行时的数值；以后数值变了，须重新放行。' }),
    text('limit', '限值'),
    text('from', '由'),
    text('to', '到'),
    text('person', '经办人'),
    text('post', '岗位', { help: '放行人的岗位，须是该规则允许放行的岗位或其上级。' }),
    text('reason', '理由', { width: 40 }),
    text('fileName', '文件名', { width: 40 }),
    code('fileHash', '文件校验', { width: 20 }),
  ],
};

/** 合同批准权限: who approves a contract of this amount and term, the stricter of the two (domain.md §6.6). */
export const contractTiers: Table = {
  ...approvalTiers,
  id: 'contractTiers',
  name: '合同批准权限',
  title: '合同批准权限表',
};

/** 公司信息: the sign block of our own companies, a row a company. */
export const companies: Table = {
  id: 'companies',
  name: '公司信息',
  title: '本公司信息',
  chapter: '设置',
  key: 'companyCode',
  aliases: ['我方公司', '公司资料'],
  columns: [
    code('companyCode', '公司代码', {
      required: true,
      unique: true,
      help: '2–4 个字母，用在合同编号的开头。',
    }),
    text('name', '单位名称', { required: true, width: 30, aliases: ['公司名称', '名称'] }),
    text('address', '住所', { required: true, width: 34, aliases: ['地址'] }),
    code('creditCode', '统一社会信用代码', {
      required: true,
      check: 'creditCode',
      width: 22,
      aliases: ['税号', '信用代码'],
    }),
    text('legalRepresentative', '法定代表人', { required: true, aliases: ['法人'] }),
    text('agent', '委托代理人'),
    code('phone', '电话', { check: 'phone' }),
    text('bankName', '开户银行', { required: true, width: 28, aliases: ['开户行'] }),
    code('bankAccount', '账号', { required: true, check: 'bankAccount', width: 24, aliases: ['银行账号'] }),
    code('postcode', '邮编', { check: 'postcode' }),
  ],
};
