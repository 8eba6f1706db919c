/**
 * Icons drawn for this product: strokes on a grid of 20 × 20, line width 1.5, round ends, no fill. The pane shows
 * them as SVG; the ribbon has coloured pictures of the same things, `addin/icons`.
 */
export const icons = {
  person: 'M10 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM4 16.5c0-2.8 2.7-4.5 6-4.5s6 1.7 6 4.5',
  chart: 'M3.5 16.5h13M5.5 13.5v-4M10 13.5v-9M14.5 13.5v-6',
  table: 'M3.5 4.5h13v11h-13zM3.5 8.2h13M8 8.2v7.3',
  tableAdd: 'M16.5 9V4.5h-13v11H9M3.5 8.2h13M8 8.2v7.3M14.5 12v5M12 14.5h5',
  wand: 'M4 16.5 12 8.5M13 3.5v3M11.5 5h3M16 9v3M14.5 10.5h3M6.5 4.5v2.4M5.3 5.7h2.4',
  book: 'M4 4.5c2-.9 4.2-.7 6 .6 1.8-1.3 4-1.5 6-.6v11c-2-.9-4.2-.7-6 .6-1.8-1.3-4-1.5-6-.6zM10 5.1v11',
  undo: 'M7.5 4 4 7.5 7.5 11M4 7.5h7.5a4.5 4.5 0 0 1 0 9H8',
  next: 'M10 3.5v9M6.5 9.2 10 12.7l3.5-3.5M4.5 16.5h11',
  repair:
    'M13.2 3.6a3.7 3.7 0 0 0-4.6 4.9L3.7 13.4a2 2 0 0 0 2.9 2.9l4.9-4.9a3.7 3.7 0 0 0 4.9-4.6l-2.3 2.3-2.4-.8-.8-2.4z',
  refresh: 'M15.8 8A6.2 6.2 0 0 0 4.3 8.4M4 4.5v4h4M4.2 12a6.2 6.2 0 0 0 11.5-.4M16 15.5v-4h-4',
  contract: 'M5.5 3.5h6l3 3v10h-9zM11.5 3.5v3h3M7.8 10h4.4M7.8 13h4.4',
  contracts: 'M7.5 3.5h5l3 3v7.5h-8zM12.5 3.5v3h3M4.5 6.5v10h8M9.8 10.2h3.4',
  warning: 'M10 3.8 17 16H3zM10 8.5v3.4M10 13.7v.3',
  help: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM7.9 8a2.1 2.1 0 1 1 3.2 1.8c-.7.4-1.1.8-1.1 1.7M10 13.6v.3',
  search: 'M9 14a5 5 0 1 0 0-10 5 5 0 0 0 0 10ZM12.7 12.7l3.8 3.8',
  jump: 'M8 4.5H4.5v11h11V12M11 4.5h4.5V9M15.5 4.5 9 11',
  check: 'M4 10.5 8 14.5 16 6',
  cross: 'M5 5l10 10M15 5 5 15',
  error: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM7.6 7.6l4.8 4.8M12.4 7.6l-4.8 4.8',
  info: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 9.2V14M10 6.4v.3',
  up: 'M10 16V4.5M5.5 9 10 4.5 14.5 9',
  down: 'M10 4v11.5M5.5 11l4.5 4.5 4.5-4.5',
  chevron: 'M7.5 5l5 5-5 5',
  sliders: 'M3.5 6h7M14.5 6h2M3.5 14h2M9.5 14h7M12.5 4v4M7.5 12v4',
  clock: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 6v4.3l2.8 1.7',
  licence: 'M3.5 5h13v10h-13zM6.3 8.3h3.4M6.3 11.5h2.4M13 11.8a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4Z',
} as const satisfies Readonly<Record<string, string>>;

export type IconName = keyof typeof icons;
