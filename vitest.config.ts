import { readFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vitest/config';

/** An imported office file is its bytes, as webpack's `asset/bytes` gives them to the browser. */
const officeFiles: Plugin = {
  name: 'office-files',
  enforce: 'pre',
  load(id) {
    if (!/\.(xlsx|docx)$/.test(id)) return undefined;
    const base64 = readFileSync(id).toString('base64');
    return `export default new Uint8Array(Buffer.from('${base64}', 'base64'));`;
  },
};

export default defineConfig({
  plugins: [officeFiles],
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    // A guard against hanging, not a measure: LibreOffice on a loaded machine takes its time.
    testTimeout: 120_000,
    hookTimeout: 300_000,
    // Two cores: LibreOffice takes one of them whenever it is the judge.
    maxWorkers: 2,
  },
});
