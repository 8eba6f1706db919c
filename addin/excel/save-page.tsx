import { render } from 'preact';
import { languageOf } from '../language.ts';
import { SavePage } from '../pane/delivery/save-page.tsx';
import '../pane/styles/index.css';
import { followTheme } from '../pane/theme.ts';
import { pipeToPane } from './save-window.ts';

const place = document.getElementById('app')!;
const language = languageOf(new URLSearchParams(location.search).get('lang') ?? 'zh-CN');

void Office.onReady(() => {
  document.documentElement.lang = language;
  followTheme(document.documentElement, undefined);
  place.replaceChildren();
  render(<SavePage pipe={pipeToPane()} language={language} />, place);
});
