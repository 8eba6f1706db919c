import { choice, code, date, derived, integer, number, rowPosition, type Table, text } from '../column.ts';
import { customerIdColumn, customerNameColumn, customerTypes } from './customers.ts';

export const licenceKinds = [
  '营业执照',
  '药品经营许可证',
  '医疗机构执业许可证',
  '事业单位法人证书',
  '药品生产许可证',
  '医疗器械经营许可证',
  '第二类医疗器械经营备案',
  '食品经营许可证',
  'GSP证书',
  '采购委托书',
  '收货委托书',
  '质量保证协议',
  '开户信息',
  '印章印模',
  '随货同行单样式',
] as const;

/** 证照台账 domain.md §5.3. A licence is valid on its last day; GSP certificates never alert (§5.2). */
export const licences: Table = {
  id: 'licences',
  name: '证照',
  title: '客户证照台账',
  chapter: '档案',
  aliases: ['证照台账', '资质', '资质证照', '证件'],
  columns: [
    customerIdColumn,
    customerNameColumn,
    choice('kind', '证照类型', licenceKinds, {
      required: true,
      aliases: ['证照名称', '证件类型', '资质名称'],
    }),
    code('number', '证照号码', { width: 22, aliases: ['证号', '证件号', '证书编号', '许可证号'] }),
    text('issuer', '发证机关', { width: 24 }),
    date('issuedOn', '发证日期'),
    date('validFrom', '有效期起'),
    date('validTo', '有效期止', {
      required: true,
      alsoText: '长期',
      aliases: ['有效期至', '到期日', '有效期', '截止日期', '有效期限'],
      help: '最后有效日；没有期限的填“长期”。',
    }),
    text('scope', '许可范围', { width: 24 }),
    text('storedAt', '影像位置'),
    text('reviewer', '审核人(质管)'),
    date('reviewedOn', '审核日期'),
    derived(choice('mandatory', '是否必备', ['是', '否'])),
    derived(integer('daysLeft', '剩余天数')),
    derived(choice('superseded', '已换证', ['是', '否'])),
    derived(text('status', '状态')),
    derived(number('share', '计数份额', { hidden: true })),
    rowPosition('customerRow', '登记行'),
    text('remark', '备注'),
  ],
};

/** Which licences a customer of a type must hold, domain.md §5.3. */
export const licenceRequirements: Table = {
  id: 'licenceRequirements',
  name: '证照要求',
  title: '必备证照标准表',
  chapter: '标准',
  columns: [
    choice('customerType', '客户类型', customerTypes, { required: true }),
    choice('kind', '证照类型', licenceKinds, { required: true }),
    text('source', '依据', { width: 40 }),
  ],
};
