import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { runInThisContext } from 'node:vm';
import type { ExcelHost } from './host.ts';
import type { Batch } from './protocol/index.ts';
import { supports } from './requirements.ts';

/** The global names of the client. */
export interface Client {
  readonly Excel: typeof Excel;
  readonly Office: typeof Office;
  readonly OfficeExtension: typeof OfficeExtension;
}

interface Bridge {
  onMessageFromHost: ((text: string) => void) | null;
  sendMessageToHost(text: string): void;
}

/**
 * Loads the genuine office.js client of the installed package into this process, talking to `host`. It finds the
 * browser's names replaced by stubs; vitest gives every test file a process of its own names, so one host a file.
 */
export function bootClient(host: ExcelHost): Client {
  const define = (name: string, value: unknown): void => {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  };
  const element = { setAttribute() {}, appendChild() {}, style: {} };
  define('_richApiNativeBridge', bridgeTo(host));
  define('window', globalThis);
  define('self', globalThis);
  define('navigator', { userAgent: 'node' });
  define('location', {
    href: 'https://localhost/',
    search: '',
    hash: '',
    origin: 'https://localhost',
    hostname: 'localhost',
  });
  define('document', {
    createElement: () => element,
    getElementsByTagName: () => [],
    location: { href: '' },
    addEventListener() {},
  });
  define('addEventListener', () => {});
  const file = createRequire(import.meta.url).resolve('@microsoft/office-js/dist/excel-web-16.00.debug.js');
  runInThisContext(readFileSync(file, 'utf8'), { filename: file });
  const client = globalThis as unknown as Client & {
    OfficeExtension: { CommonUtility: { _doApiNotSupportedCheck: boolean } };
  };
  client.OfficeExtension.CommonUtility._doApiNotSupportedCheck = true;
  // The page loader that fills `Office.context` on a real page has no place here.
  Reflect.set(globalThis, 'Office', Object.create(client.Office, { context: { value: contextOf(host) } }));
  return client;
}

function bridgeTo(host: ExcelHost): Bridge {
  const bridge: Bridge = {
    onMessageFromHost: null,
    sendMessageToHost(text) {
      const { id, flags, message } = JSON.parse(text);
      const batch: Batch = typeof message.body === 'string' ? JSON.parse(message.body) : message.body;
      void answer(id, batch, flags ?? 0, text);
    },
  };
  const answer = async (id: number, batch: Batch, flags: number, text: string): Promise<void> => {
    const { status, body } = await host.serve(batch, flags, text);
    const message = { statusCode: status, headers: {}, body };
    bridge.onMessageFromHost?.(JSON.stringify({ id, type: 2, message }));
    host.tellEvents();
  };
  host.onEvents((entries) =>
    bridge.onMessageFromHost?.(JSON.stringify({ type: 3, controlId: '', message: { entries } })),
  );
  return bridge;
}

/** What production code may ask of `Office.context`. */
function contextOf(host: ExcelHost): object {
  const handlers = new Map<unknown, () => void>();
  const done = (callback?: (result: object) => void): void => callback?.({ status: 'succeeded' });
  return {
    host: 'Excel',
    platform: 'PC',
    displayLanguage: 'zh-CN',
    contentLanguage: 'zh-CN',
    requirements: {
      isSetSupported: (set: string, version?: string) => supports(host.requirements, set, version),
    },
    document: {
      addHandlerAsync(_type: string, handler: (event: object) => void, callback?: (result: object) => void) {
        handlers.set(
          handler,
          host.onSelection(() => handler({})),
        );
        done(callback);
      },
      removeHandlerAsync(
        _type: string,
        { handler }: { handler?: unknown },
        callback?: (result: object) => void,
      ) {
        handlers.get(handler)?.();
        done(callback);
      },
    },
  };
}
