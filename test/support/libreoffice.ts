import { execFile, spawnSync } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const outputLimit = 1 << 28;

export interface ConvertOptions {
  /** Makes LibreOffice compute every formula again instead of trusting the cached results of the file. */
  readonly hardRecalculate?: boolean;
  /** Milliseconds before the program is ended; 120 s when absent. */
  readonly timeout?: number;
}

const recalculateAlways = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="ODFRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`;

/** What a Debian machine without the programs has to install. */
export const installLine =
  'apt-get install -y libreoffice-calc libreoffice-writer fonts-noto-cjk fonts-liberation poppler-utils';

/**
 * Why tests that need LibreOffice and poppler cannot run here, or undefined when they can: for
 * `describe.skipIf(libreOfficeMissing())`. Under `CI=true` always undefined, so that a missing program fails.
 */
export function libreOfficeMissing(): string | undefined {
  if (process.env.CI === 'true') return undefined;
  const absent = (
    [
      ['soffice', '--version'],
      ['pdftotext', '-v'],
    ] as const
  ).filter(([program, flag]) => spawnSync(program, [flag], { stdio: 'ignore' }).error !== undefined);
  if (absent.length === 0) return undefined;
  return `${absent.map(([program]) => program).join(' and ')} not found; install with: ${installLine}`;
}

/**
 * Converts files with LibreOffice in a profile of its own, so that calls may run side by side; several files in one
 * call cost one start of the program.
 * @param format as `--convert-to` takes it: `pdf`, `xlsx:Calc MS Excel 2007 XML`, `csv:Text - txt - csv (StarCalc):…`
 * @returns the paths of the files written into `outDir`, sorted (a CSV export may write one per sheet)
 * @throws Error when soffice is missing, takes too long, or writes nothing
 */
export async function convert(
  files: string | readonly string[],
  format: string,
  outDir: string,
  options: ConvertOptions = {},
): Promise<string[]> {
  const profile = await mkdtemp(join(tmpdir(), 'customer-ledger-soffice-'));
  try {
    await mkdir(join(profile, 'user'));
    if (options.hardRecalculate)
      await writeFile(join(profile, 'user', 'registrymodifications.xcu'), recalculateAlways);
    const fresh = join(profile, 'out');
    await mkdir(fresh);
    const given = typeof files === 'string' ? [files] : files;
    const said = await soffice(
      profile,
      ['--convert-to', format, '--outdir', fresh, ...given],
      options.timeout,
    );
    const names = (await readdir(fresh)).sort();
    if (names.length === 0)
      throw new Error(`soffice wrote no ${format} for ${given.map((file) => basename(file))}: ${said}`);
    await mkdir(outDir, { recursive: true });
    for (const name of names) await copyFile(join(fresh, name), join(outDir, name));
    return names.map((name) => join(outDir, name));
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** The text of a PDF, pages parted by form feeds; `layout` keeps what stands side by side on one line. */
export async function pdfText(file: string, options: { readonly layout?: boolean } = {}): Promise<string> {
  return program('pdftotext', [...(options.layout ? ['-layout'] : []), '-enc', 'UTF-8', file, '-']);
}

function soffice(profile: string, args: readonly string[], timeout = 120_000): Promise<string> {
  return program(
    'soffice',
    [`-env:UserInstallation=${pathToFileURL(profile).href}`, '--headless', ...args],
    timeout,
  );
}

async function program(name: string, args: readonly string[], timeout = 120_000): Promise<string> {
  try {
    const { stdout, stderr } = await run(name, [...args], { timeout, maxBuffer: outputLimit });
    return stdout || stderr;
  } catch (error) {
    const { code, killed, stderr } = error as { code?: unknown; killed?: boolean; stderr?: string };
    if (code === 'ENOENT') throw new Error(`${name} not found; install with: ${installLine}`);
    if (killed) throw new Error(`${name} was ended after ${timeout} ms: ${args.join(' ')}`);
    throw new Error(`${name} failed (${String(code)}): ${stderr ?? ''}`);
  }
}
