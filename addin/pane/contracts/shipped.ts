import type { TemplateFile } from '../../../src/contract/ready-template.ts';
import { contractFiles } from '../../assets.ts';

/** The shipped templates, each in a script of its own that loads now. */
export function shippedFiles(): Promise<readonly TemplateFile[]> {
  return Promise.all(
    Object.entries(contractFiles).map(async ([name, { document, description }]) => ({
      name,
      description: await description(),
      bytes: await document(),
    })),
  );
}
