import { BorderStyle, type FileChild, type Paragraph, TableRow } from 'docx';
import { paragraph } from '../blocks.ts';
import { style } from '../styles.ts';
import { cell, headTable, table, textWidth, unruled } from '../tables.ts';

/** Head of a letter of ours: company, title, number and day, and to whom it goes. */
export function letterOpening(title: string): FileChild[] {
  return [
    paragraph(style.letterhead, '{{供方.名称}}'),
    paragraph(style.title, title),
    headTable(['编号：{{合同编号}}'], ['日期：{{日期 签订日期}}']),
    paragraph(style.addressee, '{{需方.名称}}：'),
  ];
}

/** The account that money must go to, as a letter names it. */
export const account = '户名 {{供方.名称}}，开户银行 {{供方.开户银行}}，账号 {{供方.账号}}';

/** Who writes, with room for the seal, and whom to ask. */
export function signOff(): Paragraph[] {
  return [
    paragraph(style.signOff, '{{供方.名称}}（盖章）'),
    paragraph(style.signOff, '{{日期 签订日期}}'),
    paragraph(
      style.plain,
      '联系人：{{默认 供方.委托代理人 "/"}}　　电话：{{默认 供方.电话 "/"}}　　地址：{{供方.住所}}',
    ),
  ];
}

const cutOff = { ...unruled, top: { style: BorderStyle.DASHED, size: 6, color: '7F7F7F' } };

/** The slip the customer signs and sends back: proof that the letter arrived, and what he says to the figures. */
export function replySlip(...answers: readonly string[]): FileChild[] {
  const lines = [
    paragraph(style.slipTitle, '回　执'),
    paragraph(style.slipText, '致 {{供方.名称}}：'),
    ...answers.map((answer) => paragraph(style.slipText, answer)),
    paragraph(style.signOff, '{{需方.名称}}（盖章）'),
    paragraph(style.signOff, '经办人（签字）：'),
    paragraph(style.signOff, '日期：　　　　年　　月　　日'),
  ];
  return [
    paragraph(style.cutLine, ''),
    table([textWidth], [new TableRow({ cantSplit: true, children: [cell(lines)] })], cutOff),
    paragraph(style.end, ''),
  ];
}
