// Our Word engine beside docxtemplater, easy-template-x and carbone, on the same contract with the same data.
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32, deflateRawSync } from 'node:zlib';
import Docxtemplater from 'docxtemplater';
import { type TemplateData, TemplateHandler } from 'easy-template-x';
import PizZip from 'pizzip';
import { planPackage } from '../src/docx/assemble.ts';
import { compileTemplate, type Template } from '../src/docx/index.ts';
import { ProblemError } from '../src/ledger/problem.ts';
import { documentLimits } from '../src/opc/limits.ts';
import { deflateEntry, inflateEntry, readZip, storedEntry, writeZip, type ZipEntry } from '../src/opc/zip.ts';
import { zipStream } from '../src/opc/zip-stream.ts';
import { carbone, contractData, contractTemplate, ours, plainData, plainKeys, rowCount } from './contract.ts';

const turns = 25;
const warmUp = 5;
/** Milliseconds of processor time that each engine works in a turn, one contract after the other, as in a batch. */
const slice = 150;
/** Processor time: on a busy machine the clock would count what others do, and most for who takes longest. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const batchSize = 10_000;

const data = contractData();

interface Engine {
  readonly name: string;
  make(): Uint8Array | Promise<Uint8Array>;
}

function filled(template: Template): Uint8Array {
  const result = template.render(data);
  if ('problems' in result) throw new Error(result.problems.map(({ message }) => message).join('\n'));
  return result.bytes;
}

/**
 * The least that a contract can cost with zlib: everything else copied as it is, the parts that change deflated at
 * level 1. Rendering them is left out.
 */
function floor(template: Uint8Array): Engine {
  const document = filled(compileTemplate(template));
  const before = new Map(readZip(template, documentLimits).map((entry) => [entry.name, entry.crc]));
  const entries = readZip(document, documentLimits);
  const changed = entries.filter(({ name, crc }) => before.get(name) !== crc);
  const plan = planPackage(
    entries.filter((entry) => !changed.includes(entry)),
    changed.map(({ name }) => name),
  );
  const plain = changed.map((entry) => ({ name: entry.name, bytes: inflateEntry(entry) }));
  return {
    name: 'floor: copy and deflate level 1, no rendering',
    make: () =>
      plan.assemble(
        plain.map(({ name, bytes }): ZipEntry => {
          const deflated = deflateRawSync(bytes, { level: 1 });
          return { name, method: 8, crc: crc32(bytes), size: bytes.length, data: deflated };
        }),
      ),
  };
}

function engines(isWorn: boolean, folder: string): Engine[] {
  const template = contractTemplate(ours, isWorn);
  const compiled = compileTemplate(template);
  const plain = contractTemplate(plainKeys, isWorn);
  const values = plainData();
  const handler = new TemplateHandler();
  return [
    { name: 'ours', make: () => filled(compiled) },
    floor(template),
    { name: 'ours, template compiled anew each time', make: () => filled(compileTemplate(template)) },
    {
      name: 'docxtemplater (plain keys)',
      make: () => {
        const document = new Docxtemplater(new PizZip(plain), { paragraphLoop: true, linebreaks: true });
        document.render(values);
        return document.getZip().generate({ type: 'uint8array', compression: 'DEFLATE' });
      },
    },
    { name: 'easy-template-x', make: () => handler.process(Buffer.from(plain), values as TemplateData) },
    ...carboneEngine(isWorn, join(folder, `carbone-${isWorn}.docx`), values),
  ];
}

interface Carbone {
  render(
    path: string,
    values: unknown,
    options: object,
    done: (error: unknown, document: Uint8Array) => void,
  ): void;
}

/** carbone is no package of ours: it takes part when it is found (npm i --no-save carbone, or NODE_PATH). */
function carboneEngine(isWorn: boolean, path: string, values: unknown): Engine[] {
  try {
    const module = createRequire(import.meta.url)('carbone') as Carbone;
    writeFileSync(path, contractTemplate(carbone, isWorn));
    return [
      {
        name: 'carbone CE',
        make: () =>
          new Promise((resolve, reject) => {
            module.render(path, values, {}, (error, document) =>
              error ? reject(error) : resolve(new Uint8Array(document)),
            );
          }),
      },
    ];
  } catch {
    return [];
  }
}

