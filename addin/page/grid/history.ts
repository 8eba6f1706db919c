import type { CellWrite } from '../../book/host.ts';

interface Entry {
  readonly before: readonly CellWrite[];
  readonly after: readonly CellWrite[];
}

/** More steps than this nobody takes back one by one. */
const mostSteps = 100;

/** What was typed, so that it can be taken back step by step and done again. */
export class TypingHistory {
  private done: Entry[] = [];
  private undone: Entry[] = [];

  record(before: readonly CellWrite[], after: readonly CellWrite[]): void {
    this.done = [...this.done, { before, after }].slice(-mostSteps);
    this.undone = [];
  }

  /** What to write to take the latest step back. */
  undo(): readonly CellWrite[] | undefined {
    const entry = this.done.pop();
    if (entry) this.undone.push(entry);
    return entry?.before;
  }

  /** What to write to do again what was taken back last. */
  redo(): readonly CellWrite[] | undefined {
    const entry = this.undone.pop();
    if (entry) this.done.push(entry);
    return entry?.after;
  }
}
