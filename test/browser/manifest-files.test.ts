import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { functionsMetadata } from '../../addin/functions/metadata.ts';
import { customFunctions } from '../../addin/functions/registry.ts';
import { languages } from '../../addin/language.ts';
import { files } from '../../addin/manifest/product.ts';
import { shortcutNames, shortcutsJson } from '../../addin/manifest/shortcuts.ts';

const folder = 'dist/addin';
if (!existsSync(join(folder, files.pane)))
  throw new Error(`${folder} is not built; run: npm run build:addin`);
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');

it('has every file the manifest names', () => {
  const manifest = readFileSync('manifest.xml', 'utf8');
  const named = [...manifest.matchAll(/"https:\/\/localhost:3000\/([^"]+)"/g)].map((match) => match[1]!);
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter((file) => !existsSync(join(folder, file)))).toEqual([]);
});

it('tells Excel the functions and shortcuts of the registries', () => {
  for (const language of languages)
    expect(JSON.parse(read(files.metadata[language]))).toEqual(functionsMetadata(language));
  expect(JSON.parse(read(files.shortcuts))).toEqual(shortcutsJson());
  expect(JSON.parse(read(files.shortcutNames))).toEqual(shortcutNames('en-US'));
});

it('has a script that tells Excel every function of the metadata', () => {
  const associated: string[] = [];
  const CustomFunctions = { associate: (id: string) => associated.push(id) };
  new Function('CustomFunctions', 'self', read(files.functions))(CustomFunctions, {});
  expect(associated).toEqual(customFunctions.map(({ id }) => id));
});

describe.each(
  [files.help, files.support].flatMap((page) =>
    languages.map((language) => [page[language], language] as const),
  ),
)('%s', (file, language) => {
  const page = read(file);

  it('is a page in its language without script and without anything from elsewhere', () => {
    expect(page).toContain(`<html lang="${language}">`);
    expect(page).toMatch(/content="default-src 'none'; style-src 'self'; img-src 'self';/);
    expect(page).not.toMatch(/<script|\sstyle=|\son[a-z]+=|https?:/i);
  });

  it('links to files that are there, one of them in the other language', () => {
    const links = [...page.matchAll(/(?:href|src)="([^"]+)"/g)].map((match) => match[1]!);
    expect(links.filter((link) => !existsSync(join(folder, link)))).toEqual([]);
    const other = languages.find((candidate) => candidate !== language);
    expect(page).toMatch(new RegExp(`<a href="[^"]+" hreflang="${other}"`));
  });
});
