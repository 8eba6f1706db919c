import { ProblemError } from '../../src/ledger/problem.ts';
import { escapeXml, unescapeXml } from '../../src/xlsx/package/text.ts';
import { fromBase64, toBase64 } from '../book/base64.ts';
import type { RestorePoint } from '../book/host.ts';
import { restorePointMissing } from '../book/host-problems.ts';
import type { Clock } from '../book/state.ts';
import { type KeptBook, keepTables, putTablesBack } from './kept-tables.ts';
import type { Runner } from './run.ts';
import { loadShapes } from './table-shapes.ts';
import { addParts, partIds, readParts, removeParts } from './xml-parts.ts';

const pieceNamespace = 'urn:customer-ledger:restore-point';
const listNamespace = 'urn:customer-ledger:restore-points';
/** Characters of one custom XML part. */
const pieceLength = 1_000_000;
const mostPoints = 5;

/** A restore point as it is listed: with the parts that hold it. */
interface ListedPoint extends RestorePoint {
  readonly pieces: readonly string[];
}

/**
 * Restore points of the workbook, in custom XML parts: pieces of the packed contents, and a list of the points.
 * The list is written last, so that a point is whole or not there.
 */
export class RestorePoints {
  private readonly runner: Runner;
  private readonly clock: Clock;
  private readonly addTables: (names: readonly string[]) => Promise<void>;

  /** @param addTables draws tables that were deleted since */
  constructor(runner: Runner, clock: Clock, addTables: (names: readonly string[]) => Promise<void>) {
    this.runner = runner;
    this.clock = clock;
    this.addTables = addTables;
  }

  /** The points, newest first. */
  list(): Promise<readonly RestorePoint[]> {
    return this.runner.run('列出还原点', {}, async (context) =>
      (await readList(context)).points.map(({ pieces: _, ...point }) => point),
    );
  }

  async capture(label: string, tables: readonly string[]): Promise<RestorePoint> {
    const kept = await this.runner.run('保存还原点', {}, (context) => keepTables(context, tables));
    const packed = await pack(kept);
    return this.runner.run('保存还原点', { waitForCellEdit: true, writes: true }, async (context) => {
      const { points, parts } = await readList(context);
      const madeAt = new Date(this.clock.now()).toISOString();
      const point: RestorePoint = { id: freeId(madeAt, points), label, madeAt, tables: [...tables] };
      const pieces = await addParts(context, piecesOf(packed));
      const listed = [{ ...point, pieces }, ...points].slice(0, mostPoints);
      await addParts(context, [listXml(listed)]);
      const used = new Set(listed.flatMap((known) => known.pieces));
      const unused = (await partIds(context, pieceNamespace)).filter((id) => !used.has(id));
      await removeParts(context, [...parts, ...unused]);
      return point;
    });
  }

  /** @throws ProblemError `restore-point-missing` */
  async restore(id: string): Promise<void> {
    const packed = await this.runner.run('读取还原点', {}, async (context) => {
      const point = (await readList(context)).points.find((known) => known.id === id);
      const pieces = point ? await readParts(context, point.pieces) : [];
      if (!point || pieces.length < point.pieces.length) throw new ProblemError(restorePointMissing);
      return pieces.map(({ xml }) => contentOf(xml)).join('');
    });
    const kept = await unpack(packed);
    const writing = { waitForCellEdit: true, writes: true };
    const present = await this.runner.run('核对现有的表', {}, (context) => loadShapes(context));
    const lost = kept.tables
      .map(({ name }) => name)
      .filter((name) => !present.some((shape) => shape.name === name));
    if (lost.length > 0) await this.addTables(lost);
    await this.runner.run('还原表的内容', writing, (context) => putTablesBack(context, kept.tables));
    const { removeAdded } = await import('./remove-added.ts');
    await this.runner.run('撤掉新加的表', writing, (context) => removeAdded(context, kept));
  }
}

/** The points and the parts that list them; of several lists the last one counts. */
async function readList(context: Excel.RequestContext): Promise<{ points: ListedPoint[]; parts: string[] }> {
  const parts = await partIds(context, listNamespace);
  const lists = await readParts(context, parts);
  const points = lists.map(({ xml }) => readListXml(xml)).findLast((list) => list !== undefined);
  return { points: points ?? [], parts };
}

function listXml(points: readonly ListedPoint[]): string {
  return `<restore-points xmlns="${listNamespace}">${escapeXml(JSON.stringify(points))}</restore-points>`;
}

function readListXml(xml: string): ListedPoint[] | undefined {
  try {
    return JSON.parse(unescapeXml(contentOf(xml)));
  } catch {
    return undefined;
  }
}

function piecesOf(packed: string): string[] {
  return Array.from({ length: Math.ceil(packed.length / pieceLength) }, (_, k) => {
    const piece = packed.slice(k * pieceLength, (k + 1) * pieceLength);
    return `<restore-point xmlns="${pieceNamespace}">${piece}</restore-point>`;
  });
}

/** Text between the tags of a part with one element, however a program has written it anew. */
function contentOf(xml: string): string {
  return /<(?![?!])[^>]*>([^<]*)</.exec(xml)?.[1] ?? '';
}

function freeId(madeAt: string, points: readonly ListedPoint[]): string {
  let id = madeAt;
  for (let k = 2; points.some((point) => point.id === id); k++) id = `${madeAt} ${k}`;
  return id;
}

async function pack(kept: KeptBook): Promise<string> {
  const { deflateSync, strToU8 } = await import('fflate');
  return toBase64(deflateSync(strToU8(JSON.stringify(kept)), { level: 6 }));
}

/** @throws ProblemError `restore-point-missing` when a piece is damaged */
async function unpack(packed: string): Promise<KeptBook> {
  const { inflateSync, strFromU8 } = await import('fflate');
  try {
    return JSON.parse(strFromU8(inflateSync(fromBase64(packed)!)));
  } catch {
    throw new ProblemError(restorePointMissing);
  }
}
