import type { ZipEntry } from '../../opc/zip.ts';
import { inflateChunks } from './packing.ts';

/** The content of an XML part in pieces of UTF-8, whichever of OPC's two encodings it stands in. */
export function* utf8Chunks(entry: ZipEntry): Generator<Uint8Array> {
  const toUtf8 = utf8Transcoder();
  for (const chunk of inflateChunks(entry)) yield toUtf8(chunk);
}

/** A function for the chunks of one part: UTF-16 (known by its byte order mark) becomes UTF-8. */
export function utf8Transcoder(): (chunk: Uint8Array) => Uint8Array {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let first = true;
  const encoder = new TextEncoder();
  return (chunk) => {
    if (first && chunk.length >= 2) {
      first = false;
      if (chunk[0] === 0xff && chunk[1] === 0xfe) decoder = new TextDecoder('utf-16le');
      if (chunk[0] === 0xfe && chunk[1] === 0xff) decoder = new TextDecoder('utf-16be');
    }
    return decoder ? encoder.encode(decoder.decode(chunk, { stream: true })) : chunk;
  };
}
