import { dirname, resolve } from 'node:path';
import type { FieldTree } from '../docx/index.ts';
import { readFile } from './read-file.ts';

const pictureFile = /\.(?:png|jpe?g)$/i;

/**
 * Data in which the fields that a template shows as pictures hold their bytes, where JSON names a file beside it:
 * `"公章": "公章.png"`.
 * @throws ProblemError when a file named cannot be read
 */
export function withPictures(data: unknown, fields: FieldTree, dataPath: string): unknown {
  const folder = dirname(dataPath);
  const visit = (value: unknown, level: FieldTree): unknown => {
    if (Array.isArray(value)) return value.map((entry) => visit(entry, level));
    if (typeof value !== 'object' || value === null) return value;
    const filled: Record<string, unknown> = { ...value };
    for (const { name, reads, children } of level) {
      if (!Object.hasOwn(filled, name)) continue;
      const inner = filled[name];
      if (reads === 'image' && typeof inner === 'string' && pictureFile.test(inner))
        filled[name] = readFile(resolve(folder, inner));
      else filled[name] = visit(inner, children);
    }
    return filled;
  };
  return visit(data, fields);
}
