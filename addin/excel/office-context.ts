import { type Language, languageOf } from '../language.ts';
import { type Theme, themeOfColour } from '../pane/theme.ts';

/** The language Office is shown in; Chinese until Office has told. */
export function officeLanguage(): Language {
  return languageOf(Office.context?.displayLanguage ?? 'zh-CN');
}

/** The theme of Office; nothing where it does not tell, as Excel on the web. */
export function officeTheme(): Theme | undefined {
  const background = (Office.context.officeTheme as Office.OfficeTheme | undefined)?.bodyBackgroundColor;
  return background === undefined ? undefined : themeOfColour(background);
}
