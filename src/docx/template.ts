import { documentLimits } from '../opc/limits.ts';
import { contentTypesFirst, readZip, writeZip, type ZipEntry } from '../opc/zip.ts';
import { bindTags } from './blocks.ts';
import { compilePart, type Program } from './compile.ts';
import { customPropertyEntries, readCustomProperties } from './custom-properties.ts';
import type { Scope } from './evaluate.ts';
import { collectFields, type FieldTree } from './fields.ts';
import { collectFindings, type MissingPolicy } from './findings.ts';
import { type Helper, registerHelpers } from './helper.ts';
import { standardHelpers } from './helpers.ts';
import { cleanTree } from './hygiene.ts';
import { greatestId, planIds } from './ids.ts';
import { planLift } from './lift.ts';
import { nestBlocks } from './nest.ts';
import { collectProblems, type ProblemCollector, type TemplateProblem } from './problems.ts';
import { acceptRevisions } from './revisions.ts';
import { deflatePacker, type PackerFactory, type PartPacker } from './sink.ts';
import { readStories, type StoryPart } from './stories.ts';
import { noStyles, readStyles, type Styles } from './styles.ts';
import { holdsTag, markTags } from './tags.ts';

export interface CompileOptions {
  /** More helpers, or others under the same names. */
  readonly helpers?: readonly Helper[];
  /** How rendered parts are packed; zlib at level 1 when absent. */
  readonly packer?: PackerFactory;
}

export interface RenderOptions {
  /** What happens with fields that have no value: the document is refused (default), or their places stay blank. */
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
  readonly entry: ZipEntry;
  readonly program: Program;
  readonly packer: PartPacker;
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
  const packerOf = options.packer ?? deflatePacker;

  const parts = stories.flatMap((story): RenderedPart[] => {
    const root = readStory(story, problems);
    const tagged = markTags(root, { part: story.entry.name, title: story.title }, styles, helpers, problems);
    if (!holdsTag(tagged)) return [];
    const meaning = bindTags(tagged, fields, problems);
    const plan = planLift(tagged, meaning.blocks, styles as Styles, problems);
    const tree = nestBlocks(tagged, meaning, plan, problems);
    const program = compilePart(tree, planIds(tree));
    return [{ entry: story.entry, program, packer: packerOf(program.chunks, documentLimits.partBytes) }];
  });
  const firstId = Math.max(0, ...stories.map(({ root }) => greatestId([root]))) + 1;
  const properties = readCustomProperties(entries);
  const isBroken = problems.list.some(({ severity }) => severity === 'error');

  return {
    fields: fields.tree(),
    problems: problems.list,
    properties,
    render: (data, renderOptions = {}) =>
      isBroken
        ? { problems: problems.list }
        : renderParts(entries, parts, data, { ...renderOptions, firstId, known: properties }),
  };
}

/** The story as it is filled: changes accepted (and reported), noise gone. */
function readStory({ entry, title, root }: StoryPart, problems: ProblemCollector) {
  const { root: accepted, count } = acceptRevisions(root);
  if (count > 0)
    problems.add({
      code: 'tracked-changes',
      severity: 'warning',
      sheet: entry.name,
      message: `模板的${title}里有 ${count} 处修订，按“全部接受”处理。`,
      repair: '请在 Word 的“审阅”里接受或拒绝全部修订后再存盘。',
    });
  return cleanTree(accepted);
}

function renderParts(
  entries: readonly ZipEntry[],
  parts: readonly RenderedPart[],
  data: unknown,
  options: RenderOptions & { readonly firstId: number; readonly known: ReadonlyMap<string, string> },
): RenderResult {
  const findings = collectFindings(options);
  const scope: Scope = { item: data, parent: undefined, index: -1, length: 0, firstId: options.firstId };
  const changed = new Map<string, ZipEntry>();
  for (const { entry, program, packer } of parts) {
    const sink = packer();
    program.run(scope, sink, findings.run);
    if (sink.isFull) findings.tooLarge(entry.name);
    changed.set(entry.name, { name: entry.name, ...sink.finish() });
  }
  const problems = findings.problems();
  if (problems.length > 0) return { problems };
  const properties = options.properties
    ? customPropertyEntries(entries, options.known, options.properties)
    : new Map<string, ZipEntry>();
  const out = entries.map((entry) => changed.get(entry.name) ?? properties.get(entry.name) ?? entry);
  const added = [...properties.values()].filter(({ name }) => !entries.some((entry) => entry.name === name));
  return { bytes: writeZip([...out, ...added]) };
}
