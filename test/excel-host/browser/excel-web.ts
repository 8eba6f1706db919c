import type {
  Browser,
  BrowserContext,
  BrowserContextOptions,
  ConsoleMessage,
  Frame,
  FrameLocator,
  Page,
} from 'playwright-core';
import type { FunctionResult } from '../api/services.ts';
import { People } from '../drive.ts';
import { type Calculator, ExcelHost } from '../host.ts';
import { loadWorkbook } from '../load/workbook.ts';
import type { Book } from '../model/book.ts';
import { FrameConversation, type FrameIdentity, frameName } from '../protocol/frame.ts';
import { microsoft365, type RequirementMatrix } from '../requirements.ts';
import { type AddinManifest, type FunctionMetadata, readManifest } from './manifest.ts';
import { addinFile, officeAddress, type RecordedRequest, serveFiles } from './served-files.ts';
import { drawSheet, sheetTabs } from './sheet-view.ts';
import { type WindowActs, type WindowView, windowHtml, windowScript } from './window.ts';

/**
 * Where the page that plays Excel stands: another origin than the add-in's, as in Excel on the web, on a host name
 * that office.js trusts. It is the add-in's own, because a test's browser denies storage to frames of another site.
 */
const origin = 'https://localhost:4443';
const address = `${origin}/book.xlsx`;

export interface ExcelWebOptions {
  /** An .xlsx to open; without it a workbook with one empty sheet. */
  readonly workbook?: Uint8Array;
  /** Changes to the workbook before it is opened. */
  readonly prepare?: (book: Book) => void;
  /** The day it is, for the workbook and the pane; the test's own clock when absent. */
  readonly now?: Date;
  /** Works out the formulas; without it they keep the values of the file. */
  readonly calculator?: Calculator;
  readonly locale?: string;
  readonly requirements?: RequirementMatrix;
  readonly window?: BrowserContextOptions;
}

/** Opens Excel on the web with the add-in of dist/addin in it. */
export async function openExcelWeb(browser: Browser, options: ExcelWebOptions = {}): Promise<ExcelWeb> {
  const {
    workbook,
    prepare,
    now,
    calculator,
    locale = 'zh-CN',
    requirements = microsoft365,
    window = {},
  } = options;
  const host = new ExcelHost({ requirements, ...(calculator && { calculator }) });
  if (workbook) loadWorkbook(host.book, workbook);
  prepare?.(host.book);
  host.calculate();
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale,
    reducedMotion: 'reduce',
    acceptDownloads: true,
    ...window,
  });
  if (now) await context.addInitScript(shiftClock, now.getTime() - Date.now());
  const excel = new ExcelWeb(host, readManifest(locale), context, await context.newPage(), locale);
  await excel.open();
  return excel;
}

/** Excel on the web: a window in Chromium, its workbook here. */
export class ExcelWeb {
  readonly host: ExcelHost;
  readonly people: People;
  readonly manifest: AddinManifest;
  readonly functions: readonly FunctionMetadata[];
  readonly page: Page;
  /** What should not have happened: errors, breaches of the policy, calls this Excel does not know. */
  readonly faults: string[] = [];
  /** Every request of the window and its frames. */
  readonly requests: RecordedRequest[] = [];
  readonly conversation: FrameConversation;
  private readonly context: BrowserContext;
  private readonly identity: FrameIdentity;
  private drawing: ReturnType<typeof setTimeout> | undefined;
  private isOpen = true;

  constructor(host: ExcelHost, manifest: AddinManifest, context: BrowserContext, page: Page, locale: string) {
    this.host = host;
    this.people = new People(host);
    this.manifest = manifest;
    this.functions = JSON.parse(addinFile(manifest.functions)).functions;
    this.context = context;
    this.page = page;
    this.identity = { conversation: 'conversation-1', addin: manifest.id, origin, locale };
    this.conversation = new FrameConversation(host, this.identity, (text) => this.tellFrame(text));
  }

  /** The add-in's pane. */
  get pane(): FrameLocator {
    return this.page.frameLocator('aside iframe');
  }

