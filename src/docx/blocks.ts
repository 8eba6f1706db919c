import type { FieldCollector, FieldUse } from './fields.ts';
import type { Helper } from './helper.ts';
import { templateLimits } from './limits.ts';
import { type ProblemCollector, problemAt } from './problems.ts';
import { type BlockKind, type Expression, isRestart, type LoopVariable, type TagSyntax } from './syntax.ts';
import type { Tag, TaggedTree } from './tags.ts';

/** An expression whose paths are bound to the loops around it. */
export type BoundExpression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | {
      readonly kind: 'path';
      /** Loops to go outward, then properties to go down. */
      readonly up: number;
      readonly keys: readonly string[];
      /** The same from the root, lists without an index. */
      readonly path: readonly string[];
    }
  | { readonly kind: 'loop'; readonly variable: LoopVariable; readonly up: number }
  /** Whether the values are those of the turn before. */
  | { readonly kind: 'repeats'; readonly values: readonly BoundExpression[] }
  | { readonly kind: 'call'; readonly helper: Helper; readonly arguments: readonly BoundExpression[] };

/** One arm of a block: from its tag to the next arm's or the closing tag. */
export interface Branch {
  readonly tag: Tag;
  readonly test: BlockKind | 'else';
  /** The condition or list; absent for a plain `else`. */
  readonly subject?: BoundExpression;
  /** True for a loop in whose turns numbered lists begin anew. */
  readonly restartsNumbering?: true;
}

/** A block with all its tags paired. */
export interface Block {
  readonly branches: readonly [Branch, ...Branch[]];
  readonly close: Tag;
}

/** What the tags of a part mean. */
export interface Meaning {
  /** Blocks in the order in which they close: inner ones before outer ones. */
  readonly blocks: readonly Block[];
  readonly values: ReadonlyMap<Tag, BoundExpression>;
}

interface Frame {
  readonly name: string;
  readonly kind: BlockKind;
  readonly branches: [Branch, ...Branch[]];
  /** Path of the list that the loop goes through. */
  readonly list?: readonly string[];
  /** Name of a block around it that closed before it did. */
  crossedBy?: Tag;
  restartsNumbering?: true;
}

/** A loop's `else` stands for the empty list, so it is a condition too. */
const isCondition = ({ kind, branches }: Frame): boolean => kind !== 'each' || branches.length > 1;

type Mark = Tag | 'enter' | 'leave';

/** How the field is used that an expression names. */
type Use = Omit<FieldUse, 'isConditional'>;

/** Texts of their own: a block must close in the one in which it opens. */
const closedStories = new Set(['w:txbxContent', 'w:footnote', 'w:endnote']);

/**
 * Pairs the block tags of a part in reading order, binds every path to its loop and notes the fields. All that
 * does not fit becomes problems, each once.
 */
