import { describe, expect, it } from 'vitest';
import type { OutgoingFile } from '../../../../addin/book/bundle.ts';
import { type MessagePipe, receiveFile, sendFile } from '../../../../addin/book/file-transfer.ts';
import { FakeClock } from '../../../support/fake-clock.ts';

/** Two windows; `spoil` changes what the second one hears. */
function windows(spoil: (message: string, count: number) => string = (message) => message) {
  const listeners: [((text?: string) => void)?, ((text?: string) => void)?] = [];
  const early: [string[], string[]] = [[], []];
  let heard = 0;
  let longest = 0;
  const end = (own: 0 | 1): MessagePipe => ({
    send(message) {
      longest = Math.max(longest, message.length);
      const other = own === 0 ? 1 : 0;
      const text = other === 1 ? spoil(message, heard++) : message;
      queueMicrotask(() => (listeners[other] ? listeners[other](text) : early[other].push(text)));
    },
    listen(listener) {
      listeners[own] = (text) => listener(text);
      for (const text of early[own].splice(0)) listener(text);
    },
    close: () => listeners[0]?.(undefined),
  });
  return { here: end(0), there: end(1), longest: () => longest };
}

const file = (size: number): OutgoingFile => ({
  name: '合同.docx',
  mediaType: 'application/x',
  bytes: Uint8Array.from({ length: size }, (_, i) => (i * 7) % 251),
});

describe('a file for another window', () => {
  it.each([0, 1, 24 * 1024, 24 * 1024 + 1, 300_000])(
    '%d bytes arrive whole, in small messages',
    async (size) => {
      const { here, there, longest } = windows();
      const sent = sendFile(here, file(size), new FakeClock());
      const { file: arrived, answer } = await receiveFile(there, () => {});
      answer('saved');
      expect(arrived).toEqual(file(size));
      expect(await sent).toBe('saved');
      expect(longest()).toBeLessThan(40_000);
    },
  );

  it('damage on the way is found by both', async () => {
    const { here, there } = windows((message, count) =>
      count === 3 ? message.replace(/"base64":"..../, '"base64":"AAAA') : message,
    );
    const sent = sendFile(here, file(200_000), new FakeClock());
    await expect(Promise.allSettled([receiveFile(there, () => {}), sent])).resolves.toMatchObject([
      { status: 'rejected' },
      { status: 'rejected' },
    ]);
  });

  it('a window that closes has cancelled', async () => {
    const { here, there } = windows();
    const sent = sendFile(here, file(10), new FakeClock());
    await receiveFile(there, () => {});
    there.close();
    expect(await sent).toBe('cancelled');
  });

  it('a window that never answers is given up', async () => {
    const clock = new FakeClock();
    const sent = sendFile(windows().here, file(10), clock);
    sent.catch(() => {});
    await clock.pass(60_000);
    await expect(sent).rejects.toThrow();
  });

  it('what other scripts say is passed over', async () => {
    const { here, there } = windows();
    const sent = sendFile(here, file(10), new FakeClock());
    there.send('hello');
    there.send('{"type":"webpackOk"}');
    there.send('null');
    const { answer } = await receiveFile(there, () => {});
    answer('unconfirmed');
    expect(await sent).toBe('unconfirmed');
  });
});
