import { useState } from 'preact/hooks';
import { contractChoices } from '../../book/contract-choice.ts';
import type { ContractSource } from '../../book/contract-state.ts';
import type { TemplateDraft } from '../../book/template-shelf.ts';
import { Button } from '../components/button.tsx';
import { type Choice, RadioGroup } from '../components/choice.tsx';
import { Select } from '../components/fields.tsx';
import { Section } from '../components/section.tsx';
import { attempt } from '../services.ts';
import { contractsText } from '../text/contracts.ts';
import { useBook, useServices, useText } from '../use.ts';
import { OwnTemplates } from './own-templates.tsx';
import { TemplateEditor } from './template-editor.tsx';
import { useContracts } from './use-contracts.ts';

/** Which contracts, from which template. */
export function ChooseStep() {
  const services = useServices();
  const text = useText(contractsText);
  const { live, selection } = useBook();
  const { session, state } = useContracts();
  const [draft, setDraft] = useState<TemplateDraft>();
  if (!live) return null;
  if (draft) return <TemplateEditor draft={draft} onChange={setDraft} onDone={() => setDraft(undefined)} />;
  const choices = contractChoices(live.ledger, selection);
  const { source, templateCode } = state;
  const count = choices[source].length;
  const isNew = source === 'customers';
  return (
    <>
      <Section title={text('which')}>
        <Sources choices={choices} />
        {source === 'selected' && choices.unnumbered > 0 && (
          <p class="field-hint">{text('unnumbered', { count: choices.unnumbered })}</p>
        )}
        <TemplateSelect
          value={templateCode}
          mayBeEachOwn={!isNew}
          onCommit={(code) => session.choose(source, code)}
        />
        <div class="actions">
          <Button
            look="primary"
            disabled={count === 0}
            onClick={() => void attempt(services, () => session.proceed())}
          >
            {text(isNew ? 'propose' : 'check', { count })}
          </Button>
        </div>
      </Section>
      <OwnTemplates onDraft={setDraft} />
    </>
  );
}

function Sources({ choices }: { readonly choices: ReturnType<typeof contractChoices> }) {
  const text = useText(contractsText);
  const { session, state } = useContracts();
  const { selected, customers, pending, all } = choices;
  const options: readonly Choice<ContractSource>[] = [
    {
      value: 'selected',
      label: text('selected', { count: selected.length }),
      hint: selected.length === 0 ? text('selectedNone') : undefined,
    },
    {
      value: 'customers',
      label: text('customers', { count: customers.length }),
      hint: customers.length === 0 ? text('customersNone') : undefined,
    },
    { value: 'pending', label: text('pending', { count: pending.length }), hint: text('pendingHint') },
    { value: 'all', label: text('all', { count: all.length }) },
  ];
  return (
    <RadioGroup
      label={text('which')}
      value={state.source}
      choices={options}
      onCommit={(source) => session.choose(source)}
    />
  );
}

interface TemplateSelectProps {
  readonly value: string | undefined;
  /** Rows of the register name their templates themselves. */
  readonly mayBeEachOwn: boolean;
  readonly onCommit: (code: string | undefined) => void;
}

export function TemplateSelect({ value, mayBeEachOwn, onCommit }: TemplateSelectProps) {
  const text = useText(contractsText);
  const { shelf } = useContracts().state;
  if (!shelf) return null;
  const named = [...shelf.templates].map(([code, { description }]) => {
    const name = `${code} ${description.title}`;
    return { value: code, label: shelf.own.has(code) ? text('ownMark', { name }) : name };
  });
  const options = mayBeEachOwn ? [{ value: '', label: text('eachOwn') }, ...named] : named;
  return (
    <Select
      label={text('template')}
      value={value ?? options[0]?.value ?? ''}
      options={options}
      onCommit={(code) => onCommit(code === '' ? undefined : code)}
      {...(mayBeEachOwn && value !== undefined ? { hint: text('templateHint') } : {})}
    />
  );
}
