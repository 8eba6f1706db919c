import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commandGroups, commands } from '../../../../addin/commands/registry.ts';
import { functionsMetadata } from '../../../../addin/functions/metadata.ts';
import { customFunctions, functionNamespace } from '../../../../addin/functions/registry.ts';
import { languages } from '../../../../addin/language.ts';
import { manifestXml } from '../../../../addin/manifest/manifest.ts';
import { files, localBase } from '../../../../addin/manifest/product.ts';
import { shortcutNames, shortcutsJson } from '../../../../addin/manifest/shortcuts.ts';
import { everyNode, parseXml, type XmlNode } from '../../../support/xml-tree.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const text = readFileSync('manifest.xml', 'utf8');
const root = parseXml(text);
const nodes = everyNode(root);
const named = (name: string): XmlNode[] => nodes.filter((node) => node.name === name);
const valuesOf = (node: XmlNode): string[] => [
  node.attributes.DefaultValue!,
  ...node.children.map(({ attributes }) => attributes.Value!),
];

/**
 * Children of each element in the order the schemas ask for ([MS-OWEMXML], OfficeAppManifestV1_1 and
 * TaskPaneAppVersionOverridesV1_0), those we use. Elements that are not here have no children.
 */
const order: Readonly<Record<string, RegExp>> = {
  OfficeApp:
    /^Id Version ProviderName DefaultLocale DisplayName Description IconUrl HighResolutionIconUrl SupportUrl AppDomains Hosts Requirements DefaultSettings Permissions VersionOverrides ExtendedOverrides $/,
  DisplayName: /^Override $/,
  Description: /^(Override )?$/,
  SupportUrl: /^Override $/,
  AppDomains: /^(AppDomain )+$/,
  'OfficeApp/Hosts': /^Host $/,
  'OfficeApp/Requirements': /^Sets $/,
  Sets: /^(Set )+$/,
  DefaultSettings: /^SourceLocation $/,
  VersionOverrides: /^Description Requirements Hosts Resources $/,
  'VersionOverrides/Requirements': /^bt:Sets $/,
  'bt:Sets': /^(bt:Set )+$/,
  'VersionOverrides/Hosts': /^Host $/,
  'VersionOverrides/Hosts/Host': /^Runtimes AllFormFactors DesktopFormFactor $/,
  Runtimes: /^Runtime $/,
  AllFormFactors: /^ExtensionPoint $/,
  'AllFormFactors/ExtensionPoint': /^Script Page Metadata Namespace $/,
  Script: /^SourceLocation $/,
  Page: /^SourceLocation $/,
  Metadata: /^SourceLocation $/,
  DesktopFormFactor: /^GetStarted FunctionFile ExtensionPoint $/,
  GetStarted: /^Title Description LearnMoreUrl $/,
  'DesktopFormFactor/ExtensionPoint': /^CustomTab $/,
  CustomTab: /^(Group )+Label $/,
  Group: /^Label Icon (Control )+$/,
  Icon: /^(bt:Image )+$/,
  Control: /^Label Supertip Icon Action $/,
  Supertip: /^Title Description $/,
  Action: /^FunctionName $/,
  Resources: /^bt:Images bt:Urls bt:ShortStrings bt:LongStrings $/,
  'bt:Images': /^(bt:Image )+$/,
  'bt:Urls': /^(bt:Url )+$/,
  'bt:Url': /^(bt:Override )?$/,
  'bt:ShortStrings': /^(bt:String )+$/,
  'bt:LongStrings': /^(bt:String )+$/,
  'bt:String': /^bt:Override $/,
};

/** The rule for an element: the one that names most of its ancestors. */
function orderOf(node: XmlNode): RegExp {
  const parent = node.parent?.name;
  const keys = [`${node.parent?.parent?.name}/${parent}/${node.name}`, `${parent}/${node.name}`, node.name];
  return keys.map((key) => order[key]).find((rule) => rule !== undefined) ?? /^$/;
}

