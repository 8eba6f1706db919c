import { sha256 } from '../../src/opc/sha256.ts';
import { fromBase64, toBase64 } from './base64.ts';
import type { OutgoingFile } from './bundle.ts';
import type { WayResult } from './delivery.ts';
import type { Clock } from './state.ts';

/** Text messages between two windows of ours. */
export interface MessagePipe {
  send(message: string): void;
  /** Calls with every message, and once with nothing when the other window has closed. */
  listen(listener: (message: string | undefined) => void): void;
  /** Closes the other window. */
  close(): void;
}

/** What the two windows say to each other, as JSON; each message waits for the answer to the one before. */
type Message =
  | { readonly says: 'ready' }
  | {
      readonly says: 'file';
      readonly name: string;
      readonly mediaType: string;
      readonly hash: string;
      readonly pieces: number;
    }
  | { readonly says: 'piece'; readonly base64: string }
  | { readonly says: 'got' }
  | { readonly says: 'broken' }
  | { readonly says: 'handled'; readonly result: WayResult };

/** Bytes of one message; dialog messages of a few hundred KB have been seen to get lost. */
const pieceBytes = 24 * 1024;

/** How long the other window may take to answer at first, milliseconds. */
const patience = 30_000;

/**
 * Hands a file to the other window piece by piece; gives what became of it there. Rejects when the window never
 * answers, or the file arrives damaged.
 */
export function sendFile(
  pipe: MessagePipe,
  { name, mediaType, bytes }: OutgoingFile,
  clock: Clock,
): Promise<WayResult> {
  const pieces = Math.ceil(bytes.length / pieceBytes);
  let next = -1;
  return new Promise((resolve, reject) => {
    const say = (message: Message): void => pipe.send(JSON.stringify(message));
    const sendNext = (): void => {
      if (next < 0) say({ says: 'file', name, mediaType, hash: sha256(bytes), pieces });
      else if (next < pieces)
        say({ says: 'piece', base64: toBase64(bytes.subarray(next * pieceBytes, (next + 1) * pieceBytes)) });
      next++;
    };
    const stopWaiting = clock.after(patience, () => reject(new Error('the window does not answer')));
    pipe.listen((text) => {
      stopWaiting();
      const message = text === undefined ? undefined : read(text);
      if (text === undefined) resolve('cancelled');
      else if (message?.says === 'ready' && next < 0) sendNext();
      else if (message?.says === 'got') sendNext();
      else if (message?.says === 'handled') resolve(message.result);
      else if (message?.says === 'broken') reject(new Error('the file arrived damaged'));
    });
  });
}

/** Takes a file from the window that opened this one; `answer` tells it what became of the file. */
export function receiveFile(
  pipe: MessagePipe,
  onProgress: (done: number, total: number) => void,
): Promise<{ readonly file: OutgoingFile; readonly answer: (result: WayResult) => void }> {
  return new Promise((resolve, reject) => {
    const say = (message: Message): void => pipe.send(JSON.stringify(message));
    let head: Extract<Message, { says: 'file' }> | undefined;
    const parts: Uint8Array[] = [];
    const finish = (): void => {
      const bytes = joined(parts);
      if (!head || sha256(bytes) !== head.hash) {
        say({ says: 'broken' });
        reject(new Error('the file arrived damaged'));
        return;
      }
      const { name, mediaType } = head;
      resolve({ file: { name, mediaType, bytes }, answer: (result) => say({ says: 'handled', result }) });
    };
    pipe.listen((text) => {
      const message = text === undefined ? undefined : read(text);
      if (message?.says === 'file') head = message;
      else if (message?.says === 'piece' && head) parts.push(fromBase64(message.base64) ?? new Uint8Array());
      else return;
      onProgress(parts.length, head.pieces);
      if (parts.length === head.pieces) finish();
      else say({ says: 'got' });
    });
    say({ says: 'ready' });
  });
}

/** Nothing for what another script may have sent. */
function read(text: string): Message | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'says' in value ? (value as Message) : undefined;
  } catch {
    return undefined;
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
