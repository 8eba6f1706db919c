import { cellAddress, sheetOf } from '../../../src/ledger/data.ts';
import type { Ended } from '../../book/wizard-state.ts';
import { Button } from '../components/button.tsx';
import { MessageBar } from '../components/message-bar.tsx';
import { Section } from '../components/section.tsx';
import { EmptyState, Skeleton } from '../components/states.tsx';
import { noticeOf } from '../messages.ts';
import { jump } from '../services.ts';
import { tableName } from '../text/tables.ts';
import { wizardText } from '../text/wizard.ts';
import { useBook, useServices, useText } from '../use.ts';
import { useWizard } from './use-wizard.ts';

/** Written: all of it, or so far, with the way back. */
export function EndStep({ state }: { readonly state: Ended }) {
  const { language } = useServices();
  const text = useText(wizardText);
  const { wizard } = useWizard();
  const { from, written, why, undoing, problem, point } = state;
  if (undoing) return <Skeleton label={text('undoing')} />;
  const title = why ? text('brokenTitle') : text('doneTitle', { table: tableName(from.table)[language] });
  const told = [
    text('writtenRows', { rows: written.rows, of: written.of }),
    ...(written.tables.length > 0 ? [text('writtenTables', { count: written.tables.length })] : []),
    ...(written.forms > 0 ? [text('writtenForms', { count: written.forms })] : []),
  ].join(language === 'zh-CN' ? '，' : '; ');
  const names = point.tables.join(language === 'zh-CN' ? '、' : ', ');
  const undo = (
    <Button look={why ? 'primary' : 'plain'} icon="undo" onClick={() => void wizard.undo()}>
      {text('undo')}
    </Button>
  );
  return (
    <Section title={title} aside={told}>
      {why === 'cancelled' && (
        <MessageBar
          notice={{ severity: 'warning', text: text('cancelledWhy'), repair: text('brokenHint') }}
        />
      )}
      {why && why !== 'cancelled' && (
        <>
          <MessageBar notice={noticeOf(why, language)} />
          <p class="soft">{text('brokenHint')}</p>
        </>
      )}
      {problem && <MessageBar notice={noticeOf(problem, language)} />}
      <p class="field-hint">{text('undoHint', { names })}</p>
      <div class="actions">
        {why ? undo : <OpenTable state={state} />}
        {!why && undo}
        <Button icon="wand" onClick={() => void wizard.start()}>
          {text('restart')}
        </Button>
      </div>
    </Section>
  );
}

function OpenTable({ state: { from, written } }: { readonly state: Ended }) {
  const services = useServices();
  const text = useText(wizardText);
  const data = useBook().live?.ledger.tables.get(from.table.id);
  if (!data) return null;
  const first = from.preview.rows[0]?.fills ?? Math.max(0, data.rowCount - written.rows);
  const column = from.table.columns.find(({ derived }) => !derived)!.id;
  const place = { sheet: sheetOf(data), cell: cellAddress(data, first, column) };
  return (
    <Button look="primary" icon="table" onClick={() => void jump(services, place)}>
      {text('openTable', { table: tableName(from.table)[services.language] })}
    </Button>
  );
}

/** Taken back. */
export function UndoneStep() {
  const text = useText(wizardText);
  const { wizard } = useWizard();
  return (
    <EmptyState icon="undo" title={text('undoneTitle')} hint={text('undoneHint')}>
      <Button look="primary" icon="wand" onClick={() => void wizard.start()}>
        {text('restart')}
      </Button>
    </EmptyState>
  );
}
