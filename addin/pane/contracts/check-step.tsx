import { useEffect, useState } from 'preact/hooks';
import { Badge } from '../components/badge.tsx';
import { Button } from '../components/button.tsx';
import { Progress } from '../components/progress.tsx';
import { Section } from '../components/section.tsx';
import { attempt } from '../services.ts';
import { contractsText } from '../text/contracts.ts';
import { useBook, useServices, useText } from '../use.ts';
import { PreviewPanel } from './preview-panel.tsx';
import { useContracts } from './use-contracts.ts';
import { PassedList, RefusedList } from './verdict-lists.tsx';

/** What the gate says to each contract, before any file is made. */
export function CheckStep() {
  const services = useServices();
  const text = useText(contractsText);
  const { revision } = useBook();
  const { session, state } = useContracts();
  const [previewed, setPreviewed] = useState<string>();
  const { verdicts, progress, numbers } = state;
  const { passed, refused } = verdicts;
  const counts = { passed: passed.length, refused: refused.length };
  useEffect(() => {
    if (!progress) services.messages.announce(text('checked', counts));
  }, [progress === undefined]);

  if (progress) return <Progress label={text('checking')} {...progress} onCancel={() => session.cancel()} />;
  if (previewed !== undefined)
    return <PreviewPanel contractNo={previewed} onBack={() => setPreviewed(undefined)} />;
  const left = numbers.length - passed.length - refused.length;
  const again = (): void => void attempt(services, () => session.check());
  return (
    <>
      <Section title={text('passed')} aside={<Badge tone="good">{passed.length}</Badge>}>
        {left > 0 && <p>{text('stopped', { left })}</p>}
        {revision !== state.revision && <p class="soft">{text('bookChanged')}</p>}
        {passed.length === 0 && <p>{text('nonePassed')}</p>}
        <div class="actions">
          <Button
            look="primary"
            disabled={passed.length === 0}
            onClick={() => void attempt(services, () => session.make())}
          >
            {text('make', { count: passed.length })}
          </Button>
          {(left > 0 || revision !== state.revision) && (
            <Button icon="refresh" onClick={again}>
              {text('checkAgain')}
            </Button>
          )}
          <Button onClick={() => session.startOver()}>{text('back')}</Button>
        </div>
        <PassedList contracts={passed} onPreview={setPreviewed} />
      </Section>
      {refused.length > 0 && (
        <Section title={text('refused')} aside={<Badge tone="danger">{refused.length}</Badge>}>
          <RefusedList contracts={refused} />
        </Section>
      )}
    </>
  );
}
