import { type CreditLimit, noCredit } from '../../../src/ledger/credit-limit.ts';
import { shortMoney } from '../format.ts';
import { cardText } from '../text/card.ts';
import { useText } from '../use.ts';

/** Says a limit: not rated, no credit, or the amount, 0 included. */
export function useLimitWords(): (limit: CreditLimit) => string {
  const text = useText(cardText);
  return (limit) =>
    limit === null ? text('unrated') : limit === noCredit ? text('refused') : shortMoney(limit);
}
