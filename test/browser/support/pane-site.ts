import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

/** A page with the pane in it: one script, one style sheet, under the policy of the product. */
export interface Site {
  readonly html: string;
  readonly script: string;
  readonly style: string;
}

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'";

/** Shipped files inside the script, as webpack's asset/bytes puts them. */
const bytes: Plugin = {
  name: 'bytes',
  enforce: 'pre',
  load(id) {
    if (!/\.(?:docx|xlsx)$/.test(id)) return undefined;
    const base64 = readFileSync(id).toString('base64');
    return `export default Uint8Array.from(atob('${base64}'), (letter) => letter.charCodeAt(0));`;
  },
};

/** Bundles the pane over a book in memory. */
export async function buildPaneSite(): Promise<Site> {
  const output = await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [bytes],
    esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
    build: {
      write: false,
      minify: false,
      lib: {
        entry: fileURLToPath(new URL('pane-page.tsx', import.meta.url)),
        formats: ['iife'],
        name: 'page',
        fileName: 'pane',
      },
    },
  });
  const [bundle] = Array.isArray(output) ? output : [output];
  if (!bundle || !('output' in bundle)) throw new Error('the pane was not bundled');
  const script = bundle.output.find((file) => file.type === 'chunk')?.code ?? '';
  const style = bundle.output.find((file) => file.fileName.endsWith('.css'));
  const html = `<!doctype html><html><head><meta charset="utf-8"><title>客户台账</title>
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="stylesheet" href="/pane.css"></head><body><div id="app"></div><script src="/pane.js"></script></body></html>`;
  return { html, script, style: style?.type === 'asset' ? String(style.source) : '' };
}
