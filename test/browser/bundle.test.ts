import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const firstLoadLimit = 120 * 1024;
const sites = [
  { name: 'addin', html: 'taskpane.html', office: ['https://appsforoffice.microsoft.com'] },
  { name: 'page', html: 'index.html', office: [] },
];

/** What stands in a page as `src` or `href`. */
const linked = (html: string): string[] =>
  [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1]!);
const isOwn = (address: string): boolean => !address.includes('://');

/** Every source file that went into a folder's scripts. */
function sources(site: string): string[] {
  const maps = readdirSync(join('dist/maps', site)).filter((file) => file.endsWith('.map'));
  return maps.flatMap((file) => {
    const map = JSON.parse(readFileSync(join('dist/maps', site, file), 'utf8')) as {
      sources: readonly string[];
    };
    return map.sources;
  });
}

describe.each(sites)('dist/$name', ({ name, html, office }) => {
  const folder = join('dist', name);
  if (!existsSync(join(folder, html))) throw new Error(`${folder} is not built; run: npm run build:addin`);
  const text = readFileSync(join(folder, html), 'utf8');

  it('loads at most 120 KB (gzip) before it shows something', () => {
    const files = linked(text).filter(isOwn);
    const sizes = files.map((file) => gzipSync(readFileSync(join(folder, file))).length);
    const total = sizes.reduce((sum, size) => sum + size, gzipSync(text).length);
    console.log(`dist/${name} first load ${(total / 1024).toFixed(1)} KB gzip`);
    expect(files.length).toBeGreaterThan(1);
    expect(total).toBeLessThanOrEqual(firstLoadLimit);
  });

  it('asks nobody but Office', () => {
    const outside = linked(text).filter((address) => !isOwn(address));
    expect(outside.map((address) => new URL(address).origin)).toEqual(office);
  });

  it('allows neither inline script nor eval nor inline style', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(text)?.[1] ?? '';
    const directives = Object.fromEntries(
      policy.split('; ').map((directive) => {
        const [key = '', ...values] = directive.split(' ');
        return [key, values.join(' ')];
      }),
    );
    expect(directives).toMatchObject({
      'default-src': "'none'",
      'script-src': ["'self'", ...office].join(' '),
      'style-src': "'self'",
      'connect-src': "'self'",
    });
    expect(text).not.toMatch(/<script(?![^>]*\ssrc=)|\son[a-z]+=|\sstyle=/i);
  });

  it('has neither exceljs nor docx nor any test tool in it', () => {
    const packages = new Set(
      sources(name).flatMap((source) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1] ?? []),
    );
    expect([...packages].sort()).toEqual(expect.arrayContaining(['preact']));
    for (const heavy of ['exceljs', 'docx', '@microsoft/office-js', 'playwright-core', 'axe-core'])
      expect(packages).not.toContain(heavy);
  });

  it('keeps its source maps out of what is served', () => {
    const served = readdirSync(folder, { recursive: true }) as string[];
    expect(served.filter((file) => file.endsWith('.map'))).toEqual([]);
    const scripts = served.filter((file) => file.endsWith('.js'));
    for (const script of scripts)
      expect(readFileSync(join(folder, script), 'utf8')).not.toContain('sourceMappingURL');
  });
});
