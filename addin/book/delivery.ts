import { type OutgoingFile, zipOf } from './bundle.ts';

/**
 * Ways out of the pane, none of which works everywhere: a dialog that says where to save, a download, a window of
 * its own that saves, and text to paste.
 */
export type WayId = 'save' | 'download' | 'window' | 'copy';

/** What a way knows: written for sure, handed over without an answer, or broken off by the user. */
export type WayResult = 'saved' | 'unconfirmed' | 'cancelled';

/** A way out; implemented where the browser or Office is. */
export interface DeliveryWay {
  readonly id: WayId;
  /** Whether it may work here, for this many bytes. */
  readonly isPossible: (size: number) => boolean;
  /** Rejects when it does not work. */
  readonly deliver: (file: OutgoingFile) => Promise<WayResult>;
}

export interface Attempt {
  readonly way: WayId;
  readonly result: WayResult | 'failed';
}

/** A file on its way to the user. */
export interface Parcel {
  readonly name: string;
  /** Files in it. */
  readonly count: number;
  readonly attempts: readonly Attempt[];
  /** The way it is going just now. */
  readonly going?: WayId;
  /** Ways that may work here, in the order to try them; those that have not worked stand last. */
  readonly ways: readonly WayId[];
}

export interface DeliveryState {
  readonly packing: 'zip' | 'each';
  readonly parcels: readonly Parcel[];
  /** The user has said that everything arrived: the bytes are gone. */
  readonly isConfirmed: boolean;
}

/** Files waiting to reach the user. They are kept until the user confirms, whatever a way says. */
export interface Delivery {
  readonly state: DeliveryState;
  /** One archive, or file by file; what was handed over before counts no more. */
  pack(packing: DeliveryState['packing']): void;
  /** Hands a parcel over; a way that fails is noted, never thrown. */
  send(parcel: number, way: WayId): Promise<void>;
  confirm(): void;
}

interface DeliveryOptions {
  readonly files: readonly OutgoingFile[];
  /** In the order to try them. */
  readonly ways: readonly DeliveryWay[];
  readonly archiveName: string;
  readonly changed: (state: DeliveryState) => void;
}

/** Begins to deliver: one file as it is, several as one archive unless the user wants them apart. */
export function openDelivery({ files, ways, archiveName, changed }: DeliveryOptions): Delivery {
  const first = files.length > 1 ? 'zip' : 'each';
  let kept = files;
  let outgoing = packed(kept, first, archiveName);
  let state: DeliveryState = begin(first);

  function begin(packing: DeliveryState['packing']): DeliveryState {
    const count = packing === 'zip' ? kept.length : 1;
    const parcels = outgoing.map((file) => ({
      name: file.name,
      count,
      attempts: [],
      ways: possible(file, []),
    }));
    return { packing, parcels, isConfirmed: false };
  }
  function possible(file: OutgoingFile, attempts: readonly Attempt[]): WayId[] {
    const here = ways.filter((way) => way.isPossible(file.bytes.length)).map(({ id }) => id);
    const tried = (id: WayId) => attempts.some(({ way, result }) => way === id && result !== 'cancelled');
    return [...here.filter((id) => !tried(id)), ...here.filter(tried)];
  }
  function set(next: DeliveryState): void {
    state = next;
    changed(next);
  }
  function setParcel(index: number, parcel: Parcel): void {
    set({ ...state, parcels: state.parcels.map((each, i) => (i === index ? parcel : each)) });
  }

  return {
    get state() {
      return state;
    },
    pack(packing) {
      if (state.isConfirmed || packing === state.packing) return;
      outgoing = packed(kept, packing, archiveName);
      set(begin(packing));
    },
    async send(index, id) {
      const file = outgoing[index];
      const parcel = state.parcels[index];
      const way = ways.find((each) => each.id === id);
      if (!file || !parcel || !way || parcel.going) return;
      const { packing } = state;
      setParcel(index, { ...parcel, going: id });
      const result = await way.deliver(file).catch(() => 'failed' as const);
      if (state.packing !== packing || state.isConfirmed) return;
      const attempts = [...parcel.attempts, { way: id, result }];
      const { going: _, ...rest } = parcel;
      setParcel(index, { ...rest, attempts, ways: possible(file, attempts) });
    },
    confirm() {
      outgoing = [];
      kept = [];
      set({ ...state, isConfirmed: true });
    },
  };
}

function packed(
  files: readonly OutgoingFile[],
  packing: DeliveryState['packing'],
  archiveName: string,
): readonly OutgoingFile[] {
  return packing === 'zip' && files.length > 1 ? [zipOf(files, archiveName)] : files;
}

/** How far a parcel has come: the best that a way has told. */
export function arrival({ attempts, going }: Parcel): WayResult | 'failed' | 'going' | 'waiting' {
  if (going) return 'going';
  const told = (result: Attempt['result']) => attempts.some((attempt) => attempt.result === result);
  return told('saved')
    ? 'saved'
    : told('unconfirmed')
      ? 'unconfirmed'
      : (attempts.at(-1)?.result ?? 'waiting');
}
