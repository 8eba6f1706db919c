import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ReadyTemplate, shippedTemplates } from '../contract/ready-template.ts';

/** The folder `templates/` of the package; `src/cli` and `dist/cli` lie equally deep. */
const templates = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'templates');

/** The blank book that every new book is a copy of. */
export const blankBookPath = join(templates, 'book', '空白客户台账.xlsx');

/** The shipped contract templates by code, compiled. @throws ProblemError when one of them is damaged */
export function contractTemplates(): Map<string, ReadyTemplate> {
  const folder = join(templates, 'contracts');
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return shippedTemplates(
    names.map((name) => ({
      name,
      description: JSON.parse(readFileSync(join(folder, name), 'utf8')),
      bytes: readFileSync(join(folder, name.replace(/\.json$/, '.docx'))),
    })),
  );
}
