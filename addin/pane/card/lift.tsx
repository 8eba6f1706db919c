import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { columnOf } from '../../../src/ledger/column.ts';
import { tableOf } from '../../../src/ledger/tables/index.ts';
import { type Lift as FoundLift, liftOf } from '../../../src/scoring/lift.ts';
import type { LiftOption } from '../../../src/scoring/lift-options.ts';
import type { CustomerCard } from '../../book/card.ts';
import { heightOf } from '../../book/grades.ts';
import { Badge, Grade } from '../components/badge.tsx';
import { Button, JumpButton } from '../components/button.tsx';
import { Section } from '../components/section.tsx';
import { cellText, number, score as points } from '../format.ts';
import { liftText } from '../text/card.ts';
import { useBook, useServices, useText } from '../use.ts';
import { VetoLines } from './findings.tsx';
import { Outcome } from './outcome.tsx';

interface LiftProps {
  readonly card: CustomerCard;
  readonly onTry: (steps: readonly LiftOption[]) => void;
}

/** The smallest changes that reach the next grade, or why none do. */
export function Lift({ card, onTry }: LiftProps) {
  const text = useText(liftText);
  const lift = useLift(card.score.customerId);
  switch (lift?.outcome) {
    case undefined:
    case 'unfinished':
      return null;
    case 'topGrade':
      return (
        <Frame card={card}>
          <p>{text('topGrade')}</p>
        </Frame>
      );
    case 'tooFar': {
      const { target, bestTotal } = lift;
      return (
        <Frame card={card} target={target}>
          <p>{text('tooFar', { target, total: points(bestTotal) })}</p>
        </Frame>
      );
    }
    case 'blocked':
      return (
        <Frame card={card} target={lift.target}>
          <p>{text('blocked', { target: lift.target })}</p>
          <VetoLines hits={lift.blockedBy} />
        </Frame>
      );
    case 'reachable': {
      const { target, steps, after } = lift;
      return (
        <Frame card={card} target={target}>
          <p>{text('reachable', { target, count: steps.length })}</p>
          <ol class="lines">
            {steps.map((step) => (
              <Step key={step.criterion} step={step} />
            ))}
          </ol>
          <Outcome card={card} after={after} />
          <div class="actions">
            <Button icon="sliders" onClick={() => onTry(steps)}>
              {text('try')}
            </Button>
          </div>
        </Frame>
      );
    }
  }
}

interface FrameProps {
  readonly card: CustomerCard;
  readonly target?: string;
  readonly children: ComponentChildren;
}

function Frame({ card: { grades }, target, children }: FrameProps) {
  const text = useText(liftText);
  return (
    <Section
      title={text('title')}
      aside={
        target !== undefined && (
          <>
            {text('next')} <Grade grade={target} height={heightOf(grades, target)} otherwise="" />
          </>
        )
      }
    >
      {children}
    </Section>
  );
}

function Step({ step }: { readonly step: LiftOption }) {
  const text = useText(liftText);
  const { table, column, header, from, value, band, gain, clears } = step;
  const { kind } = columnOf(tableOf(table), column);
  return (
    <li class="step">
      <span>{header}</span>
      <span class="step-gain">
        {clears.map((rule) => (
          <Badge key={rule} tone="good">
            {text('clears', { rule })}
          </Badge>
        ))}
        <strong class="figure word-good">{text('gain', { points: number(gain / 10_000) })}</strong>
      </span>
      <span class="soft">
        {cellText(from, kind)} → <strong>{cellText(value, kind)}</strong>
        {/* The band of a choice is the choice itself. */}
        {band !== null && band !== value && `（${band}）`}
      </span>
      <JumpButton place={step} />
    </li>
  );
}

/** Looked for once the card is drawn: it takes longer than a keystroke may. */
function useLift(customerId: string): FoundLift | undefined {
  const { clock } = useServices();
  const { live, revision } = useBook();
  const [lift, found] = useState<FoundLift>();
  useEffect(
    () => live && clock.after(0, () => found(liftOf(live, customerId))),
    [live, revision, customerId],
  );
  return lift;
}
