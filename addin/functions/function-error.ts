import type { Text } from '../language.ts';

/** Why a function has no answer; the cell shows #VALUE! and this sentence. */
export class FunctionError extends Error {
  readonly text: Text;
  constructor(text: Text) {
    super(text['zh-CN']);
    this.name = 'FunctionError';
    this.text = text;
  }
}
