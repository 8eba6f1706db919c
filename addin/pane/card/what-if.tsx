import { useMemo } from 'preact/hooks';
import { type CellValue, isBlank } from '../../../src/ledger/value.ts';
import type { CustomerCard } from '../../book/card.ts';
import { tryOut, type WhatIfInput, whatIfInputs } from '../../book/what-if.ts';
import { Button } from '../components/button.tsx';
import { Select, Slider } from '../components/fields.tsx';
import { Fold, Section } from '../components/section.tsx';
import { cellText, number } from '../format.ts';
import { attempt } from '../services.ts';
import { whatIfText } from '../text/card.ts';
import { useBook, useServices, useText } from '../use.ts';
import { Outcome } from './outcome.tsx';

/** Values that are tried, by `inputKey`. */
export type Drafts = ReadonlyMap<string, CellValue>;

interface WhatIfProps {
  readonly card: CustomerCard;
  readonly drafts: Drafts;
  readonly draft: (drafts: Drafts) => void;
}

/** Inputs to try with other values; the book changes only when the user writes them. */
export function WhatIf({ card, drafts, draft }: WhatIfProps) {
  const text = useText(whatIfText);
  const services = useServices();
  const { live } = useBook();
  const { parts, customerId } = card.score;
  const inputs = useMemo(() => (live ? whatIfInputs(live, parts) : []), [live, parts]);
  if (!live || inputs.length === 0) return null;
  const edits = inputs.flatMap(({ key, edit, value }) => {
    const next = drafts.get(key);
    return next === undefined || next === value ? [] : [{ ...edit, value: next }];
  });
  const set = (key: string, value: CellValue): void => draft(new Map(drafts).set(key, value));
  const write = async (): Promise<void> => {
    if (!(await attempt(services, () => services.book.edit(edits)))) return;
    draft(new Map());
    services.messages.announce(text('written', { count: edits.length }));
  };
  return (
    <Section title={text('title')}>
      <p class="soft">{text('hint')}</p>
      {edits.length > 0 && (
        <div class="what-if-result">
          <Outcome card={card} after={tryOut(live, customerId, edits)} />
          <div class="state-actions">
            <Button look="primary" icon="check" onClick={() => void write()}>
              {text('write', { count: edits.length })}
            </Button>
            <Button icon="undo" onClick={() => draft(new Map())}>
              {text('reset')}
            </Button>
          </div>
        </div>
      )}
      <div>
        {bySheet(inputs).map(([sheet, own]) => (
          <Fold key={sheet} title={sheet} aside={<span class="soft">{number(own.length)}</span>}>
            {own.map((input) => (
              <Control key={input.key} input={input} draft={drafts.get(input.key)} onSet={set} />
            ))}
          </Fold>
        ))}
      </div>
    </Section>
  );
}

/** The inputs by their worksheet, in the order they come. */
function bySheet(inputs: readonly WhatIfInput[]): [sheet: string, inputs: WhatIfInput[]][] {
  const groups = new Map<string, WhatIfInput[]>();
  for (const input of inputs) groups.set(input.sheet, [...(groups.get(input.sheet) ?? []), input]);
  return [...groups];
}

interface ControlProps {
  readonly input: WhatIfInput;
  readonly draft: CellValue | undefined;
  readonly onSet: (key: string, value: CellValue) => void;
}

function Control({ input, draft, onSet }: ControlProps) {
  const text = useText(whatIfText);
  const { key, header, kind, value, control } = input;
  const now = draft === undefined ? value : draft;
  const hint =
    draft === undefined || draft === value ? {} : { hint: text('now', { value: cellText(value, kind) }) };
  if (control.kind === 'choice') {
    const known = isBlank(now) || control.choices.includes(String(now));
    const choices = [...(known ? [] : [String(now)]), ...control.choices];
    return (
      <Select
        label={header}
        value={isBlank(now) ? '' : String(now)}
        options={[
          ...(isBlank(value) ? [{ value: '', label: text('empty') }] : []),
          ...choices.map((choice) => ({ value: choice, label: choice })),
        ]}
        onCommit={(next) => onSet(key, next === '' ? null : next)}
        {...hint}
      />
    );
  }
  return (
    <Slider
      label={header}
      value={typeof now === 'number' ? now : control.minimum}
      minimum={control.minimum}
      maximum={control.maximum}
      step={control.step}
      shown={isBlank(now) ? text('empty') : cellText(now, kind)}
      onMove={(next) => onSet(key, next)}
      {...hint}
    />
  );
}
