import {
  type AstBlock,
  type AstExpression,
  type AstMustache,
  type AstPath,
  type AstStatement,
  parseWithoutProcessing,
} from 'handlebars/dist/cjs/handlebars/compiler/base.js';
import type { Helper, Helpers } from './helper.ts';

export type LoopVariable = 'index' | 'number' | 'first' | 'last';

/** What may stand for a value in a tag. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | {
      readonly kind: 'path';
      /** How many loops to go outward (`../`). */
      readonly up: number;
      /** True for `@root.…`. */
      readonly fromRoot: boolean;
      readonly keys: readonly string[];
    }
  | { readonly kind: 'loop'; readonly variable: LoopVariable; readonly up: number }
  | { readonly kind: 'call'; readonly helper: Helper; readonly arguments: readonly Expression[] };

export type BlockKind = 'if' | 'unless' | 'each';

/** What a tag means. A faulty opening tag still opens, so that its closing tag is not reported as well. */
export type TagSyntax =
  | { readonly kind: 'value'; readonly expression: Expression }
  | { readonly kind: 'open'; readonly block: BlockKind; readonly name: string; readonly subject: Expression }
  | { readonly kind: 'else'; readonly block?: 'if' | 'unless'; readonly subject?: Expression }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'comment' };

/** What is wrong with a tag, as a sentence, and how to mend it. */
export interface TagFault {
  readonly code: string;
  readonly sentence: string;
  readonly repair: string;
}

export interface ParsedTag {
  readonly syntax: TagSyntax;
  readonly fault?: TagFault;
}

class Fault extends Error {
  readonly fault: TagFault;
  constructor(code: string, sentence: string, repair: string) {
    super(sentence);
    this.fault = { code, sentence, repair };
  }
}

const comment: TagSyntax = { kind: 'comment' };
const nothing: Expression = { kind: 'literal', value: null };
/** The blocks by name; a loop over columns is one whose body is cells. */
const blockNames: ReadonlyMap<string, BlockKind> = new Map([
  ['if', 'if'],
  ['unless', 'unless'],
  ['each', 'each'],
  ['columns', 'each'],
]);

/** True for the opening tag of a loop over the columns of a table. */
export function opensColumns(syntax: TagSyntax): boolean {
  return syntax.kind === 'open' && syntax.name === 'columns';
}

/** True for {{重新编号}}, which prints nothing. */
export function isRestart(syntax: TagSyntax): boolean {
  return (
    syntax.kind === 'value' &&
    syntax.expression.kind === 'call' &&
    syntax.expression.helper.restartsNumbering === true
  );
}

/** Reads what stands between the braces of a tag (normalised: see `normaliseTag`). */
export function parseTag(inner: string, helpers: Helpers): ParsedTag {
  const close = /^\/\s*(\S+)$/.exec(inner);
  if (close?.[1]) return { syntax: { kind: 'close', name: close[1] } };
  if (inner.startsWith('!')) return { syntax: comment };
  if (inner === '') return faulty(comment, emptyTag);
  const fallback = recover(inner);
  try {
    return { syntax: read(inner, helpers) };
  } catch (error) {
    return faulty(fallback, error instanceof Fault ? error.fault : syntaxFault(inner));
  }
}

function faulty(syntax: TagSyntax, fault: TagFault): ParsedTag {
  return { syntax, fault };
}

