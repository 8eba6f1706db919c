import { readFileSync } from 'node:fs';
import { afterEach, expect, it, vi } from 'vitest';
import { associateFunctions } from '../../../../addin/excel/functions.ts';
import { associateCommands } from '../../../../addin/excel/ribbon.ts';
import { functionsMetadata } from '../../../../addin/functions/metadata.ts';
import { shortcutsJson } from '../../../../addin/manifest/shortcuts.ts';
import { everyNode, parseXml } from '../../../support/xml-tree.ts';

const showAsTaskpane = vi.fn(async () => {});
const completed = vi.fn();

afterEach(() => {
  vi.unstubAllGlobals();
  vi.clearAllMocks();
});

/** What is given to `associate` while something runs, by id. */
function associated(run: () => void): Map<string, (given: unknown) => unknown> {
  const taken = new Map<string, (given: unknown) => unknown>();
  const associate = (id: string, call: (given: unknown) => unknown): void => void taken.set(id, call);
  vi.stubGlobal('Office', { actions: { associate }, addin: { showAsTaskpane } });
  vi.stubGlobal('CustomFunctions', { associate });
  run();
  return taken;
}

it('the pane takes every action a button of the manifest or a shortcut asks for', () => {
  const nodes = everyNode(parseXml(readFileSync('manifest.xml', 'utf8')));
  const asked = nodes.filter(({ name }) => name === 'FunctionName').map(({ text }) => text);
  const taken = [...associated(() => associateCommands(new Promise(() => {}))).keys()];
  expect(asked.length).toBeGreaterThan(0);
  expect(taken.sort()).toEqual(asked.sort());
  expect(taken).toEqual(expect.arrayContaining(shortcutsJson().actions.map(({ id }) => id)));
});

it.each([
  ['a button', { source: { id: 'KH.ShowOverview' }, completed }],
  ['a shortcut, which brings no event', null],
  ['a shortcut with data of its own', {}],
])('the pane comes to the front for %s', (_, given) => {
  associated(() => associateCommands(new Promise(() => {}))).get('ShowOverview')!(given);
  expect(showAsTaskpane).toHaveBeenCalledOnce();
  expect(completed).toHaveBeenCalledTimes(given && 'completed' in given ? 1 : 0);
});

it('the pane takes every function of the metadata', () => {
  expect([...associated(associateFunctions).keys()]).toEqual(
    functionsMetadata('zh-CN').functions.map(({ id }) => id),
  );
});
