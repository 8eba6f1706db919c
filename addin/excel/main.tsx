import { render } from 'preact';
import { openLiveBook } from '../book/live-book.ts';
import { systemClock, today } from '../pane/clock.ts';
import { EmptyState } from '../pane/components/states.tsx';
import { browserWays } from '../pane/delivery/browser-ways.ts';
import type { Services } from '../pane/services.ts';
import { startPane } from '../pane/start.tsx';
import '../pane/styles/index.css';
import { say } from '../language.ts';
import { shellText } from '../pane/text/shell.ts';
import { ExcelHost } from './excel-host.ts';
import { associateFunctions } from './functions.ts';
import { officeLanguage, officeTheme } from './office-context.ts';
import { associateCommands } from './ribbon.ts';
import { saveWindow } from './save-window.ts';

const place = document.getElementById('app')!;

function start(): Services {
  const language = officeLanguage();
  const host = new ExcelHost(systemClock);
  const book = openLiveBook(host, systemClock, today);
  const ways = browserWays(saveWindow(systemClock, language));
  const { services, setTheme } = startPane(
    place,
    { host, book, clock: systemClock, language, ways },
    { theme: officeTheme() },
  );
  // Office does not say when its theme changes: look again when the pane comes to the front.
  document.addEventListener('visibilitychange', () => setTheme(officeTheme()));
  return services;
}

function showWhereItBelongs(): void {
  const language = officeLanguage();
  render(
    <main class="view">
      <EmptyState
        level={1}
        icon="table"
        title={say(shellText.notInExcel, language)}
        hint={say(shellText.notInExcelHint, language)}
      />
    </main>,
    place,
  );
}

/** Missing when office.js did not load; then the watch has told the user. */
const office = (globalThis as { Office?: typeof Office }).Office;

if (office) {
  const started = office.onReady().then(({ host }) => {
    document.documentElement.dataset.started = 'yes';
    if (host === office.HostType.Excel) return start();
    place.replaceChildren();
    showWhereItBelongs();
    return new Promise<Services>(() => {});
  });
  // Before Office is ready, so that the ribbon and the cells find what they ask for.
  associateCommands(started);
  associateFunctions();
}
