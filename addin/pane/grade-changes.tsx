import { useEffect, useRef } from 'preact/hooks';
import type { GradeChange } from '../book/state.ts';
import { Section } from './components/section.tsx';
import { gradesText } from './text/grades.ts';
import { useBook, useServices, useText } from './use.ts';

/** More changes at once than this are announced by their number. */
const mostNamed = 3;

/** Says aloud which grades have changed; draws nothing. */
export function GradeAnnouncer() {
  const { messages } = useServices();
  const { gradeChanges } = useBook();
  const text = useText(gradesText);
  const known = useRef(gradeChanges);
  useEffect(() => {
    const heard = new Set(known.current);
    const fresh = gradeChanges.filter((change) => !heard.has(change));
    known.current = gradeChanges;
    if (fresh.length > mostNamed) messages.announce(text('many', { count: fresh.length }));
    else if (fresh.length > 0) messages.announce(fresh.map((change) => sentenceOf(change, text)).join(' '));
  }, [gradeChanges]);
  return null;
}

type Say = ReturnType<typeof useText<typeof gradesText>>;

function sentenceOf({ name, before, after, cause }: GradeChange, text: Say): string {
  const grades = { name, before: before ?? text('none'), after: after ?? text('none') };
  return cause === undefined ? text('changed', grades) : text('changedBecause', { ...grades, cause });
}

interface LogProps {
  readonly changes: readonly GradeChange[];
  /** Names the customer of each change, and opens its card. */
  readonly onOpen?: (customerId: string) => void;
}

/** The changes of grade seen in this session, newest first, with what moved them. */
export function GradeLog({ changes, onOpen }: LogProps) {
  const text = useText(gradesText);
  if (changes.length === 0) return null;
  return (
    <Section title={text('title')}>
      <ol class="lines">
        {changes.map(({ customerId, name, before, after, cause, at }) => (
          <li key={`${customerId} ${at} ${before} ${after}`} class="line">
            <time class="soft small figure" dateTime={at}>
              {new Date(at).toLocaleTimeString('en-GB')}
            </time>
            {onOpen && (
              <button type="button" class="link" onClick={() => onOpen(customerId)}>
                {name}
              </button>
            )}
            <span class="line-name">
              <strong>
                {before ?? text('none')} → {after ?? text('none')}
              </strong>{' '}
              {cause !== undefined && <span class="soft">{text('because', { cause })}</span>}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
