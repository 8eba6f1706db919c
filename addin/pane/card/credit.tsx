import type { CustomerCard, LimitUsage } from '../../book/card.ts';
import type { Tone } from '../components/badge.tsx';
import { BarLine } from '../components/bars.tsx';
import { Figures } from '../components/figures.tsx';
import { Section } from '../components/section.tsx';
import { number, percent, shortMoney } from '../format.ts';
import { cardText } from '../text/card.ts';
import { useText } from '../use.ts';

const tones: Readonly<Record<LimitUsage['state'], Tone>> = {
  unknown: 'neutral',
  none: 'neutral',
  free: 'good',
  high: 'warning',
  over: 'danger',
};

/** The limit, what is used of it, and what is left. */
export function Credit({ card }: { readonly card: CustomerCard }) {
  const text = useText(cardText);
  const { creditLimit, exposure, available, termDays, tier } = card.score;
  const { share, state } = card.usage;
  const words =
    state === 'unknown'
      ? text('limitUnknown')
      : share === null
        ? text(state === 'over' ? 'noLimitUsed' : 'noLimit')
        : text('usedShare', { share: percent(share) });
  return (
    <Section title={text('credit')} aside={<span class={`word-${tones[state]}`}>{words}</span>}>
      <BarLine share={share ?? (state === 'over' ? 1 : 0)} tone={tones[state]} />
      <Figures
        of={[
          [text('used'), shortMoney(exposure)],
          [text('limit'), shortMoney(creditLimit)],
          [text('available'), shortMoney(available)],
          [text('term'), termDays === null ? number(null) : text('days', { days: termDays })],
          ...(tier === null || creditLimit === 0 ? [] : [[text('tier'), number(tier)] as const]),
        ]}
      />
    </Section>
  );
}
