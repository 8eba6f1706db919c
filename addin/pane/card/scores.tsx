import { columnOf } from '../../../src/ledger/column.ts';
import { tableOf } from '../../../src/ledger/tables/index.ts';
import type { ScorePart } from '../../../src/scoring/parts.ts';
import type { CustomerCard, FormScore } from '../../book/card.ts';
import { BarLine } from '../components/bars.tsx';
import { JumpButton } from '../components/button.tsx';
import { Fold, Section } from '../components/section.tsx';
import { cellText, number, score as points } from '../format.ts';
import { cardText } from '../text/card.ts';
import { useText } from '../use.ts';

/** The three forms, and every line that adds up to them. */
export function Scores({ card }: { readonly card: CustomerCard }) {
  const text = useText(cardText);
  const { total } = card.score;
  return (
    <Section
      title={text('scores')}
      aside={total === null ? undefined : text('sum', { total: points(total) })}
    >
      <div>
        {card.forms.map((form) => (
          <Form key={form.name} form={form} />
        ))}
      </div>
    </Section>
  );
}

function Form({ form }: { readonly form: FormScore }) {
  const text = useText(cardText);
  const { name, score, weight, contribution, status, parts } = form;
  const made =
    status === 'unused'
      ? text('unused')
      : score === null
        ? text('formMissing')
        : weight === null || contribution === null
          ? ''
          : text('contribution', { weight, points: points(contribution) });
  return (
    <Fold
      title={
        <span class="form-title">
          {name} {status !== 'unused' && <strong class="figure">{points(score)}</strong>}
          {status !== 'unused' && <BarLine share={(score ?? 0) / 100} tone={toneOf((score ?? 0) / 100)} />}
        </span>
      }
      aside={<span class="form-aside soft figure">{made}</span>}
    >
      <ul class="lines">
        {parts.map((part) => (
          <Line key={part.criterion} part={part} />
        ))}
      </ul>
    </Fold>
  );
}

/** A criterion: its points, the band, and the cell it comes from. */
function Line({ part }: { readonly part: ScorePart }) {
  const text = useText(cardText);
  const { label, points: given, max, band, input, status } = part;
  const shown = given === null ? text('lineMissing') : `${number(given)} / ${number(max)}`;
  return (
    <li class="score-line">
      <span class="score-label">{label}</span>
      <BarLine share={given === null || !max ? 0 : given / max} tone={toneOf(max ? (given ?? 0) / max : 0)} />
      <span class={`score-figure ${status === 'missing' ? 'word-danger' : 'figure'}`}>{shown}</span>
      <span class="score-source soft small">
        {input && (
          <JumpButton place={input}>
            {input.header} {cellText(input.value, columnOf(tableOf(input.table), input.column).kind)}
          </JumpButton>
        )}
        {/* The band of a choice is the choice itself. */}
        {band !== null && band !== input?.value && <span>{band}</span>}
      </span>
    </li>
  );
}

function toneOf(share: number): 'good' | 'note' | 'warning' | 'danger' {
  return share >= 0.8 ? 'good' : share >= 0.6 ? 'note' : share >= 0.3 ? 'warning' : 'danger';
}
