import { ProblemError } from '../ledger/problem.ts';
import { crc32 } from './crc32.ts';
import { deflater } from './deflate.ts';
import type { PackageLimits } from './limits.ts';

/** One entry as it stands in the archive: still compressed. */
export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated (APPNOTE 4.4.5). */
  readonly method: 0 | 8;
  readonly crc: number;
  readonly size: number;
  /** The compressed bytes. */
  readonly data: Uint8Array;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
const UTF8_NAMES = 0x0800;
const ENCRYPTED = 0x0001;
/** 1980-01-01 00:00, the zero of DOS time: same input, same bytes. */
const FIXED_DATE = 0x0021;

const utf8 = new TextDecoder();
const latin1 = new TextDecoder('latin1');
const encoder = new TextEncoder();

function refuse(code: string, message: string, repair: string): never {
  throw new ProblemError({ code, severity: 'error', message, repair });
}

const corrupt = (): never =>
  refuse(
    'package-corrupt',
    '文件已损坏或不是 Office 文件（压缩包目录读不出来）。',
    '请用 Excel、WPS 或 Word 打开原文件，另存一份后重试。',
  );

/**
 * Lists the entries of an archive in the order of its central directory, without inflating any.
 * @throws ProblemError `package-encrypted` (password), `package-legacy` (.xls/.doc), `package-corrupt`,
 *   `package-too-large` (a limit is passed)
 */
