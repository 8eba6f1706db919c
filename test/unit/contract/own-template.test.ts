import { expect, it, test } from 'vitest';
import { describeOwnTemplate, fieldList, proposeOwnTemplate } from '../../../src/contract/own-template.ts';
import { needsLines, readContractTemplate } from '../../../src/contract/template.ts';
import { compileTemplate } from '../../../src/docx/index.ts';
import { makeDocument, p } from '../docx/behaviour/documents.ts';

it.each([
  ['T9-合作协议.docx', 'T9', '合作协议', 'XS'],
  ['年度经销协议.docx', 'U2', '年度经销协议', 'KJ'],
  ['采购合同 2026.docx', 'U2', '采购合同 2026', 'CG'],
  ['T1-药品购销合同.docx', 'U2', '药品购销合同', 'XS'],
  ['催款函.docx', 'U2', '催款函', 'CK'],
  ['.docx', 'U2', '合同', 'XS'],
])('%s → %s %s %s', (file, code, title, type) => {
  expect(proposeOwnTemplate(file, new Set(['T1', 'U1']))).toEqual({ code, title, type, optional: {} });
});

const document = compileTemplate(
  makeDocument({
    body:
      p('{{合同编号}}{{供方.名称}}{{甲方}}{{默认 备注 "/"}}') +
      p('{{#if 定金金额}}{{定金金额}}{{收货人}}{{/if}}') +
      p('{{#each 明细}}{{规格}}{{#each 批次}}{{批号}}{{/each}}{{/each}}'),
  }),
);

test('every field printed in each document is required, unless it is marked optional', () => {
  const own = { code: 'U1', title: '合作协议', type: 'KJ', optional: { 甲方: '/' } } as const;
  const description = describeOwnTemplate(own, document);
  expect(description.required).toEqual(['合同编号', '供方.名称', '明细', '明细.规格', '明细.批次']);
  expect(needsLines(description)).toBe(true);
  expect(readContractTemplate(JSON.parse(JSON.stringify(description))).problems).toEqual([]);
});

test('fields are listed with what the book knows of them', () => {
  expect(
    fieldList(document.fields)
      .filter(({ isKnown }) => !isKnown)
      .map(({ path }) => path),
  ).toEqual(['甲方', '明细.批次', '明细.批次.批号']);
  expect(fieldList(document.fields).find(({ path }) => path === '备注')).toMatchObject({ required: false });
});
