import { type FileChild, HeightRule, TableRow } from 'docx';
import { paragraph } from './blocks.ts';
import { style } from './styles.ts';
import { cell, ruled, table, textWidth } from './tables.ts';

/**
 * Rows of the signature block (domain.md §6.4): `\n` parts the lines of a label, `@` stands for the party, `tall` leaves
 * room for seal or signature.
 */
const signLines: readonly { readonly label: string; readonly text: string; readonly tall?: true }[] = [
  { label: '单位名称', text: '{{@.名称}}', tall: true },
  { label: '住所', text: '{{@.住所}}' },
  { label: '统一社会信用代码', text: '{{@.统一社会信用代码}}' },
  { label: '法定代表人', text: '{{默认 @.法定代表人 "/"}}' },
  { label: '委托代理人\n（签字）', text: '{{#if @.委托代理人}}{{@.委托代理人}}{{/if}}', tall: true },
  { label: '电话', text: '{{默认 @.电话 "/"}}' },
  { label: '开户银行', text: '{{默认 @.开户银行 "/"}}' },
  { label: '账号', text: '{{默认 @.账号 "/"}}' },
  { label: '邮编', text: '{{默认 @.邮编 "/"}}' },
  { label: '签订日期', text: '{{日期 签订日期}}' },
];

/**
 * 签章: the closing words and both parties side by side. Every row is kept with the next one and none is split, so
 * the block never falls apart; the paragraph Word wants behind a table takes no room, so it never opens a page.
 */
export function signatures(...more: readonly FileChild[]): FileChild[] {
  const rows = signLines.map(({ label, text, tall }) =>
    row(
      label,
      ['供方', '需方'].map((party) => text.replaceAll('@', party)),
      style.signText,
      tall,
    ),
  );
  const seals = row('项　目', ['供方（盖章）', '需方（盖章）'], style.signLabel);
  const side = (textWidth - labelWidth) / 2;
  return [
    paragraph(style.closing, '（以下无正文，为签章处）'),
    table([labelWidth, side, side], [seals, ...rows], ruled),
    ...more,
    paragraph(style.end, ''),
  ];
}

const labelWidth = 1838;

/** A row of the block: the label, and what stands beside it for each party. */
function row(label: string, texts: readonly string[], styleId: string, tall?: boolean): TableRow {
  return new TableRow({
    cantSplit: true,
    height: { value: tall ? 900 : 340, rule: HeightRule.ATLEAST },
    children: [
      cell(
        label.split('\n').map((line) => paragraph(style.signLabel, line)),
        { centred: true },
      ),
      ...texts.map((text) => cell([paragraph(styleId, text)], { centred: true })),
    ],
  });
}

/** A block to sign for one more party, most of it by hand. */
export function oneSignature(
  title: string,
  lines: readonly { readonly label: string; readonly text?: string; readonly tall?: true }[],
): FileChild[] {
  const rows = lines.map(({ label, text = '', tall }) => row(label, [text], style.signText, tall));
  return [paragraph(style.closing, title), table([labelWidth, textWidth - labelWidth], rows, ruled)];
}
