import type { BoundExpression } from './blocks.ts';
import { drawingWithin } from './drawing.ts';
import { compileChoice, compileExpression, listOf, type Scope } from './evaluate.ts';
import { fillerText } from './filler.ts';
import { HelperFailure } from './helper.ts';
import { type IdPlan, idOf, isBookmarkName } from './ids.ts';
import { templateLimits } from './limits.ts';
import { strictWord, wordNamespace } from './namespaces.ts';
import type { BlockNode, BranchNode, TemplateNode, TemplateTree, ValueNode } from './nest.ts';
import { Picture } from './picture.ts';
import { fillerOf, guardOf } from './presence.ts';
import type { Run, Step, Use } from './run.ts';
import { nowhere, type PartSink, type TextBreaks } from './sink.ts';
import { opensColumns } from './syntax.ts';
import { blockContainers, followsTable, tablesMayMeet } from './tables.ts';
import { isBlankValue, textOfValue } from './values.ts';
import { type Program, type Writer, writeProgram } from './writer.ts';
import { escapeAttribute, escapeText, siblingName, type XmlElement, xmlDeclaration } from './xml.ts';
import { markAround } from './yellow-mark.ts';

interface Context {
  readonly writer: Writer;
  readonly ids: IdPlan;
  /** True in the strict variant of the format, whose namespaces are others. */
  readonly isStrict: boolean;
  /** The loop around, for fresh ids. */
  readonly loop: BranchNode | undefined;
  /** The text element around a value. */
  readonly parent: TemplateTree | undefined;
  /** The run around it. */
  readonly run: TemplateTree | undefined;
  /** True where two tables may meet that must be kept apart. */
  readonly partsTables: boolean;
}

/** Compiles a part. */
export function compilePart(root: TemplateTree, ids: IdPlan): Program {
  return writeProgram((writer) => {
    writer.text(xmlDeclaration);
    writeElement(root, {
      writer,
      ids,
      isStrict: wordNamespace(root) === strictWord,
      loop: undefined,
      parent: undefined,
      run: undefined,
      partsTables: false,
    });
  });
}

function writeNodes(nodes: readonly TemplateNode[], context: Context): void {
  for (const [index, node] of nodes.entries()) {
    const isTable = node.kind === 'element' && node.key === 'w:tbl';
    if (isTable && context.partsTables && !followsTable(nodes, index)) writeParting(node, context.writer);
    writeNode(node, context);
  }
}

/** A paragraph between two tables that would become one. */
function writeParting(table: TemplateTree, writer: Writer): void {
  const chunk = writer.chunk(`<${siblingName(table, 'p')}/>`);
  const guard = guardOf(table);
  writer.step((scope, sink, run) => {
    if (run.isBehindTable && (typeof guard === 'function' ? guard(scope) : guard)) sink.fixed(chunk);
  });
}

function noteBlock(run: Run, isTable: boolean): void {
  run.isBehindTable = isTable;
}

function writeNode(node: TemplateNode, context: Context): void {
  if (node.kind === 'text') context.writer.text(escapeText(node.text));
  else if (node.kind === 'value') writeValue(node, context);
  else if (node.kind === 'block') writeBlock(node, context);
  else writeElement(node, context);
}

function writeElement(element: TemplateTree, context: Context): void {
  const found = idOf(element);
  if (found && context.ids.dropped.has(found.slot)) return;
  const guard = guardOf(element);
  if (guard === true) writeWhole(element, context);
  else if (guard !== false) {
    const shown = context.writer.branch((writer) => writeWhole(element, { ...context, writer }));
    // What is not shown still has its say: a list may be missing, an argument unreadable.
    context.writer.step((scope, sink, run) => shown(scope, guard(scope) ? sink : nowhere, run));
  }
}

