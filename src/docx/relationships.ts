import { inflateEntry, type ZipEntry } from '../opc/zip.ts';
import { attribute, childElements, parseXml } from './xml.ts';

/** A relationship of a part, or of the package (ISO/IEC 29500-2 §9.3). */
export interface Relationship {
  readonly id: string;
  readonly type: string;
  /** Name of the part it leads to; undefined for one that leads out of the package. */
  readonly part: string | undefined;
}

/** Name of the part that holds the relationships of a part; of the package for an empty name. */
export function relationshipsPart(part: string): string {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

/** The relationships of a part, or of the package for an empty name. */
export function readRelationships(entries: readonly ZipEntry[], part: string): readonly Relationship[] {
  const name = relationshipsPart(part);
  const entry = entries.find((each) => each.name === name);
  if (!entry) return [];
  return childElements(parseXml(inflateEntry(entry), name)).map((element) => ({
    id: attribute(element, 'Id') ?? '',
    type: attribute(element, 'Type') ?? '',
    part:
      attribute(element, 'TargetMode') === 'External'
        ? undefined
        : resolveTarget(part, attribute(element, 'Target') ?? ''),
  }));
}

/** The part that a target leads to, seen from its source: (`word/document.xml`, `../docProps/a.xml`) → `docProps/a.xml`. */
function resolveTarget(source: string, target: string): string {
  const path = decodeTarget(target.replace(/[?#].*$/s, ''));
  const steps = path.startsWith('/') ? [] : source.split('/').slice(0, -1);
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

function decodeTarget(target: string): string {
  try {
    return decodeURI(target);
  } catch {
    return target;
  }
}
