import { type FileChild, TableRow } from 'docx';
import { account, letterOpening, replySlip, signOff } from './articles/letters.ts';
import { clause, paragraph, when } from './blocks.ts';
import { openDocumentTable } from './open-documents.ts';
import { style } from './styles.ts';
import { cell, ruled, table, textWidth } from './tables.ts';

const figures = [
  ['期初余额', '{{金额 期初余额}}'],
  ['本期发货（已扣退货）', '{{金额 本期发货}}'],
  ['本期收款', '{{金额 本期收款}}'],
  ['本期折让', '{{金额 本期折让}}'],
  ['期末余额', '{{金额 期末余额}}'],
  ['其中：已逾期', '{{金额 逾期金额}}'],
] as const;

/** T7D 对账单（往来询证函): the balance from ledger to ledger (domain.md §9.3), its open documents, and the answer. */
export function statement(title: string): FileChild[] {
  return [
    ...letterOpening(title),
    paragraph(
      style.plain,
      '根据我方账簿记录，{{日期 对账期间起}} 至 {{日期 截止日}} 期间与贵方的往来如下（金额单位为人民币元，均为含税金额）：',
    ),
    figureTable(),
    paragraph(
      style.lead,
      '截至 {{日期 截止日}}，贵方{{#if (lt 期末余额 0)}}多付、预付我方货款 ¥{{金额 预收余额}}{{else}}应付我方货款余额 ¥{{金额 期末余额}}（人民币{{金额大写 期末余额}}）{{/if}}。',
    ),
    ...when<FileChild>(
      '未清单据',
      paragraph(style.plain, '尚未付清的单据：'),
      openDocumentTable('未清单据', '未清合计', '未清金额'),
      paragraph(style.lead, '期末余额与未清合计的差额，为尚未核销到单据的收款、退货和折让。'),
    ),
    clause(
      '请贵方在收到本函之日起 7 日内核对，在回执上确认或者注明差异，盖章后寄回；期间已经付款的，请注明付款日期和金额。',
    ),
    clause(`收款账户没有变更：${account}。`),
    ...signOff(),
    ...replySlip(
      '贵方编号 {{合同编号}} 的对账单收悉。截至 {{日期 截止日}} 的期末余额 ¥{{金额 期末余额}}：',
      '□ 核对相符。',
      '□ 核对不符，我方账面余额为 ¥　　　　　　　　，差异说明：',
    ),
  ];
}

/** The figures of the period in two rows of three. */
function figureTable(): FileChild {
  const width = Math.floor(textWidth / figures.length);
  const widths = figures.map((_, i) => (i === 0 ? textWidth - width * (figures.length - 1) : width));
  const row = (index: 0 | 1, styleId: string): TableRow =>
    new TableRow({
      cantSplit: true,
      children: figures.map((figure) => cell([paragraph(styleId, figure[index])], { centred: true })),
    });
  return table(widths, [row(0, style.headerCell), row(1, style.numberCell)], ruled);
}
