import type { ContractOutcome, RefusedContract, UnchangedContract } from '../contract/generate.ts';
import { nobody, type Refusal } from '../contract/refusal.ts';
import { againstRegister, type IssuedContract, type Registered } from '../contract/register.ts';
import type { Ledger } from '../ledger/data.ts';
import { type Problem, ProblemError } from '../ledger/problem.ts';
import { sha256 } from '../opc/sha256.ts';
import type { Target } from './contract-target.ts';

export interface Made {
  readonly number: string;
  readonly customer: string;
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly template: string;
  readonly fingerprint: string;
  /** False when the same file stood there already. */
  readonly written: boolean;
  readonly notes: readonly Refusal[];
  pdf?: string;
}

export interface Refused {
  readonly number: string;
  readonly customer: string;
  readonly reasons: readonly Problem[];
}

/** What a run came to, without the files themselves: thousands of contracts stay small. */
export interface Run {
  readonly made: Made[];
  readonly refused: Refused[];
  readonly failed: Refused[];
  readonly unchanged: { readonly number: string; readonly customer: string }[];
  /** What goes into the register. */
  readonly registered: Registered[];
}

export const newRun = (): Run => ({ made: [], refused: [], failed: [], unchanged: [], registered: [] });

/**
 * Puts a contract where it belongs: a new file, or the list of those refused. One that cannot be written has failed;
 * the others of the run are not affected.
 * @param draft drafts are no issues: the register has no say, and their files are called so
 */
export function settle(
  run: Run,
  ledger: Ledger,
  target: Target,
  made: ContractOutcome | UnchangedContract,
  draft: boolean,
): void {
  if (made.kind === 'unchanged') {
    run.unchanged.push({ number: made.contractNo, customer: made.customer });
    return;
  }
  const outcome = againstTarget(draft ? asDraft(made) : againstRegister(ledger, made), target);
  if (outcome.kind === 'made') {
    const { bytes, ...entry } = outcome;
    const problem = put(target, entry.fileName, bytes);
    if (problem === undefined || problem === 'same') {
      run.registered.push(entry);
      run.made.push(madeOf(outcome, target, problem === undefined));
      return;
    }
    refuse(run, refusal(outcome, problem), run.failed);
    return;
  }
  const isFailure = outcome.reasons.some(({ code }) => code === 'contract-failed');
  refuse(run, outcome, isFailure ? run.failed : run.refused);
}

function refuse(run: Run, outcome: RefusedContract, list: Refused[]): void {
  const { contractNo: number, customer, reasons } = outcome;
  list.push({ number, customer, reasons });
  run.registered.push(outcome);
}

function asDraft(outcome: ContractOutcome): IssuedContract | RefusedContract {
  if (outcome.kind === 'refused') return outcome;
  const fileName = outcome.fileName.replace(/\.docx$/, '_草稿.docx');
  return { ...outcome, fileName, sha256: sha256(outcome.bytes), isRegistered: false };
}

/** A file of that name with another content is somebody's: it is never overwritten. */
function againstTarget(
  outcome: IssuedContract | RefusedContract,
  target: Target,
): IssuedContract | RefusedContract {
  if (outcome.kind === 'refused') return outcome;
  const found = target.hashOf(outcome.fileName);
  if (found === undefined || found === outcome.sha256) return outcome;
  return refusal(
    outcome,
    {
      code: 'file-exists',
      severity: 'error',
      message: `合同 ${outcome.contractNo} 的文件 ${target.pathOf(outcome.fileName)} 已经存在且内容不同，没有覆盖。`,
      repair: '已发出的合同不要重做；确需重做时先移走旧文件，或登记补充协议。',
    },
    found,
  );
}

function refusal(
  { contractNo, customer, row, sha256: limit }: IssuedContract,
  problem: Problem,
  value: string | null = null,
): RefusedContract {
  const reason: Refusal = { sheet: '合同台账', ...problem, value, limit, override: nobody };
  return { kind: 'refused', contractNo, customer, row, reasons: [reason] };
}

/** Writes a file that is not there; tells what stands against it. */
function put(target: Target, name: string, bytes: Uint8Array): Problem | 'same' | undefined {
  if (target.hashOf(name) !== undefined) return 'same';
  try {
    target.put(name, bytes);
    return undefined;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
}

function madeOf(outcome: IssuedContract, target: Target, written: boolean): Made {
  return {
    number: outcome.contractNo,
    customer: outcome.customer,
    file: target.pathOf(outcome.fileName),
    sha256: outcome.sha256,
    bytes: outcome.bytes.length,
    template: outcome.templateVersion,
    fingerprint: outcome.fingerprint,
    written,
    notes: outcome.notes,
  };
}
