import type { Grid } from '../../src/import/grid.ts';
import { type MappingChoices, readsSomething } from '../../src/import/mapping.ts';
import { type ImportPreview, previewImport } from '../../src/import/preview.ts';
import { mapAs, proposeMapping, retarget, untarget } from '../../src/import/propose.ts';
import type { Table } from '../../src/ledger/column.ts';
import type {
  ChoosingTable,
  Ended,
  MappingColumns,
  Previewing,
  ReadSheet,
  WizardEvent,
  WizardScene,
  WizardState,
} from './wizard-state.ts';

/**
 * The wizard's next state; pure. What a step does not know leaves the state as it is, so that a late answer or
 * a second click changes nothing.
 */
export function nextState(state: WizardState, event: WizardEvent, scene: WizardScene): WizardState {
  switch (state.step) {
    case 'sheet':
      return chooseSheet(state, event, scene);
    case 'table':
      return chooseTable(state, event, scene);
    case 'columns':
      return mapColumns(state, event, scene);
    case 'preview':
      return look(state, event, scene);
    case 'applying':
      if (event.is === 'working') return { ...state, work: event.work };
      if (event.is === 'cancelled') return { ...state, cancelling: true };
      if (event.is === 'reread') return again(state.from, event.grid, scene, true);
      if (event.is === 'failed') return { ...state.from, problem: event.problem };
      if (event.is === 'ended') {
        const { is: _, ...result } = event;
        return { step: 'ended', from: state.from, ...result };
      }
      return state;
    case 'ended':
      return undo(state, event);
    case 'undone':
      return event.is === 'listed' ? { step: 'sheet', sheets: event.sheets } : state;
  }
}

function chooseSheet(
  state: WizardState & { step: 'sheet' },
  event: WizardEvent,
  scene: WizardScene,
): WizardState {
  const { problem: _, ...rest } = state;
  if (event.is === 'listed') return { step: 'sheet', sheets: event.sheets };
  if (event.is === 'reading') return { ...rest, reading: event.sheet };
  if (event.is === 'read' && state.sheets && state.reading === event.grid.sheetName)
    return recognise(state.sheets, event.grid, scene);
  if (event.is !== 'failed') return state;
  const { reading: __, ...still } = rest;
  return { ...still, problem: event.problem };
}

function recognise(sheets: ReadSheet['sheets'], grid: Grid, { context }: WizardScene): ChoosingTable {
  const { candidates, mapping } = proposeMapping(grid, context);
  return { step: 'table', sheets, grid, candidates, ...(mapping ? { table: mapping.table } : {}) };
}

function chooseTable(state: ChoosingTable, event: WizardEvent, scene: WizardScene): WizardState {
  if (event.is === 'tableChosen') return { ...state, table: event.table };
  if (event.is === 'back') return { step: 'sheet', sheets: state.sheets };
  if (event.is === 'forward' && state.table) return mapped(state, state.table, {}, scene);
  return state;
}

function mapped(sheet: ReadSheet, table: Table, choices: MappingChoices, scene: WizardScene): MappingColumns {
  const { sheets, grid, candidates } = sheet;
  const mapping = mapAs(grid, table.id, scene.context, choices);
  return { step: 'columns', sheets, grid, candidates, table, choices, ...(mapping ? { mapping } : {}) };
}

function mapColumns(state: MappingColumns, event: WizardEvent, scene: WizardScene): WizardState {
  const { table, choices, mapping } = state;
  switch (event.is) {
    case 'headerChosen':
      // The columns of another header are other columns.
      return mapped(state, table, { header: { row: event.row, lines: event.lines } }, scene);
    case 'targetChosen': {
      const { sourceColumn, target } = event;
      const next =
        target === undefined ? untarget(choices, sourceColumn) : retarget(choices, sourceColumn, target);
      return mapped(state, table, next, scene);
    }
    case 'reread':
      return mapped({ ...state, grid: event.grid }, table, choices, scene);
    case 'back':
      return { step: 'table', sheets: state.sheets, grid: state.grid, candidates: state.candidates, table };
    case 'forward':
      return mapping && readsSomething(mapping) ? previewed(state, scene) : state;
    default:
      return state;
  }
}

function previewed(
  { sheets, grid, candidates, table, choices, mapping }: MappingColumns,
  { context, toAdd }: WizardScene,
): WizardState {
  if (!mapping) return { step: 'columns', sheets, grid, candidates, table, choices };
  const preview = previewImport(grid, mapping, context.ledger);
  return { step: 'preview', sheets, grid, candidates, table, choices, mapping, preview, adds: toAdd(table) };
}

function look(state: Previewing, event: WizardEvent, scene: WizardScene): WizardState {
  if (event.is === 'back') return mapped(state, state.table, state.choices, scene);
  if (event.is === 'reread') return again(state, event.grid, scene, false);
  if (event.is === 'failed') return { ...state, problem: event.problem };
  if (event.is !== 'working') return state;
  const { changed: _, problem: __, ...from } = state;
  return { step: 'applying', from, work: event.work };
}

/** The same choices on the sheet and the book as they are now. */
function again(state: Previewing, grid: Grid, scene: WizardScene, tell: boolean): WizardState {
  const next = previewed(mapped({ ...state, grid }, state.table, state.choices, scene), scene);
  if (next.step !== 'preview' || !tell) return next;
  return samePreview(state.preview, next.preview) ? state : { ...next, changed: true };
}

/** True when both would write the same and refuse the same. */
export function samePreview(a: ImportPreview, b: ImportPreview): boolean {
  const told = ({ rows, problems }: ImportPreview) => JSON.stringify([rows, problems]);
  return told(a) === told(b);
}

function undo(state: Ended, event: WizardEvent): WizardState {
  const { undoing: _, problem: __, ...rest } = state;
  if (event.is === 'undoing') return { ...rest, undoing: true };
  if (event.is === 'failed') return { ...rest, problem: event.problem };
  if (event.is === 'undone') return { step: 'undone', from: state.from };
  return event.is === 'listed' ? { step: 'sheet', sheets: event.sheets } : state;
}
