import type { Table } from 'docx';
import { style } from './styles.ts';
import { type ListColumn, listTable } from './tables.ts';

const columns = (list: string): readonly ListColumn[] => [
  { heading: ['序号'], cell: [`{{#each ${list}}}{{序号}}`], width: 500, style: style.centredCell },
  { heading: ['单据编号'], cell: ['{{单据编号}}'], width: 1638, style: style.centredCell },
  { heading: ['单据日期'], cell: ['{{短日期 单据日期}}'], width: 1200, style: style.centredCell },
  { heading: ['到期日'], cell: ['{{短日期 到期日}}'], width: 1200, style: style.centredCell },
  { heading: ['应收金额'], cell: ['{{金额 应收金额}}'], width: 1400, style: style.numberCell },
  { heading: ['已付金额'], cell: ['{{金额 已回款}}'], width: 1400, style: style.numberCell },
  { heading: ['未付金额'], cell: ['{{金额 未回款}}'], width: 1400, style: style.numberCell },
  { heading: ['逾期', '天数'], cell: ['{{逾期天数}}{{/each}}'], width: 900, style: style.numberCell },
];

/** A row per document of the ledger with something left to pay, and their sum. */
export const openDocumentTable = (list: string, label: string, total: string): Table =>
  listTable(columns(list), [{ label, value: `¥{{金额 ${total}}}（人民币{{金额大写 ${total}}}）` }]);
