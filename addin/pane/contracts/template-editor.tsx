import type { OwnTemplate, TemplateField } from '../../../src/contract/own-template.ts';
import { numberTypes } from '../../../src/contract/template.ts';
import { draftProblems, keepTemplate, type TemplateDraft } from '../../book/template-shelf.ts';
import { Badge } from '../components/badge.tsx';
import { Button } from '../components/button.tsx';
import { Checkbox } from '../components/choice.tsx';
import { Select, TextField } from '../components/fields.tsx';
import { MessageBar } from '../components/message-bar.tsx';
import { Section } from '../components/section.tsx';
import { noticeOf } from '../messages.ts';
import { attempt } from '../services.ts';
import { contractsText, numberTypeNames } from '../text/contracts.ts';
import { shellText } from '../text/shell.ts';
import { useServices, useText } from '../use.ts';
import { useContracts } from './use-contracts.ts';

interface EditorProps {
  readonly draft: TemplateDraft;
  readonly onChange: (draft: TemplateDraft) => void;
  readonly onDone: () => void;
}

/** A Word file before it is kept: its fields, what is wrong with it, what its owner decides. */
export function TemplateEditor({ draft, onChange, onDone }: EditorProps) {
  const services = useServices();
  const text = useText(contractsText);
  const cancel = useText(shellText)('cancel');
  const typeName = useText(numberTypeNames);
  const { session, state } = useContracts();
  const { shelf } = state;
  if (!shelf) return null;
  const { own } = draft;
  const problems = draftProblems(draft, shelf);
  const change = (part: Partial<OwnTemplate>): void => onChange({ ...draft, own: { ...own, ...part } });
  const keep = async (): Promise<void> => {
    await keepTemplate(services.host, draft, shelf);
    await session.readTemplates();
    // Rows of the register keep the template they name.
    if (state.source === 'customers') session.choose('customers', own.code);
    services.messages.announce(text('templateKept', { code: own.code }));
    onDone();
  };
  return (
    <Section title={text('draftTitle', { name: draft.fileName })}>
      {problems.map((problem) => (
        <MessageBar key={problem.message} notice={noticeOf(problem, services.language)} />
      ))}
      <TextField
        label={text('code')}
        value={own.code}
        hint={shelf.own.has(own.code) ? text('codeReplaces', { code: own.code }) : text('codeHint')}
        onCommit={(code) => change({ code: code.trim().toUpperCase() })}
      />
      <TextField
        label={text('name')}
        value={own.title}
        onCommit={(title) => change({ title: title.trim() })}
      />
      <Select
        label={text('type')}
        value={own.type}
        options={numberTypes.map((type) => ({ value: type, label: `${type} ${typeName(type)}` }))}
        onCommit={(type) => change({ type: numberTypes.find((each) => each === type) ?? own.type })}
      />
      <h3>{text('fields', { count: draft.fields.length })}</h3>
      <p class="field-hint">{text('fieldsHint')}</p>
      <ul class="template-fields">
        {draft.fields.map((field) => (
          <li key={field.path}>
            <FieldLine field={field} optional={own.optional} onCommit={(optional) => change({ optional })} />
          </li>
        ))}
      </ul>
      <div class="actions">
        <Button
          look="primary"
          disabled={problems.some(({ severity }) => severity === 'error')}
          onClick={() => void attempt(services, keep)}
        >
          {text('keepTemplate')}
        </Button>
        <Button onClick={onDone}>{cancel}</Button>
      </div>
    </Section>
  );
}

interface FieldLineProps {
  readonly field: TemplateField;
  readonly optional: OwnTemplate['optional'];
  readonly onCommit: (optional: OwnTemplate['optional']) => void;
}

/** What an optional field prints: blanks are closed off. */
const closedOff = '/';

function FieldLine({ field, optional, onCommit }: FieldLineProps) {
  const text = useText(contractsText);
  const { path, kind, required, isKnown } = field;
  const name = (
    <>
      <span class="field-path">{path}</span>
      {kind === 'list' || kind === 'condition' ? <Badge tone="neutral">{text(kind)}</Badge> : null}
      {!isKnown && <Badge tone="warning">{text('unknownField')}</Badge>}
    </>
  );
  if (!required) return <span class="field-line">{name}</span>;
  return (
    <Checkbox
      label={<span class="field-line">{name}</span>}
      checked={!Object.hasOwn(optional, path)}
      onCommit={(isRequired) => {
        const { [path]: _, ...rest } = optional;
        onCommit(isRequired ? rest : { ...rest, [path]: closedOff });
      }}
    />
  );
}
