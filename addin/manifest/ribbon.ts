import type { IconName } from '../commands/icons.ts';
import { type Command, type CommandGroup, commandGroups, commands } from '../commands/registry.ts';
import type { languages, Text } from '../language.ts';
import { buttonSizes, iconFile, product } from './product.ts';
import type { Resources } from './resources.ts';
import { element, type XmlElement } from './xml.ts';

/** What a tip says besides what the command does: when it can be used. */
const needsText: Readonly<Record<Command['needs'], Text>> = {
  nothing: { 'zh-CN': '', 'en-US': '' },
  book: { 'zh-CN': '要在客户台账里用。', 'en-US': ' Works in a customer ledger.' },
  selection: { 'zh-CN': '要先选中台账里的一行。', 'en-US': ' Needs a selected row of the ledger.' },
};

/** The tab of the ribbon, from the registry of commands. */
export function ribbonTab(resources: Resources): XmlElement {
  return element('CustomTab', { id: 'KH.Tab' }, [
    ...commandGroups.map((group) => ribbonGroup(group, resources)),
    element('Label', resources.short('Tab.Label', product.name)),
  ]);
}

function ribbonGroup({ id, label }: { id: CommandGroup; label: Text }, resources: Resources): XmlElement {
  const own = commands.filter(({ group }) => group === id);
  return element('Group', { id: `KH.Group.${id}` }, [
    element('Label', resources.short(`Group.${id}`, label)),
    // Shown when the window is too narrow for the group's buttons.
    pictures(own[0]!.icon, resources),
    ...own.map((command) => button(command, resources)),
  ]);
}

function button(command: Command, resources: Resources): XmlElement {
  const { id, label, icon } = command;
  const name = resources.short(`${id}.Label`, label);
  return element('Control', { 'xsi:type': 'Button', id: `KH.${id}` }, [
    element('Label', name),
    element('Supertip', {}, [
      element('Title', name),
      element('Description', resources.long(`${id}.Tip`, tipOf(command))),
    ]),
    pictures(icon, resources),
    element('Action', { 'xsi:type': 'ExecuteFunction' }, [element('FunctionName', {}, id)]),
  ]);
}

function tipOf({ description, needs }: Command): Text {
  const tip = (language: (typeof languages)[number]) => description[language] + needsText[needs][language];
  return { 'zh-CN': tip('zh-CN'), 'en-US': tip('en-US') };
}

function pictures(icon: IconName, resources: Resources): XmlElement {
  return element(
    'Icon',
    {},
    buttonSizes.map((size) =>
      element('bt:Image', {
        size: String(size),
        ...resources.image(`Icon.${icon}.${size}`, iconFile(icon, size)),
      }),
    ),
  );
}
