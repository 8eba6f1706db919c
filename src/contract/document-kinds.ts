import type { NumberType } from './template.ts';

/** A veto of 信用评定 that may stand against a document. */
export type Veto = 'v1' | 'v2' | 'v3' | 'v4';

/** What the gate asks of a kind of document. */
export interface DocumentKind {
  /** States of 客户登记 in which it may be made; any when absent. */
  readonly states?: readonly string[];
  readonly vetoes: readonly Veto[];
  /** The required licences must be valid, but for these; not looked at when absent. */
  readonly licencesBut?: readonly string[];
  /** Whether goods stand in it: in each, where its text lists them, in none. */
  readonly goods: 'always' | 'listed' | 'never';
  /** True when it settles how goods are paid, so that 结算方式 must be filled in. */
  readonly settles: boolean;
  /** What of the customer's credit it touches: its total counts, only its terms do, or it is the grant itself. */
  readonly credit?: 'total' | 'terms' | 'grant';
  /** True when we deliver: to a registered address of the customer only (GSP). */
  readonly delivers: boolean;
  /** True when it tells how things stood on a day: once issued it stands, whatever the ledgers say later. */
  readonly dated?: true;
}

const everyVeto: readonly Veto[] = ['v1', 'v2', 'v3', 'v4'];
const inBusiness = ['正常'];
const opening = ['在审', '正常'];
/** A letter asks nothing of the customer: it must reach the very one who may not sign. */
const letter: DocumentKind = { vetoes: [], goods: 'never', settles: false, delivers: false };

/** The kinds of document by the type in their number (domain.md §6.3, §6.5). */
export const documentKinds: Readonly<Record<NumberType, DocumentKind>> = {
  XS: {
    states: inBusiness,
    vetoes: everyVeto,
    licencesBut: [],
    goods: 'always',
    settles: true,
    credit: 'total',
    delivers: true,
  },
  // We buy: what the supplier owes us is no matter, nor who of his may buy.
  CG: {
    states: inBusiness,
    vetoes: ['v1', 'v2'],
    licencesBut: ['采购委托书', '收货委托书'],
    goods: 'always',
    settles: true,
    delivers: false,
  },
  // The year's plan is no debt: only orders under the agreement take credit.
  KJ: {
    states: inBusiness,
    vetoes: everyVeto,
    licencesBut: [],
    goods: 'listed',
    settles: true,
    credit: 'terms',
    delivers: true,
  },
  // One of the papers an account is opened with: it cannot ask for itself.
  ZB: {
    states: opening,
    vetoes: everyVeto,
    licencesBut: ['质量保证协议'],
    goods: 'never',
    settles: false,
    delivers: false,
  },
  SQ: {
    states: inBusiness,
    vetoes: everyVeto,
    licencesBut: [],
    goods: 'never',
    settles: true,
    credit: 'grant',
    delivers: false,
  },
  WT: { ...letter, states: ['潜在', ...opening] },
  DZ: { ...letter, dated: true },
  CK: { ...letter, dated: true },
};
