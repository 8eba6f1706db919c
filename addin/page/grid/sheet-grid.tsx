import { useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useText } from '../../pane/use.ts';
import { gridText } from '../text/grid.ts';
import { editText, isFigure, shownText } from './cell-text.ts';
import { Editor, type Leaving } from './editor.tsx';
import { addressOf, type GridSheet } from './grid-sheet.ts';
import { actionOf, type GridAction } from './keys.ts';
import { type Block, blockOf, type Keystroke, moved, type Place, tabbed, within } from './moves.ts';
import { Header, Rows } from './rows.tsx';
import {
  columnsOf,
  headerHeight,
  numberWidth,
  rowHeight,
  rowsInSight,
  scrollTo,
  type Viewport,
} from './window.ts';

/** Where the user is, and the other corner of what is selected. */
export interface GridSelection {
  readonly active: Place;
  readonly anchor: Place;
}

export interface SheetGridProps {
  readonly sheet: GridSheet;
  readonly selection: GridSelection;
  /** Goes up when the grid should take the focus. */
  readonly focusCalls: number;
  /** Addresses of cells that have a problem. */
  readonly marked: ReadonlySet<string>;
  /** Identifier of the line that tells about the active cell. */
  readonly describedBy: string;
  readonly onSelect: (selection: GridSelection) => void;
  readonly onType: (place: Place, text: string) => void;
  readonly onClear: (block: Block) => void;
  readonly onCopy: (block: Block) => string;
  readonly onPaste: (place: Place, text: string) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
}

const viewportOf = ({ scrollLeft, scrollTop, clientWidth, clientHeight }: HTMLElement): Viewport => ({
  left: scrollLeft,
  top: scrollTop,
  width: clientWidth,
  height: clientHeight,
});

