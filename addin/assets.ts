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

/** The shipped contract templates by code: the Word file, and the description beside it. */
export const contractFiles: Readonly<
  Record<string, { readonly document: Asset; readonly description: () => Promise<unknown> }>
> = {
  T1: {
    document: bytes(() => import('../templates/contracts/T1-药品购销合同.docx')),
    description: data(
      () => import('../templates/contracts/T1-药品购销合同.json', { with: { type: 'json' } }),
    ),
  },
  T5: {
    document: bytes(() => import('../templates/contracts/T5-质量保证协议.docx')),
    description: data(
      () => import('../templates/contracts/T5-质量保证协议.json', { with: { type: 'json' } }),
    ),
  },
};
