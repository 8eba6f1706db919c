import type { GradeRange } from '../../../src/scoring/range.ts';
import type { CustomerCard } from '../../book/card.ts';
import { heightOf } from '../../book/grades.ts';
import { Badge, Grade, type Tone } from '../components/badge.tsx';
import { Button, JumpButton } from '../components/button.tsx';
import { score as points } from '../format.ts';
import { cardText } from '../text/card.ts';
import { useText } from '../use.ts';

interface HeadProps {
  readonly card: CustomerCard;
  readonly searching: boolean;
  readonly onSearch: () => void;
}

/** Who it is, and what the rating came to. */
export function Head({ card, searching, onSearch }: HeadProps) {
  const text = useText(cardText);
  const { score, facts, place, grades } = card;
  const { name, customerId, grade, range, total } = score;
  return (
    <header class="section card-head">
      <div class="card-title">
        <div class="card-name">
          <h1>{name || customerId}</h1>
          <p class="soft small">{facts.join(' · ')}</p>
        </div>
        <Button
          look="subtle"
          icon={searching ? 'cross' : 'search'}
          label={text('other')}
          onClick={onSearch}
        />
      </div>
      <div class="card-result">
        <Grade grade={grade} height={heightOf(grades, grade)} size="large" otherwise={text('unfinished')} />
        <div class="card-total">
          {grade === null && range ? (
            <Range range={range} grades={grades} />
          ) : (
            <p>
              <span class="soft small">{text('total')}</span>{' '}
              <span class="card-score figure">{points(total)}</span> <span class="soft">{text('outOf')}</span>
            </p>
          )}
          <Words card={card} />
        </div>
      </div>
      {place && <JumpButton place={place} />}
    </header>
  );
}

interface RangeProps {
  readonly range: GradeRange;
  readonly grades: readonly string[];
}

/** The grades an unfinished rating can still come to. */
function Range({ range: { worst, best }, grades }: RangeProps) {
  const text = useText(cardText);
  const grade = (of: string) => <Grade grade={of} height={heightOf(grades, of)} otherwise="" />;
  return (
    <p class="card-words">
      <span class="soft small">{text('range')}</span>
      <span>
        {grade(worst)}
        {worst !== best && <> – {grade(best)}</>}
      </span>
    </p>
  );
}

/** What stands beside the grade in words. */
function Words({ card }: { readonly card: CustomerCard }) {
  const text = useText(cardText);
  const { grade, customerClass, computed, newCustomer, shipment, previousGrade } = card.score;
  return (
    <ul class="card-words">
      {grade !== computed.grade && computed.grade !== null && (
        <li class="soft small">{text('byRules', { value: computed.grade })}</li>
      )}
      {customerClass && <li>{customerClass}</li>}
      {customerClass !== computed.customerClass && computed.customerClass !== null && (
        <li class="soft small">{text('byRules', { value: computed.customerClass })}</li>
      )}
      {newCustomer && (
        <li>
          <Badge tone="note">{text('newCustomer')}</Badge>
        </li>
      )}
      {shipment && (
        <li>
          <span class="soft small">{text('shipment')}</span>{' '}
          <Badge tone={shipmentTone(shipment)}>{shipment}</Badge>
        </li>
      )}
      {previousGrade && (
        <li class="soft small">
          {text('previous')} {previousGrade}
        </li>
      )}
    </ul>
  );
}

function shipmentTone(shipment: string): Tone {
  return shipment === '正常' ? 'good' : shipment === '超额度' ? 'warning' : 'danger';
}
