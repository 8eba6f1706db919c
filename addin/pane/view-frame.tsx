import { Component, type ComponentChildren, type ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { BookState } from '../book/state.ts';
import { commandOf } from '../commands/registry.ts';
import { Button } from './components/button.tsx';
import { Progress } from './components/progress.tsx';
import { EmptyState, ErrorState, Skeleton } from './components/states.tsx';
import { noticeOf } from './messages.ts';
import { runCommand } from './run-command.ts';
import { attempt } from './services.ts';
import { shellText } from './text/shell.ts';
import { useBook, useServices, useStore, useText } from './use.ts';
import { type View, viewOf } from './views.ts';

/** The open view, once it is loaded and the book is there; until then what it waits for. */
export function ViewFrame() {
  const { navigation } = useServices();
  const view = viewOf(useStore(navigation).view);
  const book = useBook();
  if (view.needs === 'book' && book.phase !== 'ready') return <WithoutBook book={book} />;
  return (
    <Guard key={view.id}>
      <Loaded view={view} />
    </Guard>
  );
}

function WithoutBook({ book }: { readonly book: BookState }) {
  const services = useServices();
  const text = useText(shellText);
  if (book.phase === 'loading')
    return (
      <>
        <h1 class="unseen">{text('product')}</h1>
        {book.progress && <Progress label={text('loading')} {...book.progress} />}
        <Skeleton label={text('loading')} lines={8} />
      </>
    );
  if (book.phase === 'not-a-ledger') {
    const [recognise, create] = [commandOf('RecogniseSheet'), commandOf('CreateBook')];
    return (
      <EmptyState level={1} icon="table" title={text('notALedger')} hint={text('notALedgerHint')}>
        <Button look="primary" icon={recognise.icon} onClick={() => void runCommand(recognise, services)}>
          {recognise.label[services.language]}
        </Button>
        <Button icon={create.icon} onClick={() => void runCommand(create, services)}>
          {create.label[services.language]}
        </Button>
      </EmptyState>
    );
  }
  const why = book.problem && noticeOf(book.problem, services.language);
  return (
    <ErrorState
      level={1}
      title={text('failed')}
      hint={[why?.text, why?.repair].filter(Boolean).join(' ')}
      onRetry={() => void attempt(services, () => services.book.refresh())}
    />
  );
}

/** Views loaded so far, so that a tab opens at once the second time. */
const loaded = new Map<string, ComponentType>();

function Loaded({ view }: { readonly view: View }) {
  const { language } = useServices();
  const text = useText(shellText);
  const [found, set] = useState<ComponentType | 'waiting' | 'failed'>(() => loaded.get(view.id) ?? 'waiting');
  const [tries, again] = useState(0);
  useEffect(() => {
    if (typeof found === 'function') return;
    let here = true;
    view.load().then(
      ({ View: component }) => {
        loaded.set(view.id, component);
        if (here) set(() => component);
      },
      () => here && set('failed'),
    );
    return () => {
      here = false;
    };
  }, [view.id, tries]);
  if (found === 'waiting')
    return (
      <>
        <h1 class="unseen">{view.title[language]}</h1>
        <Skeleton label={text('loading')} lines={6} />
      </>
    );
  if (found === 'failed')
    return (
      <ErrorState
        level={1}
        title={text('viewFailed')}
        hint={text('viewFailedHint')}
        onRetry={() => {
          set('waiting');
          again(tries + 1);
        }}
      />
    );
  const Found = found;
  return <Found />;
}

interface GuardState {
  readonly broken: boolean;
}

/** A view that breaks down takes nothing else with it. */
class Guard extends Component<{ readonly children: ComponentChildren }, GuardState> {
  override state: GuardState = { broken: false };

  override componentDidCatch(): void {
    this.setState({ broken: true });
  }

  override render() {
    return this.state.broken ? (
      <Broken onRetry={() => this.setState({ broken: false })} />
    ) : (
      this.props.children
    );
  }
}

function Broken({ onRetry }: { readonly onRetry: () => void }) {
  const text = useText(shellText);
  return <ErrorState level={1} title={text('viewFailed')} hint={text('unexpected')} onRetry={onRetry} />;
}
