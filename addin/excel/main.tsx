import { render } from 'preact';
import '../pane/styles/index.css';

/** Missing when office.js did not load; then the watch has told the user. */
const office = (globalThis as { Office?: typeof Office }).Office;

office?.onReady(() => {
  document.documentElement.dataset.started = 'yes';
  const place = document.getElementById('app')!;
  place.replaceChildren();
  // `startPane` takes over here as soon as there is a host to give it.
  render(<main>客户台账</main>, place);
});
