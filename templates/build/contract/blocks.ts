import { type FileChild, Paragraph, TextRun } from 'docx';
import { emphasis, style } from './styles.ts';

/** Runs of a text; what stands between `**` is set in the style for clauses that must catch the eye. */
function runs(text: string): TextRun[] {
  return text
    .split('**')
    .map((piece, index) =>
      index % 2 === 1 ? new TextRun({ text: piece, style: emphasis }) : new TextRun(piece),
    );
}

/** A paragraph in one of our styles. */
export function paragraph(styleId: string, text: string): Paragraph {
  return new Paragraph({ style: styleId, children: runs(text) });
}

/** 第…条 with its heading. */
export const article = (heading: string): Paragraph => paragraph(style.article, heading);

/** A numbered clause of an article. */
export const clause = (text: string): Paragraph => paragraph(style.clause, text);

/** A numbered point （1） of a clause. */
export const item = (text: string): Paragraph => paragraph(style.item, text);

/** A tag that stands alone in its paragraph; it leaves no line in the finished contract. */
export const tag = (text: string): Paragraph => paragraph(style.tag, text);

/** What appears only when a condition holds, e.g. `定金金额` or `(eq 结算方式 "现款")`. */
export function when<Block extends FileChild>(
  condition: string,
  ...blocks: readonly Block[]
): (Block | Paragraph)[] {
  return [tag(`{{#if ${condition}}}`), ...blocks, tag('{{/if}}')];
}

/** Paragraphs that appear only when a field is empty. */
export function unless(condition: string, ...paragraphs: readonly Paragraph[]): Paragraph[] {
  return [tag(`{{#unless ${condition}}}`), ...paragraphs, tag('{{/unless}}')];
}

/** The last words of a contract: kept with what follows, so that signatures never stand on a page alone. */
export function keptTogether(styleId: string, text: string): Paragraph {
  return new Paragraph({ style: styleId, keepNext: true, keepLines: true, children: runs(text) });
}

/** The sentence on disputes: a court by the place agreed, or the arbitration body that the field names. */
export function disputeText(paper: string, signingPlace: string): string {
  const court = (where: string) => `向${where}有管辖权的人民法院提起诉讼`;
  return (
    `因${paper}发生的纠纷，双方协商解决；协商不成的，` +
    `{{#if (eq 争议解决 "供方")}}${court('供方住所地')}` +
    `{{else if (eq 争议解决 "需方")}}${court('需方住所地')}` +
    `{{else if (eq 争议解决 "签订地法院")}}${court(signingPlace)}` +
    '{{else}}提交{{争议解决}}，按照申请仲裁时该机构现行有效的仲裁规则进行仲裁，仲裁裁决是终局的，对双方均有约束力{{/if}}。'
  );
}
