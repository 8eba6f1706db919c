// Our Word engine beside docxtemplater and easy-template-x, on the same contract with the same data.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Docxtemplater from 'docxtemplater';
import { type TemplateData, TemplateHandler } from 'easy-template-x';
import PizZip from 'pizzip';
import { bindTags, type Meaning } from '../src/docx/blocks.ts';
import { compileChoice, compileExpression, listOf, type Scope } from '../src/docx/evaluate.ts';
import { collectFields } from '../src/docx/fields.ts';
import { registerHelpers } from '../src/docx/helper.ts';
import { standardHelpers } from '../src/docx/helpers.ts';
import { cleanTree } from '../src/docx/hygiene.ts';
import { compileTemplate } from '../src/docx/index.ts';
import { collectProblems } from '../src/docx/problems.ts';
import { noStyles } from '../src/docx/styles.ts';
import { markTags, type Tag, type TaggedNode } from '../src/docx/tags.ts';
import { textOfValue } from '../src/docx/values.ts';
import { parseXml, serialiseXml, type XmlNode, xmlDeclaration } from '../src/docx/xml.ts';
import { documentLimits } from '../src/opc/limits.ts';
import { deflateEntry, inflateEntry, readZip, writeZip, type ZipEntry } from '../src/opc/zip.ts';

const contract = new URL('../templates/contracts/T1-药品购销合同.docx', import.meta.url);
const description = new URL('../templates/contracts/T1-药品购销合同.json', import.meta.url);
const rowCount = 20;
const turns = 25;
const warmUp = 5;
/** Milliseconds each engine works in a turn, one contract after the other, as in a batch. */
const slice = 150;

type Data = Readonly<Record<string, unknown>>;

/** The shipped contract's sample with as many item rows as the bench wants. */
function sampleData(): Data {
  const { sample, defaults } = JSON.parse(readFileSync(description, 'utf8')) as {
    sample: Data;
    defaults: Data;
  };
  const items = sample.明细 as readonly Data[];
  return {
    ...defaults,
    ...sample,
    明细: Array.from({ length: rowCount }, (_, i) => items[i % items.length]),
  };
}

/** Parts with text, as the engines that scan all of them see them. */
const storyName = /^word\/(?:document|header\d*|footer\d*)\.xml$/;

function mapStories(template: Uint8Array, change: (xml: Uint8Array, name: string) => string): Uint8Array {
  return writeZip(
    readZip(template, documentLimits).map((entry) =>
      storyName.test(entry.name) ? deflateEntry(entry.name, change(inflateEntry(entry), entry.name)) : entry,
    ),
  );
}

/**
 * The template as Word leaves it after some editing: session ids on every paragraph and run, and two of five tags
 * cut over two runs with spelling marks between.
 */
function worn(template: Uint8Array, tagPattern: string): Uint8Array {
  const runWithTag = new RegExp(
    `<w:r>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t[^>]*>([^<{]*)(${tagPattern})([^<]*)</w:t></w:r>`,
    'g',
  );
  let count = 0;
  let session = 0x10000;
  const ids = (names: readonly string[]): string =>
    names.map((name) => ` w:${name}="00${(session++).toString(16).toUpperCase().padStart(6, '0')}"`).join('');
  const cut = (whole: string, format = '', before: string, tag: string, after: string): string => {
    if (count++ % 5 >= 2) return whole;
    // Not within an entity.
    const middle = tag.includes('&') ? 2 : 1 + (count % (tag.length - 1));
    const run = (text: string): string => `<w:r>${format}<w:t xml:space="preserve">${text}</w:t></w:r>`;
    const mark = (type: string): string => `<w:proofErr w:type="${type}"/>`;
    const pieces = [run(before + tag.slice(0, middle)), mark('spellStart'), run(tag.slice(middle) + after)];
    return `${pieces.join('')}${mark('spellEnd')}`;
  };
  return mapStories(template, (xml) =>
    new TextDecoder()
      .decode(xml)
      .replace(runWithTag, cut)
      .replace(/<w:p>/g, () => `<w:p${ids(['rsidR', 'rsidRDefault', 'rsidP'])}>`)
      .replace(/<w:r>/g, () => `<w:r${ids(['rsidR', 'rsidRPr'])}>`),
  );
}

