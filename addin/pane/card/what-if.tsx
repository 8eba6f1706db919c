import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { type CellValue, isBlank } from '../../../src/ledger/value.ts';
import type { CustomerCard } from '../../book/card.ts';
import { heightOf } from '../../book/grades.ts';
import { tryOut, type WhatIfInput, whatIfInputs } from '../../book/what-if.ts';
import { Grade } from '../components/badge.tsx';
import { Button } from '../components/button.tsx';
import { Select, Slider } from '../components/fields.tsx';
import { Fold, Section } from '../components/section.tsx';
import { cellText, number, score as points, shortMoney } from '../format.ts';
import { attempt } from '../services.ts';
import { whatIfText } from '../text/card.ts';
import { useBook, useServices, useText } from '../use.ts';

type Drafts = ReadonlyMap<string, CellValue>;

/** Inputs to try with other values; the book changes only when the user writes them. */
export function WhatIf({ card }: { readonly card: CustomerCard }) {
  const text = useText(whatIfText);
  const services = useServices();
  const { live } = useBook();
  const [drafts, draft] = useState<Drafts>(new Map());
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
          <Result card={card} result={tryOut(live, customerId, edits)} />
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

interface ResultProps {
  readonly card: CustomerCard;
  readonly result: ReturnType<typeof tryOut>;
}

/** Now and then, side by side. */
function Result({ card: { score, grades }, result }: ResultProps) {
  const text = useText(whatIfText);
  if (!result) return null;
  const grade = (of: string | null) => (
    <Grade grade={of} height={heightOf(grades, of)} otherwise={text('unfinished')} />
  );
  const days = (of: number | null): string => (of === null ? number(of) : text('days', { days: of }));
  return (
    <dl class="what-if-figures" aria-live="polite" aria-label={text('result')}>
      <Pair
        name={text('grade')}
        before={grade(score.grade)}
        after={grade(result.grade)}
        same={score.grade === result.grade}
      />
      <Figure name={text('total')} before={points(score.total)} after={points(result.total)} />
      <Figure
        name={text('limit')}
        before={shortMoney(score.creditLimit)}
        after={shortMoney(result.creditLimit)}
      />
      <Figure name={text('term')} before={days(score.termDays)} after={days(result.termDays)} />
    </dl>
  );
}

interface PairProps {
  readonly name: string;
  readonly before: ComponentChildren;
  readonly after: ComponentChildren;
  readonly same: boolean;
}

function Pair({ name, before, after, same }: PairProps) {
  return (
    <div>
      <dt class="soft small">{name}</dt>
      <dd>
        {same ? (
          before
        ) : (
          <>
            <span class="soft">{before}</span> → <strong>{after}</strong>
          </>
        )}
      </dd>
    </div>
  );
}

function Figure(figure: { readonly name: string; readonly before: string; readonly after: string }) {
  return <Pair {...figure} same={figure.before === figure.after} />;
}
