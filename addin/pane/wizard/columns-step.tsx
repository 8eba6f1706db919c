import { useState } from 'preact/hooks';
import { readsSomething } from '../../../src/import/mapping.ts';
import { missingRequired } from '../../../src/import/recognise.ts';
import { mappingRows } from '../../book/wizard-rows.ts';
import type { MappingColumns } from '../../book/wizard-state.ts';
import { Button } from '../components/button.tsx';
import { Checkbox } from '../components/choice.tsx';
import { MessageBar } from '../components/message-bar.tsx';
import { Section } from '../components/section.tsx';
import { tableName } from '../text/tables.ts';
import { wizardText } from '../text/wizard.ts';
import { useServices, useText } from '../use.ts';
import { HeaderChoice } from './header-choice.tsx';
import { MappingLine } from './mapping-line.tsx';
import { useWizard } from './use-wizard.ts';

/** Which column is which: what the wizard thinks and why, and the user's word on it. */
export function ColumnsStep({ state }: { readonly state: MappingColumns }) {
  const { language } = useServices();
  const text = useText(wizardText);
  const { wizard } = useWizard();
  const [onlyOpen, showOpen] = useState(false);
  const { mapping, table } = state;
  const rows = mappingRows(state, wizard.scene);
  const shown = onlyOpen ? rows.filter(({ match }) => !match) : rows;
  const missing = mapping ? missingRequired(mapping) : [];
  const matched = rows.filter(({ match }) => match && !match.column.derived).length;
  return (
    <Section
      title={text('columnsOf', { table: tableName(table)[language] })}
      aside={mapping && text('columnsCount', { all: rows.length, matched })}
    >
      {!mapping && (
        <MessageBar
          notice={{ severity: 'warning', text: text('noHeader', { table: tableName(table)[language] }) }}
        />
      )}
      <HeaderChoice state={state} />
      {missing.length > 0 && (
        <MessageBar
          notice={{
            severity: 'note',
            text: text('requiredMissing', {
              names: missing.map(({ header }) => header).join(language === 'zh-CN' ? '、' : ', '),
            }),
          }}
        />
      )}
      {mapping && <Checkbox label={text('onlyOpen')} checked={onlyOpen} onCommit={showOpen} />}
      {mapping && shown.length === 0 && <p class="soft">{text('noneOpen')}</p>}
      <ul class="mapping">
        {shown.map((row) => (
          <MappingLine key={row.sourceColumn} row={row} />
        ))}
      </ul>
      <div class="actions">
        <Button
          look="primary"
          disabled={!mapping || !readsSomething(mapping)}
          onClick={() => wizard.forward()}
        >
          {text('preview')}
        </Button>
        <Button onClick={() => wizard.back()}>{text('back')}</Button>
        <Button icon="refresh" onClick={() => void wizard.reread()}>
          {text('reread')}
        </Button>
      </div>
    </Section>
  );
}
