import { useRef } from 'preact/hooks';
import { type Language, say } from '../language.ts';
import { Icon } from '../pane/components/icon.tsx';
import { pageText } from './text/page.ts';

/** What to begin with, before any of the heavy parts are loaded. */
export type Beginning = 'empty' | 'sample' | 'old' | File;

interface StartViewProps {
  readonly language: Language;
  readonly onOpen: (beginning: Beginning) => void;
}

const offers = [
  { beginning: 'sample', icon: 'chart', title: pageText.sample, hint: pageText.sampleHint },
  { beginning: 'old', icon: 'wand', title: pageText.old, hint: pageText.oldHint },
  { beginning: 'empty', icon: 'book', title: pageText.empty, hint: pageText.emptyHint },
] as const;

/** The first thing the page shows: open a file, or begin without one. */
export function StartView({ language, onOpen }: StartViewProps) {
  return (
    <main class="start">
      <h1>{say(pageText.product, language)}</h1>
      <p class="start-lead">{say(pageText.lead, language)}</p>
      <div class="start-drop">
        <Icon name="table" size={40} />
        <OpenButton language={language} onOpen={onOpen} isPrimary />
        <p class="soft">{say(pageText.drop, language)}</p>
      </div>
      <ul class="start-offers">
        {offers.map(({ beginning, icon, title, hint }) => (
          <li key={beginning}>
            <button type="button" class="start-offer" onClick={() => onOpen(beginning)}>
              <Icon name={icon} size={24} />
              <span>
                <b>{title[language]}</b>
                <span class="soft">{hint[language]}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p class="start-private">
        <Icon name="check" /> {say(pageText.private, language)}
      </p>
    </main>
  );
}

/** A button that lets the user choose a file. */
export function OpenButton({
  language,
  onOpen,
  isPrimary = false,
}: StartViewProps & { readonly isPrimary?: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        class={`button ${isPrimary ? 'button-primary' : 'button-plain'}`}
        onClick={() => input.current?.click()}
      >
        {say(pageText.open, language)}
      </button>
      <input
        ref={input}
        type="file"
        accept=".xlsx,.xlsm"
        hidden
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          // The same file may be chosen again.
          currentTarget.value = '';
          if (file) onOpen(file);
        }}
      />
    </>
  );
}
