import type { VetoHit } from '../../../src/scoring/result.ts';
import type { CustomerCard } from '../../book/card.ts';
import { restoreTampered } from '../../book/restore-formulas.ts';
import { Badge, levelTones } from '../components/badge.tsx';
import { Button, JumpButton } from '../components/button.tsx';
import { MessageBar } from '../components/message-bar.tsx';
import { Section } from '../components/section.tsx';
import { cellText, number } from '../format.ts';
import { noticeOf } from '../messages.ts';
import { attempt } from '../services.ts';
import { cardText } from '../text/card.ts';
import { useServices, useText } from '../use.ts';
import { levelName, warningName, warningSentence } from '../warning-words.ts';

interface FindingsProps {
  readonly card: CustomerCard;
}

/** The cells to fill before there is a grade. */
export function Missing({ card }: FindingsProps) {
  const { missing } = card.score;
  const text = useText(cardText);
  if (missing.length === 0) return null;
  return (
    <Section title={text('missing')} aside={text('missingCount', { count: missing.length })}>
      <p class="soft">{text('missingHint')}</p>
      <ul class="lines">
        {missing.map((cell) => (
          <li key={`${cell.sheet}!${cell.cell}`} class="line">
            <span class="line-name">
              {cell.header}
              <span class="soft small"> {cell.form}</span>
            </span>
            {cell.grades > 0 ? (
              <Badge tone="warning">{text('worthGrades', { grades: cell.grades })}</Badge>
            ) : (
              cell.points > 0 && (
                <span class="soft small">{text('worthPoints', { points: number(cell.points) })}</span>
              )
            )}
            <JumpButton place={cell} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The rules of 否决规则 that hold, with what they mean. */
export function Vetoes({ card: { score } }: FindingsProps) {
  const text = useText(cardText);
  if (score.hits.length === 0) return null;
  return (
    <Section title={text('vetoes')}>
      <VetoLines hits={score.hits} />
    </Section>
  );
}

export function VetoLines({ hits }: { readonly hits: readonly VetoHit[] }) {
  const text = useText(cardText);
  return (
    <ul class="lines">
      {hits.map(({ rule, condition, maximumGrade, measure }) => (
        <li key={rule} class="line">
          <Badge tone="danger">{rule}</Badge>
          <span class="line-name">
            {condition}
            {measure && <span class="soft"> {measure}</span>}
          </span>
          {maximumGrade && <strong>{text('cap', { grade: maximumGrade })}</strong>}
        </li>
      ))}
    </ul>
  );
}

export function Warnings({ card: { warnings } }: FindingsProps) {
  const text = useText(cardText);
  const { language } = useServices();
  if (warnings.length === 0) return null;
  return (
    <Section title={text('warnings')} aside={number(warnings.length)}>
      <ul class="lines">
        {warnings.map((warning) => (
          <li key={warning.code} class="line line-top">
            <Badge tone={levelTones[warning.level]}>{levelName(warning.level, language)}</Badge>
            <span class="line-name">
              <strong>{warningName(warning, language)}</strong>
              <span class="line-words">{warningSentence(warning, language)}</span>
            </span>
            <span class="soft small">{warning.code}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function Problems({ card }: FindingsProps) {
  const { problems } = card.score;
  const text = useText(cardText);
  const { language } = useServices();
  if (problems.length === 0) return null;
  return (
    <Section title={text('problems')} aside={number(problems.length)}>
      {problems.map((problem) => (
        <MessageBar key={problem.message} notice={noticeOf(problem, language)} />
      ))}
    </Section>
  );
}

/** 公式被改动: what the sheet shows is not what the rule gives. */
export function Tampered({ card: { tampered } }: FindingsProps) {
  const text = useText(cardText);
  const services = useServices();
  if (tampered.length === 0) return null;
  const repair = async (): Promise<void> => {
    const done = await attempt(services, async () => {
      await restoreTampered(services.host, tampered);
      await services.book.refresh();
    });
    if (done) services.messages.announce(text('repaired'));
  };
  return (
    <Section
      title={text('tampered')}
      aside={
        <Button look="primary" icon="repair" onClick={() => void repair()}>
          {text('repair')}
        </Button>
      }
    >
      <ul class="lines">
        {tampered.map(({ sheet, cell, header, shown, computed }) => (
          <li key={`${sheet}!${cell}`} class="line">
            <span class="line-name">
              {text('tamperedCell', {
                header,
                shown: cellText(shown, 'number'),
                computed: cellText(computed, 'number'),
              })}
            </span>
            <JumpButton place={{ sheet, cell }} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
