import type { Table } from 'docx';
import { style } from './styles.ts';
import { type ListColumn, type ListTotal, listTable } from './tables.ts';

const lineNumber = (width: number): ListColumn => ({
  heading: ['序号'],
  cell: ['{{#each 明细}}{{序号}}'],
  width,
  style: style.centredCell,
});

/** Name and brand, with a remark below them. */
const named = (heading: string, width: number): ListColumn => ({
  heading: [heading, '品牌'],
  cell: ['{{通用名称}}', '{{默认 品牌 "/"}}', '{{#if 备注}}', '备注：{{备注}}', '{{/if}}'],
  width,
  style: style.textCell,
});

const form = (width: number): ListColumn => ({
  heading: ['规格', '剂型'],
  cell: ['{{规格}}', '{{默认 剂型 "/"}}'],
  width,
  style: style.textCell,
});

const maker = (width: number): ListColumn => ({
  heading: ['生产厂家', '批准文号'],
  cell: ['{{默认 生产厂家 "/"}}', '{{默认 批准文号 "/"}}'],
  width,
  style: style.textCell,
});

/**
 * Fifteen fields in nine columns: what belongs together stands in one cell, so that the table is readable on an
 * upright page. Widths add up to `textWidth`.
 */
const drugColumns: readonly ListColumn[] = [
  lineNumber(400),
  named('通用名称', 1722),
  form(1306),
  maker(1980),
  {
    heading: ['批号', '有效期至'],
    cell: ['{{默认 批号 "/"}}', '{{#if 有效期}}{{短日期 有效期}}{{else}}/{{/if}}'],
    width: 1160,
    style: style.centredCell,
  },
  { heading: ['单位'], cell: ['{{单位}}'], width: 430, style: style.centredCell },
  { heading: ['数量'], cell: ['{{数字 数量}}'], width: 700, style: style.numberCell },
  {
    heading: ['含税单价', '税率'],
    cell: ['{{单价 含税单价}}', '{{百分比 税率}}'],
    width: 840,
    style: style.numberCell,
  },
  { heading: ['金额'], cell: ['{{金额 金额}}{{/each}}'], width: 1100, style: style.numberCell },
];

/** What other goods need: eleven fields in eight columns. */
const goodsColumns: readonly ListColumn[] = [
  lineNumber(400),
  named('名称', 2100),
  { heading: ['规格型号'], cell: ['{{规格}}'], width: 1500, style: style.textCell },
  {
    heading: ['生产厂家（产地）'],
    cell: ['{{默认 生产厂家 "/"}}'],
    width: 2138,
    style: style.textCell,
  },
  { heading: ['单位'], cell: ['{{单位}}'], width: 500, style: style.centredCell },
  { heading: ['数量'], cell: ['{{数字 数量}}'], width: 800, style: style.numberCell },
  {
    heading: ['含税单价', '税率'],
    cell: ['{{单价 含税单价}}', '{{百分比 税率}}'],
    width: 950,
    style: style.numberCell,
  },
  { heading: ['金额'], cell: ['{{金额 金额}}{{/each}}'], width: 1250, style: style.numberCell },
];

/** 品种目录 of a year: prices without quantities, which come with the orders. */
const catalogueColumns: readonly ListColumn[] = [
  lineNumber(500),
  named('通用名称', 2200),
  form(1700),
  maker(2838),
  { heading: ['单位'], cell: ['{{单位}}'], width: 600, style: style.centredCell },
  { heading: ['含税供货价'], cell: ['{{单价 含税单价}}'], width: 1100, style: style.numberCell },
  { heading: ['税率'], cell: ['{{百分比 税率}}{{/each}}'], width: 700, style: style.numberCell },
];

const totals: readonly ListTotal[] = [
  {
    label: '合计（小写）',
    value: '¥{{金额 合计}}{{#if 税额}}（其中不含税金额 ¥{{金额 不含税金额}}，税额 ¥{{金额 税额}}）{{/if}}',
  },
  { label: '合计（大写）', value: '人民币{{金额大写 合计}}' },
];

export const catalogueTable = (): Table => listTable(catalogueColumns);

/** 标的: a row per item and the totals in figures and in words. */
export const itemTable = (isDrugs: boolean): Table => listTable(isDrugs ? drugColumns : goodsColumns, totals);