export function bindTags(root: TaggedTree, fields: FieldCollector, problems: ProblemCollector): Meaning {
  const blocks: Block[] = [];
  const values = new Map<Tag, BoundExpression>();
  const stack: Frame[] = [];
  const floors: number[] = [0];
  let tags = 0;

  const report = (tag: Tag, code: string, sentence: string, repair: string): void =>
    problems.add(problemAt(tag.place, code, sentence, repair));

  /** Paths of the lists around, outermost first; the root's is empty. */
  const scopes = (): (readonly string[])[] => [[], ...stack.flatMap(({ list }) => (list ? [list] : []))];

  const bind = (expression: Expression, tag: Tag, use: Use): BoundExpression => {
    switch (expression.kind) {
      case 'literal':
        return expression;
      case 'loop':
        if (expression.up + 2 > scopes().length)
          report(tag, 'variable-outside-loop', `${tag.text} 只能用在 {{#each}} 里面。`, '把它移到循环里。');
        return expression;
      case 'call': {
        const { helper } = expression;
        const inner: Use = {
          kind: helper.isCondition === true ? 'condition' : 'value',
          required: use.required && helper.takesBlanks !== true,
        };
        const first: Use = helper.reads ? { ...inner, reads: helper.reads } : inner;
        return {
          kind: 'call',
          helper,
          arguments: expression.arguments.map((each, index) => bind(each, tag, index === 0 ? first : inner)),
        };
      }
      case 'path':
        return bindPath(expression, tag, use);
    }
  };

  const bindPath = (
    { up, fromRoot, keys }: Extract<Expression, { kind: 'path' }>,
    tag: Tag,
    use: Use,
  ): BoundExpression => {
    const all = scopes();
    const steps = fromRoot ? all.length - 1 : up;
    const scope = all[all.length - 1 - steps];
    if (!scope) {
      report(
        tag,
        'path-too-far-out',
        `${tag.text} 里的 ../ 多于外面的循环层数（${all.length - 1} 层）。`,
        '每层 {{#each}} 对应一个 ../，#if 不算；取整份数据用 @root.字段。',
      );
      return { kind: 'literal', value: null };
    }
    const path = [...scope, ...keys];
    // `this` in a loop over plain values is the list's own entry, not a use of the list as a value.
    if (keys.length > 0 || scope.length > 0)
      fields.add(
        path,
        { ...use, ...(keys.length > 0 ? {} : { kind: 'list' }), isConditional: stack.some(isCondition) },
        tag.place,
      );
    return { kind: 'path', up: steps, keys, path };
  };

  const open = (tag: Tag, { block, name, subject }: Extract<TagSyntax, { kind: 'open' }>): void => {
    if (stack.length >= templateLimits.nesting)
      report(
        tag,
        'nesting-too-deep',
        `块嵌套超过 ${templateLimits.nesting} 层。`,
        '减少嵌套，或拆成几个部分。',
      );
    const bound = bind(subject, tag, {
      kind: block === 'each' ? 'list' : 'condition',
      required: block === 'each',
    });
    const list = block === 'each' ? (bound.kind === 'path' ? bound.path : []) : undefined;
    if (block === 'each' && bound.kind !== 'path' && subject.kind !== 'literal')
      report(tag, 'block-subject', `${tag.text} 后面要写一个列表字段。`, '写成 {{#each 明细}}。');
    stack.push({
      name,
      kind: block,
      branches: [{ tag, test: block, subject: bound }],
      ...(list ? { list } : {}),
    });
  };

  const otherwise = (tag: Tag, { block, subject }: Extract<TagSyntax, { kind: 'else' }>): void => {
    const frame = stack.length > (floors.at(-1) ?? 0) ? stack.pop() : undefined;
    if (!frame) {
      report(tag, 'else-outside-block', `${tag.text} 不在任何块里面。`, '前面补上 {{#if …}}，或删去它。');
      return;
    }
    const wrong = frame.branches.at(-1)?.test === 'else' || (frame.kind === 'each' && block !== undefined);
    if (wrong)
      report(tag, 'else-misplaced', `${tag.text} 不能写在这里。`, '一个块最多一个 {{else}}，并且在最后。');
    // Behind else the loop's entries are out of reach, so the frame goes back without its list.
    const { list: _, ...rest } = frame;
    const branch: Branch = subject
      ? { tag, test: block ?? 'if', subject: bind(subject, tag, { kind: 'condition', required: false }) }
      : { tag, test: 'else' };
    stack.push({ ...rest, branches: [...frame.branches, branch] });
  };

  const close = (tag: Tag, name: string): void => {
    const floor = floors.at(-1) ?? 0;
    const at = stack.findLastIndex((frame, index) => index >= floor && frame.name === name);
    const frame = at < 0 ? undefined : stack[at];
    if (!frame) {
      report(
        tag,
        'block-not-opened',
        `${tag.text} 前面没有对应的 {{#${name} …}}。`,
        '补上开头的标签，或删去它。',
      );
      return;
    }
    for (const inner of stack.slice(at + 1)) inner.crossedBy = tag;
    stack.splice(at, 1);
    if (frame.crossedBy)
      report(
        frame.branches[0].tag,
        'blocks-cross',
        `${frame.branches[0].tag.text} 与外层块交叉：外层的 ${frame.crossedBy.text} 写在了 ${tag.text} 前面。`,
        '里层的块要先结束，把两个结束标签的次序对调。',
      );
    else {
      const [first, ...others] = frame.branches;
      const loop: Branch = frame.restartsNumbering ? { ...first, restartsNumbering: true } : first;
      blocks.push({ branches: [loop, ...others], close: tag });
    }
  };

  const restart = (tag: Tag): void => {
    const loop = stack.findLast(({ list }) => list !== undefined);
    if (loop) loop.restartsNumbering = true;
    else
      report(
        tag,
        'restart-outside-loop',
        `${tag.text} 不在循环里面。`,
        '写在 {{#each 组}} 和 {{/each}} 之间：每一组的编号从头开始。',
      );
  };

  const leave = (): void => {
    for (const { branches, name } of stack.splice(floors.pop() ?? 0)) {
      const { tag } = branches[0];
      report(tag, 'block-not-closed', `${tag.text} 没有结束。`, `在该结束的地方补上 {{/${name}}}。`);
    }
  };

  for (const mark of marksOf(root)) {
    if (mark === 'enter') floors.push(stack.length);
    else if (mark === 'leave') leave();
    else {
      tags++;
      const { syntax } = mark;
      if (syntax.kind === 'open') open(mark, syntax);
      else if (syntax.kind === 'else') otherwise(mark, syntax);
      else if (syntax.kind === 'close') close(mark, syntax.name);
      else if (isRestart(syntax)) restart(mark);
      else if (syntax.kind === 'value')
        values.set(mark, bind(syntax.expression, mark, { kind: 'value', required: true }));
      if (tags === templateLimits.tags + 1)
        report(mark, 'too-many-tags', `标签多于 ${templateLimits.tags} 个。`, '把模板拆成几个文件。');
    }
  }
  leave();
  return { blocks, values };
}

/** The tags of a tree in reading order, with the bounds of texts of their own. */
function* marksOf(node: TaggedTree): Generator<Mark> {
  const isOwn = closedStories.has(node.key);
  if (isOwn) yield 'enter';
  for (const child of node.children) {
    if (child.kind === 'tag') yield child;
    else if (child.kind === 'element') yield* marksOf(child);
  }
  if (isOwn) yield 'leave';
}
