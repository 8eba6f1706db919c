import { attribute, childElements, type XmlTree } from '../xml.ts';
import { numberText } from './number-text.ts';
import { type Cascade, child, childValue, strongest } from './style-sheet.ts';

/** What numbering adds to a paragraph. */
export interface ListMark {
  /** Number or bullet, and the space or nothing that follows it. */
  readonly label: string;
  /** Properties of the level; weaker than the paragraph's own. */
  readonly properties: XmlTree | undefined;
}

/** Counts the items of one document: call it for every paragraph, in reading order. */
export type ListCounter = (paragraph: Cascade) => ListMark | undefined;

interface Level {
  /** Paragraph style that stands for this level. */
  readonly style: string | undefined;
  readonly start: number;
  readonly format: string | undefined;
  readonly text: string;
  readonly suffix: string | undefined;
  /** Level whose next item starts this one over; 0 never (§17.9.10). */
  readonly restart: number | undefined;
  readonly isLegal: boolean;
  readonly properties: XmlTree | undefined;
}

interface List {
  /** Lists made from the same definition go on counting each other. */
  readonly definition: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly startOver: ReadonlyMap<number, number>;
}

/** Reads `word/numbering.xml` (ISO/IEC 29500-1 §17.9). */
export function readNumbering(root: XmlTree | undefined): ListCounter {
  const lists = root ? readLists(root) : new Map<string, List>();
  const counts = new Map<string, Map<number, number>>();
  const begun = new Set<string>();

  return (paragraph) => {
    const numbering = strongest(paragraph, 'w:numPr');
    const id = childValue(numbering, 'w:numId') ?? '0';
    const list = lists.get(id);
    const at = levelOf(list, childValue(numbering, 'w:ilvl'), childValue(paragraph.at(-1), 'w:pStyle'));
    const level = list?.levels.get(at);
    if (!list || !level) return undefined;
    const count = counts.get(list.definition) ?? new Map<number, number>();
    counts.set(list.definition, count);
    const over = begun.has(`${id} ${at}`) ? undefined : list.startOver.get(at);
    begun.add(`${id} ${at}`);
    count.set(at, over ?? (count.has(at) ? count.get(at)! + 1 : level.start));
    for (const [deeper, { restart }] of list.levels)
      if (deeper > at && restart !== 0 && (restart === undefined || at < restart)) count.delete(deeper);
    return { label: labelOf(list, level, count), properties: level.properties };
  };
}

/** The level named; else the one that the paragraph's style stands for. */
function levelOf(list: List | undefined, named: string | undefined, style: string | undefined): number {
  if (named !== undefined) return Number(named);
  const linked = [...(list?.levels ?? [])].find(([, level]) => style !== undefined && level.style === style);
  return linked?.[0] ?? 0;
}

const following: Readonly<Record<string, string>> = { nothing: '', space: ' ' };

function labelOf({ levels }: List, level: Level, count: ReadonlyMap<number, number>): string {
  const text =
    level.format === 'bullet'
      ? bulletOf(level.text)
      : level.text.replace(/%([1-9])/g, (_, digit: string) => {
          const at = Number(digit) - 1;
          const of = levels.get(at);
          const format = level.isLegal ? 'decimal' : of?.format;
          return numberText(count.get(at) ?? of?.start ?? 1, format);
        });
  return text === '' ? '' : text + (following[level.suffix ?? 'tab'] ?? '\u2003');
}

/** Bullets of symbol fonts live in the private area, where other fonts show a box. */
function bulletOf(text: string): string {
  return /^[\ue000-\uf8ff]$/.test(text) ? '•' : text;
}

function readLists(root: XmlTree): ReadonlyMap<string, List> {
  const definitions = new Map(
    childElements(root, 'w:abstractNum').map((each) => [
      attribute(each, 'w:abstractNumId') ?? '',
      levelsOf(childElements(each, 'w:lvl')),
    ]),
  );
  return new Map(
    childElements(root, 'w:num').map((num) => {
      const definition = childValue(num, 'w:abstractNumId') ?? '';
      const overrides = childElements(num, 'w:lvlOverride');
      const levels = levelsOf(overrides.flatMap((each) => childElements(each, 'w:lvl')));
      const startOver = overrides.flatMap((each) => {
        const start = childValue(each, 'w:startOverride');
        return start === undefined ? [] : [[Number(attribute(each, 'w:ilvl')), Number(start)] as const];
      });
      return [
        attribute(num, 'w:numId') ?? '',
        {
          definition,
          levels: new Map([...(definitions.get(definition) ?? []), ...levels]),
          startOver: new Map(startOver),
        },
      ];
    }),
  );
}

function levelsOf(elements: readonly XmlTree[]): ReadonlyMap<number, Level> {
  return new Map(
    elements.map((level) => {
      const restart = childValue(level, 'w:lvlRestart');
      return [
        Number(attribute(level, 'w:ilvl')),
        {
          style: childValue(level, 'w:pStyle'),
          start: Number(childValue(level, 'w:start') ?? 0),
          format: childValue(level, 'w:numFmt'),
          text: childValue(level, 'w:lvlText') ?? '',
          suffix: childValue(level, 'w:suff'),
          restart: restart === undefined ? undefined : Number(restart),
          isLegal: child(level, 'w:isLgl') !== undefined,
          properties: child(level, 'w:pPr'),
        },
      ];
    }),
  );
}
