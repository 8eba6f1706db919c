// Serves dist/addin at https://localhost:3000 and puts the add-in into Excel until Ctrl+C. Run by `npm start`, which
// builds it first; `-- --web` serves only, for Excel on the web; `-- --port 3001` takes another port (serving only).
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { generateCertificates, getHttpsServerOptions } from 'office-addin-dev-certs';
import { localBase } from '../addin/manifest/product.ts';
import { type Certificate, serve } from './serve.ts';

const { values } = parseArgs({ options: { web: { type: 'boolean' }, port: { type: 'string' } } });
const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const manifest = at('manifest.xml');
const port = Number(values.port ?? new URL(localBase).port);
const sideloads = !values.web && values.port === undefined;

/** A certificate this system trusts; where no Excel runs, one the browser asks about once. */
async function certificate(): Promise<Certificate> {
  if (process.platform === 'win32' || process.platform === 'darwin') {
    const { cert, key } = await getHttpsServerOptions();
    return { cert, key };
  }
  const folder = mkdtempSync(join(tmpdir(), 'customer-ledger-'));
  try {
    const [ca, cert, key] = ['ca.crt', 'localhost.crt', 'localhost.key'].map((name) => join(folder, name));
    await generateCertificates(ca, cert, key);
    return { cert: readFileSync(cert!), key: readFileSync(key!) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Puts the add-in into Excel and opens it; gives what takes it out again, nothing when Excel would not have it. */
async function sideload(): Promise<(() => Promise<void>) | undefined> {
  const { AppType, startDebugging, stopDebugging } = await import('office-addin-debugging');
  try {
    // These tools used to report their use to Microsoft; since version 7 they report nothing to anybody.
    await startDebugging(manifest, {
      appType: AppType.Desktop,
      enableDebugging: false,
      enableLiveReload: false,
    });
    return () => stopDebugging(manifest);
  } catch (error) {
    console.error(`没能放进 Excel / Excel would not have it: ${messageOf(error)}`);
    console.error('请照 docs/excel-addin.md 自己放。See docs/excel-addin.md for the way by hand.');
    return undefined;
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function start(): Promise<void> {
  const { url, close } = await serve(at('dist/addin'), port, await certificate());
  console.log(`客户台账 Customer Ledger: ${url}`);
  const takeOut = sideloads ? await sideload() : undefined;
  if (!sideloads) {
    console.log(
      `在 Excel 网页版里上传：开始 → 加载项 → 更多加载项 → 我的加载项 → 上传我的加载项，选 ${manifest}`,
    );
    console.log(
      'Upload it to Excel on the web: Home → Add-ins → More Add-ins → My Add-ins → Upload My Add-in.',
    );
  }
  console.log('按 Ctrl+C 结束。Ctrl+C ends it.');
  process.once('SIGINT', async () => {
    await takeOut?.();
    await close();
  });
}

start().catch((error) => {
  const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
  console.error(
    taken
      ? `端口 ${port} 已被占用，请先结束占用它的程序。Port ${port} is taken; end the program that has it.`
      : `没能启动 / could not start: ${messageOf(error)}`,
  );
  process.exitCode = 1;
});
