import { spawnSync } from 'node:child_process';
import { existsSync, linkSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Problem } from '../ledger/problem.ts';

/** Where LibreOffice stands when it is not on the path. */
const usualPlaces = [
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
  'C:\\Program Files\\LibreOffice\\program\\soffice.exe',
  'C:\\Program Files (x86)\\LibreOffice\\program\\soffice.exe',
];
/** Documents a process of LibreOffice turns out before a new one begins: its memory stays bounded. */
const batch = 50;
const patience = 10 * 60_000;

/** The program of LibreOffice; undefined where there is none. */
export function findLibreOffice(): string | undefined {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .flatMap((folder) => ['soffice', 'libreoffice', 'soffice.exe'].map((name) => join(folder, name)));
  return [...onPath, ...usualPlaces].find((path) => existsSync(path));
}

/**
 * Turns documents into PDF beside them, through LibreOffice with a profile of its own; a PDF that stands there
 * already is left as it is.
 * @param onDone called with each PDF that is there
 * @returns what could not be done
 */
export function makePdfs(
  files: readonly string[],
  folder: string,
  onDone: (file: string, pdf: string) => void,
): Problem[] {
  const office = findLibreOffice();
  if (office === undefined) return files.length > 0 ? [noOffice] : [];
  const pdfOf = (file: string): string => join(folder, basename(file).replace(/\.docx$/, '.pdf'));
  const waiting = files.filter((file) => !existsSync(pdfOf(file)));
  const profile = mkdtempSync(join(tmpdir(), 'customer-ledger-office-'));
  // Beside the contracts, so that a finished PDF is put in its place in one step.
  const drafts = mkdtempSync(join(folder, '.pdf-'));
  try {
    for (let from = 0; from < waiting.length; from += batch)
      convert(office, waiting.slice(from, from + batch), profile, drafts);
    return files.flatMap((file) => {
      const pdf = pdfOf(file);
      const made = join(drafts, basename(pdf));
      if (!existsSync(pdf) && existsSync(made)) linkSync(made, pdf);
      if (!existsSync(pdf)) return [failed(file)];
      onDone(file, pdf);
      return [];
    });
  } finally {
    for (const path of [profile, drafts]) rmSync(path, { recursive: true, force: true });
  }
}

function convert(office: string, files: readonly string[], profile: string, folder: string): void {
  const options = [`-env:UserInstallation=${pathToFileURL(profile).href}`, '--headless', '--norestore'];
  spawnSync(office, [...options, '--convert-to', 'pdf', '--outdir', folder, ...files], {
    stdio: 'ignore',
    timeout: patience,
  });
}

const noOffice: Problem = {
  code: 'pdf-no-office',
  severity: 'error',
  message: '这台机器上没有找到 LibreOffice，PDF 没有做；Word 文件都已生成。',
  repair: '请安装 LibreOffice 后重新运行，或在 Word、WPS 里另存为 PDF。',
};

const failed = (file: string): Problem => ({
  code: 'pdf-failed',
  severity: 'error',
  message: `文件“${file}”没有转成 PDF。`,
  repair: '请在 Word 或 LibreOffice 里打开它看看，再重新运行。',
});
