import {
  describeOwnTemplate,
  fieldList,
  type OwnTemplate,
  proposeOwnTemplate,
  type TemplateField,
} from '../../src/contract/own-template.ts';
import {
  type ReadyTemplate,
  readTemplate,
  shippedTemplates,
  type TemplateFile,
} from '../../src/contract/ready-template.ts';
import { readContractTemplate } from '../../src/contract/template.ts';
import { compileTemplate, type Template } from '../../src/docx/index.ts';
import { type Problem, ProblemError } from '../../src/ledger/problem.ts';
import type { BookHost } from './host.ts';

/** The templates at hand: shipped ones, and the user's own that lie in the book. */
export interface TemplateShelf {
  readonly templates: ReadonlyMap<string, ReadyTemplate>;
  /** Codes of the user's own. */
  readonly own: ReadonlySet<string>;
  /** Own templates that cannot be used, and why. */
  readonly broken: readonly { readonly code: string; readonly problem: Problem }[];
}

/** A Word file looked at, and what its owner has decided so far; kept only when asked. */
export interface TemplateDraft {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly document: Template;
  readonly fields: readonly TemplateField[];
  readonly own: OwnTemplate;
}

const prefix = '合同模板-';
const nameOf = (code: string, ending: 'docx' | 'json'): string => `${prefix}${code}.${ending}`;

/** Reads the shipped templates and those kept in the book. @throws ProblemError when a shipped one is damaged */
export async function readShelf(host: BookHost, shipped: readonly TemplateFile[]): Promise<TemplateShelf> {
  const templates = shippedTemplates(shipped);
  const own = new Set<string>();
  const broken: { code: string; problem: Problem }[] = [];
  for (const name of await host.attachments()) {
    const code = new RegExp(`^${prefix}(.+)\\.json$`).exec(name)?.[1];
    if (code === undefined) continue;
    const found = templates.has(code) ? codeTaken(code) : await readOwn(host, code);
    if ('message' in found) broken.push({ code, problem: found });
    else {
      templates.set(code, found);
      own.add(code);
    }
  }
  return { templates, own, broken };
}

async function readOwn(host: BookHost, code: string): Promise<ReadyTemplate | Problem> {
  try {
    const json = new TextDecoder().decode(await host.readAttachment(nameOf(code, 'json')));
    const bytes = await host.readAttachment(nameOf(code, 'docx'));
    const { ready, problems } = readTemplate({ name: code, description: JSON.parse(json), bytes });
    return ready ?? unusable(code, problems.find(({ severity }) => severity === 'error')?.message);
  } catch (error) {
    return unusable(code, error instanceof ProblemError ? error.message : undefined);
  }
}

/** Looks at a Word file of the user's. @throws ProblemError when it is no Word document, damaged or locked */
export function draftTemplate(fileName: string, bytes: Uint8Array, shelf: TemplateShelf): TemplateDraft {
  const document = compileTemplate(bytes);
  const own = proposeOwnTemplate(fileName, new Set(shelf.templates.keys()));
  return { fileName, bytes, document, fields: fieldList(document.fields), own };
}

/** What stands against keeping a draft: errors of the file, a code that is taken or cannot be one. */
export function draftProblems({ document, own }: TemplateDraft, shelf: TemplateShelf): readonly Problem[] {
  const { problems } = readContractTemplate(describeOwnTemplate(own, document));
  const isShipped = shelf.templates.has(own.code) && !shelf.own.has(own.code);
  return [...document.problems, ...problems, ...(isShipped ? [codeTaken(own.code)] : [])];
}

/** Keeps a template in the book, in place of an earlier one of the same code. @throws ProblemError */
export async function keepTemplate(
  host: BookHost,
  draft: TemplateDraft,
  shelf: TemplateShelf,
): Promise<void> {
  const error = draftProblems(draft, shelf).find(({ severity }) => severity === 'error');
  if (error) throw new ProblemError(error);
  const description = JSON.stringify(describeOwnTemplate(draft.own, draft.document));
  await host.writeAttachment(nameOf(draft.own.code, 'docx'), draft.bytes);
  await host.writeAttachment(nameOf(draft.own.code, 'json'), new TextEncoder().encode(description));
}

/** Takes an own template out of the book; contracts made from it stay. */
export async function forgetTemplate(host: BookHost, code: string): Promise<void> {
  await host.removeAttachment(nameOf(code, 'json'));
  await host.removeAttachment(nameOf(code, 'docx'));
}

const codeTaken = (code: string): Problem => ({
  code: 'template-code-taken',
  severity: 'error',
  message: `模板代码 ${code} 已被随程序提供的模板占用。`,
  repair: '请换一个代码，例如 U1。',
});

const unusable = (code: string, reason = '文件读不出来。'): Problem => ({
  code: 'template-unusable',
  severity: 'error',
  message: `保存在工作簿里的模板 ${code} 不能用：${reason}`,
  repair: '请删除它，再重新添加 Word 文件。',
});
