import { children, type XmlElement } from './xml-tree.ts';

export interface Relationship {
  readonly id: string;
  /** Last segment of the type, the same in transitional and strict files: `worksheet`, `table`. */
  readonly kind: string;
  /** Part name the target resolves to, or the target itself when it is external. */
  readonly target: string;
  readonly external: boolean;
}

/** `xl/_rels/workbook.xml.rels` for `xl/workbook.xml`. */
export function relationshipsPart(part: string): string {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

/** The relationships of a part, targets resolved against it (ISO/IEC 29500-2, 9.3). */
export function readRelationships(source: string, root: XmlElement): Relationship[] {
  return children(root, 'Relationship').map((element) => {
    const target = element.attributes.get('Target') ?? '';
    const external = element.attributes.get('TargetMode') === 'External';
    const type = element.attributes.get('Type') ?? '';
    return {
      id: element.attributes.get('Id') ?? '',
      kind: type.slice(type.lastIndexOf('/') + 1),
      target: external ? target : resolveTarget(source, target),
      external,
    };
  });
}

/** Part name of a target relative to a part; absolute targets start at the package root. */
export function resolveTarget(source: string, target: string): string {
  const plain = target.replaceAll('\\', '/').split('#')[0] ?? '';
  const path = plain.startsWith('/') ? plain : `${source.slice(0, source.lastIndexOf('/') + 1)}${plain}`;
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  const name = segments.join('/');
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
