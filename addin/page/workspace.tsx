import './styles/grid.css';
import './styles/workspace.css';
import { useEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import { oldLedger } from '../assets.ts';
import type { Language } from '../language.ts';
import { App } from '../pane/app.tsx';
import { systemClock, today } from '../pane/clock.ts';
import { browserWays } from '../pane/delivery/browser-ways.ts';
import { type Services, servicesOf } from '../pane/services.ts';
import { ServicesContext, useText } from '../pane/use.ts';
import { GridPanel } from './grid/grid-panel.tsx';
import { type OpenBook, open, readFile, type Wanted } from './opening.ts';
import { SaveBar, useSaving } from './saving.tsx';
import type { Beginning } from './start-view.tsx';
import { pageText } from './text/page.ts';
import { Toolbar } from './toolbar.tsx';

/** What the user began with, as something that can be opened. @throws ProblemError `file-unreadable` */
export async function wantedOf(beginning: Beginning): Promise<Wanted> {
  if (beginning === 'old') return { name: '旧台账.xlsx', bytes: await oldLedger() };
  return typeof beginning === 'string' ? beginning : readFile(beginning);
}

/** Opens a book on this machine's clock. @throws ProblemError as `open` */
export function openBook(wanted: Wanted, openEmptyBook: () => Promise<void>): Promise<OpenBook> {
  return open(wanted, { clock: systemClock, today, openEmptyBook });
}

export interface WorkspaceProps {
  readonly book: OpenBook;
  readonly language: Language;
  /** What the user wants next, while changes are not saved. */
  readonly waiting: (() => void) | undefined;
  readonly onStay: () => void;
  readonly onLanguage: (language: Language) => void;
  readonly onOpen: (beginning: Beginning) => void;
  /** Tells how to find out whether there are unsaved changes. */
  readonly onUnsaved: (ask: () => boolean) => void;
}

/** An open book: its sheets, and the pane beside them. */
export function Workspace(props: WorkspaceProps) {
  const { book, language } = props;
  const first = useRef<Services | undefined>(undefined);
  first.current ??= servicesOf(
    { host: book.host, book: book.live, clock: systemClock, language, ways: browserWays() },
    book.isImport ? { view: 'tables', part: 'recognise' } : { view: 'overview' },
  );
  const services = useMemo(() => ({ ...first.current!, language }), [language]);
  return (
    <ServicesContext.Provider value={services}>
      <Inside {...props} services={services} />
    </ServicesContext.Provider>
  );
}

function Inside(props: WorkspaceProps & { readonly services: Services }) {
  const { book, services, waiting } = props;
  const text = useText(pageText);
  const [part, setPart] = useState<'grid' | 'pane'>(book.isImport ? 'pane' : 'grid');
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const saving = useSaving(book);
  useEffect(() => props.onUnsaved(saving.isUnsaved), []);
  useEffect(() => book.host.subscribe(redraw), [book]);
  useEffect(() => book.host.onShow(() => setPart('grid')), [book]);
  useEffect(() => {
    const keys = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
      event.preventDefault();
      void saving.save();
    };
    addEventListener('keydown', keys);
    return () => removeEventListener('keydown', keys);
  }, [saving.save]);
  return (
    <div class="workspace" data-part={part}>
      <Toolbar
        {...props}
        isUnsaved={saving.isUnsaved()}
        isSaving={saving.isSaving}
        onSave={() => void saving.save()}
      />
      <SaveBar saving={saving} name={book.name} waiting={waiting} onStay={props.onStay} />
      <nav class="workspace-parts" aria-label={text('parts')}>
        {(['grid', 'pane'] as const).map((id) => (
          <button
            key={id}
            type="button"
            class="workspace-part"
            aria-pressed={part === id}
            onClick={() => setPart(id)}
          >
            {text(id)}
          </button>
        ))}
      </nav>
      <div class="workspace-body">
        <GridPanel host={book.host} />
        <App services={services} />
      </div>
    </div>
  );
}
