/** The bytes of a shipped file. It lies in a script of its own that loads when first asked for, so that a page
 * opened as a file, which may not fetch, has it too. */
export type Asset = () => Promise<Uint8Array>;

const bytes =
  (load: () => Promise<{ readonly default: Uint8Array }>): Asset =>
  async () =>
    (await load()).default;

const data = (load: () => Promise<{ readonly default: unknown }>) => async (): Promise<unknown> =>
  (await load()).default;

/** The blank book that every new book is a copy of. */
export const blankBook = bytes(() => import('../templates/book/空白客户台账.xlsx'));

/** An old ledger as staff keep them, to try the import on. */
export const oldLedger = bytes(() => import('../templates/sample/旧台账.xlsx'));

interface ContractFile {
  readonly document: Asset;
  readonly description: () => Promise<unknown>;
}

const contract = (
  document: Parameters<typeof bytes>[0],
  description: Parameters<typeof data>[0],
): ContractFile => ({ document: bytes(document), description: data(description) });

/** The shipped contract templates by code: the Word file, and the description beside it. */
export const contractFiles: Readonly<Record<string, ContractFile>> = {
  T1: contract(
    () => import('../templates/contracts/T1-药品购销合同.docx'),
    () => import('../templates/contracts/T1-药品购销合同.json', { with: { type: 'json' } }),
  ),
  T2: contract(
    () => import('../templates/contracts/T2-年度购销协议.docx'),
    () => import('../templates/contracts/T2-年度购销协议.json', { with: { type: 'json' } }),
  ),
  T3: contract(
    () => import('../templates/contracts/T3-商品购销合同.docx'),
    () => import('../templates/contracts/T3-商品购销合同.json', { with: { type: 'json' } }),
  ),
  T3C: contract(
    () => import('../templates/contracts/T3C-商品采购合同.docx'),
    () => import('../templates/contracts/T3C-商品采购合同.json', { with: { type: 'json' } }),
  ),
  T4: contract(
    () => import('../templates/contracts/T4-药品采购合同.docx'),
    () => import('../templates/contracts/T4-药品采购合同.json', { with: { type: 'json' } }),
  ),
  T5: contract(
    () => import('../templates/contracts/T5-质量保证协议.docx'),
    () => import('../templates/contracts/T5-质量保证协议.json', { with: { type: 'json' } }),
  ),
  T6: contract(
    () => import('../templates/contracts/T6-授权委托书.docx'),
    () => import('../templates/contracts/T6-授权委托书.json', { with: { type: 'json' } }),
  ),
  T7: contract(
    () => import('../templates/contracts/T7-授信协议.docx'),
    () => import('../templates/contracts/T7-授信协议.json', { with: { type: 'json' } }),
  ),
  T7D: contract(
    () => import('../templates/contracts/T7D-对账单.docx'),
    () => import('../templates/contracts/T7D-对账单.json', { with: { type: 'json' } }),
  ),
  T8: contract(
    () => import('../templates/contracts/T8-催款函.docx'),
    () => import('../templates/contracts/T8-催款函.json', { with: { type: 'json' } }),
  ),
};
