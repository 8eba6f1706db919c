import { storedEntry, writeZip } from '../../src/opc/zip.ts';

/** A finished file for the user. */
export interface OutgoingFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export const mediaTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
} as const;

/** Several files as one archive. Names stay as they are, a repeated one gets a number: `合同 (2).docx`. */
export function zipOf(files: readonly OutgoingFile[], name: string): OutgoingFile {
  const names = uniqueNames(files.map((file) => file.name));
  const bytes = writeZip(files.map((file, i) => storedEntry(names[i]!, file.bytes)));
  return { name, mediaType: mediaTypes.zip, bytes };
}

/** Windows and macOS take names that differ only in case or composition for the same. */
export function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const dot = name.lastIndexOf('.');
    const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
    let unique = name;
    for (let number = 2; taken.has(folded(unique)); number++) unique = `${stem} (${number})${ending}`;
    taken.add(folded(unique));
    return unique;
  });
}

const folded = (name: string): string => name.normalize('NFC').toLowerCase();
