import type { Adjustment } from '../../../src/scoring/adjustments.ts';
import type { CustomerCard, LimitUsage } from '../../book/card.ts';
import type { Tone } from '../components/badge.tsx';
import { BarLine } from '../components/bars.tsx';
import { JumpButton } from '../components/button.tsx';
import { Figures } from '../components/figures.tsx';
import { Section } from '../components/section.tsx';
import { cellText, date, nothing, number, percent, shortMoney } from '../format.ts';
import { cardText } from '../text/card.ts';
import { useText } from '../use.ts';
import { useLimitWords } from './limit-words.ts';

const tones: Readonly<Record<LimitUsage['state'], Tone>> = {
  unknown: 'neutral',
  refused: 'neutral',
  none: 'neutral',
  free: 'good',
  high: 'warning',
  over: 'danger',
};

/** The limit in force, what is used of it, what is left, and what was approved otherwise than worked out. */
export function Credit({ card }: { readonly card: CustomerCard }) {
  const text = useText(cardText);
  const limitWords = useLimitWords();
  const { creditLimit, exposure, available, termDays, tier, computed, adjustments } = card.score;
  const { share, state } = card.usage;
  const owed = exposure !== null && exposure > 0;
  const words = {
    unknown: () => text('limitUnknown'),
    refused: () => text(owed ? 'refusedOwed' : 'refused'),
    none: () => text('noLimit'),
    free: () => text('usedShare', { share: percent(share) }),
    high: () => text('usedShare', { share: percent(share) }),
    over: () => (share === null ? text('noLimitUsed') : text('usedShare', { share: percent(share) })),
  }[state]();
  const tone = state === 'refused' && owed ? 'danger' : tones[state];
  const days = (of: number | null): string => (of === null ? number(of) : text('days', { days: of }));
  const beside = (shown: string, byRules: string): string =>
    shown === byRules ? shown : `${shown}（${text('byRules', { value: byRules })}）`;
  return (
    <Section title={text('credit')} aside={<span class={`word-${tone}`}>{words}</span>}>
      <BarLine share={share ?? (tone === 'danger' ? 1 : 0)} tone={tone} />
      <Figures
        of={[
          [text('used'), shortMoney(exposure)],
          [text('limit'), beside(limitWords(creditLimit), limitWords(computed.creditLimit))],
          [text('available'), shortMoney(available)],
          [text('term'), beside(days(termDays), days(computed.termDays))],
          ...(tier === null || creditLimit === 0 ? [] : [[text('tier'), number(tier)] as const]),
        ]}
      />
      {adjustments.length > 0 && (
        <ul class="lines" aria-label={text('adjusted')}>
          {adjustments.map((adjustment) => (
            <Adjusted key={adjustment.item} {...adjustment} />
          ))}
        </ul>
      )}
    </Section>
  );
}

const names = { grade: 'itemGrade', class: 'itemClass', limit: 'itemLimit', term: 'itemTerm' } as const;

/** An approved value with who, why and until when, and the way to its cell. */
function Adjusted({ item, value, reason, by, until, place }: Adjustment) {
  const text = useText(cardText);
  const shown =
    item === 'term' && typeof value === 'number'
      ? text('days', { days: value })
      : item === 'limit' && typeof value === 'number'
        ? shortMoney(value)
        : cellText(value, 'text');
  return (
    <li class="line small">
      {text('adjustedUntil', { item: text(names[item]), value: shown, until: date(until) })}
      {(by !== null || reason !== null) && (
        <span class="soft"> {text('adjustedBy', { by: by ?? nothing, reason: reason ?? nothing })}</span>
      )}{' '}
      <JumpButton place={place} />
    </li>
  );
}
