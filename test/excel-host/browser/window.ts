import type { AddinManifest } from './manifest.ts';
import { asText } from './sheet-view.ts';

/** What a person does in the window, and what its frame says. */
export interface WindowActs {
  message(text: string): void;
  press(buttonId: string): void;
  open(sheet: string): void;
  select(address: string): void;
  type(address: string, text: string): void;
}

/** What the window shows of a workbook. */
export interface WindowView {
  readonly sheet: string;
  readonly tabs: readonly string[];
  readonly active: string;
  readonly paneShown: boolean;
}

declare global {
  interface Window {
    /** What the window tells the test. */
    excelWeb(act: keyof WindowActs, ...words: string[]): void;
    showBook(view: WindowView): void;
    tellFrame(text: string): void;
  }
}

const style = `
  body { margin: 0; height: 100vh; display: grid; grid-template: auto 1fr auto / 1fr auto;
         font: 13px "Microsoft YaHei UI", "Noto Sans CJK SC", sans-serif; color: #242424; background: #fff }
  header { grid-column: 1 / 3; border-bottom: 1px solid #ccc; background: #f5f5f5 }
  header h1 { margin: 0; padding: 4px 12px; font-size: 13px; color: #0f703b }
  .groups { display: flex; padding: 4px 8px }
  .groups section { display: flex; flex-wrap: wrap; justify-content: center; padding: 0 8px; border-right: 1px solid #ddd }
  .groups h2 { flex-basis: 100%; order: 2; margin: 2px 0; text-align: center; font-size: 11px; font-weight: normal; color: #616161 }
  .groups button { width: 76px; border: 0; background: none; font: inherit; font-size: 11px; padding: 4px }
  .groups button:hover { background: #e0e0e0 }
  .groups img { display: block; margin: 0 auto 2px }
  .sheet { overflow: auto }
  .sheet table { border-collapse: collapse }
  .sheet td, .sheet th { border: 1px solid #e1e1e1; height: 20px; min-width: 64px; max-width: 200px; padding: 0 3px;
         overflow: hidden; white-space: nowrap; text-overflow: ellipsis; font-weight: normal }
  .sheet th { background: #f0f0f0; text-align: center; min-width: 28px; position: sticky; left: 0 }
  .sheet .header { background: #0f703b; color: #fff }
  .sheet .selected { background: #e2f0e9; color: #242424; outline: 1px solid #0f703b }
  .sheet .number { text-align: right }
  footer { border-top: 1px solid #ccc; background: #f5f5f5; overflow: auto; white-space: nowrap }
  footer button { border: 0; background: none; padding: 5px 10px; font: inherit }
  footer [aria-current] { background: #fff; color: #0f703b; border-bottom: 2px solid }
  aside { grid-row: 2 / 4; grid-column: 2; width: 350px; border-left: 1px solid #ccc; display: flex; flex-direction: column }
  aside[hidden] { display: none }
  aside h2 { margin: 0; padding: 6px 12px; font-size: 13px }
  aside iframe { border: 0; flex: 1; width: 100% }
  @media (prefers-color-scheme: dark) {
    body, .sheet, footer [aria-current] { background: #1f1f1f; color: #fff }
    header, footer, .sheet th { background: #292929; color: #fff }
    .sheet td, .sheet th { border-color: #444 }
    header h1, .groups h2, footer button, .groups button { color: #d6d6d6 }
    .groups button:hover { background: #444 }
  }`;

/** What Excel on the web lets the frame of an add-in do. */
const sandbox = [
  'allow-scripts',
  'allow-same-origin',
  'allow-forms',
  'allow-popups',
  'allow-popups-to-escape-sandbox',
  'allow-downloads',
  'allow-modals',
].join(' ');

/** The window of Excel on the web: ribbon tab of the add-in, a sheet, its pane. */
export function windowHtml({ name, tab, groups, pane }: AddinManifest, frame: string): string {
  const ribbon = groups.map(
    ({ label, buttons }) =>
      `<section aria-label="${asText(label)}"><h2>${asText(label)}</h2>${buttons
        .map(
          ({ id, label: text, tip, icon }) =>
            `<button data-press="${asText(id)}" title="${asText(tip)}"><img src="${asText(icon)}" width="32" height="32" alt="">${asText(text)}</button>`,
        )
        .join('')}</section>`,
  );
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>工作簿1 - Excel</title>
<link rel="icon" href="data:,"><style>${style}</style></head><body>
<header><h1>${asText(tab)}</h1><div class="groups">${ribbon.join('')}</div></header>
<div class="sheet"></div>
<aside aria-label="${asText(name)}" hidden><h2>${asText(name)}</h2>
<iframe title="${asText(name)}" name="${asText(frame)}" src="${asText(pane)}" sandbox="${sandbox}" allow="clipboard-write"></iframe></aside>
<footer></footer></body></html>`;
}

/** Runs in the window before anything else: passes on what its frame says and what a person does. */
export function windowScript(): void {
  if (window !== window.top || window.opener) return;
  const cellOf = (event: Event): HTMLElement | null =>
    event.target instanceof Element ? event.target.closest<HTMLElement>('[data-cell]') : null;
  const frame = (): HTMLIFrameElement => document.querySelector('iframe')!;

  addEventListener('message', ({ data, source }) => {
    if (source === frame().contentWindow) window.excelWeb('message', String(data));
  });
  window.tellFrame = (text) => frame().contentWindow?.postMessage(text, '*');
  window.showBook = ({ sheet, tabs, active, paneShown }) => {
    // Not under the hands of somebody who types.
    if (!document.querySelector('.sheet input')) document.querySelector('.sheet')!.innerHTML = sheet;
    document.querySelector('aside')!.hidden = !paneShown;
    document.querySelector('footer')!.replaceChildren(
      ...tabs.map((name) => {
        const tab = document.createElement('button');
        tab.textContent = name;
        tab.dataset.sheet = name;
        if (name === active) tab.setAttribute('aria-current', 'true');
        return tab;
      }),
    );
  };

  addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return;
    const { press, sheet, row, cell } =
      event.target.closest<HTMLElement>('[data-press], [data-sheet], [data-row], [data-cell]')?.dataset ?? {};
    if (press) window.excelWeb('press', press);
    else if (sheet) window.excelWeb('open', sheet);
    else if (row) window.excelWeb('select', `${row}:${row}`);
    else if (cell) window.excelWeb('select', cell);
  });
  addEventListener('dblclick', (event) => {
    const cell = cellOf(event);
    if (!cell) return;
    const field = document.createElement('input');
    field.value = cell.textContent ?? '';
    field.addEventListener('keydown', ({ key }) => {
      if (key !== 'Enter') return;
      field.remove();
      window.excelWeb('type', cell.dataset.cell!, field.value);
    });
    cell.replaceChildren(field);
    field.select();
  });
}
