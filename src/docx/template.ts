import { documentLimits } from '../opc/limits.ts';
import { contentTypesFirst, readZip, writeZip, type ZipEntry } from '../opc/zip.ts';
import { type PackagePlan, planPackage } from './assemble.ts';
import { bindTags } from './blocks.ts';
import { repeatColumns } from './columns.ts';
import { compilePart } from './compile.ts';
import {
  type CustomProperties,
  propertiesEntry,
  propertyTexts,
  readCustomProperties,
  withPropertiesPart,
} from './custom-properties.ts';
import type { Scope } from './evaluate.ts';
import { refuseCutFields } from './field-marks.ts';
import { collectFields, type FieldTree } from './fields.ts';
import { collectFindings, type MissingPolicy } from './findings.ts';
import { freshLists, type Numbering, readNumbering } from './fresh-lists.ts';
import { type Helper, registerHelpers } from './helper.ts';
import { standardHelpers } from './helpers.ts';
import { cleanTree } from './hygiene.ts';
import { greatestId, planIds } from './ids.ts';
import { planLift } from './lift.ts';
import { templateLimits } from './limits.ts';
import { collectMedia } from './media.ts';
import { mergeCells } from './merge-cells.ts';
import { nestBlocks } from './nest.ts';
import { outgoingEntries } from './outgoing.ts';
import { templatePacker } from './packing/template-packer.ts';
import { collectProblems, type ProblemCollector, type TemplateProblem } from './problems.ts';
import { restartLists } from './restart-lists.ts';
import { acceptRevisions } from './revisions.ts';
import type { Run, Step } from './run.ts';
import type { PackerFactory, PartPacker, PartSink } from './sink.ts';
import { readStories, type StoryPart } from './stories.ts';
import { noStyles, readStyles } from './styles.ts';
import { holdsTag, markTags } from './tags.ts';
import type { XmlNode, XmlTree } from './xml.ts';

export interface CompileOptions {
  /** More helpers, or others under the same names. */
  readonly helpers?: readonly Helper[];
  /** How rendered parts are packed; with the template's own code when absent. */
  readonly packer?: PackerFactory;
}

export interface RenderOptions {
  /** What happens with fields that have no value; the document is refused when absent. */
  readonly missing?: MissingPolicy;
  /** Fields that may be empty, by path, and what is printed then. */
  readonly optional?: Readonly<Record<string, string>>;
  /** Custom document properties to set. */
  readonly properties?: Readonly<Record<string, string>>;
}

export type RenderResult = { readonly bytes: Uint8Array } | { readonly problems: readonly TemplateProblem[] };

/** A Word template, compiled once; `render` may be called any number of times and keeps nothing. */
export interface Template {
  readonly fields: FieldTree;
  /** Everything wrong with the template, all at once. A template with errors is not rendered. */
  readonly problems: readonly TemplateProblem[];
  /** Custom document properties. */
  readonly properties: ReadonlyMap<string, string>;
  render(data: unknown, options?: RenderOptions): RenderResult;
}

interface RenderedPart {
  readonly name: string;
  readonly run: Step;
  newSink(): PartSink;
}

/** A template ready to render. */
interface Compiled {
  readonly parts: readonly RenderedPart[];
  /** Greater than every id of the template. */
  readonly firstId: number;
  readonly numbering: Numbering | undefined;
  readonly plain: PackagePlan;
  /** The same with room for custom properties. */
  readonly withProperties: PackagePlan;
  readonly properties: CustomProperties;
}

/**
 * Reads and compiles a template.
 * @throws ProblemError when the file is no Word document, damaged, protected by a password or beyond the limits
 */
