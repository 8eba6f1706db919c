import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initSync, Model } from '@ironcalc/wasm';
import { IronCalculator } from './model/calculation.ts';

/** Calculation by IronCalc in this process; its day is the process's. */
export function ironCalculator(): IronCalculator {
  const file = createRequire(import.meta.url)
    .resolve('@ironcalc/wasm')
    .replace(/wasm\.js$/, 'wasm_bg.wasm');
  initSync({ module: readFileSync(file) });
  return new IronCalculator(() => new Model('book', 'en', 'Asia/Shanghai', 'en'));
}
