import { functionsMetadata } from '../functions/metadata.ts';
import type { Language } from '../language.ts';
import { shortcutNames, shortcutsJson } from '../manifest/shortcuts.ts';
import { helpPage } from './help-page.tsx';
import { supportPage } from './support-page.tsx';

/** What the build asks for; `webpack.config.js` names the files. */
interface Asked {
  readonly content: keyof typeof contents;
  readonly language: Language;
  readonly contact: string;
}

const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

/** Files beside the pane that Office reads or opens. */
const contents = {
  metadata: ({ language }: Asked) => json(functionsMetadata(language)),
  shortcuts: () => json(shortcutsJson()),
  shortcutNames: ({ language }: Asked) => json(shortcutNames(language)),
  help: ({ language }: Asked) => helpPage(language),
  support: ({ language, contact }: Asked) => supportPage(language, contact),
};

/** A file as the HTML plugin of the build asks for it. */
export default function fileOf({
  htmlWebpackPlugin: { options },
}: {
  htmlWebpackPlugin: { options: Asked };
}) {
  return contents[options.content](options);
}
