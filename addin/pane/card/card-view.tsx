import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { cardOf } from '../../book/card.ts';
import { Button } from '../components/button.tsx';
import { EmptyState } from '../components/states.tsx';
import { GradeLog } from '../grade-changes.tsx';
import { cardText } from '../text/card.ts';
import { useBook, useServices, useStore, useText } from '../use.ts';
import { Credit } from './credit.tsx';
import { CustomerSearch } from './customer-search.tsx';
import { Missing, Problems, Tampered, Vetoes, Warnings } from './findings.tsx';
import { Head } from './head.tsx';
import { LostPoints } from './lost-points.tsx';
import { Scores } from './scores.tsx';
import { Trying } from './trying.tsx';

/** The customer of the selected row, or the one that was looked up. */
export function View() {
  const text = useText(cardText);
  const { navigation } = useServices();
  const [searching, search] = useState(false);
  const customerId = useShownCustomer();
  const open = (id: string): void => {
    search(false);
    navigation.set({ view: 'customer', part: id });
  };
  if (customerId === undefined)
    return (
      <>
        <header>
          <h1>{text('choose')}</h1>
          <p class="soft">{text('chooseHint')}</p>
        </header>
        <section class="section" aria-label={text('search')}>
          <CustomerSearch onChoose={open} />
        </section>
      </>
    );
  return (
    <>
      {searching && (
        <section class="section" aria-label={text('search')}>
          <CustomerSearch onChoose={open} eager />
        </section>
      )}
      <Card customerId={customerId} searching={searching} onSearch={() => search(!searching)} />
    </>
  );
}

interface CardProps {
  readonly customerId: string;
  readonly searching: boolean;
  readonly onSearch: () => void;
}

function Card({ customerId, searching, onSearch }: CardProps) {
  const text = useText(cardText);
  const state = useBook();
  const card = useMemo(() => cardOf(state, customerId), [state, customerId]);
  if (!card)
    return (
      <EmptyState
        icon="person"
        title={text('unknown', { id: customerId })}
        hint={text('unknownHint')}
        level={1}
      >
        <Button icon="search" onClick={onSearch}>
          {text('other')}
        </Button>
      </EmptyState>
    );
  return (
    <>
      <Head card={card} searching={searching} onSearch={onSearch} />
      <Tampered card={card} />
      <Missing card={card} />
      <Vetoes card={card} />
      <Credit card={card} />
      <Warnings card={card} />
      <Scores card={card} />
      <LostPoints card={card} />
      {/* Another customer starts with nothing tried out. */}
      <Trying key={customerId} card={card} />
      <Problems card={card} />
      <GradeLog changes={card.changes} />
    </>
  );
}

/** The looked-up customer stays until another row is selected. */
function useShownCustomer(): string | undefined {
  const { navigation } = useServices();
  const { customerId } = useBook();
  const route = useStore(navigation);
  const selected = useRef(customerId);
  useEffect(() => {
    if (selected.current === customerId) return;
    selected.current = customerId;
    if (customerId !== undefined && route.view === 'customer' && route.part !== undefined)
      navigation.set({ view: 'customer' });
  }, [customerId]);
  return route.part ?? customerId;
}
