// Builds every file of templates/ that is made by a program and writes those whose content changed.
// Run by `npm run templates`.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { buildBook } from '../templates/build/book.ts';
import { buildContractTemplates } from '../templates/build/contracts.ts';
import { buildForms } from '../templates/build/forms.ts';

/** A folder of templates/ and what builds its files, by file name. */
interface Builder {
  readonly folder: string;
  readonly build: () => Promise<ReadonlyMap<string, Uint8Array>>;
}

const builders: readonly Builder[] = [
  { folder: 'book', build: async () => new Map([['空白客户台账.xlsx', await buildBook()]]) },
  { folder: 'contracts', build: buildContractTemplates },
  { folder: 'forms', build: buildForms },
];

async function readIfThere(file: URL): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') return undefined;
    throw error;
  }
}

for (const { folder, build } of builders) {
  const place = new URL(`../templates/${folder}/`, import.meta.url);
  await mkdir(place, { recursive: true });
  for (const [name, bytes] of await build()) {
    const file = new URL(encodeURIComponent(name), place);
    const before = await readIfThere(file);
    const same = before !== undefined && Buffer.compare(before, bytes) === 0;
    if (!same) await writeFile(file, bytes);
    console.log(
      `${same ? 'unchanged' : before ? 'changed  ' : 'new      '} ${fileURLToPath(file)} (${bytes.length} bytes)`,
    );
  }
}
