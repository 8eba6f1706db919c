import type { ComponentChildren } from 'preact';
import type { CustomerScore } from '../../../src/scoring/result.ts';
import type { CustomerCard } from '../../book/card.ts';
import { heightOf } from '../../book/grades.ts';
import { Grade } from '../components/badge.tsx';
import { number, score as points } from '../format.ts';
import { whatIfText } from '../text/card.ts';
import { useText } from '../use.ts';
import { useLimitWords } from './limit-words.ts';

interface OutcomeProps {
  readonly card: CustomerCard;
  readonly after: CustomerScore | undefined;
}

/** What the rating is now and would be then, side by side. */
export function Outcome({ card: { score, grades }, after }: OutcomeProps) {
  const text = useText(whatIfText);
  const limit = useLimitWords();
  if (!after) return null;
  const grade = (of: string | null) => (
    <Grade grade={of} height={heightOf(grades, of)} otherwise={text('unfinished')} />
  );
  const days = (of: number | null): string => (of === null ? number(of) : text('days', { days: of }));
  return (
    <dl class="outcome" aria-live="polite" aria-label={text('result')}>
      <Pair
        name={text('grade')}
        before={grade(score.grade)}
        after={grade(after.grade)}
        same={score.grade === after.grade}
      />
      <Figure name={text('total')} before={points(score.total)} after={points(after.total)} />
      <Figure name={text('limit')} before={limit(score.creditLimit)} after={limit(after.creditLimit)} />
      <Figure name={text('term')} before={days(score.termDays)} after={days(after.termDays)} />
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