/** The text of body and headers, spaces left out: engines differ in the blank paragraphs that conditions leave. */
function textOf(document: Uint8Array): string {
  return readZip(document, documentLimits)
    .filter(({ name }) => /^word\/(?:document|header\d*)\.xml$/.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((entry) => new TextDecoder().decode(inflateEntry(entry)))
    .join('')
    .replace(/<[^>]*>|\s/g, '');
}

/** Lines with the median processor time per contract of each engine, which work in turns in one process. */
async function compare(title: string, list: readonly Engine[]): Promise<string[]> {
  const times = list.map((): number[] => []);
  const texts: string[] = [];
  const sizes: number[] = [];
  for (let turn = -warmUp; turn < turns; turn++)
    for (const [i, engine] of list.entries()) {
      const start = processorTime();
      let [made, used] = [0, 0];
      for (; used < slice; used = processorTime() - start, made++) {
        const bytes = await engine.make();
        if (turn >= 0) continue;
        texts[i] ??= textOf(bytes);
        sizes[i] = bytes.length;
      }
      if (turn >= 0) times[i]?.push(used / made);
    }
  const [first = ''] = texts;
  const differing = list.filter((_, i) => texts[i] !== first).map(({ name }) => name);
  const medians = times.map((each) => each.sort((a, b) => a - b)[Math.floor(each.length / 2)] ?? 0);
  return [
    title,
    ...list.map(({ name }, i) => {
      const ratio = (medians[i] ?? 0) / (medians[0] ?? 1);
      return `  ${name.padEnd(46)} ${(medians[i] ?? 0).toFixed(2).padStart(8)} ms  ${ratio.toFixed(1).padStart(6)}×  ${((sizes[i] ?? 0) / 1024).toFixed(1).padStart(6)} KB`;
    }),
    differing.length === 0
      ? `  the text of all ${list.length} documents is the same, ${first.length} characters`
      : `  DIFFERENT TEXT: ${differing.join(', ')}`,
    ...(list.some(({ name }) => name.startsWith('carbone')) ? [] : ['  carbone is not installed here']),
  ];
}

/** A line on many contracts going into one archive on disk as they are made. */
async function batch(folder: string): Promise<string> {
  const template = compileTemplate(contractTemplate(ours, false));
  const file = createWriteStream(join(folder, 'all.zip'));
  const archive = zipStream((bytes) => file.write(bytes));
  const start = performance.now();
  let [early, peak] = [0, 0];
  for (let i = 0; i < batchSize; i++) {
    archive.add(storedEntry(`${i}.docx`, filled(template)));
    if (file.writableNeedDrain) await once(file, 'drain');
    if (i % 100 === 0) peak = Math.max(peak, process.memoryUsage.rss());
    if (i === batchSize / 10) early = peak;
  }
  archive.finish();
  await new Promise<void>((resolve) => file.end(() => resolve()));
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const mib = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MiB`;
  return `${batchSize} contracts into one ZIP on disk: ${seconds} s, ${mib(file.bytesWritten)}; resident ${mib(early)} after a tenth, ${mib(peak)} at most`;
}

/** A line on how soon a bomb is refused: 200 MB of nothing in a part that is read, and in one that is only copied. */
function bombs(): string {
  const entries = readZip(contractTemplate(ours, false), documentLimits);
  const zeros = deflateEntry('bomb', new Uint8Array(200 * 1024 * 1024), 9);
  const times = ['word/document.xml', 'word/styles.xml', 'word/media/logo.png'].map((name) => {
    const bytes = writeZip(entries.map((entry) => (entry.name === name ? { ...zeros, name } : entry)));
    const start = performance.now();
    try {
      compileTemplate(bytes);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      return performance.now() - start;
    }
    throw new Error(`the bomb in ${name} was let in`);
  });
  return `A part of 200 MB (body, styles, picture) is refused after ${times.map((time) => time.toFixed(1)).join(', ')} ms`;
}

/** Lines that tell the time per contract, on a clean template and on one as Word leaves it after editing. */
export async function benchDocx(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-docx-'));
  try {
    const tags = textOf(contractTemplate(ours, false)).match(/\{\{/g)?.length ?? 0;
    // Alone first: the heap of the other engines is theirs.
    const alone = await batch(folder);
    return [
      ...(await compare(
        `Filling a contract of 3 pages (${rowCount} item rows, ${tags} tags), processor time, median over ${turns} turns of ${slice} ms`,
        engines(false, folder),
      )),
      ...(await compare(
        'The same after Word has edited it: session ids, two of five tags cut',
        engines(true, folder),
      )),
      alone,
      bombs(),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log((await benchDocx()).join('\n'));
