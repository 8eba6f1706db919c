import { useEffect } from 'preact/hooks';
import './styles/index.css';
import { MessageBar } from './components/message-bar.tsx';
import { GradeAnnouncer } from './grade-changes.tsx';
import type { Services } from './services.ts';
import { TabBar } from './tab-bar.tsx';
import { shellText } from './text/shell.ts';
import { followTheme, type Theme } from './theme.ts';
import { ServicesContext, useServices, useStore, useText } from './use.ts';
import { ViewFrame } from './view-frame.tsx';

interface AppProps {
  readonly services: Services;
  /** The theme of the surroundings; what the system prefers when absent. */
  readonly theme?: Theme | undefined;
}

/** The pane: tabs, messages, the open view, and a region that is read aloud. */
export function App({ services, theme }: AppProps) {
  const { language, host } = services;
  useEffect(() => followTheme(document.documentElement, theme), [theme]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <ServicesContext.Provider value={services}>
      <div class={`pane pane-in-${host.kind}`} lang={language}>
        <TabBar />
        <Notices />
        <main class="view" id="view" tabIndex={-1}>
          <ViewFrame />
        </main>
        <GradeAnnouncer />
        <Spoken />
      </div>
    </ServicesContext.Provider>
  );
}

function Notices() {
  const { messages } = useServices();
  const text = useText(shellText);
  const notices = useStore(messages.notices);
  if (notices.length === 0) return null;
  return (
    <section class="notices" aria-label={text('messages')}>
      {notices.map((notice) => (
        <MessageBar key={notice.text} notice={notice} onDismiss={() => messages.dismiss(notice)} />
      ))}
    </section>
  );
}

/** Screen readers read what changes here; the key makes a repeated sentence a change. */
function Spoken() {
  const { messages } = useServices();
  const spoken = useStore(messages.spoken);
  return (
    <div class="unseen" role="status" aria-live="polite" aria-atomic="true">
      {spoken.text}
    </div>
  );
}
