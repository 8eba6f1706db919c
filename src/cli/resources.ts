import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ReadyTemplate } from '../contract/generate.ts';
import { readContractTemplate } from '../contract/template.ts';
import { compileTemplate } from '../docx/index.ts';
import { ProblemError } from '../ledger/problem.ts';

/** The folder `templates/` of the package; `src/cli` and `dist/cli` lie equally deep. */
const templates = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'templates');

/** The blank book that every new book is a copy of. */
export const blankBookPath = join(templates, 'book', '空白客户台账.xlsx');

/** The shipped contract templates by code, compiled. @throws ProblemError when one of them is damaged */
export function contractTemplates(): Map<string, ReadyTemplate> {
  const folder = join(templates, 'contracts');
  const ready = new Map<string, ReadyTemplate>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const { template, problems } = readContractTemplate(JSON.parse(readFileSync(join(folder, file), 'utf8')));
    const document = compileTemplate(readFileSync(join(folder, file.replace(/\.json$/, '.docx'))));
    const fault = [...problems, ...document.problems].find((problem) => problem.severity === 'error');
    if (!template || fault) throw new ProblemError(fault ?? damaged(file));
    ready.set(template.code, { description: template, document });
  }
  return ready;
}

const damaged = (file: string) => ({
  code: 'template-description',
  severity: 'error' as const,
  message: `模板说明文件 ${file} 读不了。`,
  repair: '请重新安装本程序。',
});