function writeWhole(element: TemplateTree, context: Context): void {
  const { writer } = context;
  writer.text(`<${element.name}`);
  writeAttributes(element, context);
  const filler = fillerOf(element);
  if (element.children.length === 0 && filler === false) {
    writer.text('/>');
    return;
  }
  writer.text('>');
  const last = element.children.at(-1);
  const section = last?.kind === 'element' && last.key === 'w:sectPr' ? last : undefined;
  const isContainer = blockContainers.has(element.key);
  const partsTables = isContainer ? tablesMayMeet(element) : context.partsTables;
  const run = element.key === 'w:r' ? element : context.run;
  const inner = { ...context, parent: element, run, partsTables };
  if (isContainer && partsTables) writer.step((_scope, _sink, run) => noteBlock(run, false));
  writeNodes(
    element.children.filter((child) => child !== section),
    inner,
  );
  if (filler === true) writer.text(fillerText(element));
  else if (filler !== false) {
    const chunk = writer.chunk(fillerText(element));
    writer.step((scope, sink) => {
      if (filler(scope)) sink.fixed(chunk);
    });
  }
  if (section) writeNode(section, inner);
  writer.text(`</${element.name}>`);
  const isTable = element.key === 'w:tbl';
  if (context.partsTables && (isTable || element.key === 'w:p'))
    writer.step((_scope, sink, run) => {
      if (sink !== nowhere) noteBlock(run, isTable);
    });
}

function writeAttributes(element: TemplateTree, { writer, ids, loop }: Context): void {
  const found = loop && idOf(element);
  const slots = loop && ids.slots.get(loop);
  const slot = found && slots?.get(found.slot);
  for (const each of element.attributes) {
    const compute = element.computed?.get(each.key);
    if (compute) {
      writer.text(` ${each.name}="`);
      writer.step((scope, sink, run) => {
        if (sink !== nowhere) sink.text(compute(scope, run), undefined);
      });
      writer.text('"');
    } else if (found && slot !== undefined && each.key === found.key) {
      writer.text(` ${each.name}="`);
      writer.step((scope, sink) => sink.text(String(scope.firstId + slot), undefined));
      writer.text('"');
    } else if (slot !== undefined && isBookmarkName(element, each)) {
      writer.text(` ${each.name}="${escapeAttribute(each.value)}`);
      writer.step((scope, sink) => {
        if (!isFirstTurn(scope)) sink.text(`_${scope.firstId + slot}`, undefined);
      });
      writer.text('"');
    } else writer.text(` ${each.name}="${escapeAttribute(each.value)}"`);
  }
}

function isFirstTurn(scope: Scope): boolean {
  return scope.index <= 0 && (scope.parent === undefined || isFirstTurn(scope.parent));
}

function writeValue(
  { tag, expression }: ValueNode,
  { writer, parent, run: around, isStrict }: Context,
): void {
  const evaluate = compileExpression(expression);
  const use = { tag, expression };
  if (parent && tag.inRun && expression.kind === 'call' && expression.helper.reads === 'image') {
    writePicture(use, parent, writer, isStrict);
    return;
  }
  const isBlankWanted = wantsBlank(expression);
  const breaks = parent && tag.inRun ? breaksFor(parent, writer) : undefined;
  const mark = parent && around && tag.inRun ? markAround(parent, around) : undefined;
  writer.step((scope, sink, run) => {
    const value = evaluate(scope);
    const text = isBlankValue(value) && !isBlankWanted ? undefined : textOfValue(value);
    if (text !== undefined) sink.text(text, breaks);
    else {
      const shown = run.unprinted(use, value, scope);
      if (shown?.isMarked && mark) sink.markup(mark.open);
      if (shown) sink.text(shown.text, breaks);
      if (shown?.isMarked && mark) sink.markup(mark.close);
    }
  });
}

