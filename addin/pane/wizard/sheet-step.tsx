import { useState } from 'preact/hooks';
import type { ChoosingSheet } from '../../book/wizard-state.ts';
import { commandOf } from '../../commands/registry.ts';
import { Button } from '../components/button.tsx';
import { RadioGroup } from '../components/choice.tsx';
import { MessageBar } from '../components/message-bar.tsx';
import { Section } from '../components/section.tsx';
import { EmptyState, Skeleton } from '../components/states.tsx';
import { noticeOf } from '../messages.ts';
import { runCommand } from '../run-command.ts';
import { buildText, wizardText } from '../text/wizard.ts';
import { useServices, useText } from '../use.ts';
import { useWizard } from './use-wizard.ts';

/** Which worksheet to turn, or a new book. */
export function SheetStep({ state }: { readonly state: ChoosingSheet }) {
  const services = useServices();
  const text = useText(wizardText);
  const build = useText(buildText);
  const createBook = commandOf('CreateBook');
  return (
    <Section title={text('whichSheet')}>
      <Sheets state={state} />
      <div class="actions">
        <Button look="subtle" icon="book" onClick={() => void runCommand(createBook, services)}>
          {build('newBook')}
        </Button>
      </div>
    </Section>
  );
}

function Sheets({ state }: { readonly state: ChoosingSheet }) {
  const { language } = useServices();
  const text = useText(wizardText);
  const { wizard } = useWizard();
  const { sheets, reading, problem } = state;
  const foreign = sheets?.filter(({ table, rows }) => table === undefined && rows > 0) ?? [];
  const [chosen, choose] = useState<string>();
  const sheet = chosen ?? foreign[0]?.name ?? '';
  const trouble = problem && <MessageBar notice={noticeOf(problem, language)} />;
  if (reading !== undefined) return <Skeleton label={text('readingSheet', { sheet: reading })} />;
  if (!sheets)
    return trouble ? (
      <>
        {trouble}
        <Again />
      </>
    ) : (
      <Skeleton label={text('listing')} />
    );
  if (foreign.length === 0)
    return (
      <EmptyState icon="table" title={text('noSheets')} hint={text('noSheetsHint')}>
        <Again />
      </EmptyState>
    );
  return (
    <>
      {trouble}
      <RadioGroup
        label={text('whichSheet')}
        value={sheet}
        choices={foreign.map(({ name, rows, columns }) => ({
          value: name,
          label: name,
          hint: text('sheetSize', { rows, columns }),
        }))}
        onCommit={choose}
      />
      <div class="actions">
        <Button look="primary" icon="wand" onClick={() => void wizard.chooseSheet(sheet)}>
          {text('recognise')}
        </Button>
        <Again />
      </div>
    </>
  );
}

function Again() {
  const text = useText(wizardText);
  const { wizard } = useWizard();
  return (
    <Button icon="refresh" onClick={() => void wizard.start()}>
      {text('reread')}
    </Button>
  );
}