export function readZip(bytes: Uint8Array, limits: PackageLimits): ZipEntry[] {
  if (bytes.length > limits.fileBytes) tooLarge(`文件有 ${mib(bytes.length)}`, `${mib(limits.fileBytes)}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length >= 8 && view.getUint32(0) === 0xd0cf11e0) refuseCompoundFile(bytes);
  const { count, offset } = findDirectory(view);
  if (count > limits.entries) tooLarge(`文件内有 ${count} 个部件`, `${limits.entries} 个`);

  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  let total = 0;
  let at = offset;
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) corrupt();
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const crc = view.getUint32(at + 16, true);
    let packed = view.getUint32(at + 20, true);
    let size = view.getUint32(at + 24, true);
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const commentLength = view.getUint16(at + 32, true);
    let local = view.getUint32(at + 42, true);
    const nameBytes = bytes.subarray(at + 46, at + 46 + nameLength);
    const name = (flags & UTF8_NAMES ? utf8 : latin1).decode(nameBytes).replaceAll('\\', '/');
    if (packed === 0xffffffff || size === 0xffffffff || local === 0xffffffff) {
      const wide = readZip64(view, at + 46 + nameLength, extraLength, { size, packed, local });
      ({ size, packed, local } = wide);
    }
    at += 46 + nameLength + extraLength + commentLength;

    if (flags & ENCRYPTED) refuseEncrypted();
    if (name.endsWith('/')) continue;
    if (method !== 0 && method !== 8) corrupt();
    if (names.has(name.toLowerCase())) corrupt();
    names.add(name.toLowerCase());
    total += size;
    if (size > limits.partBytes) tooLarge(`部件 ${name} 展开后有 ${mib(size)}`, mib(limits.partBytes));
    if (total > limits.totalBytes) tooLarge(`全部部件展开后超过 ${mib(total)}`, mib(limits.totalBytes));
    if (size > 1 << 20 && size > packed * limits.ratio)
      tooLarge(`部件 ${name} 的压缩比异常`, `${limits.ratio} 倍`);

    if (local + 30 > bytes.length || view.getUint32(local, true) !== LOCAL) corrupt();
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    if (start + packed > bytes.length) corrupt();
    if (method === 0 && packed !== size) corrupt();
    entries.push({ name, method: method as 0 | 8, crc, size, data: bytes.subarray(start, start + packed) });
  }
  return entries;
}

/** Inflates one entry and checks size and CRC. @throws ProblemError `package-corrupt` */
export function inflateEntry(entry: ZipEntry): Uint8Array {
  if (entry.method === 0) return entry.data;
  let out: Uint8Array;
  try {
    out = deflater.inflate(entry.data, entry.size);
  } catch {
    return corrupt();
  }
  if (out.length !== entry.size || crc32(out) !== entry.crc) corrupt();
  return out;
}

/** An entry made of new content. Level 1 is three times faster than 6 and about 5 % larger on OOXML parts. */
export function deflateEntry(name: string, content: Uint8Array | string, level: 1 | 6 | 9 = 6): ZipEntry {
  const bytes = typeof content === 'string' ? encoder.encode(content) : content;
  return {
    name,
    method: 8,
    crc: crc32(bytes),
    size: bytes.length,
    data: deflater.deflate(bytes, level),
  };
}

/** An entry of content that is packed already: a document within an archive of documents. */
export function storedEntry(name: string, bytes: Uint8Array): ZipEntry {
  return { name, method: 0, crc: crc32(bytes), size: bytes.length, data: bytes };
}

/** `[Content_Types].xml` first, as readers that sniff the file type expect; everything else keeps its order. */
export function contentTypesFirst<T extends { readonly name: string }>(entries: readonly T[]): T[] {
  const isTypes = (entry: T) => entry.name === '[Content_Types].xml';
  return [...entries.filter(isTypes), ...entries.filter((entry) => !isTypes(entry))];
}

/** The local header that stands before an entry's data. */
export function localHeader(entry: ZipEntry): Uint8Array {
  const name = encoder.encode(entry.name);
  const out = new Uint8Array(30 + name.length);
  const view = new DataView(out.buffer);
  view.setUint32(0, LOCAL, true);
  view.setUint16(4, 20, true);
  view.setUint16(6, UTF8_NAMES, true);
  view.setUint16(8, entry.method, true);
  view.setUint16(12, FIXED_DATE, true);
  view.setUint32(14, entry.crc, true);
  view.setUint32(18, entry.data.length, true);
  view.setUint32(22, entry.size, true);
  view.setUint16(26, name.length, true);
  out.set(name, 30);
  return out;
}

/** The central directory and its end record for entries whose local headers stand at `offsets`. */
export function centralDirectory(
  entries: readonly {
    readonly name: string;
    readonly method: number;
    readonly crc: number;
    readonly size: number;
    readonly packedSize: number;
  }[],
  offsets: readonly number[],
  start: number,
): Uint8Array {
  const names = entries.map((entry) => encoder.encode(entry.name));
  const out = new Uint8Array(names.reduce((sum, name) => sum + 46 + name.length, 0) + 22);
  const view = new DataView(out.buffer);
  let at = 0;
  entries.forEach((entry, i) => {
    const name = names[i]!;
    view.setUint32(at, CENTRAL, true);
    view.setUint16(at + 4, 20, true);
    view.setUint16(at + 6, 20, true);
    view.setUint16(at + 8, UTF8_NAMES, true);
    view.setUint16(at + 10, entry.method, true);
    view.setUint16(at + 14, FIXED_DATE, true);
    view.setUint32(at + 16, entry.crc, true);
    view.setUint32(at + 20, entry.packedSize, true);
    view.setUint32(at + 24, entry.size, true);
    view.setUint16(at + 28, name.length, true);
    view.setUint32(at + 42, offsets[i]!, true);
    out.set(name, at + 46);
    at += 46 + name.length;
  });
  view.setUint32(at, END, true);
  view.setUint16(at + 8, entries.length, true);
  view.setUint16(at + 10, entries.length, true);
  view.setUint32(at + 12, at, true);
  view.setUint32(at + 16, start, true);
  return out;
}

/** The archive in one piece. Timestamps are fixed, so the same entries give the same bytes. */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  const offsets: number[] = [];
  let at = 0;
  for (const entry of entries) {
    offsets.push(at);
    const header = localHeader(entry);
    pieces.push(header, entry.data);
    at += header.length + entry.data.length;
  }
  pieces.push(
    centralDirectory(
      entries.map((entry) => ({ ...entry, packedSize: entry.data.length })),
      offsets,
      at,
    ),
  );
  const out = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let to = 0;
  for (const piece of pieces) {
    out.set(piece, to);
    to += piece.length;
  }
  return out;
}

function findDirectory(view: DataView): { count: number; offset: number } {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) !== END) continue;
    const count = view.getUint16(at + 10, true);
    const offset = view.getUint32(at + 16, true);
    if (count !== 0xffff && offset !== 0xffffffff) return { count, offset };
    if (at < 20 || view.getUint32(at - 20, true) !== LOCATOR64) return { count, offset };
    const end64 = Number(view.getBigUint64(at - 20 + 8, true));
    if (end64 + 56 > view.byteLength || view.getUint32(end64, true) !== END64) corrupt();
    return {
      count: Number(view.getBigUint64(end64 + 32, true)),
      offset: Number(view.getBigUint64(end64 + 48, true)),
    };
  }
  return corrupt();
}

function readZip64(
  view: DataView,
  start: number,
  length: number,
  from: { size: number; packed: number; local: number },
): { size: number; packed: number; local: number } {
  const end = Math.min(start + length, view.byteLength);
  for (let at = start; at + 4 <= end; ) {
    const id = view.getUint16(at, true);
    const size = view.getUint16(at + 2, true);
    if (id === 1) {
      let field = at + 4;
      const next = (): number => {
        if (field + 8 > end) return corrupt();
        const value = Number(view.getBigUint64(field, true));
        field += 8;
        return value;
      };
      return {
        size: from.size === 0xffffffff ? next() : from.size,
        packed: from.packed === 0xffffffff ? next() : from.packed,
        local: from.local === 0xffffffff ? next() : from.local,
      };
    }
    at += 4 + size;
  }
  return corrupt();
}

function refuseCompoundFile(bytes: Uint8Array): never {
  // [MS-OFFCRYPTO] 2.3.4.4: an encrypted OOXML file is a compound file with a stream "EncryptedPackage".
  const marker = [...'EncryptedPackage'].flatMap((c) => [c.charCodeAt(0), 0]);
  const head = bytes.subarray(0, Math.min(bytes.length, 1 << 20));
  for (let i = head.indexOf(marker[0]!); i >= 0; i = head.indexOf(marker[0]!, i + 1))
    if (marker.every((byte, k) => head[i + k] === byte)) refuseEncrypted();
  refuse(
    'package-legacy',
    '这是旧格式文件（.xls 或 .doc），本程序只读 .xlsx、.xlsm 和 .docx。',
    '请用 Excel、WPS 或 Word 打开，另存为新格式后重试。',
  );
}

function refuseEncrypted(): never {
  refuse(
    'package-encrypted',
    '文件有打开密码，读不了。',
    '请先在 Excel、WPS 或 Word 里取消打开密码，另存后重试。',
  );
}

function tooLarge(what: string, limit: string): never {
  refuse(
    'package-too-large',
    `${what}，超过上限 ${limit}，为安全起见没有打开。`,
    '请确认文件来源；确需处理时按年份拆分。',
  );
}

function mib(bytes: number): string {
  return `${Math.ceil(bytes / 1048576)} MiB`;
}
