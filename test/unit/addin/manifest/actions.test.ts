import { readFileSync } from 'node:fs';
import { afterEach, expect, it, vi } from 'vitest';
import { associateFunctions } from '../../../../addin/excel/functions.ts';
import { associateCommands } from '../../../../addin/excel/ribbon.ts';
import { functionsMetadata } from '../../../../addin/functions/metadata.ts';
import { shortcutsJson } from '../../../../addin/manifest/shortcuts.ts';
import { everyNode, parseXml } from '../../../support/xml-tree.ts';

afterEach(() => vi.unstubAllGlobals());

/** Ids given to `associate` while something runs. */
function associated(run: () => void): string[] {
  const ids: string[] = [];
  const associate = (id: string): void => void ids.push(id);
  vi.stubGlobal('Office', { actions: { associate } });
  vi.stubGlobal('CustomFunctions', { associate });
  run();
  return ids;
}

it('the pane takes every action a button of the manifest or a shortcut asks for', () => {
  const nodes = everyNode(parseXml(readFileSync('manifest.xml', 'utf8')));
  const asked = nodes.filter(({ name }) => name === 'FunctionName').map(({ text }) => text);
  const taken = associated(() => associateCommands(new Promise(() => {})));
  expect(asked.length).toBeGreaterThan(0);
  expect(taken.sort()).toEqual(asked.sort());
  expect(taken).toEqual(expect.arrayContaining(shortcutsJson().actions.map(({ id }) => id)));
});

it('the pane takes every function of the metadata', () => {
  expect(associated(associateFunctions)).toEqual(functionsMetadata('zh-CN').functions.map(({ id }) => id));
});
