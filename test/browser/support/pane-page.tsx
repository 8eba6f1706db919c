import { openLiveBook } from '../../../addin/book/live-book.ts';
import type { Route } from '../../../addin/commands/registry.ts';
import type { Language } from '../../../addin/language.ts';
import { browserWays } from '../../../addin/pane/delivery/browser-ways.ts';
import { startPane } from '../../../addin/pane/start.tsx';
import type { Theme } from '../../../addin/pane/theme.ts';
import { settle } from '../../../src/book/settle.ts';
import { ProblemError } from '../../../src/ledger/problem.ts';
import { sampleLedger } from '../../../src/sample/sample-ledger.ts';
import { defaultStandards } from '../../../templates/standards/default.ts';
import { FakeBookHost } from '../../support/fake-book-host.ts';

/** What a test may ask of the page. */
export interface PaneOptions {
  readonly language?: Language;
  readonly theme?: Theme;
  readonly start?: Route;
  readonly customers?: number;
  /** Tables the workbook has; all when absent. */
  readonly tables?: readonly string[];
  /** The workbook does not answer yet, or cannot be read. */
  readonly trouble?: 'slow' | 'broken';
}

/** 2026-10-31, the day the sample is counted to. */
const asOf = 46_326;
const after = (milliseconds: number, call: () => void): (() => void) => {
  const timer = setTimeout(call, milliseconds);
  return () => clearTimeout(timer);
};

/** Draws the pane over a sample ledger in memory; the host is left in the page for the tests to play the user. */
function openPane({ language = 'zh-CN', theme, start, customers = 60, tables, trouble }: PaneOptions): void {
  const ledger = sampleLedger({ customers, seed: 7, asOf, standards: defaultStandards, dirty: true });
  settle(ledger, asOf);
  const host = new FakeBookHost(ledger, asOf, tables);
  if (trouble === 'slow') host.hold();
  if (trouble === 'broken')
    host.failure = new ProblemError({
      code: 'package-corrupt',
      severity: 'error',
      message: '文件已损坏。',
      repair: '请另存一份后重试。',
    });
  const clock = { now: () => Date.now(), after };
  const book = openLiveBook(host, clock, () => asOf);
  const place = document.getElementById('app')!;
  const pane = startPane(
    place,
    { host, book, clock, language, ways: browserWays() },
    { ...(start ? { start } : {}), theme },
  );
  Object.assign(window, { pane, host, book });
}

Object.assign(window, { openPane });
