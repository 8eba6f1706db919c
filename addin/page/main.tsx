import { render } from 'preact';
import { App } from '../pane/app.tsx';

const place = document.getElementById('app')!;
place.replaceChildren();
render(<App />, place);
