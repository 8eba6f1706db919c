export { type EventEntry, eventEntries } from './events.ts';
export { isCleanup, Protocol, requestFlags } from './protocol.ts';
export type { Batch, BatchReply } from './wire.ts';