export function compileTemplate(bytes: Uint8Array, options: CompileOptions = {}): Template {
  const entries = contentTypesFirst(readZip(bytes, documentLimits));
  const { stories, styles: stylesRoot } = readStories(entries);
  const styles = stylesRoot ? readStyles(stylesRoot) : noStyles;
  const helpers = registerHelpers(standardHelpers, options.helpers ?? []);
  const problems = collectProblems();
  const fields = collectFields();
  const packerOf = options.packer ?? templatePacker;

  const numbering = readNumbering(entries);
  const parts = stories.flatMap((story): RenderedPart[] => {
    const { name } = story.entry;
    const { root, isChanged } = readStory(story, problems);
    const tagged = markTags(root, { part: name, title: story.title }, styles, helpers, problems);
    if (!isChanged && !holdsTag(tagged)) return [];
    const meaning = bindTags(tagged, fields, problems);
    const plan = planLift(tagged, meaning.blocks, styles, problems);
    const nested = nestBlocks(tagged, meaning, plan, problems);
    refuseCutFields(nested, problems);
    const tree = restartLists(repeatColumns(mergeCells(nested, problems)), numbering, styles);
    if (hasErrors(problems.list)) return [];
    const { chunks, run } = compilePart(tree, planIds(tree));
    // Planned when first needed: who only asks for fields and problems waits half as long.
    let packer: PartPacker | undefined;
    const newSink = (): PartSink => {
      packer ??= packerOf(chunks, documentLimits.partBytes);
      return packer();
    };
    return [{ name, run, newSink }];
  });
  const properties = readCustomProperties(entries);
  const names = parts.map(({ name }) => name);
  const outgoing = outgoingEntries(entries);
  const compiled: Compiled = {
    parts,
    numbering,
    firstId: greatestId(stories.map(({ root }) => root)) + 1,
    plain: planWithout(outgoing, names),
    withProperties: planWithout(withPropertiesPart(outgoing, properties), [...names, properties.part]),
    properties,
  };
  return {
    fields: fields.tree(),
    problems: problems.list,
    properties: propertyTexts(properties),
    render: (data, renderOptions = {}) =>
      hasErrors(problems.list) ? { problems: problems.list } : renderParts(compiled, data, renderOptions),
  };
}

function hasErrors(problems: readonly TemplateProblem[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}

function planWithout(entries: readonly ZipEntry[], changing: readonly string[]): PackagePlan {
  return planPackage(
    entries.filter(({ name }) => !changing.includes(name)),
    changing,
  );
}

/** The story as it is filled: changes accepted and comments dropped (both are reported), noise gone. */
function readStory(
  { entry, title, root }: StoryPart,
  problems: ProblemCollector,
): { readonly root: XmlTree; readonly isChanged: boolean } {
  const { root: accepted, count } = acceptRevisions(root);
  const comments = countElements(root, 'w:commentReference');
  const warn = (code: string, message: string, repair: string): void =>
    problems.add({ code, severity: 'warning', sheet: entry.name, message, repair });
  if (count > 0)
    warn(
      'tracked-changes',
      `模板的${title}里有 ${count} 处修订，按“全部接受”处理。`,
      '请在 Word 的“审阅”里接受或拒绝全部修订后再存盘。',
    );
  if (comments > 0)
    warn(
      'comments-dropped',
      `模板的${title}里有 ${comments} 条批注，生成的文件里没有批注。`,
      '不需要的批注请在 Word 里删除后再存盘。',
    );
  return { root: cleanTree(accepted), isChanged: count > 0 || comments > 0 };
}

function countElements(node: XmlNode, key: string): number {
  if (node.kind === 'text') return 0;
  const own = node.key === key ? 1 : 0;
  return node.children.reduce((sum, child) => sum + countElements(child, key), own);
}

function renderParts(
  { parts, firstId, numbering, plain, withProperties, properties }: Compiled,
  data: unknown,
  options: RenderOptions,
): RenderResult {
  const findings = collectFindings({ ...options, data });
  const media = collectMedia();
  const lists = freshLists(numbering);
  const shared: Run = { ...findings.reports, nextId: firstId, isBehindTable: false, media, lists };
  const budget = { turns: templateLimits.turns };
  const scope: Scope = { item: data, parent: undefined, index: -1, items: [], firstId, budget };
  const sinks = parts.map(({ name, run, newSink }) => {
    const sink = newSink();
    media.enter(name);
    run(scope, sink, shared);
    if (sink.isFull) findings.tooLarge(name);
    return { name, sink };
  });
  if (budget.turns < 0) findings.tooManyTurns();
  const problems = findings.problems();
  if (problems.length > 0) return { problems };
  const rendered: ZipEntry[] = sinks.map(({ name, sink }) => ({ name, ...sink.finish() }));
  const plan = options.properties ? withProperties : plain;
  const changed = options.properties
    ? [...rendered, propertiesEntry(properties, options.properties)]
    : rendered;
  if (media.isEmpty && lists.isEmpty) return { bytes: plan.assemble(changed) };
  return { bytes: writeZip(lists.addTo(media.addTo([...plan.constant, ...changed]))) };
}