/** A worksheet as a grid of which only the part in sight is drawn. */
export function SheetGrid(props: SheetGridProps) {
  const { sheet, selection, focusCalls, onSelect } = props;
  const text = useText(gridText);
  const list = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [viewport, setViewport] = useState<Viewport>({ left: 0, top: 0, width: 800, height: 400 });
  const [isEditing, setEditing] = useState(false);
  const [hasFocus, setFocus] = useState(false);
  const mayLeave = useRef(false);
  const columns = useMemo(
    () =>
      columnsOf(
        sheet.columns.map(({ width }) => width),
        sheet.frozen,
      ),
    [sheet.columns, sheet.frozen],
  );
  const size = { rows: sheet.rows, columns: sheet.columns.length };
  const active = within(selection.active, size);
  const block = blockOf(within(selection.anchor, size), active);
  const cell = sheet.cell(active.row, active.column);

  useLayoutEffect(() => {
    const element = scroller.current!;
    const measure = (): void => setViewport(viewportOf(element));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => {
    if (focusCalls > 0) setFocus(true);
  }, [focusCalls]);
  useLayoutEffect(() => {
    const element = scroller.current!;
    element.scrollTo(scrollTo(active, viewportOf(element), columns));
  }, [sheet.name, active.row, active.column, columns]);

  const go = (place: Place, isExtending = false): void => {
    mayLeave.current = false;
    onSelect({ active: place, anchor: isExtending ? selection.anchor : place });
  };
  const act: Readonly<Record<GridAction, () => void>> = {
    edit: () => cell.isEditable && setEditing(true),
    clear: () => props.onClear(block),
    all: () =>
      onSelect({ active: { row: 0, column: 0 }, anchor: { row: size.rows - 1, column: size.columns - 1 } }),
    undo: props.onUndo,
    redo: props.onRedo,
    release: () => {
      mayLeave.current = true;
    },
  };
  const onKey = (stroke: Keystroke): boolean => {
    const target =
      stroke.key === 'Tab'
        ? mayLeave.current
          ? undefined
          : tabbed(active, stroke.isShift, size)
        : moved(active, stroke, size, rowsInSight(viewport));
    if (target) {
      go(target, stroke.isShift && stroke.key !== 'Tab');
      return true;
    }
    const action = actionOf(stroke);
    if (action) act[action]();
    return action !== undefined;
  };
  const commit = (value: string, leaving: Leaving): void => {
    setEditing(false);
    props.onType(active, value);
    const target = leaving === 'stay' ? undefined : neighbour(active, leaving, size);
    if (target) go(target);
  };
  const onPointerDown = (event: PointerEvent): void => {
    const place = pointed(event);
    if (!place || event.button !== 0 || isSame(place, active)) return;
    event.preventDefault();
    // The field of the cell that was active gives its answer before the focus moves on.
    if (isEditing && document.activeElement instanceof HTMLElement) document.activeElement.blur();
    setFocus(true);
    go(place, event.shiftKey);
  };
  const copy = (event: ClipboardEvent): boolean => {
    if (isEditing) return false;
    event.clipboardData?.setData('text/plain', props.onCopy(block));
    event.preventDefault();
    return true;
  };

  const choices = hasFocus ? sheet.choices(active.row, active.column) : undefined;
  const header = sheet.columns[active.column]?.header ?? '';
  return (
    <div
      class="grid-scroll"
      ref={scroller}
      onScroll={(event) => setViewport(viewportOf(event.currentTarget))}
      onPointerDown={onPointerDown}
      onPointerMove={(event) => {
        const place = event.buttons === 1 && !isEditing ? pointed(event) : undefined;
        if (place && !isSame(place, active)) go(place, true);
      }}
      onDblClick={(event) => pointed(event) && act.edit()}
      onCopy={copy}
      onCut={(event) => copy(event) && props.onClear(block)}
      onPaste={(event) => {
        if (isEditing) return;
        event.preventDefault();
        const pasted = event.clipboardData?.getData('text/plain') ?? '';
        props.onPaste({ row: block.top, column: block.left }, pasted);
      }}
    >
      <div
        role="grid"
        class="grid"
        aria-label={sheet.name}
        aria-rowcount={sheet.rows + 1}
        aria-colcount={size.columns + 1}
        aria-multiselectable
        style={{
          width: `${numberWidth + columns.edges.at(-1)!}px`,
          height: `${headerHeight + sheet.rows * rowHeight}px`,
        }}
      >
        <Header sheet={sheet} columns={columns} viewport={viewport} active={active} />
        <Rows
          sheet={sheet}
          columns={columns}
          viewport={viewport}
          active={active}
          block={block}
          marked={props.marked}
          editor={
            <Editor
              label={text('cell', { header, row: sheet.firstRow + active.row })}
              shown={shownText(cell.value, cell.kind)}
              text={editText(cell.value, cell.kind)}
              isReadOnly={!cell.isEditable}
              isFigure={isFigure(cell.value, cell.kind)}
              isInvalid={props.marked.has(addressOf(sheet, active.row, active.column))}
              isEditing={isEditing}
              hasFocus={hasFocus}
              list={choices ? list : undefined}
              describedBy={props.describedBy}
              onBegin={() => setEditing(true)}
              onCommit={commit}
              onCancel={() => setEditing(false)}
              onKey={onKey}
              onFocus={() => setFocus(true)}
              onBlur={() => setFocus(false)}
            />
          }
        />
      </div>
      {choices && (
        <datalist id={list}>
          {choices.map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      )}
    </div>
  );
}

const isSame = (a: Place, b: Place): boolean => a.row === b.row && a.column === b.column;

function neighbour(place: Place, leaving: Exclude<Leaving, 'stay'>, size: { rows: number; columns: number }) {
  if (leaving === 'right' || leaving === 'left') return tabbed(place, leaving === 'left', size);
  return within({ ...place, row: place.row + (leaving === 'down' ? 1 : -1) }, size);
}

/** The cell under the pointer. */
function pointed(event: MouseEvent): Place | undefined {
  const element = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-cell]') : null;
  const [row, column] = (element?.dataset.cell ?? '').split(',').map(Number);
  return element && row !== undefined && column !== undefined ? { row, column } : undefined;
}
