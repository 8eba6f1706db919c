import { tableOf } from '../../src/ledger/tables/index.ts';
import type { Standards } from '../../src/sample/standards.ts';
import type { BookHost } from './host.ts';
import { problemOf } from './problem-of.ts';
import type { LiveBookPort } from './state.ts';
import { runImport } from './wizard-apply.ts';
import { planOf } from './wizard-plan.ts';
import { sceneOf } from './wizard-scene.ts';
import type { WizardEvent, WizardScene, WizardState } from './wizard-state.ts';
import { nextState } from './wizard-steps.ts';

/** Turns a worksheet into rows of a table, step by step. */
export interface Wizard {
  readonly state: WizardState;
  readonly scene: WizardScene;
  subscribe(listener: (state: WizardState) => void): () => void;
  /** From the beginning: lists the worksheets and reads the one the user is on, if it may be turned. */
  start(): Promise<void>;
  chooseSheet(name: string): Promise<void>;
  chooseTable(id: string): void;
  /** The header stands in this row of the grid (from 0). */
  chooseHeader(row: number, lines: 1 | 2): void;
  /** A source column fills this column; null leaves it out, undefined leaves it to the wizard. */
  chooseTarget(sourceColumn: number, target: string | null | undefined): void;
  forward(): void;
  back(): void;
  /** Reads the sheet again, after the user mended it. */
  reread(): Promise<void>;
  /** Writes what the preview shows, unless the sheet or the book changed meanwhile; then it is shown again. */
  apply(label: string): Promise<void>;
  /** Stops the writing after the rows under way. */
  cancel(): void;
  /** Takes back what was written, all of it. */
  undo(): Promise<void>;
}

/** A wizard over the open book. */
export function wizardOf(host: BookHost, book: LiveBookPort, standards: Standards): Wizard {
  return new OpenWizard(host, book, standards);
}

class OpenWizard implements Wizard {
  state: WizardState = { step: 'sheet' };
  private readonly host: BookHost;
  private readonly book: LiveBookPort;
  private readonly standards: Standards;
  private readonly listeners = new Set<(state: WizardState) => void>();
  private seen: { readonly scene: WizardScene; readonly of: LiveBookPort['state'] } | undefined;

  constructor(host: BookHost, book: LiveBookPort, standards: Standards) {
    this.host = host;
    this.book = book;
    this.standards = standards;
  }

  /** The book as it is now. */
  get scene(): WizardScene {
    const { state } = this.book;
    const { of } = this.seen ?? {};
    const known =
      of?.revision === state.revision && of.live === state.live && of.missingTables === state.missingTables;
    if (!this.seen || !known) this.seen = { scene: sceneOf(state, this.standards), of: state };
    return this.seen.scene;
  }

  subscribe(listener: (state: WizardState) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  async start(): Promise<void> {
    if (this.state.step === 'applying') return;
    this.show({ step: 'sheet' });
    await this.attempt(async () => {
      const sheets = await this.host.worksheets();
      const selected = (await this.host.selection())?.sheet;
      this.happen({ is: 'listed', sheets });
      const active = sheets.find(({ name }) => name === selected);
      if (active && active.table === undefined && active.rows > 0) await this.read(active.name);
    });
  }

  chooseSheet(name: string): Promise<void> {
    return this.attempt(() => this.read(name));
  }

  chooseTable(id: string): void {
    this.happen({ is: 'tableChosen', table: tableOf(id) });
  }

  chooseHeader(row: number, lines: 1 | 2): void {
    this.happen({ is: 'headerChosen', row, lines });
  }

  chooseTarget(sourceColumn: number, target: string | null | undefined): void {
    this.happen({ is: 'targetChosen', sourceColumn, target });
  }

  forward(): void {
    this.happen({ is: 'forward' });
  }

  back(): void {
    this.happen({ is: 'back' });
  }

  async reread(): Promise<void> {
    const { state } = this;
    if (state.step !== 'columns' && state.step !== 'preview') return;
    await this.attempt(async () => {
      this.happen({ is: 'reread', grid: await this.host.readGrid(state.grid.sheetName) });
    });
  }

  async apply(label: string): Promise<void> {
    const { state } = this;
    if (state.step !== 'preview' || state.preview.rows.length === 0) return;
    this.happen({ is: 'working', work: { phase: 'checking', done: 0, total: 1 } });
    await this.attempt(async () => {
      const grid = await this.host.readGrid(state.grid.sheetName);
      const { scene } = this;
      const now = nextState(this.state, { is: 'reread', grid }, scene);
      if (now.step !== 'preview' || now.changed) return this.show(now);
      const result = await runImport({
        host: this.host,
        book: this.book,
        plan: planOf(state.preview, scene.toAdd(state.table), scene.context.ledger),
        label,
        onWork: (work) => this.happen({ is: 'working', work }),
        isCancelled: () => this.state.step === 'applying' && this.state.cancelling === true,
      });
      this.happen({ is: 'ended', ...result });
    });
  }

  cancel(): void {
    this.happen({ is: 'cancelled' });
  }

  async undo(): Promise<void> {
    const { state } = this;
    if (state.step !== 'ended' || state.undoing) return;
    this.happen({ is: 'undoing' });
    await this.attempt(async () => {
      await this.host.restore(state.point.id);
      await this.book.refresh();
      this.happen({ is: 'undone' });
    });
  }

  private async read(name: string): Promise<void> {
    this.happen({ is: 'reading', sheet: name });
    this.happen({ is: 'read', grid: await this.host.readGrid(name) });
  }

  private async attempt(task: () => Promise<void>): Promise<void> {
    try {
      await task();
    } catch (error) {
      this.happen({ is: 'failed', problem: problemOf(error) });
    }
  }

  private happen(event: WizardEvent): void {
    this.show(nextState(this.state, event, this.scene));
  }

  private show(state: WizardState): void {
    if (state === this.state) return;
    this.state = state;
    for (const listener of [...this.listeners]) listener(state);
  }
}
