import { corruptPart, doctypeRefused } from './refusals.ts';
import { RowLayout } from './row-layout.ts';
import { malformed, needMore, skipNode, tagEnd } from './xml-bytes.ts';

/** What a worksheet part is made of, in document order. */
export interface SheetHandler {
  /** Everything up to and with the `<sheetData>` tag; an empty `<sheetData/>` is given as it stands. */
  head?(bytes: Uint8Array): void;
  /** A row; its layout and buffer are only valid during the call. False ends the scan. */
  row(buffer: Uint8Array, layout: RowLayout, number: number): boolean | undefined;
  /** Everything from `</sheetData>` on (nothing before it when `<sheetData/>` was empty). */
  tail?(bytes: Uint8Array): void;
}

const MiB = 1024 * 1024;
/** No row and no head of a real worksheet comes near this. */
const largestPiece = 64 * MiB;
const LT = 60;
const SLASH = 47;
const decoder = new TextDecoder();

/**
 * Scans a worksheet part that arrives in chunks and hands out its rows as positions. Only the piece at hand
 * stands in memory, so the size of the sheet does not matter.
 */
export class SheetScanner {
  /** Length of the namespace prefix of the part's elements, with its colon. */
  prefix = 0;
  private readonly part: string;
  private readonly handler: SheetHandler;
  private readonly layout = new RowLayout();
  private buffer = new Uint8Array(MiB);
  private at = 0;
  private end = 0;
  private state: 'head' | 'rows' | 'tail' | 'done' = 'head';
  private lastRow = 0;
  private stopped = false;

  constructor(part: string, handler: SheetHandler) {
    this.part = part;
    this.handler = handler;
  }

  /** Takes the next piece. False when the handler has seen enough. @throws ProblemError */
  push(chunk: Uint8Array): boolean {
    for (let from = 0; from < chunk.length && !this.stopped; ) {
      this.makeRoom();
      const size = Math.min(chunk.length - from, this.buffer.length - this.end);
      this.buffer.set(chunk.subarray(from, from + size), this.end);
      this.end += size;
      from += size;
      this.advance();
    }
    return !this.stopped;
  }

  /** To be called after the last piece. @throws ProblemError `package-corrupt` when the sheet breaks off */
  finish(): void {
    if (this.stopped) return;
    if (this.state === 'tail') this.handler.tail?.(this.buffer.subarray(this.at, this.end));
    else this.finishWithoutRows();
    this.state = 'done';
  }

  private finishWithoutRows(): void {
    // `<worksheet/>` without sheet data is against the schema, but there is nothing in it that could be lost.
    const text = decoder.decode(this.buffer.subarray(this.at, this.end)).trimEnd();
    if (
      this.state === 'rows' ||
      !/<\/(?:[^\s/>:]+:)?worksheet>$|<(?:[^\s/>:]+:)?worksheet[^>]*\/>$/.test(text)
    )
      throw corruptPart(this.part, '不完整');
  }

  private makeRoom(): void {
    if (this.at > 0 && this.end - this.at < this.buffer.length / 2) {
      this.buffer.copyWithin(0, this.at, this.end);
      this.end -= this.at;
      this.at = 0;
    }
    if (this.end < this.buffer.length) return;
    if (this.buffer.length >= largestPiece) throw corruptPart(this.part, '里有一行或一段大得不正常');
    const wide = new Uint8Array(this.buffer.length * 2);
    wide.set(this.buffer.subarray(this.at, this.end));
    this.end -= this.at;
    this.at = 0;
    this.buffer = wide;
  }

  private advance(): void {
    if (this.state === 'head') this.scanHead();
    if (this.state === 'rows') this.scanRows();
    if (this.state === 'tail' && !this.handler.tail) this.at = this.end;
  }

  private scanHead(): void {
    const { buffer, end } = this;
    let sawRoot = false;
    for (let i = this.at; ; ) {
      while (i < end && buffer[i] !== LT) i++;
      if (i + 9 > end) return;
      const marker = buffer[i + 1];
      if (marker === 33 || marker === 63) {
        if (marker === 33 && buffer[i + 2] === 68) throw doctypeRefused(this.part);
        i = skipNode(buffer, i, end);
      } else {
        const after = tagEnd(buffer, i, end);
        if (after === needMore) return;
        if (after === malformed) throw corruptPart(this.part, '不是合格的 XML');
        const name = tagName(buffer, i, after);
        if (!sawRoot) {
          this.prefix = name.indexOf(':') + 1;
          sawRoot = true;
        }
        if (name.slice(this.prefix) === 'sheetData' && name.lastIndexOf(':') + 1 === this.prefix) {
          this.handler.head?.(buffer.subarray(this.at, after));
          this.at = after;
          this.state = buffer[after - 2] === SLASH ? 'tail' : 'rows';
          return;
        }
        i = after;
      }
      if (i === needMore) return;
      if (i === malformed) throw corruptPart(this.part, '不是合格的 XML');
    }
  }

  private scanRows(): void {
    const { buffer, end, prefix, layout } = this;
    let i = this.at;
    for (;;) {
      while (i < end && buffer[i] !== LT) i++;
      this.at = i;
      if (i + prefix + 5 > end) return;
      if (buffer[i + 1] === SLASH) {
        this.state = 'tail';
        return;
      }
      const name = i + 1 + prefix;
      const isRow = buffer[name] === 114 && buffer[name + 1] === 111 && buffer[name + 2] === 119;
      if (!isRow || (buffer[name + 3] ?? 0) > 62 || (prefix > 0 && buffer[name - 1] !== 58)) {
        i = skipNode(buffer, i, end);
        if (i === needMore) return;
        if (i === malformed) throw corruptPart(this.part, '不是合格的 XML');
        continue;
      }
      i = layout.walk(buffer, i, end, prefix);
      if (i === needMore) return;
      if (i === malformed) throw corruptPart(this.part, `第 ${this.lastRow + 1} 行读不出来`);
      const number = layout.number || layout.cellRow || this.lastRow + 1;
      if (number > 1_048_576) throw corruptPart(this.part, '的行号超出工作表');
      this.lastRow = number;
      this.at = i;
      if (this.handler.row(buffer, layout, number) === false) {
        this.stopped = true;
        return;
      }
    }
  }
}

function tagName(b: Uint8Array, at: number, end: number): string {
  let name = '';
  for (let i = at + 1; i < end; i++) {
    const c = b[i] ?? 0;
    if (c <= 32 || c === 62 || (c === 47 && i > at + 1)) break;
    name += String.fromCharCode(c);
  }
  return name;
}
