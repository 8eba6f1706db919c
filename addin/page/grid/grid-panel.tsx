import { useEffect, useId, useMemo, useState } from 'preact/hooks';
import type { Selection } from '../../book/host.ts';
import { Button } from '../../pane/components/button.tsx';
import { Icon } from '../../pane/components/icon.tsx';
import { noticeOfError } from '../../pane/messages.ts';
import { useBook, useServices, useText } from '../../pane/use.ts';
import type { PageHost } from '../page-host.ts';
import { gridText } from '../text/grid.ts';
import { describeCell, remarksOn } from './describe.ts';
import { addressOf, foreignSheet, type GridSheet, placeOf, tableSheet } from './grid-sheet.ts';
import { blockOf } from './moves.ts';
import { type GridSelection, SheetGrid } from './sheet-grid.tsx';
import { type SheetTab, SheetTabs } from './sheet-tabs.tsx';
import { Typing } from './typing.ts';

const start: GridSelection = { active: { row: 0, column: 0 }, anchor: { row: 0, column: 0 } };

/** The worksheets of a book to look at and type into; where the user stands, the pane follows. */
export function GridPanel({ host }: { readonly host: PageHost }) {
  const { language, messages } = useServices();
  const book = useBook();
  const text = useText(gridText);
  const [panel, line] = [useId(), useId()];
  const [revision, setRevision] = useState(0);
  const [open, setOpen] = useState(() => tabsOf(host)[0]!.name);
  const [selections, setSelections] = useState<Readonly<Record<string, GridSelection>>>({});
  const [focusCalls, setFocusCalls] = useState(0);
  const typing = useMemo(() => new Typing(host), [host, host.structures]);
  const tabs = useMemo(() => tabsOf(host), [host, revision]);
  const sheet = useMemo(() => sheetOf(host, open) ?? sheetOf(host, tabs[0]!.name)!, [host, open, revision]);
  const remarks = useMemo(() => remarksOn(sheet.name, book, language), [sheet.name, book, language]);
  const marked = useMemo(() => new Set(remarks.keys()), [remarks]);
  const selection = selections[sheet.name] ?? start;
  const words = describeCell(sheet, selection.active, remarks, language);

  const select = (name: string, next: GridSelection): void => {
    const shown = sheetOf(host, name);
    if (!shown) return;
    setSelections((known) => ({ ...known, [name]: next }));
    host.moveTo(selectionOf(shown, next));
  };
  useEffect(
    () => host.subscribe(({ kind }) => kind !== 'selected' && setRevision((known) => known + 1)),
    [host],
  );
  useEffect(
    () =>
      host.onShow(({ sheet: name, cell }) => {
        const shown = sheetOf(host, name);
        const active = shown && placeOf(shown, cell);
        setOpen(name);
        if (active) setSelections((known) => ({ ...known, [name]: { active, anchor: active } }));
        setFocusCalls((calls) => calls + 1);
      }),
    [host],
  );
  /** Carries out what the user does; what goes wrong becomes a message. */
  const attempt = (task: () => void): void => {
    try {
      task();
    } catch (error) {
      messages.show(noticeOfError(error, language));
    }
  };
  const openSheet = (name: string): void => {
    setOpen(name);
    select(name, selections[name] ?? start);
  };

  return (
    <section class="grid-panel" aria-label={text('sheets')}>
      <div class="grid-body" id={panel} role="tabpanel" aria-label={sheet.name}>
        <SheetGrid
          key={sheet.name}
          sheet={sheet}
          selection={selection}
          focusCalls={focusCalls}
          marked={marked}
          describedBy={line}
          onSelect={(next) => select(sheet.name, next)}
          onType={(place, typed) => attempt(() => typing.type(sheet, place, typed))}
          onClear={(block) => attempt(() => typing.clear(sheet, block))}
          onCopy={(block) => typing.copy(sheet, block)}
          onPaste={(_, pasted) =>
            attempt(() => {
              const block = blockOf(selection.anchor, selection.active);
              const { count, skipped } = typing.paste(sheet, block, pasted);
              messages.announce(
                skipped === 0 ? text('pasted', { count }) : text('pastedSome', { count, skipped }),
              );
            })
          }
          onUndo={() => attempt(() => typing.undo() && messages.announce(text('undone')))}
          onRedo={() => attempt(() => typing.redo() && messages.announce(text('redone')))}
        />
      </div>
      <div class="grid-foot">
        <p class={`grid-line${words.isProblem ? ' is-problem' : ''}`} id={line}>
          {words.isProblem && <Icon name="warning" />}
          <b>{words.place}</b> <span>{words.text}</span>
        </p>
        {sheet.spareRow !== undefined && (
          <Button
            look="subtle"
            icon="tableAdd"
            onClick={() => {
              const active = { row: sheet.spareRow!, column: 0 };
              select(sheet.name, { active, anchor: active });
              setFocusCalls((calls) => calls + 1);
            }}
          >
            {text('addRow')}
          </Button>
        )}
      </div>
      <SheetTabs tabs={tabs} open={sheet.name} controls={panel} onOpen={openSheet} />
    </section>
  );
}

function tabsOf(host: PageHost): SheetTab[] {
  const ours = host.book.names.map((name) => host.book.page(name));
  return [
    ...ours.map(({ sheet, table }) => ({ name: sheet, group: table.chapter })),
    ...host.foreignNames.map((name) => ({ name, group: '' })),
  ];
}

function sheetOf(host: PageHost, name: string): GridSheet | undefined {
  const page = host.pageOn(name);
  if (page) return tableSheet(host.book, page);
  const grid = host.foreignGrid(name);
  return grid && foreignSheet(name, grid);
}

function selectionOf(sheet: GridSheet, { active, anchor }: GridSelection): Selection {
  const { top, bottom } = blockOf(active, anchor);
  const rows = Array.from({ length: bottom - top + 1 }, (_, row) => top + row).filter(
    (row) => row !== sheet.spareRow,
  );
  const cell = addressOf(sheet, active.row, active.column);
  return sheet.table === undefined
    ? { sheet: sheet.name, cell, rows: [] }
    : { sheet: sheet.name, cell, table: sheet.table, rows };
}