describe('manifest.xml', () => {
  it('is what the registry says today (npm run manifest)', () => {
    expect(text).toBe(manifestXml({ base: localBase, version }));
  });

  it('has its elements in the order of the schema', () => {
    for (const node of nodes) {
      const children = node.children.map(({ name }) => `${name} `).join('');
      expect(children, `<${node.name}> in <${node.parent?.name}>`).toMatch(orderOf(node));
    }
  });

  it('says every text in both languages', () => {
    const [first, ...others] = languages;
    expect(named('DefaultLocale')[0]?.text).toBe(first);
    const local = [...named('bt:String'), ...named('DisplayName'), ...named('SupportUrl')];
    const described = named('Description').filter(({ attributes }) => attributes.DefaultValue);
    const pages = named('bt:Url').filter(({ attributes }) =>
      ['Functions.Metadata', 'GetStarted.Url'].includes(attributes.id!),
    );
    expect(described).toHaveLength(1);
    expect(pages).toHaveLength(2);
    for (const node of [...local, ...described, ...pages]) {
      expect(node.children.map(({ attributes }) => attributes.Locale)).toEqual(others);
      for (const value of valuesOf(node)) expect(value.trim()).not.toBe('');
    }
    for (const node of [...named('bt:String'), ...described, ...named('DisplayName')]) {
      if (node.attributes.id === 'Functions.Namespace') continue;
      expect(node.attributes.DefaultValue).toMatch(/\p{Script=Han}/u);
      expect(node.children[0]?.attributes.Value).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it.each([
    ['bt:ShortStrings', 125],
    ['bt:LongStrings', 250],
  ])('keeps its %s within %i characters', (list, most) => {
    const strings = named(list)[0]!.children;
    expect(strings.length).toBeGreaterThan(5);
    for (const value of strings.flatMap(valuesOf)) expect(value.length).toBeLessThanOrEqual(most);
  });

  it('keeps its own texts and ids within what Office takes', () => {
    for (const value of named('DisplayName').flatMap(valuesOf)) expect(value.length).toBeLessThanOrEqual(125);
    const description = named('Description').find(({ attributes }) => attributes.DefaultValue)!;
    for (const value of valuesOf(description)) expect(value.length).toBeLessThanOrEqual(250);
    expect(named('Id')[0]?.text).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(named('Version')[0]?.text).toBe(`${version}.0`);
    const ids = ['CustomTab', 'Group', 'Control'].flatMap(named).map(({ attributes }) => attributes.id!);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id.length).toBeLessThanOrEqual(125);
  });

  it('resolves each resid in the list it belongs to, and lists nothing in vain', () => {
    const listOf: Readonly<Record<string, string>> = {
      'bt:Image': 'bt:Images',
      SourceLocation: 'bt:Urls',
      Runtime: 'bt:Urls',
      FunctionFile: 'bt:Urls',
      LearnMoreUrl: 'bt:Urls',
      Label: 'bt:ShortStrings',
      Title: 'bt:ShortStrings',
      Namespace: 'bt:ShortStrings',
      Description: 'bt:LongStrings',
    };
    const listed = named('Resources')[0]!.children.flatMap(({ name, children }) =>
      children.map(({ attributes }) => [attributes.id!, name] as const),
    );
    const lists = new Map(listed);
    expect(lists.size).toBe(listed.length);
    const users = nodes.filter(({ attributes }) => attributes.resid !== undefined);
    for (const { name, attributes } of users) {
      expect(attributes.resid!.length).toBeLessThanOrEqual(32);
      expect([attributes.resid, lists.get(attributes.resid!)]).toEqual([attributes.resid, listOf[name]]);
    }
    expect(new Set(users.map(({ attributes }) => attributes.resid))).toEqual(new Set(lists.keys()));
  });

  it('has one page for all: runtime, functions, commands, pane', () => {
    const runtime = named('Runtime')[0]!.attributes;
    const page = named('Page')[0]!.children[0]!.attributes.resid;
    const commandPage = named('FunctionFile')[0]!.attributes.resid;
    expect(runtime.lifetime).toBe('long');
    expect([page, commandPage]).toEqual([runtime.resid, runtime.resid]);
    const url = named('bt:Url').find(({ attributes }) => attributes.id === runtime.resid)!.attributes
      .DefaultValue;
    expect(url).toBe(`${localBase}${files.pane}`);
    expect(named('DefaultSettings')[0]!.children[0]!.attributes.DefaultValue).toBe(url);
  });

  it.each([
    ['manifest.xml', localBase, text],
    ['one for a server', 'https://ledger.example.cn/addin/', ''],
  ])('%s has https addresses of its own folder only', (_, base, given) => {
    const all = everyNode(parseXml(given || manifestXml({ base, version })));
    const addresses = all
      .filter(({ name }) => name !== 'OfficeApp' && name !== 'VersionOverrides')
      .flatMap(({ attributes }) => Object.values(attributes))
      .filter((value) => value.includes('://'));
    expect(addresses.length).toBeGreaterThan(50);
    for (const address of addresses) expect(address.startsWith(base), address).toBe(true);
    expect(all.filter(({ name }) => name === 'AppDomain').map((node) => node.text)).toEqual([
      new URL(base).origin,
    ]);
  });

  it('has a button for every command, in the group and order of the registry', () => {
    const groups = named('Group').map(({ attributes, children }) => ({
      id: attributes.id,
      actions: children
        .filter(({ name }) => name === 'Control')
        .map((control) => everyNode(control).find(({ name }) => name === 'FunctionName')?.text),
    }));
    expect(groups).toEqual(
      commandGroups.map(({ id }) => ({
        id: `KH.Group.${id}`,
        actions: commands.filter(({ group }) => group === id).map((command) => command.id),
      })),
    );
  });
});

describe.each(languages)('what the manifest points to, in %s', (language) => {
  it('describes the functions of the registry, by names Excel takes', () => {
    const { functions } = functionsMetadata(language);
    expect(functions.map(({ id }) => id)).toEqual(customFunctions.map(({ id }) => id));
    expect(functionNamespace).toMatch(/^[A-Z]+$/);
    for (const { id, name, result, parameters } of functions) {
      expect(id).toMatch(/^[A-Z][A-Z0-9._]{2,}$/);
      expect(name).toMatch(/^\p{L}[\p{L}\p{N}._]{2,127}$/u);
      expect(result.dimensionality).toBe('scalar');
      for (const parameter of parameters) expect(parameter.name).not.toBe('');
    }
  });

  it('names an action for every shortcut', () => {
    const names = shortcutNames(language);
    const { actions, shortcuts } = shortcutsJson();
    expect(shortcuts.map(({ action, key }) => [action, key.default])).toEqual(
      commands.flatMap(({ id, shortcut }) => (shortcut ? [[id, shortcut]] : [])),
    );
    expect(actions.map(({ id }) => id)).toEqual(shortcuts.map(({ action }) => action));
    for (const { name } of actions) {
      const key = /^\$\{resource\.(\w+)\}$/.exec(name)?.[1];
      expect(names[key!]?.value).toBeTruthy();
    }
  });
});
