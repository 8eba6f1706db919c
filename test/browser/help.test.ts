import { describe, expect, it } from 'vitest';
import { commands } from '../../addin/commands/registry.ts';
import { customFunctions } from '../../addin/functions/registry.ts';
import { languages } from '../../addin/language.ts';
import { misfits } from './support/fitness.ts';
import { at, paneSuite } from './support/pane-suite.ts';

const inPane = paneSuite();

describe.each(languages)('help in %s', (language) => {
  it('names every command with its keys, and every function with an example', async () => {
    await inPane({ ...at('help'), language }, async (page) => {
      await page.locator('.help-functions').waitFor();
      const told = await page.locator('.help-commands > li').allTextContents();
      expect(told.length).toBe(commands.length);
      for (const { label, description, shortcut } of commands) {
        const line = told.find((each) => each.startsWith(label[language]));
        expect(line).toContain(description[language]);
        if (shortcut !== undefined) expect(line).toContain(shortcut);
      }
      const functions = await page.locator('.help-functions').textContent();
      for (const { name, description, example } of customFunctions)
        for (const part of [`KH.${name[language]}`, description[language], example.answer[language]])
          expect(functions).toContain(part);
    });
  });

  it('is fit for every eye, width and keyboard', async () => {
    await inPane({ ...at('help'), language }, async (page) => {
      await page.locator('.help-functions').waitFor();
      expect(await misfits(page)).toEqual([]);
    });
  });
});
