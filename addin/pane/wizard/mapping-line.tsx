import type { Column } from '../../../src/ledger/column.ts';
import type { MappingRow } from '../../book/wizard-rows.ts';
import type { IconName } from '../../commands/icons.ts';
import { Button } from '../components/button.tsx';
import { Icon } from '../components/icon.tsx';
import { rawText } from '../format.ts';
import { wizardText } from '../text/wizard.ts';
import { useServices, useText } from '../use.ts';
import { evidenceWords } from './evidence-words.ts';
import { useWizard } from './use-wizard.ts';

/** What stands for “leave it out” and “let the wizard decide” among the identifiers of columns. */
const out = '-';
const automatic = '*';

/** A source column: its words and samples, the column it fills, and why. */
export function MappingLine({ row }: { readonly row: MappingRow }) {
  const text = useText(wizardText);
  const { letter, header, samples, match } = row;
  const name = header === '' ? text('columnUnnamed', { letter }) : text('columnHeader', { letter, header });
  const kind = match?.column.kind ?? 'text';
  return (
    <li class="mapping-line">
      <div class="mapping-source">
        <span class="mapping-name">{name}</span>
        <span class="mapping-samples">
          {samples.length === 0
            ? text('noSamples')
            : samples.map((value) => <bdi key={String(value)}>{rawText(value, kind)}</bdi>)}
        </span>
      </div>
      <Target row={row} label={text('fills', { column: name })} />
      <Evidence row={row} />
      {!match && row.likely.length > 0 && <Likely row={row} />}
    </li>
  );
}

function Target({ row, label }: { readonly row: MappingRow; readonly label: string }) {
  const text = useText(wizardText);
  const { wizard } = useWizard();
  const { match, likely, others, takenBy, byUser, sourceColumn } = row;
  const value = match?.column.id ?? out;
  const option = ({ id, header }: Column) => {
    const by = takenBy.get(id);
    return (
      <option key={id} value={id} selected={id === value}>
        {by === undefined ? header : text('taken', { column: header, header: by })}
      </option>
    );
  };
  const commit = (chosen: string): void =>
    wizard.chooseTarget(sourceColumn, chosen === automatic ? undefined : chosen === out ? null : chosen);
  return (
    <select
      class={`input mapping-target${match ? '' : ' mapping-open'}`}
      aria-label={label}
      value={value}
      onChange={(event) => commit(event.currentTarget.value)}
    >
      <option value={out} selected={value === out}>
        {text('leaveOut')}
      </option>
      {byUser && <option value={automatic}>{text('automatic')}</option>}
      {likely.length > 0 && <optgroup label={text('likely')}>{likely.map(option)}</optgroup>}
      <optgroup label={text('others')}>{others.map(option)}</optgroup>
    </select>
  );
}

/** The columns it most likely is, one click away. */
function Likely({ row: { likely, sourceColumn } }: { readonly row: MappingRow }) {
  const text = useText(wizardText);
  const { wizard } = useWizard();
  return (
    <div class="actions">
      {likely.slice(0, 2).map(({ id, header }) => (
        <Button key={id} look="subtle" icon="check" onClick={() => wizard.chooseTarget(sourceColumn, id)}>
          {text('isIt', { column: header })}
        </Button>
      ))}
    </div>
  );
}

function Evidence({ row: { match, doubt } }: { readonly row: MappingRow }) {
  const { language } = useServices();
  const text = useText(wizardText);
  const words = evidenceWords[language];
  const sentence = match ? words.match(match) : doubt ? words.doubt(doubt) : text('unnamedEvidence');
  const { icon, tone } = look(match, doubt);
  return (
    <p class={`evidence evidence-${tone}`}>
      <Icon name={icon} size={14} />
      <span>{sentence}</span>
    </p>
  );
}

function look(match: MappingRow['match'], doubt: MappingRow['doubt']): { icon: IconName; tone: string } {
  if (match)
    return match.shape.readable < match.shape.filled
      ? { icon: 'warning', tone: 'warning' }
      : { icon: 'check', tone: 'good' };
  return doubt && doubt.reason !== 'unknown' && doubt.reason !== 'user'
    ? { icon: 'warning', tone: 'warning' }
    : { icon: 'info', tone: 'neutral' };
}
