import type { CustomerCard } from '../../book/card.ts';
import { JumpButton } from '../components/button.tsx';
import { Section } from '../components/section.tsx';
import { number } from '../format.ts';
import { cardText } from '../text/card.ts';
import { useText } from '../use.ts';

const most = 5;

/** Where most points of the total are lost, each with the cell behind it. */
export function LostPoints({ card: { score } }: { readonly card: CustomerCard }) {
  const text = useText(cardText);
  if (score.reasons.length === 0) return null;
  return (
    <Section title={text('lost')} aside={text('lostHint')}>
      <ol class="lines">
        {score.reasons.slice(0, most).map(({ criterion, text: reason, lost }) => {
          const input = score.parts.find((part) => part.criterion === criterion)?.input;
          return (
            <li key={criterion} class="line">
              <span class="line-name">{reason}</span>
              <strong class="figure">{text('lostPoints', { points: number(lost) })}</strong>
              {input && <JumpButton place={input} />}
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