  /** The frame the pane is in. */
  get frame(): Frame {
    return this.page.frames().find((frame) => frame.url() === this.manifest.pane)!;
  }

  async open(): Promise<void> {
    this.watch();
    await serveFiles(this.context, this.requests, {
      [address]: windowHtml(this.manifest, frameName(this.identity)),
    });
    await this.page.exposeFunction('excelWeb', (act: keyof WindowActs, ...words: string[]) =>
      (this.acts[act] as (...words: string[]) => void)(...words),
    );
    await this.page.addInitScript(windowScript);
    await this.page.goto(address);
    this.draw();
    await this.page.locator('.sheet table').waitFor();
  }

  /** Resolves when the add-in has told this Excel that it listens to its ribbon. */
  async ready(): Promise<void> {
    const end = Date.now() + 20_000;
    while (!this.host.services.commands.isReady) {
      if (Date.now() > end) throw new Error(`the add-in did not start: ${this.faults.join('\n')}`);
      await new Promise((done) => void setTimeout(done, 50));
    }
  }

  /** What a custom function gives in a cell, called by the name that people type after `KH.`. */
  callFunction(name: string, ...args: unknown[]): Promise<FunctionResult> {
    const { id, parameters } = this.functions.find((known) => known.name === name)!;
    // Excel hands over what was left out as null.
    const given = parameters.map((_, k) => args[k] ?? null);
    const call = this.conversation.invoke(id, given, `[工作簿1]${this.host.book.activeSheet.name}!A1`);
    return this.host.services.functions.resultOf(call);
  }

  async close(): Promise<void> {
    this.isOpen = false;
    clearTimeout(this.drawing);
    await this.context.close();
  }

  private readonly acts: WindowActs = {
    message: (text) =>
      void this.conversation
        .hear(text)
        .catch((error: unknown) => this.faults.push(`the host failed: ${String(error)}`))
        .then(() => this.draw()),
    press: (buttonId) => {
      const button = this.manifest.groups
        .flatMap(({ buttons }) => buttons)
        .find(({ id }) => id === buttonId)!;
      this.conversation.press(button.functionName, button.id);
    },
    open: (sheet) => {
      this.people.select(sheet, 'A1');
      this.draw();
    },
    select: (cell) => {
      this.people.select(this.host.book.activeSheet.name, cell);
      this.draw();
    },
    type: (cell, text) => {
      this.people.edit(this.host.book.activeSheet.name, cell, [[text]]);
      this.draw();
    },
  };

  private watch(): void {
    this.context.on('weberror', (error) => this.faults.push(String(error.error())));
    this.context.on('console', (message) => {
      if (message.type() === 'error' && !isOfficeStyle(message)) this.faults.push(message.text());
    });
  }

  private tellFrame(text: string): void {
    if (!this.isOpen) return;
    this.page
      .evaluate((told) => window.tellFrame(told), text)
      .catch((error: unknown) => {
        if (this.isOpen) this.faults.push(`the frame cannot be told: ${String(error)}`);
      });
  }

  /** Shows the workbook as it stands, soon: much may happen at once. */
  private draw(): void {
    clearTimeout(this.drawing);
    this.drawing = setTimeout(() => {
      const { book, services } = this.host;
      const view: WindowView = {
        sheet: drawSheet(book),
        tabs: sheetTabs(book),
        active: book.activeSheet.name,
        paneShown: services.runtime.state === 'Visible',
      };
      this.page
        .evaluate((given) => window.showBook(given), view)
        .catch((error: unknown) => {
          if (this.isOpen) this.faults.push(`the window cannot be drawn: ${String(error)}`);
        });
    }, 30);
  }
}

/** office.js styles an element of its own, which the policy of the add-in forbids it; it does without. */
const isOfficeStyle = (message: ConsoleMessage): boolean =>
  message.location().url.startsWith(officeAddress) && /^Applying inline style violates/.test(message.text());

/** Runs in each page before anything else: another day, on which time goes by as ever. */
function shiftClock(by: number): void {
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...given: []) {
      super(...((given.length > 0 ? given : [Real.now() + by]) as []));
    }
    static override now(): number {
      return Real.now() + by;
    }
  } as DateConstructor;
}
