import { render } from 'preact';
import { App } from '../pane/app.tsx';

/** Missing when office.js did not load; then the watch has told the user. */
const office = (globalThis as { Office?: typeof Office }).Office;

office?.onReady(() => {
  document.documentElement.dataset.started = 'yes';
  const place = document.getElementById('app')!;
  place.replaceChildren();
  render(<App />, place);
});
