import type { FileChild } from 'docx';
import { clause, keptTogether, paragraph } from './blocks.ts';
import { oneSignature } from './signatures.ts';
import { style } from './styles.ts';
import { headTable, type ListColumn, listTable } from './tables.ts';

const agentColumns: readonly ListColumn[] = [
  { heading: ['序号'], cell: ['{{#each 受托人}}{{序号}}'], width: 500, style: style.centredCell },
  { heading: ['姓名'], cell: ['{{默认 姓名 ""}}'], width: 1000, style: style.centredCell },
  { heading: ['身份证号码'], cell: ['{{默认 身份证号码 ""}}'], width: 2100, style: style.centredCell },
  { heading: ['职务'], cell: ['{{默认 职务 ""}}'], width: 1000, style: style.centredCell },
  { heading: ['联系电话'], cell: ['{{默认 联系电话 ""}}'], width: 1400, style: style.centredCell },
  {
    heading: ['授权事项'],
    cell: ['{{默认 授权事项 "□采购 □收货 □对账"}}'],
    width: 1438,
    style: style.centredCell,
  },
  { heading: ['签字样本'], cell: ['{{/each}}'], width: 2200, style: style.centredCell },
];

/**
 * T6 授权委托书: the customer names who buys, receives and balances for him (民法典 165; GSP Art. 64 and 89, whose
 * contents — name, ID number, scope, area, term, seal — it follows).
 */
export function powerOfAttorney(title: string): FileChild[] {
  return [
    paragraph(style.title, title),
    headTable(
      ['委托单位：{{需方.名称}}', '统一社会信用代码：{{需方.统一社会信用代码}}', '住　　所：{{需方.住所}}'],
      ['编号：{{合同编号}}', '签发日期：{{日期 签订日期}}'],
    ),
    paragraph(style.addressee, '{{供方.名称}}：'),
    paragraph(
      style.plain,
      '我单位授权下列人员为代理人，在本委托书载明的事项、地域和期限内，以我单位名义办理与贵公司的药品购销业务，其行为的法律后果由我单位承担。',
    ),
    listTable(agentColumns, [], 640),
    paragraph(
      style.clauseAfterTable,
      '委托事项：采购，指洽谈、下达和确认采购订单；收货，指验收药品，签收随货同行单和收货回执；对账，指核对往来账目，签收对账单、询证函和催款函。各人的授权事项以上表为准，表中没有载明的不在授权之内。',
    ),
    clause('品种范围：我单位许可证载明的经营（诊疗）范围内的药品。'),
    clause('地域：{{经营区域}}。'),
    clause(
      '期限：自 {{#if 生效日}}{{日期 生效日}}{{else}}{{日期 签订日期}}{{/if}} 起至 {{日期 到期日}} 止。期满自行失效；涂改、空白或者超过期限的无效。',
    ),
    clause('代理人不得转委托。'),
    clause(
      '变更与撤销：我单位变更代理人、授权事项或者撤销授权的，以加盖公章的书面通知送达贵公司；送达之前代理人的行为对我单位有效。',
    ),
    keptTogether(style.clause, '附件：代理人身份证复印件（加盖公章）。'),
    ...oneSignature('委托单位签章', [
      { label: '委托单位\n（盖章）', text: '{{需方.名称}}', tall: true },
      { label: '法定代表人\n（签字或盖章）', text: '{{默认 需方.法定代表人 ""}}', tall: true },
      { label: '电话', text: '{{默认 需方.电话 "/"}}' },
      { label: '签发日期', text: '{{日期 签订日期}}' },
    ]),
    paragraph(style.end, ''),
  ];
}
