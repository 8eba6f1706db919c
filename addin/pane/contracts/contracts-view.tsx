import { useEffect } from 'preact/hooks';
import { contractChoices } from '../../book/contract-choice.ts';
import type { ContractSource, ContractState } from '../../book/contract-state.ts';
import { Skeleton } from '../components/states.tsx';
import { StepHead } from '../components/steps.tsx';
import { attempt } from '../services.ts';
import { contractsText } from '../text/contracts.ts';
import { shellText } from '../text/shell.ts';
import { useServices, useStore, useText } from '../use.ts';
import { CheckStep } from './check-step.tsx';
import { ChooseStep } from './choose-step.tsx';
import './contracts.css';
import { DeliverStep } from './deliver-step.tsx';
import { ProposeStep } from './propose-step.tsx';
import { useContracts } from './use-contracts.ts';

const steps = [
  { key: 'stepChoose', of: ['choose', 'propose'] },
  { key: 'stepCheck', of: ['check'] },
  { key: 'stepDeliver', of: ['make', 'deliver'] },
] as const;

/** Contracts from choice to delivery, a step at a time. */
export function View() {
  const services = useServices();
  const text = useText(contractsText);
  const waiting = useText(shellText)('loading');
  const { session, state } = useContracts();
  useRoute();
  useEffect(() => {
    if (!state.shelf) void attempt(services, () => session.readTemplates());
  }, [session]);
  return (
    <>
      <StepHead
        title={text('title')}
        label={text('steps')}
        steps={steps.map(({ key }) => text(key))}
        at={steps.findIndex(({ of }) => of.some((step) => step === state.step))}
        page={state.step}
      />
      {state.shelf ? <Step step={state.step} /> : <Skeleton label={waiting} lines={6} />}
    </>
  );
}

function Step({ step }: Pick<ContractState, 'step'>) {
  switch (step) {
    case 'choose':
      return <ChooseStep />;
    case 'propose':
      return <ProposeStep />;
    case 'check':
      return <CheckStep />;
    case 'make':
    case 'deliver':
      return <DeliverStep />;
  }
}

/** The command that opened the view says what to begin with; a batch under way is left alone. */
function useRoute(): void {
  const { navigation, book } = useServices();
  const route = useStore(navigation);
  const { session } = useContracts();
  useEffect(() => {
    const { live, selection } = book.state;
    if (!live) return;
    const { selected, customers } = contractChoices(live.ledger, selection);
    const ofSelection: ContractSource =
      selected.length > 0 ? 'selected' : customers.length > 0 ? 'customers' : 'pending';
    session.choose(route.part === 'all' ? 'pending' : ofSelection);
  }, [route]);
}
