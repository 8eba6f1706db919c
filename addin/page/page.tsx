import { useEffect, useRef, useState } from 'preact/hooks';
import '../pane/styles/index.css';
import './styles/page.css';
import { type Language, languageOf, say } from '../language.ts';
import { type Notice, noticeOfError } from '../pane/messages.ts';
import { followTheme } from '../pane/theme.ts';
import type { OpenBook } from './opening.ts';
import { type Beginning, StartView } from './start-view.tsx';
import { pageText } from './text/page.ts';

type Workspace = typeof import('./workspace.tsx');

/** The page: opens a book, and asks before unsaved changes are left behind. */
export function Page() {
  const [language, setLanguage] = useState(rememberedLanguage);
  const [loaded, setLoaded] = useState<{ readonly parts: Workspace; readonly book: OpenBook }>();
  const [isOpening, setOpening] = useState(false);
  const [failure, setFailure] = useState<Notice>();
  /** What waits until the user has decided about unsaved changes. */
  const [waiting, setWaiting] = useState<() => void>();
  const [isDragging, setDragging] = useState(false);
  const isUnsaved = useRef<() => boolean>(() => false);

  const openNow = async (beginning: Beginning): Promise<void> => {
    setFailure(undefined);
    setWaiting(undefined);
    setOpening(true);
    // The message appears before the work begins.
    await new Promise((drawn) => setTimeout(drawn, 0));
    try {
      const parts = await import('./workspace.tsx');
      const book = await parts.openBook(await parts.wantedOf(beginning), async () => openOrAsk('empty'));
      loaded?.book.live.close();
      setLoaded({ parts, book });
    } catch (error) {
      setFailure(
        isMissingPart(error)
          ? { severity: 'error', text: say(pageText.notLoaded, language) }
          : noticeOfError(error, language),
      );
    } finally {
      setOpening(false);
    }
  };
  const openOrAsk = (beginning: Beginning): void => {
    if (isUnsaved.current()) setWaiting(() => () => void openNow(beginning));
    else void openNow(beginning);
  };
  const latest = useRef(openOrAsk);
  latest.current = openOrAsk;
  const chooseLanguage = (next: Language): void => {
    setLanguage(next);
    rememberLanguage(next);
  };

  useEffect(() => followTheme(document.documentElement, undefined), []);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = say(pageText.product, language);
  }, [language]);
  useEffect(() => {
    const guard = (event: BeforeUnloadEvent): void => {
      if (isUnsaved.current()) event.preventDefault();
    };
    addEventListener('beforeunload', guard);
    return () => removeEventListener('beforeunload', guard);
  }, []);

  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setDragging(true);
    };
    const leave = (event: DragEvent): void => void (event.relatedTarget === null && setDragging(false));
    const drop = (event: DragEvent): void => {
      const file = event.dataTransfer?.files[0];
      if (!file) return;
      event.preventDefault();
      setDragging(false);
      latest.current(file);
    };
    const listeners = { dragover: over, dragleave: leave, drop };
    for (const [kind, listener] of Object.entries(listeners))
      document.addEventListener(kind as 'drop', listener);
    return () => {
      for (const [kind, listener] of Object.entries(listeners))
        document.removeEventListener(kind as 'drop', listener);
    };
  }, []);

  return (
    <div class={`page${isDragging ? ' is-dragging' : ''}`}>
      {isDragging && <p class="page-drop">{say(pageText.dropHere, language)}</p>}
      {isOpening && (
        <p class="page-opening" role="status">
          {say(pageText.opening, language)}
        </p>
      )}
      {failure && (
        <div class="page-failure message tone-danger" role="alert">
          <p>{[failure.text, failure.repair].filter(Boolean).join(' ')}</p>
        </div>
      )}
      {loaded ? (
        <loaded.parts.Workspace
          key={loaded.book.host}
          book={loaded.book}
          language={language}
          waiting={waiting}
          onStay={() => setWaiting(undefined)}
          onLanguage={chooseLanguage}
          onOpen={openOrAsk}
          onUnsaved={(ask) => {
            isUnsaved.current = ask;
          }}
        />
      ) : (
        <StartView language={language} onOpen={openOrAsk} />
      )}
    </div>
  );
}

/** True when a script of ours was not found. */
function isMissingPart(error: unknown): boolean {
  return error instanceof Error && error.name === 'ChunkLoadError';
}

const languageKey = 'customer-ledger-language';

function rememberedLanguage(): Language {
  try {
    return languageOf(localStorage.getItem(languageKey) ?? navigator.language);
  } catch {
    // Storage may be switched off.
    return languageOf(navigator.language);
  }
}

function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(languageKey, language);
  } catch {
    return;
  }
}
