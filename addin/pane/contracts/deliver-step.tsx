import { useEffect } from 'preact/hooks';
import type { MadeContracts } from '../../book/contract-state.ts';
import { Badge } from '../components/badge.tsx';
import { Button } from '../components/button.tsx';
import { MessageBar } from '../components/message-bar.tsx';
import { Progress } from '../components/progress.tsx';
import { Fold, Section } from '../components/section.tsx';
import { DeliveryPanel } from '../delivery/delivery-panel.tsx';
import { noticeOf } from '../messages.ts';
import { attempt } from '../services.ts';
import { contractsText } from '../text/contracts.ts';
import { useServices, useText } from '../use.ts';
import { useContracts } from './use-contracts.ts';
import { RefusedList } from './verdict-lists.tsx';

/** The files while they are made, and until the user has them. */
export function DeliverStep() {
  const text = useText(contractsText);
  const { session, state } = useContracts();
  const { progress, made } = state;
  if (progress || !made)
    return (
      <Progress
        label={text('making')}
        {...(progress ?? { done: 0, total: 1 })}
        onCancel={() => session.cancel()}
      />
    );
  return made.delivery.isConfirmed ? <Delivered made={made} /> : <Delivering made={made} />;
}

function Delivering({ made }: { readonly made: MadeContracts }) {
  const { messages } = useServices();
  const text = useText(contractsText);
  const { session } = useContracts();
  const { passed, refused, left, delivery } = made;
  const title = text('madeCount', { count: passed.length });
  useEffect(() => messages.announce(title), []);
  return (
    <>
      <Section title={title}>
        {left > 0 && <p>{text('notMade', { left })}</p>}
        <DeliveryPanel
          state={delivery}
          onPack={(packing) => session.pack(packing)}
          onSend={(parcel, way) => void session.send(parcel, way)}
          onConfirm={() => session.confirm()}
        />
        <RegisterLine made={made} />
      </Section>
      {refused.length > 0 && (
        <Fold title={text('refused')} aside={<Badge tone="danger">{refused.length}</Badge>}>
          <RefusedList contracts={refused} />
        </Fold>
      )}
      <Fold title={text('giveUp')}>
        <p class="soft">{text('giveUpHint')}</p>
        <div>
          <Button look="danger" onClick={() => session.startOver()}>
            {text('giveUp')}
          </Button>
        </div>
      </Fold>
    </>
  );
}

function RegisterLine({ made }: { readonly made: MadeContracts }) {
  const services = useServices();
  const text = useText(contractsText);
  const { session } = useContracts();
  if (!made.registerProblem) return <p class="soft">{text('registered')}</p>;
  const again = {
    label: text('registerAgain'),
    run: () => void attempt(services, () => session.writeRegister()),
  };
  return (
    <>
      <p>{text('registerFailed')}</p>
      <MessageBar notice={{ ...noticeOf(made.registerProblem, services.language), action: again }} />
    </>
  );
}

function Delivered({ made }: { readonly made: MadeContracts }) {
  const { messages } = useServices();
  const text = useText(contractsText);
  const { session } = useContracts();
  const sentence = text('delivered', { count: made.passed.length });
  useEffect(() => messages.announce(sentence), []);
  return (
    <Section title={sentence}>
      <RegisterLine made={made} />
      <div class="actions">
        <Button look="primary" onClick={() => session.startOver()}>
          {text('anotherBatch')}
        </Button>
      </div>
    </Section>
  );
}