/** A picture in the same run; what is no picture is reported. */
function writePicture(use: Use, text: TemplateTree, writer: Writer, isStrict: boolean): void {
  const evaluate = compileExpression(use.expression);
  const subject = use.expression.kind === 'call' ? use.expression.arguments[0] : undefined;
  const title = subject?.kind === 'path' ? subject.keys.join('.') : '';
  writer.step((scope, sink, run) => {
    if (sink === nowhere) return;
    const value = evaluate(scope);
    if (value instanceof Picture) {
      const drawing = { picture: value, relationship: run.media.embed(value), id: run.nextId++, title };
      sink.markup(drawingWithin(text, drawing, isStrict));
    } else {
      const shown = run.unprinted(use, value, scope);
      if (shown) sink.text(shown.text, undefined);
    }
  });
}

/** True when the template itself puts blank text in a missing value's place: `{{默认 备注 ""}}`. */
function wantsBlank(expression: BoundExpression): boolean {
  return (
    expression.kind === 'call' &&
    expression.helper.takesBlanks === true &&
    expression.arguments.some(
      (each) => each.kind === 'literal' && typeof each.value === 'string' && isBlankValue(each.value),
    )
  );
}

/** Within the same run, so that what follows a break keeps the run's format. */
function breaksFor(text: XmlElement<unknown>, writer: Writer): TextBreaks {
  const around = (local: string): string =>
    `</${text.name}><${siblingName(text, local)}/><${text.name} xml:space="preserve">`;
  return { newline: writer.chunk(around('br')), tab: writer.chunk(around('tab')) };
}

function writeBlock({ branches }: BlockNode, context: Context): void {
  const { writer } = context;
  const choose = compileChoice(branches);
  const arms = branches.map((branch) =>
    writer.branch((inner) => {
      const loop = branch.test === 'each' ? branch : context.loop;
      writeNodes(branch.children, { ...context, writer: inner, loop });
    }),
  );
  const checks = branches.flatMap(checkOf);
  const [first] = branches;
  const turn = first?.test === 'each' && first.subject ? loopStep(first, arms[0], context.ids) : undefined;
  writer.step((scope, sink, run) => {
    for (const check of checks) check(scope, run);
    const chosen = choose(scope);
    if (chosen === 0 && turn) turn(scope, sink, run);
    else arms[chosen]?.(scope, sink, run);
  });
}

/** What must be reported of a block's subject before it is used: a loop over no list, an unreadable argument. */
function checkOf(
  { test, subject, tag }: BranchNode,
  index: number,
  all: readonly BranchNode[],
): ((scope: Scope, run: Run) => void)[] {
  if (!subject || subject.kind === 'literal' || subject.kind === 'loop') return [];
  if (test !== 'each' && subject.kind !== 'call') return [];
  const evaluate = compileExpression(subject);
  const use = { tag, expression: subject };
  const hasElse = all.length > index + 1;
  const isColumns = opensColumns(tag.syntax);
  return [
    (scope, run) => {
      const value = evaluate(scope);
      if (value instanceof HelperFailure) run.failed(use, value, scope);
      else if (isColumns && listOf(value).length > templateLimits.columns) run.tooManyColumns(use);
      else if (test === 'each' && !Array.isArray(value) && !(hasElse && isBlankValue(value)))
        run.notList(use, value, scope);
    },
  ];
}

function loopStep(branch: BranchNode, body: Step | undefined, ids: IdPlan): Step {
  const evaluate = branch.subject ? compileExpression(branch.subject) : () => undefined;
  const idCount = ids.slots.get(branch)?.size ?? 0;
  return (scope: Scope, sink: PartSink, run: Run) => {
    const list = evaluate(scope);
    if (!Array.isArray(list)) return;
    for (let index = 0; index < list.length; index++) {
      if (sink.isFull || --scope.budget.turns < 0) return;
      const entry: Scope = {
        item: list[index],
        parent: scope,
        index,
        items: list,
        firstId: run.nextId,
        budget: scope.budget,
      };
      run.nextId += idCount;
      body?.(entry, sink, run);
    }
  };
}
