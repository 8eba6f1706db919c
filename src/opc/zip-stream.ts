import { ProblemError } from '../ledger/problem.ts';
import { centralDirectory, localHeader, type ZipEntry } from './zip.ts';

/** Takes the entries of an archive one by one and passes its bytes on at once. */
export interface ZipStream {
  /** @throws ProblemError `package-too-large` beyond what an archive without Zip64 holds */
  add(entry: ZipEntry): void;
  /** Writes the directory; nothing may be added afterwards. */
  finish(): void;
}

/** What fits into the fields of an archive without Zip64 (APPNOTE 4.4.1.4). */
const mostEntries = 0xfffe;
const mostBytes = 0xffff_fffe;

/**
 * An archive that is written while its entries are made: what was passed on is forgotten but for its name, so any
 * number of documents takes little memory. Same entries, same bytes as `writeZip`.
 */
export function zipStream(write: (bytes: Uint8Array) => void): ZipStream {
  const known: { name: string; method: number; crc: number; size: number; packedSize: number }[] = [];
  const offsets: number[] = [];
  let at = 0;
  return {
    add(entry) {
      const header = localHeader(entry);
      const end = at + header.length + entry.data.length;
      if (known.length >= mostEntries || end > mostBytes) tooLarge(known.length);
      const { name, method, crc, size, data } = entry;
      known.push({ name, method, crc, size, packedSize: data.length });
      offsets.push(at);
      write(header);
      write(data);
      at = end;
    },
    finish() {
      write(centralDirectory(known, offsets, at));
    },
  };
}

function tooLarge(count: number): never {
  throw new ProblemError({
    code: 'package-too-large',
    severity: 'error',
    message: `压缩包装不下了：已有 ${count} 个文件，上限是 ${mostEntries} 个、4 GB。`,
    repair: '请分成几批，各做一个压缩包。',
  });
}
