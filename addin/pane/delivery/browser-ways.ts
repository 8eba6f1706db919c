import { toBase64 } from '../../book/base64.ts';
import type { OutgoingFile } from '../../book/bundle.ts';
import type { DeliveryWay, WayResult } from '../../book/delivery.ts';

interface WritableFile {
  createWritable(): Promise<{ write(data: Blob): Promise<void>; close(): Promise<void> }>;
}

/** Of the File System Access API: not in every browser, and refused in a frame of another origin. */
type SavePicker = (options: { readonly suggestedName: string }) => Promise<WritableFile>;

const savePicker = (): SavePicker | undefined =>
  (window as unknown as { showSaveFilePicker?: SavePicker }).showSaveFilePicker?.bind(window);

const blobOf = ({ bytes, mediaType }: OutgoingFile): Blob =>
  new Blob([bytes as Uint8Array<ArrayBuffer>], { type: mediaType });

/** The browser asks where, and tells when the file is written. */
const save: DeliveryWay = {
  id: 'save',
  isPossible: () => savePicker() !== undefined && isOwnTop(),
  async deliver(file) {
    try {
      const handle = await savePicker()?.({ suggestedName: file.name });
      const writable = await handle?.createWritable();
      await writable?.write(blobOf(file));
      await writable?.close();
      return writable ? 'saved' : 'cancelled';
    } catch (error) {
      if ((error as Partial<DOMException>).name === 'AbortError') return 'cancelled';
      throw error;
    }
  },
};

/** How long a download may take to begin before its address is given back, milliseconds. */
const downloadGrace = 60_000;

/** Never tells whether the file arrived: some web views drop downloads without a word. */
const download: DeliveryWay = {
  id: 'download',
  isPossible: () => 'download' in HTMLAnchorElement.prototype,
  async deliver(file) {
    const address = URL.createObjectURL(blobOf(file));
    const link = document.createElement('a');
    link.href = address;
    link.download = file.name;
    link.hidden = true;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), downloadGrace);
    return 'unconfirmed';
  },
};

/** Clipboards and editors choke on more text than this, bytes of the file. */
const mostToCopy = 4 * 1024 * 1024;

/** The file as base64 text: the last way, where nothing else is let through. */
const copy: DeliveryWay = {
  id: 'copy',
  isPossible: (size) => size <= mostToCopy,
  async deliver(file) {
    const text = toBase64(file.bytes);
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      copyBySelection(text);
    }
    return 'unconfirmed';
  },
};

/** For frames that may not use the clipboard themselves. */
function copyBySelection(text: string): void {
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'unseen';
  document.body.append(area);
  area.select();
  const isCopied = document.execCommand('copy');
  area.remove();
  if (!isCopied) throw new Error('the browser does not copy');
}

/** True when no window of another origin is around this one. */
function isOwnTop(): boolean {
  try {
    return window.top?.location.origin === window.location.origin;
  } catch {
    return false;
  }
}

/** The ways every browser may have, and one through a window of its own where the surroundings offer it. */
export function browserWays(throughWindow?: DeliveryWay['deliver']): readonly DeliveryWay[] {
  const ownWindow: DeliveryWay[] = throughWindow
    ? [{ id: 'window', isPossible: () => true, deliver: throughWindow }]
    : [];
  return [save, download, ...ownWindow, copy];
}

/** Saves or downloads: what a window of its own does with a file it was handed. */
export async function saveHere(file: OutgoingFile): Promise<WayResult> {
  return (save.isPossible(file.bytes.length) ? save : download).deliver(file);
}
