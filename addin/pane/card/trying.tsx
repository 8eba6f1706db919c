import { useRef, useState } from 'preact/hooks';
import type { LiftOption } from '../../../src/scoring/lift-options.ts';
import type { CustomerCard } from '../../book/card.ts';
import { inputKey } from '../../book/what-if.ts';
import { Lift } from './lift.tsx';
import { type Drafts, WhatIf } from './what-if.tsx';

/** What would lift the grade, and values to try out; the one can be tried in the other. */
export function Trying({ card }: { readonly card: CustomerCard }) {
  const [drafts, draft] = useState<Drafts>(new Map());
  const place = useRef<HTMLDivElement>(null);
  const tryAll = (steps: readonly LiftOption[]): void => {
    draft(new Map(steps.map((step) => [inputKey(step), step.value])));
    place.current?.scrollIntoView();
    place.current?.focus({ preventScroll: true });
  };
  return (
    <>
      <Lift card={card} onTry={tryAll} />
      <div ref={place} tabIndex={-1} class="landing what-if">
        <WhatIf card={card} drafts={drafts} draft={draft} />
      </div>
    </>
  );
}
