import type { Field, FieldTree, Template } from '../docx/index.ts';
import { knownFields } from './document-data.ts';
import type { ContractTemplate, NumberType } from './template.ts';

/** A field of a template in the flat list people tick. */
export interface TemplateField {
  /** `签订日期`, `供方.名称`, `明细.数量`. */
  readonly path: string;
  readonly kind: Field['kind'];
  /** True when an empty one is refused somewhere in the text. */
  readonly required: boolean;
  /** True when the book has something to print there. */
  readonly isKnown: boolean;
}

/** What the owner of a template decides about it. */
export interface OwnTemplate {
  readonly code: string;
  readonly title: string;
  readonly type: NumberType;
  /** Fields that may stay empty, and what is printed then. */
  readonly optional: Readonly<Record<string, string>>;
}

/** The fields of a template in the order of first use, those that only hold others left out. */
export function fieldList(fields: FieldTree): TemplateField[] {
  const known = knownFields();
  const list = (level: FieldTree): TemplateField[] =>
    level.flatMap(({ path, kind, required, children }) => [
      ...(kind === 'group' ? [] : [{ path, kind, required, isKnown: known.has(path) }]),
      ...list(children),
    ]);
  return list(fields);
}

/** Words of a title that tell the kind of contract (domain.md §6.5), the first that fits. */
const typeWords: readonly (readonly [words: RegExp, type: NumberType])[] = [
  [/委托/, 'WT'],
  [/对账|询证/, 'DZ'],
  [/催款|催收/, 'CK'],
  [/质量|质保/, 'ZB'],
  [/授信|赊销/, 'SQ'],
  [/年度|框架|经销/, 'KJ'],
  [/采购/, 'CG'],
];

/** What to propose for a Word file: `T9-合作协议.docx` → code T9, title 合作协议. */
export function proposeOwnTemplate(fileName: string, taken: ReadonlySet<string>): OwnTemplate {
  const stem = fileName.replace(/\.[^.]*$/, '').trim();
  const named = /^([A-Z][A-Z0-9]{0,7})[-_ ]+(.+)$/.exec(stem);
  const title = named?.[2] ?? (stem || '合同');
  const code = named && !taken.has(named[1]!) ? named[1]! : firstFree(taken);
  const type = typeWords.find(([words]) => words.test(title))?.[1] ?? 'XS';
  return { code, title, type, optional: {} };
}

function firstFree(taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(`U${number}`)) number++;
  return `U${number}`;
}

/**
 * The description of a user's own template: every field that each of its documents prints is required unless it
 * was marked optional; one that only some print is refused when its passage is reached.
 */
export function describeOwnTemplate(own: OwnTemplate, document: Template): ContractTemplate {
  return {
    code: own.code,
    title: own.title,
    englishTitle: own.title,
    version: '1.0',
    type: own.type,
    ourSide: own.type === 'CG' ? '需方' : '供方',
    required: alwaysPrinted(document.fields).filter((path) => !Object.hasOwn(own.optional, path)),
    requiredWhen: [],
    optional: own.optional,
    defaults: {},
    choices: {},
    clauses: [],
    sample: {},
  };
}

/** Lists within lists are left to the text itself: their rows have no cell of their own in the book. */
function alwaysPrinted(fields: FieldTree): string[] {
  return fields.flatMap(({ path, always, children }) => [
    ...(always && path.split('.').length <= 2 ? [path] : []),
    ...alwaysPrinted(children),
  ]);
}
