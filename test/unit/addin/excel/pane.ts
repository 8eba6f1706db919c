import type { OutgoingFile } from '../../../../addin/book/bundle.ts';
import { ContractSession } from '../../../../addin/book/contract-session.ts';
import { openLiveBook } from '../../../../addin/book/live-book.ts';
import type { LiveBookPort } from '../../../../addin/book/state.ts';
import { type Wizard, wizardOf } from '../../../../addin/book/wizard.ts';
import type { ExcelHost } from '../../../../addin/excel/excel-host.ts';
import { whenRead } from '../../../../addin/excel/ribbon.ts';
import type { Language } from '../../../../addin/language.ts';
import { type Services, servicesOf } from '../../../../addin/pane/services.ts';
import { defaultStandards } from '../../../../templates/standards/default.ts';
import { shippedFiles } from '../../../support/contract-book.ts';
import { type excelWith, today } from './support.ts';

/** A pane without its views, open on an Excel. */
export interface TestPane {
  readonly host: ExcelHost;
  readonly book: LiveBookPort;
  readonly services: Services;
  readonly wizard: Wizard;
  readonly contracts: ContractSession;
  /** Files that reached the user. */
  readonly delivered: OutgoingFile[];
  /** Carries an action through while time passes; its result, and the requests Excel was asked meanwhile. */
  through<T>(action: () => T | Promise<T>): Promise<{ readonly result: T; readonly requests: number }>;
  /** Lets the events of what people did arrive and be followed. */
  follow(milliseconds?: number): Promise<void>;
}

/** Opens a pane as `addin/excel/main.tsx` does, on a workbook put back to its beginning. */
export async function openPane(
  excel: ReturnType<typeof excelWith>,
  language: Language = 'zh-CN',
): Promise<TestPane> {
  const { clock, host: application } = excel;
  const host = excel.fresh();
  const book = openLiveBook(host, clock, () => today);
  const delivered: OutgoingFile[] = [];
  const services = servicesOf({
    host,
    book,
    clock,
    language,
    ways: [
      {
        id: 'download',
        isPossible: () => true,
        deliver: async (file) => {
          delivered.push(file);
          return 'unconfirmed';
        },
      },
    ],
  });
  const pane: TestPane = {
    host,
    book,
    services,
    delivered,
    wizard: wizardOf(host, book, defaultStandards),
    contracts: new ContractSession({
      ...services,
      shipped: async () => shippedFiles,
      changed: () => {},
    }),
    async through(action) {
      const before = application.requests;
      let isOver = false;
      const watched = Promise.resolve(action()).finally(() => {
        isOver = true;
      });
      watched.catch(() => {});
      while (!isOver) await clock.pass(50);
      return { result: await watched, requests: application.requests - before };
    },
    async follow(milliseconds = 300) {
      await excel.settle();
      await clock.pass(milliseconds);
    },
  };
  await pane.through(() => whenRead(book));
  return pane;
}
