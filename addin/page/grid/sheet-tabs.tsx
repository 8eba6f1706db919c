import { useLayoutEffect, useRef } from 'preact/hooks';
import { useText } from '../../pane/use.ts';
import { gridText } from '../text/grid.ts';

export interface SheetTab {
  readonly name: string;
  /** Sheets of one kind stand together. */
  readonly group: string;
}

interface SheetTabsProps {
  readonly tabs: readonly SheetTab[];
  readonly open: string;
  readonly controls: string;
  readonly onOpen: (name: string) => void;
}

/** The worksheets at the foot of the grid; arrow keys walk between them. */
export function SheetTabs({ tabs, open, controls, onOpen }: SheetTabsProps) {
  const text = useText(gridText);
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    list.current
      ?.querySelector('[aria-selected="true"]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [open]);
  const walk = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = tabs.findIndex(({ name }) => name === open);
    const next = tabs[(at + step + tabs.length) % tabs.length]!.name;
    onOpen(next);
    const button = [...(list.current?.querySelectorAll('button') ?? [])].find(
      ({ textContent }) => textContent === next,
    );
    button?.focus();
  };
  return (
    <div class="sheet-tabs" role="tablist" aria-label={text('sheets')} ref={list} onKeyDown={walk}>
      {tabs.map(({ name, group }, index) => (
        <button
          key={name}
          type="button"
          role="tab"
          class={`sheet-tab${index > 0 && tabs[index - 1]!.group !== group ? ' is-first' : ''}`}
          data-group={group}
          aria-selected={name === open}
          aria-controls={controls}
          tabIndex={name === open ? 0 : -1}
          onClick={() => onOpen(name)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
