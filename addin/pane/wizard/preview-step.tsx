import type { Previewing } from '../../book/wizard-state.ts';
import { Button } from '../components/button.tsx';
import { MessageBar } from '../components/message-bar.tsx';
import { Section } from '../components/section.tsx';
import { noticeOf } from '../messages.ts';
import { tableName } from '../text/tables.ts';
import { wizardText } from '../text/wizard.ts';
import { useServices, useText } from '../use.ts';
import { PreviewRows } from './preview-rows.tsx';
import { PreviewSummary } from './preview-summary.tsx';
import { useWizard } from './use-wizard.ts';

/** What would be written, before anything is. */
export function PreviewStep({ state }: { readonly state: Previewing }) {
  const { language } = useServices();
  const text = useText(wizardText);
  const { wizard } = useWizard();
  const { grid, table, preview, problem, changed } = state;
  const count = preview.rows.length;
  const label = text('label', { sheet: grid.sheetName, table: tableName(table)[language] });
  return (
    <>
      {changed && <MessageBar notice={{ severity: 'warning', text: text('changedMeanwhile') }} />}
      {problem && <MessageBar notice={noticeOf(problem, language)} />}
      <Section title={text('summary')} aside={text('nothingWritten')}>
        <PreviewSummary state={state} />
        <div class="actions">
          <Button look="primary" disabled={count === 0} onClick={() => void wizard.apply(label)}>
            {text('write', { count })}
          </Button>
          <Button onClick={() => wizard.back()}>{text('back')}</Button>
          <Button icon="refresh" onClick={() => void wizard.reread()}>
            {text('reread')}
          </Button>
        </div>
      </Section>
      {count > 0 && <PreviewRows state={state} />}
    </>
  );
}
