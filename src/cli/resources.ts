import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ReadyTemplate, shippedTemplates } from '../contract/ready-template.ts';
import { compileTemplate, type Template, withProtection, withWatermark } from '../docx/index.ts';
import type { FormName } from '../forms/forms.ts';

/** The folder `templates/` of the package; `src/cli` and `dist/cli` lie equally deep. */
const templates = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'templates');

/** The blank book that every new book is a copy of. */
export const blankBookPath = join(templates, 'book', '空白客户台账.xlsx');

/** How contracts are made ready beyond their text. */
export interface TemplateOptions {
  /** 草稿 across every page. */
  readonly draft?: true;
  /** Read-only but for the places to sign. */
  readonly protect?: true;
}

/** The shipped contract templates by code, compiled. @throws ProblemError when one of them is damaged */
export function contractTemplates({ draft, protect }: TemplateOptions = {}): Map<string, ReadyTemplate> {
  const prepared = (bytes: Uint8Array): Uint8Array => {
    const marked = draft ? withWatermark(bytes, '草稿') : bytes;
    return protect ? withProtection(marked).bytes : marked;
  };
  const folder = join(templates, 'contracts');
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return shippedTemplates(
    names.map((name) => ({
      name,
      description: JSON.parse(readFileSync(join(folder, name), 'utf8')),
      bytes: prepared(readFileSync(join(folder, name.replace(/\.json$/, '.docx')))),
    })),
  );
}

/** The template of a printed form, compiled. @throws ProblemError when it is damaged */
export function formTemplate(name: FormName): Template {
  return compileTemplate(readFileSync(join(templates, 'forms', `${name}.docx`)));
}
