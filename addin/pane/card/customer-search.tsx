import { useId, useState } from 'preact/hooks';
import { type FoundCustomer, searchCustomers } from '../../book/customer-search.ts';
import { gradesOf, heightOf } from '../../book/grades.ts';
import { Grade } from '../components/badge.tsx';
import { composing } from '../components/fields.tsx';
import { cardText } from '../text/card.ts';
import { useBook, useText } from '../use.ts';

const most = 50;

interface SearchProps {
  readonly onChoose: (customerId: string) => void;
  /** Takes the keyboard at once, when the user asked for the search. */
  readonly eager?: boolean;
}

/** A box and the customers that fit it; the arrow keys walk through them, Enter opens one. */
export function CustomerSearch({ onChoose, eager = false }: SearchProps) {
  const text = useText(cardText);
  const { live } = useBook();
  const [words, search] = useState('');
  const [at, point] = useState(0);
  const id = useId();
  if (!live) return null;
  const { found, total } = searchCustomers(live, words, most);
  const grades = gradesOf(live);
  const current = Math.min(at, found.length - 1);
  const type = (event: { readonly currentTarget: HTMLInputElement }) => {
    search(event.currentTarget.value);
    point(0);
  };
  const press = (event: KeyboardEvent) => {
    if (composing(event)) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      point(Math.max(0, Math.min(found.length - 1, current + step)));
      event.preventDefault();
    }
    const chosen = found[current];
    if (event.key === 'Enter' && chosen) onChoose(chosen.customerId);
  };
  return (
    <div class="search">
      <label for={id}>{text('search')}</label>
      <input
        id={id}
        ref={(input) => {
          if (eager) input?.focus();
        }}
        class="input"
        type="text"
        role="combobox"
        autocomplete="off"
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={found.length > 0 ? `${id}-${current}` : undefined}
        placeholder={text('searchHint')}
        value={words}
        onInput={(event) => {
          // Half a word of an input method is no word to look for.
          if (!composing(event)) type(event);
        }}
        onCompositionEnd={type}
        onKeyDown={press}
      />
      <p class="soft small" role="status">
        {total === 0
          ? text('foundNone')
          : total > found.length
            ? text('foundSome', { total, shown: found.length })
            : text('found', { total })}
      </p>
      {found.length > 0 && (
        <div class="search-list" role="listbox" id={`${id}-list`} aria-label={text('search')}>
          {found.map((customer, i) => (
            <Found
              key={customer.customerId}
              id={`${id}-${i}`}
              customer={customer}
              current={i === current}
              height={heightOf(grades, customer.grade)}
              onChoose={onChoose}
            />
          ))}
        </div>
      )}
    </div>
  );
}

interface FoundProps {
  readonly id: string;
  readonly customer: FoundCustomer;
  readonly current: boolean;
  readonly height: number;
  readonly onChoose: (customerId: string) => void;
}

function Found({ id, customer, current, height, onChoose }: FoundProps) {
  const text = useText(cardText);
  const { customerId, name, grade } = customer;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the box above takes the keys
    // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant points here
    <div
      id={id}
      role="option"
      class="search-option"
      aria-selected={current}
      ref={(option) => {
        if (current) option?.scrollIntoView?.({ block: 'nearest' });
      }}
      onClick={() => onChoose(customerId)}
    >
      <Grade grade={grade} height={height} otherwise={text('unfinished')} />
      <span class="search-name">{name || customerId}</span>
      <span class="soft small">{customerId}</span>
    </div>
  );
}
