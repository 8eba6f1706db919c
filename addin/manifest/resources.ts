import { languages, type Text } from '../language.ts';
import { element, type XmlElement } from './xml.ts';

type Kind = 'Images' | 'Urls' | 'ShortStrings' | 'LongStrings';

const [defaultLanguage, ...otherLanguages] = languages;

/** Attributes and overrides of a setting that may be said in every language. */
export function localised(name: string, value: Text | string, attributes = {}, override = 'Override') {
  const text = typeof value === 'string' ? undefined : value;
  return element(
    name,
    { ...attributes, DefaultValue: text ? text[defaultLanguage] : (value as string) },
    text
      ? otherLanguages.map((language) => element(override, { Locale: language, Value: text[language] }))
      : [],
  );
}

/** Strings, addresses and pictures that a manifest names by resid; each is listed once, as it is first used. */
export class Resources {
  readonly #kinds: Readonly<Record<Kind, Map<string, XmlElement>>> = {
    Images: new Map(),
    Urls: new Map(),
    ShortStrings: new Map(),
    LongStrings: new Map(),
  };
  readonly #base: string;

  constructor(base: string) {
    this.#base = base;
  }

  /** The address of a file of the add-in. */
  at<T extends Text | string>(file: T): T {
    if (typeof file === 'string') return new URL(file, this.#base).href as T;
    return Object.fromEntries(languages.map((language) => [language, this.at(file[language])])) as T;
  }

  /** Attribute that names a picture. */
  image(id: string, file: string) {
    return this.#add('Images', 'bt:Image', id, this.at(file));
  }

  url(id: string, file: Text | string) {
    return this.#add('Urls', 'bt:Url', id, this.at(file));
  }

  short(id: string, text: Text) {
    return this.#add('ShortStrings', 'bt:String', id, text);
  }

  long(id: string, text: Text) {
    return this.#add('LongStrings', 'bt:String', id, text);
  }

  /** All that was named so far. */
  listed(): XmlElement {
    return element(
      'Resources',
      {},
      Object.entries(this.#kinds).map(([kind, entries]) => element(`bt:${kind}`, {}, [...entries.values()])),
    );
  }

  #add(kind: Kind, name: string, id: string, value: Text | string): { readonly resid: string } {
    this.#kinds[kind].set(id, localised(name, value, { id }, 'bt:Override'));
    return { resid: id };
  }
}
