import { importable } from '../../../src/import/targets.ts';
import { tableOf } from '../../../src/ledger/tables/index.ts';
import type { ChoosingTable } from '../../book/wizard-state.ts';
import { Button } from '../components/button.tsx';
import { RadioGroup } from '../components/choice.tsx';
import { Select } from '../components/fields.tsx';
import { MessageBar } from '../components/message-bar.tsx';
import { Section } from '../components/section.tsx';
import { tableName, tablePurpose } from '../text/tables.ts';
import { wizardText } from '../text/wizard.ts';
import { useServices, useText } from '../use.ts';
import { evidenceWords } from './evidence-words.ts';
import { useWizard } from './use-wizard.ts';

/** More than these are guesses nobody wants to read. */
const mostCandidates = 3;

/** What the sheet is: the tables that come into question with what speaks for them, or any other. */
export function TableStep({ state }: { readonly state: ChoosingTable }) {
  const { language } = useServices();
  const text = useText(wizardText);
  const { wizard } = useWizard();
  const { table, grid } = state;
  const candidates = state.candidates.slice(0, mostCandidates);
  const offered = new Set(candidates.map(({ mapping }) => mapping.table.id));
  const others = importable.map((id) => tableOf(id)).filter(({ id }) => !offered.has(id));
  const other = table && !offered.has(table.id) ? table : undefined;
  const title = text('whatIsIt', { sheet: grid.sheetName });
  return (
    <Section title={title}>
      {!table && <MessageBar notice={{ severity: 'warning', text: text('doubt') }} />}
      {candidates.length > 0 && (
        <RadioGroup
          label={title}
          value={table?.id ?? ''}
          choices={candidates.map((candidate) => ({
            value: candidate.mapping.table.id,
            label: tableName(candidate.mapping.table)[language],
            hint: evidenceWords[language].candidate(candidate),
          }))}
          onCommit={(id) => wizard.chooseTable(id)}
        />
      )}
      <Select
        label={text('otherTable')}
        value={other?.id ?? ''}
        options={[
          { value: '', label: text('chooseTable') },
          ...others.map((known) => ({ value: known.id, label: tableName(known)[language] })),
        ]}
        onCommit={(id) => id !== '' && wizard.chooseTable(id)}
        {...(other ? { hint: tablePurpose(other.id)[language] } : {})}
      />
      <div class="actions">
        <Button look="primary" disabled={!table} onClick={() => wizard.forward()}>
          {text('mapColumns')}
        </Button>
        <Button onClick={() => wizard.back()}>{text('back')}</Button>
      </div>
    </Section>
  );
}
