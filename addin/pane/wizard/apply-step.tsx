import type { Applying } from '../../book/wizard-state.ts';
import { Progress } from '../components/progress.tsx';
import { Section } from '../components/section.tsx';
import { tableName } from '../text/tables.ts';
import { wizardText, workText } from '../text/wizard.ts';
import { useServices, useText } from '../use.ts';
import { useWizard } from './use-wizard.ts';

/** Rows on their way into the book. */
export function ApplyStep({ state }: { readonly state: Applying }) {
  const { language } = useServices();
  const text = useText(wizardText);
  const doing = useText(workText);
  const { wizard } = useWizard();
  const { from, work, cancelling } = state;
  const title = text('label', { sheet: from.grid.sheetName, table: tableName(from.table)[language] });
  const mayStop = !cancelling && work.phase !== 'reading';
  return (
    <Section title={title}>
      <Progress
        label={doing(cancelling ? 'stopping' : work.phase)}
        done={work.done}
        total={work.total}
        {...(mayStop ? { onCancel: () => wizard.cancel() } : {})}
      />
    </Section>
  );
}