type Value = (scope: Scope) => unknown;
/** The keys that a scope needs, and those of the lists in it. */
interface Keys {
  readonly values: Map<string, Value>;
  readonly lists: Map<string, { readonly list: Value; readonly keys: Keys }>;
}

const newKeys = (): Keys => ({ values: new Map(), lists: new Map() });

/**
 * The template in the syntax of engines that know plain keys only (`{v1}`, `{#c2}…{/c2}`), and data that holds
 * for each of our expressions what it comes to.
 */
function forPlainKeys(
  template: Uint8Array,
  data: Data,
): { readonly template: Uint8Array; readonly data: Data } {
  const root = newKeys();
  let next = 0;
  const changed = mapStories(template, (xml, name) => {
    const helpers = registerHelpers(standardHelpers);
    const tree = cleanTree(parseXml(xml, name));
    const tagged = markTags(tree, { part: name, title: name }, noStyles, helpers, collectProblems());
    const written = rewriteTags(
      tagged,
      bindTags(tagged, collectFields(), collectProblems()),
      root,
      () => next++,
    );
    const back = (node: TaggedNode): XmlNode => {
      if (node.kind === 'tag') return { kind: 'text', text: written.get(node) ?? '' };
      return node.kind === 'text' ? node : { ...node, children: node.children.map(back) };
    };
    return xmlDeclaration + serialiseXml(back(tagged));
  });
  const scope: Scope = {
    item: data,
    parent: undefined,
    index: -1,
    items: [],
    firstId: 0,
    budget: { turns: 0 },
  };
  return { template: withoutPropertyTags(changed), data: dataFor(root, scope) };
}

/** docxtemplater fills document properties too; ours are set by the caller. */
function withoutPropertyTags(template: Uint8Array): Uint8Array {
  return writeZip(
    readZip(template, documentLimits).map((entry) =>
      entry.name === 'docProps/custom.xml'
        ? deflateEntry(entry.name, new TextDecoder().decode(inflateEntry(entry)).replace(/[{}]{2}/g, ''))
        : entry,
    ),
  );
}

/** What stands in place of each tag. */
function rewriteTags(
  tagged: TaggedNode,
  { blocks, values }: Meaning,
  root: Keys,
  number: () => number,
): ReadonlyMap<Tag, string> {
  const written = new Map<Tag, string>();
  const stack = [root];
  const visit = (node: TaggedNode): void => {
    if (node.kind === 'element') node.children.forEach(visit);
    if (node.kind !== 'tag') return;
    const keys = stack.at(-1) ?? root;
    const expression = values.get(node);
    const block = blocks.find(
      ({ branches, close }) => close === node || branches.some(({ tag }) => tag === node),
    );
    if (expression) {
      const value = compileExpression(expression);
      const key = `v${number()}`;
      keys.values.set(key, (scope) => textOfValue(value(scope)) ?? '');
      written.set(node, `{${key}}`);
    } else if (block?.close === node) {
      const last = block.branches.at(-1);
      if (last?.test === 'each') stack.pop();
      written.set(node, `{/${names.get(block) ?? ''}}`);
    } else if (block) {
      const index = block.branches.findIndex(({ tag }) => tag === node);
      const branch = block.branches[index];
      const before = index > 0 ? `{/${names.get(block) ?? ''}}` : '';
      const key = `${branch?.test === 'each' ? 'l' : 'c'}${number()}`;
      names.set(block, key);
      if (branch?.test === 'each' && branch.subject) {
        const inner = newKeys();
        keys.lists.set(key, { list: compileExpression(branch.subject), keys: inner });
        stack.push(inner);
      } else {
        const choose = compileChoice(block.branches);
        keys.values.set(key, (scope) => choose(scope) === index);
      }
      written.set(node, `${before}{#${key}}`);
    }
  };
  const names = new Map<(typeof blocks)[number], string>();
  visit(tagged);
  return written;
}

function dataFor({ values, lists }: Keys, scope: Scope): Data {
  const own = [...values].map(([key, value]) => [key, value(scope)] as const);
  const inner = [...lists].map(([key, { list, keys }]) => {
    const items = listOf(list(scope));
    return [
      key,
      items.map((item, index) => dataFor(keys, { ...scope, item, parent: scope, index, items })),
    ] as const;
  });
  return Object.fromEntries([...own, ...inner]);
}

