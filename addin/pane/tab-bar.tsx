import { Icon } from './components/icon.tsx';
import { shellText } from './text/shell.ts';
import { useServices, useStore, useText } from './use.ts';
import { viewOf, views } from './views.ts';

/** The views as buttons; the arrow keys walk between them, Tab leaves. */
export function TabBar() {
  const { navigation, language } = useServices();
  const text = useText(shellText);
  const open = viewOf(useStore(navigation).view).id;
  return (
    <nav class="tabs" aria-label={text('views')} onKeyDown={walk}>
      {views.map(({ id, title, icon }) => (
        <button
          key={id}
          type="button"
          class="tab"
          aria-current={id === open ? 'page' : undefined}
          title={title[language]}
          onClick={() => navigation.set({ view: id })}
        >
          <Icon name={icon} size={20} />
          <span class="tab-label">{title[language]}</span>
        </button>
      ))}
    </nav>
  );
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

function walk(event: KeyboardEvent): void {
  const step = steps[event.key];
  if (step === undefined || !(event.currentTarget instanceof HTMLElement)) return;
  const tabs = [...event.currentTarget.querySelectorAll('button')];
  const at = tabs.indexOf(document.activeElement as HTMLButtonElement);
  tabs[(at + step + tabs.length) % tabs.length]?.focus();
  event.preventDefault();
}
