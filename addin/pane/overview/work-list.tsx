import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { runWatch, type WatchRun } from '../../book/watch-run.ts';
import { type WorkItem, type WorkKind, workOf } from '../../book/work-list.ts';
import { Badge, levelTones, type Tone } from '../components/badge.tsx';
import { Button, JumpButton } from '../components/button.tsx';
import { Progress } from '../components/progress.tsx';
import { Section } from '../components/section.tsx';
import { EmptyState } from '../components/states.tsx';
import { money, number } from '../format.ts';
import { noticeOf } from '../messages.ts';
import { workText } from '../text/overview.ts';
import { useBook, useServices, useStore, useText } from '../use.ts';
import { levelName, warningSentence } from '../warning-words.ts';

const kinds: readonly WorkKind[] = ['warning', 'licence', 'overLimit', 'unfinished', 'contract', 'problem'];
const page = 20;

/** What there is to do, most pressing first, filtered by kind. */
export function WorkList() {
  const text = useText(workText);
  const { work, run } = useWork();
  const [kind, choose] = useState<WorkKind | 'all'>('all');
  const [shown, show] = useState(page);
  const items = kind === 'all' ? work : work.filter((item) => item.kind === kind);
  const counts = useMemo(() => countKinds(work), [work]);
  const heading = useOpening();
  const select = (next: WorkKind | 'all') => {
    choose(next);
    show(page);
  };
  return (
    <div ref={heading} tabIndex={-1} class="landing">
      <Section
        title={text('title')}
        aside={text('shown', { shown: Math.min(shown, items.length), total: number(items.length) })}
      >
        {run.done < run.total && <Progress label={text('looking')} done={run.done} total={run.total} />}
        <fieldset class="chips">
          <legend class="unseen">{text('filter')}</legend>
          <Chip label={text('all')} count={work.length} on={kind === 'all'} onClick={() => select('all')} />
          {kinds
            .filter((each) => (counts.get(each) ?? 0) > 0)
            .map((each) => (
              <Chip
                key={each}
                label={text(each)}
                count={counts.get(each) ?? 0}
                on={kind === each}
                onClick={() => select(each)}
              />
            ))}
        </fieldset>
        {items.length === 0 && run.done >= run.total ? (
          <EmptyState icon="check" title={text('nothing')} hint={text('nothingHint')} />
        ) : (
          <ul class="work-items">
            {items.slice(0, shown).map((item) => (
              <WorkLine key={keyOf(item)} item={item} />
            ))}
          </ul>
        )}
        {items.length > shown && (
          <Button onClick={() => show(shown + page)}>
            {text('more', { count: Math.min(page, items.length - shown) })}
          </Button>
        )}
      </Section>
    </div>
  );
}

/** Work known at once, and the warnings as they are found; begun anew when the book changes. */
function useWork(): { readonly work: readonly WorkItem[]; readonly run: WatchRun } {
  const { clock } = useServices();
  const { live, revision, problems } = useBook();
  const [run, report] = useState<WatchRun>({ done: 0, total: 1, items: [] });
  useEffect(() => live && runWatch(live, clock, report), [live, revision, clock]);
  const others = useMemo(() => (live ? workOf(live, problems) : []), [live, revision, problems]);
  return { work: useMemo(() => [...run.items, ...others], [run.items, others]), run };
}

/** A command that asks for the work list brings it into view. */
function useOpening() {
  const { navigation } = useServices();
  const route = useStore(navigation);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (route.part !== 'work') return;
    place.current?.scrollIntoView();
    place.current?.focus({ preventScroll: true });
  }, [route]);
  return place;
}

interface ChipProps {
  readonly label: string;
  readonly count: number;
  readonly on: boolean;
  readonly onClick: () => void;
}

function Chip({ label, count, on, onClick }: ChipProps) {
  return (
    <button type="button" class="chip" aria-pressed={on} onClick={onClick}>
      {label} <span class="figure">{number(count)}</span>
    </button>
  );
}

function WorkLine({ item }: { readonly item: WorkItem }) {
  const services = useServices();
  const text = useText(workText);
  const { tone, badge, sentences } = wordsOf(item, text, services.language);
  const { customerId, name, place } = item;
  return (
    <li class="work-item">
      <Badge tone={tone}>{badge}</Badge>
      <div class="work-words">
        {customerId === undefined ? (
          name && <strong>{name}</strong>
        ) : (
          <button
            type="button"
            class="link"
            aria-label={text('openCard', { name })}
            onClick={() => services.navigation.set({ view: 'customer', part: customerId })}
          >
            {name || customerId}
          </button>
        )}
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      {place && <JumpButton place={place} />}
    </li>
  );
}

interface Words {
  readonly tone: Tone;
  readonly badge: string;
  readonly sentences: readonly string[];
}

type Say = ReturnType<typeof useText<typeof workText>>;
type Language = ReturnType<typeof useServices>['language'];

function wordsOf(item: WorkItem, text: Say, language: Language): Words {
  switch (item.kind) {
    case 'warning':
      return {
        tone: levelTones[item.level],
        badge: levelName(item.level, language),
        sentences: item.warnings
          .filter(({ level }) => level === item.level)
          .map((warning) => warningSentence(warning, language)),
      };
    case 'licence': {
      const { licence, daysLeft } = item;
      const sentence =
        daysLeft < 0
          ? text('licenceExpired', { licence, days: -daysLeft })
          : daysLeft === 0
            ? text('licenceToday', { licence })
            : text('licenceLeft', { licence, days: daysLeft });
      return { tone: daysLeft < 0 ? 'danger' : 'warning', badge: text('licence'), sentences: [sentence] };
    }
    case 'overLimit':
      return {
        tone: 'danger',
        badge: text('overLimit'),
        sentences: [text('overBy', { amount: money(item.over) })],
      };
    case 'unfinished': {
      const sentence = item.missing ? text('missing', { cells: item.missing }) : text('missingUnknown');
      return { tone: 'note', badge: text('unfinished'), sentences: [sentence] };
    }
    case 'contract': {
      const approval = item.approval || text('noState');
      return {
        tone: 'note',
        badge: text('contract'),
        sentences: [text('contractToMake', { number: item.contractNo, approval })],
      };
    }
    case 'problem': {
      const { text: sentence, repair } = noticeOf(item.problem, language);
      return {
        tone: item.problem.severity === 'error' ? 'danger' : 'warning',
        badge: text('problem'),
        sentences: repair === undefined ? [sentence] : [sentence, repair],
      };
    }
  }
}

function keyOf(item: WorkItem): string {
  const place = item.place ? `${item.place.sheet}!${item.place.cell}` : '';
  return `${item.kind} ${place} ${item.kind === 'problem' ? item.problem.message : ''}`;
}

function countKinds(items: readonly WorkItem[]): ReadonlyMap<WorkKind, number> {
  const counts = new Map<WorkKind, number>();
  for (const { kind } of items) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}
