import { useEffect } from 'preact/hooks';
import type { WizardState } from '../../book/wizard-state.ts';
import { Button } from '../components/button.tsx';
import { ErrorState, Skeleton } from '../components/states.tsx';
import { StepHead } from '../components/steps.tsx';
import { noticeOf } from '../messages.ts';
import { attempt } from '../services.ts';
import { buildText, wizardText } from '../text/wizard.ts';
import { useBook, useServices, useStore, useText } from '../use.ts';
import { ApplyStep } from './apply-step.tsx';
import { ColumnsStep } from './columns-step.tsx';
import { EndStep, UndoneStep } from './end-step.tsx';
import { MissingTables } from './missing-tables.tsx';
import { PreviewStep } from './preview-step.tsx';
import { RestorePoints } from './restore-points.tsx';
import { SheetStep } from './sheet-step.tsx';
import { TableStep } from './table-step.tsx';
import { useWizard } from './use-wizard.ts';
import './wizard.css';

const steps = [
  { key: 'stepSheet', of: ['sheet'] },
  { key: 'stepTable', of: ['table'] },
  { key: 'stepColumns', of: ['columns'] },
  { key: 'stepPreview', of: ['preview', 'applying'] },
  { key: 'stepDone', of: ['ended', 'undone'] },
] as const;

/** Tables: a worksheet turned into rows of one, tables added, and the ways back. */
export function View() {
  const services = useServices();
  const text = useText(wizardText);
  const { state } = useWizard();
  const { phase, problem } = useBook();
  const part = useRoute();
  // What the book has decides what is a duplicate and which tables are missing.
  if (phase === 'loading') return <Skeleton label={text('listing')} lines={6} />;
  if (phase === 'failed')
    return (
      <ErrorState
        title={text('bookFailed')}
        {...(problem ? { hint: noticeOf(problem, services.language).text } : {})}
        onRetry={() => void attempt(services, () => services.book.refresh())}
      />
    );
  if (part === 'missing' || part === 'points') return <Upkeep part={part} />;
  return (
    <>
      <StepHead
        title={text('title')}
        label={text('steps')}
        steps={steps.map(({ key }) => text(key))}
        at={steps.findIndex(({ of }) => of.some((step) => step === state.step))}
        page={state.step}
      />
      <Step state={state} />
    </>
  );
}

/** What the commands “add missing tables” and “take back” open, whatever the wizard is at. */
function Upkeep({ part }: { readonly part: 'missing' | 'points' }) {
  const { navigation } = useServices();
  const text = useText(wizardText);
  const build = useText(buildText);
  return (
    <>
      <h1>{text('title')}</h1>
      {part === 'missing' ? <MissingTables open /> : <RestorePoints askNewest />}
      <div class="actions">
        <Button icon="wand" onClick={() => navigation.set({ view: 'tables' })}>
          {build('turnSheet')}
        </Button>
      </div>
    </>
  );
}

function Step({ state }: { readonly state: WizardState }) {
  switch (state.step) {
    case 'sheet':
      return (
        <>
          <SheetStep state={state} />
          <MissingTables open={false} />
          <RestorePoints askNewest={false} />
        </>
      );
    case 'table':
      return <TableStep state={state} />;
    case 'columns':
      return <ColumnsStep state={state} />;
    case 'preview':
      return <PreviewStep state={state} />;
    case 'applying':
      return <ApplyStep state={state} />;
    case 'ended':
      return <EndStep state={state} />;
    case 'undone':
      return <UndoneStep />;
  }
}

/** The command begins with the sheet the user is on; the tab alone shows what is under way. */
function useRoute(): string | undefined {
  const { navigation } = useServices();
  const route = useStore(navigation);
  const { wizard, state } = useWizard();
  useEffect(() => {
    const begun = state.step !== 'sheet' || state.sheets !== undefined;
    if (route.part === 'recognise' || !begun) void wizard.start();
  }, [route]);
  return route.part;
}
