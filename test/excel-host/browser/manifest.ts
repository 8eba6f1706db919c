import { readFileSync } from 'node:fs';
import { everyNode, parseXml, type XmlNode } from '../../support/xml-tree.ts';

export interface RibbonButton {
  readonly id: string;
  readonly label: string;
  readonly tip: string;
  readonly icon: string;
  readonly functionName: string;
}

export interface RibbonGroup {
  readonly label: string;
  readonly buttons: readonly RibbonButton[];
}

/** What Excel takes from an add-in's manifest, in one language. */
export interface AddinManifest {
  readonly id: string;
  readonly name: string;
  readonly pane: string;
  readonly tab: string;
  readonly groups: readonly RibbonGroup[];
  /** Addresses of the files with the custom functions. */
  readonly functions: string;
}

/** What Excel takes of a custom function from the file the manifest names. */
export interface FunctionMetadata {
  readonly id: string;
  readonly name: string;
  readonly parameters: readonly { readonly name: string; readonly optional?: true }[];
}

/** Reads the add-in's manifest as Excel does: resources by their id, in the language of Office where there is one. */
export function readManifest(locale: string): AddinManifest {
  const root = parseXml(readFileSync('manifest.xml', 'utf8'));
  const nodes = everyNode(root);
  const texts = new Map(
    nodes.flatMap((node) => {
      const { id } = node.attributes;
      return id !== undefined && node.name.startsWith('bt:') ? [[id, inLanguage(node, locale)]] : [];
    }),
  );
  const resource = (node: XmlNode): string => {
    const found = texts.get(node.attributes.resid ?? '');
    if (found === undefined) throw new Error(`manifest.xml has no resource ${node.attributes.resid}`);
    return found;
  };
  const button = (control: XmlNode): RibbonButton => ({
    id: control.attributes.id ?? '',
    label: resource(only(control, 'Label')),
    tip: resource(only(only(control, 'Supertip'), 'Description')),
    icon: resource(everyNode(control).find(({ attributes }) => attributes.size === '32')!),
    functionName: only(control, 'FunctionName').text,
  });
  const tab = only(root, 'CustomTab');
  return {
    id: only(root, 'Id').text,
    name: inLanguage(only(root, 'DisplayName'), locale),
    pane: resource(only(root, 'FunctionFile')),
    tab: resource(tab.children.find(({ name }) => name === 'Label')!),
    groups: every(tab, 'Group').map((group) => ({
      label: resource(group.children.find(({ name }) => name === 'Label')!),
      buttons: every(group, 'Control').map(button),
    })),
    functions: resource(only(only(root, 'Metadata'), 'SourceLocation')),
  };
}

const every = (node: XmlNode, name: string): XmlNode[] =>
  everyNode(node).filter((candidate) => candidate.name === name);

/** The first element of a name. @throws Error where there is none */
function only(node: XmlNode, name: string): XmlNode {
  const [found] = every(node, name);
  if (!found) throw new Error(`manifest.xml has no ${name}`);
  return found;
}

function inLanguage(node: XmlNode, locale: string): string {
  const own = node.children.find(({ attributes }) => attributes.Locale === locale);
  return own?.attributes.Value ?? node.attributes.DefaultValue ?? '';
}
