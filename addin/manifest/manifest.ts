import { languages } from '../language.ts';
import { files, iconFile, product, requirements } from './product.ts';
import { localised, Resources } from './resources.ts';
import { ribbonTab } from './ribbon.ts';
import { element, type XmlElement, xmlDocument } from './xml.ts';

const namespaces = {
  xmlns: 'http://schemas.microsoft.com/office/appforoffice/1.1',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xmlns:bt': 'http://schemas.microsoft.com/office/officeappbasictypes/1.0',
};
const overrides = 'http://schemas.microsoft.com/office/taskpaneappversionoverrides';

export interface ManifestSettings {
  /** Where the folder of the add-in is served, ended by a slash. */
  readonly base: string;
  /** As package.json has it: three numbers. */
  readonly version: string;
}

/** The add-in only manifest. Elements stand in the order the schema asks for. */
export function manifestXml({ base, version }: ManifestSettings): string {
  const resources = new Resources(base);
  return xmlDocument(
    element('OfficeApp', { ...namespaces, 'xsi:type': 'TaskPaneApp' }, [
      element('Id', {}, product.id),
      element('Version', {}, `${version}.0`),
      element('ProviderName', {}, product.provider),
      element('DefaultLocale', {}, languages[0]),
      localised('DisplayName', product.name),
      localised('Description', product.description),
      localised('IconUrl', resources.at(iconFile('product', 32))),
      localised('HighResolutionIconUrl', resources.at(iconFile('product', 64))),
      localised('SupportUrl', resources.at(files.support)),
      // Nothing but the add-in's own pages is ever opened in the pane.
      element('AppDomains', {}, [element('AppDomain', {}, new URL(base).origin)]),
      element('Hosts', {}, [element('Host', { Name: 'Workbook' })]),
      requirementSets(''),
      element('DefaultSettings', {}, [localised('SourceLocation', resources.at(files.pane))]),
      element('Permissions', {}, 'ReadWriteDocument'),
      versionOverrides(resources),
      element('ExtendedOverrides', {
        Url: resources.at(files.shortcuts),
        ResourcesUrl: resources.at(files.shortcutNames),
      }),
    ]),
  );
}

function requirementSets(prefix: '' | 'bt:'): XmlElement {
  const sets = requirements.map(({ set, version }) =>
    element(`${prefix}Set`, { Name: set, MinVersion: version }),
  );
  return element('Requirements', {}, [element(`${prefix}Sets`, { DefaultMinVersion: '1.1' }, sets)]);
}

function versionOverrides(resources: Resources): XmlElement {
  // One resid for all of them: the shared runtime is one page.
  const pane = resources.url('Pane.Url', files.pane);
  const { getStarted } = product;
  const host = element('Host', { 'xsi:type': 'Workbook' }, [
    element('Runtimes', {}, [element('Runtime', { ...pane, lifetime: 'long' })]),
    element('AllFormFactors', {}, [customFunctions(pane, resources)]),
    element('DesktopFormFactor', {}, [
      element('GetStarted', {}, [
        element('Title', resources.short('GetStarted.Title', getStarted.title)),
        element('Description', resources.long('GetStarted.Text', getStarted.description)),
        element('LearnMoreUrl', resources.url('GetStarted.Url', files.help)),
      ]),
      element('FunctionFile', pane),
      element('ExtensionPoint', { 'xsi:type': 'PrimaryCommandSurface' }, [ribbonTab(resources)]),
    ]),
  ]);
  return element('VersionOverrides', { xmlns: overrides, 'xsi:type': 'VersionOverridesV1_0' }, [
    element('Description', resources.long('Product.Text', product.description)),
    requirementSets('bt:'),
    element('Hosts', {}, [host]),
    resources.listed(),
  ]);
}

function customFunctions(pane: { readonly resid: string }, resources: Resources): XmlElement {
  const source = (resource: { readonly resid: string }) => [element('SourceLocation', resource)];
  return element('ExtensionPoint', { 'xsi:type': 'CustomFunctions' }, [
    element('Script', {}, source(resources.url('Functions.Script', files.functions))),
    element('Page', {}, source(pane)),
    element('Metadata', {}, source(resources.url('Functions.Metadata', files.metadata))),
    element('Namespace', resources.short('Functions.Namespace', product.namespace)),
  ]);
}
