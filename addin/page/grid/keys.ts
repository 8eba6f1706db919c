import type { Keystroke } from './moves.ts';

/** What keys do that neither move nor type. */
export type GridAction = 'edit' | 'clear' | 'all' | 'undo' | 'redo' | 'release';

const actions: Readonly<Record<string, GridAction>> = {
  Enter: 'edit',
  F2: 'edit',
  Delete: 'clear',
  Backspace: 'clear',
  Escape: 'release',
  'Control+a': 'all',
  'Control+z': 'undo',
  'Control+y': 'redo',
  'Control+Shift+z': 'redo',
};

/** The action of a key; nothing for keys that type. */
export function actionOf({ key, isShift, isControl }: Keystroke): GridAction | undefined {
  const name = key.length === 1 ? key.toLowerCase() : key;
  return actions[`${isControl ? 'Control+' : ''}${isShift && isControl ? 'Shift+' : ''}${name}`];
}
