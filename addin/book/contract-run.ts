import { generateContracts } from '../../src/contract/generate.ts';
import type { ReadyTemplate } from '../../src/contract/ready-template.ts';
import { nobody } from '../../src/contract/refusal.ts';
import { againstRegister } from '../../src/contract/register.ts';
import type { Clock, LiveBookPort } from './state.ts';

/** What one contract came to: made, or refused by gate, text or register. */
export type RunOutcome = ReturnType<typeof againstRegister>;

interface RunOptions {
  readonly book: LiveBookPort;
  readonly templates: ReadonlyMap<string, ReadyTemplate>;
  readonly numbers: readonly string[];
  readonly clock: Clock;
  readonly onOutcome: (outcome: RunOutcome) => void;
  /** Called whenever the pane gets its turn. */
  readonly onTurn: () => void;
  readonly isCancelled: () => boolean;
}

/** The pane answers to the hand when it gets its turn this often, milliseconds. */
const turn = 16;

/**
 * Makes contracts in turns, so that the pane stays alive and the run can be stopped. The gate looks at the book as
 * it stands at that moment: after an edit the rest is made from the new state, with the credit taken so far.
 */
export async function runContracts(options: RunOptions): Promise<void> {
  const { book, templates, clock, onOutcome, onTurn, isCancelled } = options;
  const left = new Set(options.numbers);
  const committed = new Map<string, number>();
  while (left.size > 0 && book.state.live && !isCancelled()) {
    const { live, revision } = book.state;
    const contracts = generateContracts(live.ledger, templates, { numbers: new Set(left), committed });
    let began = clock.now();
    const isStill = (): boolean => book.state.revision === revision && !isCancelled();
    for (let next = contracts.next(); ; next = contracts.next()) {
      if (next.done) {
        for (const contractNo of left) onOutcome(gone(contractNo));
        return;
      }
      left.delete(next.value.contractNo);
      onOutcome(againstRegister(live.ledger, next.value));
      if (clock.now() - began < turn) continue;
      onTurn();
      await new Promise<void>((resolve) => clock.after(0, resolve));
      began = clock.now();
      if (!isStill()) break;
    }
  }
}

/** A row that left the book between choosing and making. */
function gone(contractNo: string): RunOutcome {
  const reason = {
    code: 'contract-unknown',
    severity: 'error',
    sheet: '合同台账',
    value: contractNo,
    limit: null,
    override: nobody,
    message: `合同台账里没有编号 ${contractNo}。`,
    repair: '这一行可能已被删除或改了编号，请重新选择。',
  } as const;
  return { kind: 'refused', contractNo, customer: '', row: -1, reasons: [reason] };
}
