import type { Column, ColumnKind } from '../ledger/column.ts';

/** A word that turns a column's name into the name of something else. */
interface Veto {
  readonly words: readonly string[];
  /** The word counts only when it is all that is said: a date per 月 is a span, one per 年月日 is a day. */
  readonly alone?: true;
  /** Columns it speaks against, by identifier. */
  readonly columns?: readonly string[];
  /** Kinds of column it speaks against. */
  readonly kinds?: readonly ColumnKind[];
}

const amounts: readonly ColumnKind[] = ['money', 'number', 'integer', 'percent'];
const prices = ['amount', 'unitPrice'];

/**
 * Headers that look like a name of ours and mean something else: 单价(不含税) is not 含税单价, 开票电话 is not
 * the customer's telephone. The words count wherever they stand: in the header, in the note in brackets
 * behind it, or in the heading above it; not where a declared name of the column carries the word itself.
 */
const vetoes: readonly Veto[] = [
  { words: ['不含税', '未税', '税前', '除税', '去税', '无税', '不含增值税'], columns: prices },
  { words: ['税额', '税金'], columns: [...prices, 'taxRate'] },
  { words: ['税率'], columns: ['creditCode', ...prices] },
  { words: ['成本', '进价', '进货', '采购价', '中标', '零售价', '折前'], columns: prices },
  {
    words: ['美元', '美金', '港币', '港元', '欧元', '日元', '英镑', '外币', 'USD', 'HKD', 'EUR', 'JPY'],
    kinds: ['money', 'number'],
  },
  {
    words: ['去年', '上年', '前年', '同期', '上月', '预计', '计划', '目标', '平均', '累计', '差异', '期初'],
    kinds: amounts,
  },
  { words: ['月', '年', '天', '个月'], alone: true, kinds: ['date'] },
  {
    words: ['简称', '曾用', '原名', '旧名', '英文', '品种', '商品', '产品', '药品'],
    columns: ['name', 'customerName'],
  },
  {
    words: ['联系人', '业务员', '我方', '供方', '供应商', '厂家'],
    columns: ['name', 'customerName', 'customerId'],
  },
  {
    words: ['收货', '送货', '发货', '仓库', '开票', '邮寄', '经营', '办公', '家庭', '联系人'],
    columns: ['registeredAddress', 'phone', 'mobile', 'postcode'],
  },
  { words: ['传真'], columns: ['phone', 'mobile', 'officePhone'] },
  { words: ['座机', '固话', '固定', '办公'], columns: ['mobile'] },
  { words: ['手机', '移动'], columns: ['phone', 'officePhone'] },
  { words: ['原单', '对应', '退货', '上次'], columns: ['documentId', 'receiptId', 'contractNo'] },
  { words: ['质量', '财务', '采购', '仓库', '签字', '盖章'], columns: ['salesperson'] },
  { words: ['登记', '录入', '打印', '制表', '更新', '修改'], kinds: ['date'] },
];

/**
 * The word among those said with a column's name that makes it something else; undefined when there is none.
 * @param said the words in question: a note, a heading, or the whole header
 * @param declared the column's declared names
 */
export function vetoWord(
  column: Column,
  said: readonly string[],
  declared: readonly string[],
): string | undefined {
  for (const { words, alone, columns, kinds } of vetoes) {
    if (columns?.includes(column.id) !== true && kinds?.includes(column.kind) !== true) continue;
    const word = words.find(
      (one) =>
        said.some((text) => (alone ? text === one : text.includes(one))) &&
        !declared.some((name) => name.includes(one)),
    );
    if (word !== undefined) return word;
  }
  return undefined;
}