/** What a tag that cannot be read counts as: an opening tag still opens a block. */
function recover(inner: string): TagSyntax {
  const name = /^[#^]\s*([^\s(]+)/.exec(inner)?.[1];
  if (name) return { kind: 'open', block: blockNames.get(name) ?? 'if', name, subject: nothing };
  return /^(?:else\b|\^)/.test(inner) ? { kind: 'else' } : comment;
}

function read(inner: string, helpers: Helpers): TagSyntax {
  if (/^(?:else|\^)$/.test(inner)) return { kind: 'else' };
  if (inner.startsWith('else ')) return readElse(inner, helpers);
  if (inner.startsWith('#') || inner.startsWith('^')) return readOpen(inner, helpers);
  const statement = parseOne(`{{${inner}}}`);
  if (statement.type !== 'MustacheStatement') throw unsupported(statement);
  refuseStrip(statement.strip);
  if (!statement.escaped) throw new Fault('tag-unescaped', ...unescapedWords);
  return { kind: 'value', expression: valueIn(statement, helpers) };
}

function readElse(inner: string, helpers: Helpers): TagSyntax {
  const statement = parseOne(`{{#if a}}{{${inner}}}{{/if}}`);
  const chained = statement.type === 'BlockStatement' ? statement.inverse?.body[0] : undefined;
  if (chained?.type !== 'BlockStatement') throw new Fault('tag-syntax', ...elseWords);
  const name = nameOf(chained);
  if (name !== 'if' && name !== 'unless') throw new Fault('tag-syntax', ...elseWords);
  return { kind: 'else', block: name, subject: subjectOf(chained, name, helpers) };
}

function readOpen(inner: string, helpers: Helpers): TagSyntax {
  const name = /^[#^]\s*([^\s(~]+)/.exec(inner)?.[1] ?? '';
  const block = blockNames.get(name);
  if (!inner.startsWith('#') || !block)
    throw new Fault(
      'block-unknown',
      `不认识的块“{{${inner}}}”，只有 #if、#unless、#each、#columns 四种。`,
      '按条件显示用 {{#if 字段}}…{{/if}}，重复列表用 {{#each 列表}}…{{/each}}，横向重复单元格用 {{#columns 列表}}…{{/columns}}。',
    );
  const statement = parseOne(`{{${inner}}}{{/${name}}}`);
  if (statement.type !== 'BlockStatement') throw unsupported(statement);
  return { kind: 'open', block, name, subject: subjectOf(statement, name, helpers) };
}

function parseOne(source: string): AstStatement {
  const [statement, second] = parseWithoutProcessing(source).body;
  if (!statement || second) throw new Error('one statement expected');
  return statement;
}

function subjectOf(statement: AstBlock, name: string, helpers: Helpers): Expression {
  refuseStrip(statement.openStrip);
  if (statement.inverseStrip) refuseStrip(statement.inverseStrip);
  if (statement.hash) throw new Fault('tag-options', ...optionWords);
  if ((statement.program?.blockParams ?? []).length > 0)
    throw new Fault('tag-options', '不支持“as |名称|”的写法。', '循环里直接写列名，取外层的值用 ../字段。');
  const [subject, extra] = statement.params;
  if (!subject || extra)
    throw new Fault(
      'block-subject',
      `{{#${name}}} 后面要写一个${blockNames.get(name) === 'each' ? '列表' : '条件'}，现在写了 ${statement.params.length} 个。`,
      blockNames.get(name) === 'each'
        ? `写成 {{#${name} 明细}}。`
        : '比较写成 {{#if (eq 付款方式 "月结")}}。',
    );
  return expressionOf(subject, helpers);
}

function valueIn({ path, params, hash }: AstMustache, helpers: Helpers): Expression {
  if (hash) throw new Fault('tag-options', ...optionWords);
  const helper = path.type === 'PathExpression' ? helperNamed(path, helpers) : undefined;
  if (params.length > 0) return callOf(path, params, helpers);
  if (helper?.loopVariable) return { kind: 'loop', variable: helper.loopVariable, up: 0 };
  // 金额, 日期 and the like are column names too: without arguments they mean the column.
  return helper && helper.arguments[0] === 0 ? callOf(path, params, helpers) : expressionOf(path, helpers);
}

function expressionOf(node: AstExpression, helpers: Helpers): Expression {
  switch (node.type) {
    case 'StringLiteral':
    case 'NumberLiteral':
    case 'BooleanLiteral':
      return { kind: 'literal', value: node.value };
    case 'NullLiteral':
    case 'UndefinedLiteral':
      return nothing;
    case 'SubExpression':
      if (node.hash) throw new Fault('tag-options', ...optionWords);
      return callOf(node.path, node.params, helpers);
    case 'PathExpression':
      return pathOf(node);
  }
}

function pathOf({ data, depth, parts, original }: AstPath): Expression {
  if (!data) return { kind: 'path', up: depth, fromRoot: false, keys: parts };
  const [name, ...keys] = parts;
  if (name === 'root' && depth === 0) return { kind: 'path', up: 0, fromRoot: true, keys };
  if (keys.length === 0 && (name === 'index' || name === 'number' || name === 'first' || name === 'last'))
    return { kind: 'loop', variable: name, up: depth };
  throw new Fault(
    'variable-unknown',
    `不认识的变量“${original}”。`,
    '可以用 @index（从 0 起）、@number（从 1 起）、@first、@last，取整份数据用 @root.字段。',
  );
}

function helperNamed(path: AstPath, helpers: Helpers): Helper | undefined {
  const [name] = path.parts;
  return !path.data && path.original === name ? helpers.get(name ?? '') : undefined;
}

function callOf(path: AstExpression, params: readonly AstExpression[], helpers: Helpers): Expression {
  const written = path.type === 'PathExpression' ? path.original : '';
  const helper = path.type === 'PathExpression' ? helperNamed(path, helpers) : undefined;
  if (!helper)
    throw new Fault(
      'helper-unknown',
      `没有名为“${written}”的函数。`,
      `可用的函数：${[...new Set(helpers.values())].map(({ names }) => names[0]).join('、')}。字段名里有空格时写成 {{[字段 名]}}。`,
    );
  const [least, most] = helper.arguments;
  if (params.length < least || params.length > most)
    throw new Fault(
      'helper-arguments',
      `函数“${written}”要 ${least === most ? least : `${least} 到 ${most}`} 个参数，现在写了 ${params.length} 个。`,
      `例如 ${helper.example}。`,
    );
  return { kind: 'call', helper, arguments: params.map((param) => expressionOf(param, helpers)) };
}

function nameOf({ path }: AstBlock): string {
  return path.type === 'PathExpression' ? path.original : '';
}

function refuseStrip(strip: { readonly open: boolean; readonly close: boolean }): void {
  if (strip.open || strip.close)
    throw new Fault('tag-options', '不支持用“~”去掉空白。', '删去 ~；单独成段的块标签本来就不会留下空行。');
}

const emptyTag: TagFault = {
  code: 'tag-empty',
  sentence: '花括号里是空的。',
  repair: '在花括号里写字段名，或删去这个标签。',
};
const unescapedWords = [
  '不支持 & 或三层花括号的写法，值总是按文字写入。',
  '改成两层花括号 {{字段}}。',
] as const;
const elseWords = ['else 后面只能是 if 或 unless。', '写成 {{else}} 或 {{else if 条件}}。'] as const;
const optionWords = ['不支持“名称=值”的写法。', '参数按顺序写在函数名后面，用空格隔开。'] as const;

function unsupported({ type }: AstStatement): Fault {
  return new Fault(
    'tag-unsupported',
    type.startsWith('Partial') ? '不支持引用别的模板（{{> …}}）。' : '不支持这种标签。',
    '只能用字段、函数、#if、#unless、#each 和注释。',
  );
}

function syntaxFault(inner: string): TagFault {
  const comparison = /[=<>]/.test(inner);
  return {
    code: 'tag-syntax',
    sentence: `标签“{{${inner}}}”写法不对。`,
    repair: comparison
      ? '比较写成函数：{{#if (eq 付款方式 "月结")}}，大于用 gt，小于用 lt。'
      : '检查括号和引号是否成对；字段名里有括号或空格时写成 {{[单价(元)]}}。',
  };
}
