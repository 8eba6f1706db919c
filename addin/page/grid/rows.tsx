import type { ComponentChildren } from 'preact';
import { useText } from '../../pane/use.ts';
import { gridText } from '../text/grid.ts';
import { isFigure, shownText } from './cell-text.ts';
import { addressOf, type GridSheet, isMissing } from './grid-sheet.ts';
import { type Block, isInside, type Place } from './moves.ts';
import { type Columns, numberWidth, rowHeight, type Viewport, windowOf } from './window.ts';

export interface Drawn {
  readonly sheet: GridSheet;
  readonly columns: Columns;
  readonly viewport: Viewport;
  readonly active: Place;
}

/** Numbers from `first` up to `end`, and one more that must be there although it is out of sight. */
function numbers(first: number, end: number, also: number): number[] {
  const inside = Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index);
  return also < first ? [also, ...inside] : also >= end ? [...inside, also] : inside;
}

/** Columns to draw: the frozen ones, those in sight, and the active one. */
function drawnColumns({ sheet, columns, viewport, active }: Drawn): number[] {
  const { firstColumn, endColumn } = windowOf(viewport, columns, sheet.rows);
  const frozen = Array.from({ length: columns.frozen }, (_, column) => column);
  const others = numbers(firstColumn, endColumn, active.column);
  return [...frozen, ...others.filter((column) => column >= columns.frozen)];
}

/** A column's place: frozen ones hold on to the left edge. */
function placed({ edges, frozen }: Columns, column: number) {
  const left = numberWidth + edges[column]!;
  const width = edges[column + 1]! - edges[column]!;
  return column < frozen
    ? { position: 'sticky', left: `${left}px`, width: `${width}px`, zIndex: 1 }
    : { position: 'absolute', left: `${left}px`, width: `${width}px` };
}

export function Header(drawn: Drawn) {
  const { sheet, columns, active } = drawn;
  const text = useText(gridText);
  return (
    <div role="row" class="grid-header" aria-rowindex={1}>
      <div role="columnheader" class="grid-corner" aria-colindex={1}>
        <span class="unseen">{text('rowNumber')}</span>
      </div>
      {drawnColumns(drawn).map((index) => {
        const { header, derived, required } = sheet.columns[index]!;
        const tone = `${derived ? ' is-computed' : ''}${index === active.column ? ' is-active' : ''}`;
        return (
          <div
            key={index}
            role="columnheader"
            class={`grid-head${tone}`}
            aria-colindex={index + 2}
            title={header}
            style={placed(columns, index)}
          >
            <span class="grid-clip">{header}</span>
            {required && !derived && (
              <>
                <span aria-hidden="true">*</span>
                <span class="unseen">{text('required')}</span>
              </>
            )}
          </div>
        );
      })}
    </div>
  );
}

interface RowsProps extends Drawn {
  readonly block: Block;
  readonly marked: ReadonlySet<string>;
  /** Stands in the active cell. */
  readonly editor: ComponentChildren;
}

export function Rows(props: RowsProps) {
  const { sheet, columns, viewport, active } = props;
  const { firstRow, endRow } = windowOf(viewport, columns, sheet.rows);
  const drawn = drawnColumns(props);
  return numbers(firstRow, endRow, active.row).map((row) => (
    <div
      key={row}
      role="row"
      class={`grid-row${row === active.row ? ' is-active' : ''}`}
      aria-rowindex={row + 2}
      style={{ transform: `translateY(${row * rowHeight}px)` }}
    >
      <div role="rowheader" class="grid-number" aria-colindex={1} data-cell={`${row},0`}>
        {sheet.firstRow + row}
      </div>
      {drawn.map((column) => (
        <Cell key={column} {...props} row={row} column={column} />
      ))}
    </div>
  ));
}

function Cell({ sheet, columns, active, block, marked, editor, row, column }: RowsProps & Place) {
  const { value, kind, isEditable, isComputed } = sheet.cell(row, column);
  const isActive = row === active.row && column === active.column;
  const isMarked = marked.has(addressOf(sheet, row, column));
  const looks = [
    isComputed && 'is-computed',
    isFigure(value, kind) && 'is-figure',
    isInside(block, row, column) && 'is-selected',
    isActive && 'is-active',
    isMarked && 'is-marked',
    isMissing(sheet, row, column) && 'is-missing',
  ].filter(Boolean);
  return (
    <div
      role="gridcell"
      class={['grid-cell', ...looks].join(' ')}
      aria-colindex={column + 2}
      aria-selected={isInside(block, row, column)}
      aria-readonly={!isEditable}
      {...(isMarked ? { 'aria-invalid': true } : {})}
      data-cell={`${row},${column}`}
      style={placed(columns, column)}
    >
      {isActive ? editor : <span class="grid-clip">{shownText(value, kind)}</span>}
    </div>
  );
}
