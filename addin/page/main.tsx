import { render } from 'preact';
import { Page } from './page.tsx';

const place = document.getElementById('app')!;
place.replaceChildren();
render(<Page />, place);
