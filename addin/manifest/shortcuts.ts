import { commands } from '../commands/registry.ts';
import type { Language } from '../language.ts';

const withShortcut = commands.flatMap(({ id, label, shortcut }) =>
  shortcut ? [{ id, label, shortcut }] : [],
);

const nameOf = (id: string): string => `${id}_name`;

/** Names of the actions in a language; Office shows them when two add-ins want the same keys. */
export function shortcutNames(language: Language) {
  return Object.fromEntries(withShortcut.map(({ id, label }) => [nameOf(id), { value: label[language] }]));
}

/** What `ExtendedOverrides` points to: keys and actions, named in the manifest's default language. */
export function shortcutsJson() {
  return {
    actions: withShortcut.map(({ id }) => ({
      id,
      type: 'ExecuteFunction',
      name: `\${resource.${nameOf(id)}}`,
    })),
    shortcuts: withShortcut.map(({ id, shortcut }) => ({
      action: id,
      key: { default: shortcut, mac: shortcut.replace('Ctrl', 'Command') },
    })),
    resources: { default: shortcutNames('zh-CN') },
  };
}
