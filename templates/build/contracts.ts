import { readFile } from 'node:fs/promises';
import type { FileChild } from 'docx';
import { type ContractTemplate, type NumberType, readContractTemplate } from '../../src/contract/template.ts';
import { type DocumentFace, packDocument } from './contract/document.ts';
import { drugSalesContract } from './contract/t1.ts';
import { annualAgreement } from './contract/t2.ts';
import { goodsTradeContract } from './contract/t3.ts';
import { drugPurchaseContract } from './contract/t4.ts';
import { qualityAgreement } from './contract/t5.ts';
import { powerOfAttorney } from './contract/t6.ts';
import { creditAgreement } from './contract/t7.ts';
import { statement } from './contract/t7d.ts';
import { demand } from './contract/t8.ts';

/** The shipped contract templates: name of the .docx and its .json, and what draws the body. */
const shipped: readonly { readonly name: string; readonly body: (title: string) => FileChild[] }[] = [
  { name: 'T1-药品购销合同', body: drugSalesContract },
  { name: 'T2-年度购销协议', body: annualAgreement },
  { name: 'T3-商品购销合同', body: goodsTradeContract },
  { name: 'T3C-商品采购合同', body: goodsTradeContract },
  { name: 'T4-药品采购合同', body: drugPurchaseContract },
  { name: 'T5-质量保证协议', body: qualityAgreement },
  { name: 'T6-授权委托书', body: powerOfAttorney },
  { name: 'T7-授信协议', body: creditAgreement },
  { name: 'T7D-对账单', body: statement },
  { name: 'T8-催款函', body: demand },
];

/** Folder of the shipped contract templates. */
export const contractFolder = new URL('../contracts/', import.meta.url);

/**
 * Reads the description beside a shipped template.
 * @throws Error when it is not a valid description
 */
export async function shippedDescription(name: string): Promise<ContractTemplate> {
  const text = await readFile(new URL(`${name}.json`, contractFolder), 'utf8');
  const { template, problems } = readContractTemplate(JSON.parse(text));
  if (!template) throw new Error(`${name}.json: ${problems.map(({ message }) => message).join(' ')}`);
  return template;
}

/** Printed on the first page; the legal staff delete it in Word once they have adopted the template. */
const reviewNotice = '本模板仅供参考, 使用前请经法务审核';

/** Letters have a number of their own, and no contract. */
const letters: readonly NumberType[] = ['WT', 'DZ', 'CK'];

function faceOf({ code, title, version, type }: ContractTemplate): DocumentFace {
  return {
    title,
    subject: `模板 ${code}`,
    description: `${title}（模板 ${code}，版本 ${version}）`,
    mark: `${letters.includes(type) ? '编号' : '合同编号'}：{{合同编号}}`,
    notice: reviewNotice,
    properties: [
      { name: '合同编号', value: '{{合同编号}}' },
      { name: '模板版本', value: `${code} ${version}` },
    ],
  };
}

/** Every shipped contract template as it should stand in the contract folder, by file name. */
export async function buildContractTemplates(): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const { name, body } of shipped) {
    const description = await shippedDescription(name);
    files.set(`${name}.docx`, await packDocument(faceOf(description), body(description.title)));
  }
  return files;
}
