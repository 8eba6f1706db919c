/** Languages of the product; Chinese is the source, English is complete. */
export const languages = ['zh-CN', 'en-US'] as const;

export type Language = (typeof languages)[number];

/** A text in every language. `{name}` stands for a value put in by `say`. */
export type Text = Readonly<Record<Language, string>>;

/** Names between braces in a text. */
export type Placeholders<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/** What a text needs to be said: nothing, or a value for each of its placeholders. */
export type ValuesFor<T extends Text> = [Placeholders<T['zh-CN']>] extends [never]
  ? []
  : [values: Readonly<Record<Placeholders<T['zh-CN']>, string | number>>];

/** Texts by key, kept literal so that keys and placeholders are checked where they are used. */
export function texts<const T extends Readonly<Record<string, Text>>>(all: T): T {
  return all;
}

/** A text in a language with its values put in; values are never read as templates. */
export function say<const T extends Text>(text: T, language: Language, ...values: ValuesFor<T>): string {
  const known: Readonly<Record<string, string | number>> = values[0] ?? {};
  return text[language].replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(known, name) ? String(known[name]) : whole,
  );
}

/** The language for a BCP 47 tag: Chinese for any kind of Chinese, English for the rest. */
export function languageOf(tag: string): Language {
  return /^zh(-|$)/i.test(tag) ? 'zh-CN' : 'en-US';
}
