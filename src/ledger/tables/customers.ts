import {
  type Column,
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
} from '../column.ts';

export const customerTypes = [
  '药品批发',
  '药品零售连锁总部',
  '连锁门店',
  '单体药店',
  '公立医院',
  '民营医院',
  '基层医疗机构',
  '诊所',
  '生产企业',
  '非药经销商',
  '其他',
] as const;

export const customerStates = ['潜在', '在审', '正常', '暂停', '冻结', '停止'] as const;

export const settlementKinds = ['现款', '账期', '滚单', '铺底'] as const;

/** Customer key as every form carries it: text that starts with a letter (design.md §4, traps). */
export const customerIdColumn: Column = code('customerId', '客户编号', {
  required: true,
  check: 'identifier',
  aliases: ['客户代码', '客户编码', '单位编号', '往来单位编号', '编号'],
  help: '以字母开头的编号，例如 C0001；各表靠它互相找到。',
});

/** The customer's name beside the key, looked up, never typed twice. */
export const customerNameColumn: Column = derived(text('customerName', '客户名称', { width: 28 }));

/** 《客户基本信息登记表》 domain.md §4. The change log of that section comes with 变更记录 (a table of its own). */
export const customers: Table = {
  id: 'customers',
  name: '客户登记',
  title: '客户基本信息登记表',
  chapter: '档案',
  key: 'customerId',
  aliases: ['客户资料', '客户档案', '客户信息', '客户名册', '客户'],
  columns: [
    { ...customerIdColumn, unique: true },
    text('name', '客户名称', {
      required: true,
      unique: true,
      width: 30,
      aliases: ['单位名称', '公司名称', '往来单位', '购货单位', '企业名称', '客户全称', '名称'],
      help: '与营业执照完全一致，盖章名称要与它相同。',
    }),
    text('shortName', '简称', { aliases: ['客户简称'] }),
    choice('customerType', '客户类型', customerTypes, {
      required: true,
      aliases: ['类型', '单位类型', '客户性质'],
    }),
    choice('ownership', '经济性质', ['国有', '股份', '民营', '个体', '外资', '事业单位'], {
      aliases: ['企业性质'],
    }),
    code('creditCode', '统一社会信用代码', {
      required: true,
      unique: true,
      check: 'creditCode',
      width: 22,
      aliases: ['信用代码', '税号', '纳税人识别号', '社会信用代码'],
      help: '18 位，GB 32100-2015；校验位不符只提示，请与执照核对。',
    }),
    date('establishedOn', '成立日期', { aliases: ['成立时间', '注册日期'] }),
    date('businessTermEnd', '营业期限止', { alsoText: '长期', aliases: ['营业期限'] }),
    number('registeredCapital', '注册资本(万元)', {
      minimum: 0,
      aliases: ['注册资本', '注册资金', '注册资金(万元)'],
    }),
    text('legalRepresentative', '法定代表人', { aliases: ['法人', '法人代表'] }),
    text('principal', '企业负责人'),
    text('qualityManager', '质量负责人'),
    text('businessScope', '经营范围', { width: 30, aliases: ['诊疗范围'] }),
    text('province', '省', { aliases: ['省份'] }),
    text('city', '市', { aliases: ['城市'] }),
    text('district', '区县'),
    code('regionCode', '行政区划代码'),
    text('registeredAddress', '注册地址', {
      required: true,
      width: 34,
      aliases: ['地址', '公司地址', '单位地址', '住所'],
    }),
    text('businessAddress', '经营地址', { width: 34 }),
    text('warehouseAddress', '仓库地址', { width: 34 }),
    text('deliveryAddress', '收货地址', {
      width: 34,
      aliases: ['送货地址', '发货地址'],
      help: '应与仓库地址一致，否则请在备注说明（GSP）。',
    }),
    code('phone', '电话', { check: 'phone', aliases: ['公司电话', '座机'] }),
    code('fax', '传真'),
    text('email', '邮箱', { check: 'email', aliases: ['电子邮箱'] }),
    code('postcode', '邮编', { check: 'postcode', aliases: ['邮政编码'] }),
    text('invoiceTitle', '开票名称', { width: 28 }),
    choice('taxpayerKind', '纳税人类型', ['一般纳税人', '小规模纳税人']),
    text('invoiceAddressPhone', '开票地址电话', { width: 34 }),
    choice('invoiceKind', '发票类型', ['增值税专用发票', '增值税普通发票', '数电专票', '数电普票'], {
      aliases: ['开票类型'],
    }),
    percent('taxRate', '税率', { minimum: 0, maximum: 1 }),
    text('bankAccountName', '开户户名', { width: 28, help: '应与客户名称相同，不同时会提示。' }),
    text('bankName', '开户行', { width: 26, aliases: ['开户银行'] }),
    code('bankAccount', '银行账号', {
      check: 'bankAccount',
      width: 24,
      aliases: ['账号', '帐号', '银行帐号'],
    }),
    code('bankCode', '联行号'),
    text('area', '所属区域', { aliases: ['区域', '地区', '片区'] }),
    text('salesperson', '业务员', { aliases: ['销售员', '客户经理', '负责人'] }),
    text('serviceStaff', '客服'),
    text('billingStaff', '开票员'),
    date('openedOn', '开户日期', { aliases: ['建档日期'] }),
    date('firstTradeOn', '首次交易日', { aliases: ['首次合作日期', '合作开始', '合作日期', '首次合作'] }),
    text('mainCategories', '主营品类'),
    text('competitors', '主要供应商'),
    choice('settlement', '结算方式', settlementKinds),
    choice('status', '状态', customerStates, { required: true, aliases: ['客户状态'] }),
    derived(text('grade', '信用等级')),
    derived(text('customerClass', '客户分类')),
    derived(money('creditLimit', '授信额度')),
    derived(integer('termDays', '账期(天)')),
    derived(integer('requiredLicences', '应备证照数')),
    derived(integer('validLicences', '有效证照数')),
    derived(integer('expiringLicences', '临期证照数')),
    derived(text('licenceStatus', '证照状态')),
    text('preparedBy', '填表人'),
    date('preparedOn', '填表日期'),
    text('departmentManager', '部门经理'),
    text('qualityDepartment', '质量管理部'),
    text('archivedBy', '客服部归档人'),
    date('archivedOn', '归档日期'),
    code('archiveNo', '档案号'),
    text('remark', '备注', { width: 24 }),
    rowPosition('ratingRow', '评定行'),
  ],
};
