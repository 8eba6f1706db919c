import { openLiveBook } from '../../../addin/book/live-book.ts';
import type { Route } from '../../../addin/commands/registry.ts';
import type { Language } from '../../../addin/language.ts';
import { browserWays } from '../../../addin/pane/delivery/browser-ways.ts';
import { startPane } from '../../../addin/pane/start.tsx';
import type { Theme } from '../../../addin/pane/theme.ts';
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
}

/** 2026-10-31, the day the sample is counted to. */
const asOf = 46_326;
const after = (milliseconds: number, call: () => void): (() => void) => {
  const timer = setTimeout(call, milliseconds);
  return () => clearTimeout(timer);
};

/** Draws the pane over a sample ledger in memory; the host is left in the page for the tests to play the user. */
function openPane({ language = 'zh-CN', theme, start, customers = 60, tables }: PaneOptions): void {
  const ledger = sampleLedger({ customers, seed: 7, asOf, standards: defaultStandards, dirty: true });
  const host = new FakeBookHost(ledger, asOf, tables);
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
