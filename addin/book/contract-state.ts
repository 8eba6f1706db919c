import type { RefusedContract } from '../../src/contract/generate.ts';
import type { ContractTerms, ProposedContract } from '../../src/contract/propose.ts';
import type { Refusal } from '../../src/contract/refusal.ts';
import type { Problem } from '../../src/ledger/problem.ts';
import type { DeliveryState } from './delivery.ts';
import type { TemplateShelf } from './template-shelf.ts';

/** Where the contracts come from: rows of the register, or customers who get new ones. */
export type ContractSource = 'selected' | 'customers' | 'pending' | 'all';

/** A contract that passed the checks; its file is made when the user says so. */
export interface PassedContract {
  readonly contractNo: string;
  readonly customer: string;
  readonly fileName: string;
  /** What the signer should know. */
  readonly notes: readonly Refusal[];
  /** Made before, and the same again. */
  readonly isRegistered: boolean;
}

export type { RefusedContract } from '../../src/contract/generate.ts';

/** A run over the chosen contracts, or what it came to. */
export interface Verdicts {
  readonly passed: readonly PassedContract[];
  readonly refused: readonly RefusedContract[];
}

export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** What was made, until the user has it. */
export interface MadeContracts extends Verdicts {
  /** Not reached when the user stopped the run. */
  readonly left: number;
  /** Why the register could not be written; it can be tried again. */
  readonly registerProblem?: Problem;
  readonly delivery: DeliveryState;
}

/** The way of a batch: choose → (new rows) → checks → make → deliver. */
export interface ContractState {
  readonly step: 'choose' | 'propose' | 'check' | 'make' | 'deliver';
  /** Absent until the templates are read. */
  readonly shelf?: TemplateShelf;
  readonly source: ContractSource;
  /** Template for all of them; each row's own when absent. */
  readonly templateCode?: string;
  readonly terms: ContractTerms;
  readonly proposals: readonly ProposedContract[];
  readonly numbers: readonly string[];
  /** While a run goes on. */
  readonly progress?: Progress;
  readonly verdicts: Verdicts;
  /** Revision of the book that the verdicts speak of. */
  readonly revision: number;
  readonly made?: MadeContracts;
}
