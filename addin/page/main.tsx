import { render } from 'preact';
import '../pane/styles/index.css';

const place = document.getElementById('app')!;
place.replaceChildren();
// `startPane` takes over here as soon as there is a host to give it.
render(<main>客户台账</main>, place);