/** The text of all stories, spaces left out: engines differ in the blank paragraphs that conditions leave. */
function textOf(document: Uint8Array): string {
  const stories = readZip(document, documentLimits).filter(({ name }) => storyName.test(name));
  const xml = stories
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((entry) => new TextDecoder().decode(inflateEntry(entry)));
  return xml.join('').replace(/<[^>]*>|\s/g, '');
}

interface Engine {
  readonly name: string;
  make(): Uint8Array | Promise<Uint8Array>;
}

function engines(template: Uint8Array, plain: Uint8Array, data: Data, plainData: Data): Engine[] {
  const compiled = compileTemplate(template);
  const handler = new TemplateHandler();
  const rendered = (result: ReturnType<typeof compiled.render>): Uint8Array => {
    if ('problems' in result) throw new Error(result.problems.map(({ message }) => message).join('\n'));
    return result.bytes;
  };
  const options = { missing: 'blank' } as const;
  return [
    { name: 'ours', make: () => rendered(compiled.render(data, options)) },
    {
      name: 'ours, template compiled anew each time',
      make: () => rendered(compileTemplate(template).render(data, options)),
    },
    {
      name: 'docxtemplater (plain keys)',
      make: () => {
        const document = new Docxtemplater(new PizZip(plain), { paragraphLoop: true, linebreaks: true });
        document.render(plainData);
        return document.getZip().generate({ type: 'uint8array', compression: 'DEFLATE' });
      },
    },
    { name: 'easy-template-x', make: () => handler.process(Buffer.from(plain), plainData as TemplateData) },
  ];
}

/** Lines with the median time per contract of each engine, which work in turns in one process. */
async function compare(title: string, list: readonly Engine[]): Promise<string[]> {
  const times = list.map((): number[] => []);
  const texts: string[] = [];
  const sizes: number[] = [];
  for (let turn = -warmUp; turn < turns; turn++)
    for (const [i, engine] of list.entries()) {
      const end = performance.now() + slice;
      for (let now = performance.now(); now < end; ) {
        const start = now;
        const bytes = await engine.make();
        now = performance.now();
        if (turn >= 0) times[i]?.push(now - start);
        else {
          texts[i] ??= textOf(bytes);
          sizes[i] = bytes.length;
        }
      }
    }
  const [first = ''] = texts;
  const differing = list.filter((_, i) => texts[i] !== first).map(({ name }) => name);
  const medians = times.map((each) => each.sort((a, b) => a - b)[Math.floor(each.length / 2)] ?? 0);
  return [
    title,
    ...list.map(({ name }, i) => {
      const ratio = (medians[i] ?? 0) / (medians[0] ?? 1);
      return `  ${name.padEnd(40)} ${(medians[i] ?? 0).toFixed(2).padStart(8)} ms  ${ratio.toFixed(1).padStart(6)}×  ${((sizes[i] ?? 0) / 1024).toFixed(1).padStart(6)} KB`;
    }),
    differing.length === 0
      ? `  the text of all ${list.length} documents is the same, ${first.length} characters`
      : `  DIFFERENT TEXT: ${differing.join(', ')}`,
  ];
}

/** Lines that tell the time per contract, on the shipped contract as it is and as Word leaves it after editing. */
export async function benchDocx(): Promise<string[]> {
  const template = new Uint8Array(readFileSync(contract));
  const data = sampleData();
  const plain = forPlainKeys(template, data);
  const tags = new TextDecoder().decode(inflateEntry(bodyOf(template))).match(/\{\{/g)?.length ?? 0;
  return [
    ...(await compare(
      `Filling a contract (T1, ${rowCount} item rows, ${tags} tags), median over ${turns} turns of ${slice} ms`,
      engines(template, plain.template, data, plain.data),
    )),
    ...(await compare(
      'The same after Word has edited it: session ids, two of five tags cut',
      engines(worn(template, '\\{\\{[^{}]+\\}\\}'), worn(plain.template, '\\{[^{}]+\\}'), data, plain.data),
    )),
  ];
}

function bodyOf(template: Uint8Array): ZipEntry {
  const body = readZip(template, documentLimits).find(({ name }) => name === 'word/document.xml');
  if (!body) throw new Error('no body');
  return body;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log((await benchDocx()).join('\n'));
