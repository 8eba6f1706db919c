import { copyFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build, run, runJson, runWell, temporaryFolder } from './support/cli.ts';

const folder = temporaryFolder();
const t1 = 'templates/contracts/T1-药品购销合同.docx';
beforeAll(build);
afterAll(folder.remove);

interface Linted {
  readonly type: string;
  readonly contents: readonly { readonly content: string; readonly found: string | null }[];
}

test('a shipped template is in order: each content with the passage that holds it', () => {
  const { type, contents } = runJson<Linted>(0, 'contract', 'lint', t1);
  expect(type).toBe('XS');
  expect(contents.filter(({ found }) => found === null)).toEqual([]);
  const { stdout } = runWell('contract', 'lint', t1);
  expect(stdout).toContain('✓ 违约责任：违约责任\n');
  expect(stdout).toMatch(/按 XS 检查 \d+ 项，缺 0 项。/);
});

test('without its description the kind comes from the name, or from --type; what is missing is told with its repair', () => {
  const copy = folder.path('质量保证协议.docx');
  copyFileSync(t1, copy);
  const { type, contents, problems } = runJson<Linted>(1, 'contract', 'lint', copy);
  expect(type).toBe('ZB');
  expect(contents.some(({ found }) => found === null)).toBe(true);
  for (const { message, repair } of problems) {
    expect(message).toMatch(/^没有找到“.+”的约定（药品经营质量管理规范第 65 条第 \d 项）。$/);
    expect(repair).toMatch(/。$/);
  }
  expect(runJson<Linted>(0, 'contract', 'lint', copy, '--type', 'XS').type).toBe('XS');
  expect(run('contract', 'lint', copy, '--type', 'ZZ').code).toBe(2);
});
