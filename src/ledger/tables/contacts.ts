import { choice, code, date, type Table, text } from '../column.ts';
import { customerIdColumn, customerNameColumn } from './customers.ts';

/** 《重点联系方式》 domain.md §11.1; no fields for belief, health or family (§11.2). */
export const contacts: Table = {
  id: 'contacts',
  name: '联系人',
  title: '重点联系方式',
  chapter: '档案',
  aliases: ['联系方式', '通讯录'],
  columns: [
    customerIdColumn,
    customerNameColumn,
    text('name', '姓名', { required: true, aliases: ['联系人'] }),
    text('position', '职务'),
    choice('role', '角色', ['决策人', '采购', '财务', '收货', '质量', '开票']),
    code('mobile', '手机', { check: 'mobile', aliases: ['手机号', '联系电话', '电话'] }),
    code('officePhone', '办公电话', { check: 'phone' }),
    text('wechat', '微信'),
    text('email', '邮箱', { check: 'email' }),
    choice('smsConsent', '短信接收', ['同意', '拒收']),
    date('consentOn', '同意日期'),
    date('lastContactOn', '最近联系日'),
    text('remark', '备注'),
  ],
};
