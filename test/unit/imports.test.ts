import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Rooms of `src` from the bottom of the hill to the top; a room may import what stands below it and itself. */
const below: Readonly<Record<string, readonly string[]>> = {
  ledger: [],
  opc: ['ledger'],
  formula: ['ledger'],
  docx: ['ledger', 'opc'],
  xlsx: ['ledger', 'opc'],
  sample: ['ledger'],
  receivables: ['ledger', 'formula'],
  scoring: ['ledger', 'formula', 'receivables'],
  import: ['ledger'],
  watch: ['ledger', 'formula', 'receivables', 'scoring'],
  contract: ['ledger', 'formula', 'receivables', 'scoring', 'docx', 'opc'],
  forms: ['ledger', 'formula', 'receivables', 'scoring', 'docx', 'opc'],
  book: ['ledger', 'formula', 'receivables', 'scoring', 'contract', 'xlsx', 'opc'],
  cli: [
    'ledger',
    'formula',
    'receivables',
    'scoring',
    'import',
    'watch',
    'contract',
    'forms',
    'book',
    'docx',
    'xlsx',
    'opc',
    'sample',
  ],
};

/** The same for `addin`, which stands on all of `src` but the command line. */
const belowInAddin: Readonly<Record<string, readonly string[]>> = {
  'language.ts': [],
  'assets.ts': [],
  'file-types.d.ts': [],
  book: [],
  functions: ['language.ts'],
  commands: ['language.ts'],
  manifest: ['language.ts', 'functions', 'commands'],
  pane: ['language.ts', 'assets.ts', 'book', 'functions', 'commands'],
  site: ['language.ts', 'functions', 'commands', 'manifest', 'pane'],
  page: ['language.ts', 'assets.ts', 'book', 'functions', 'commands', 'pane'],
  excel: ['language.ts', 'assets.ts', 'book', 'functions', 'commands', 'pane'],
};

const sourcesIn = (folder: string): string[] =>
  (readdirSync(folder, { recursive: true }) as string[])
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(folder, file))
    .sort();
const source = (file: string): string => readFileSync(file, 'utf8');
/** Static imports, exports, types and `import()`. */
const imports = (file: string): string[] =>
  [...source(file).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1]!);
/** Files of the project that a file imports, as paths from its root. */
const ownImports = (file: string): string[] =>
  imports(file)
    .filter((target) => target.startsWith('.'))
    .map((target) => relative('.', join(dirname(file), target)));
/** `ledger` of `src/ledger/data.ts`; a file beside the rooms is a room of its own. */
const roomOf = (path: string): string => path.split(sep)[1]!;
const isIn = (folder: string) => (path: string) => path.startsWith(`${folder}${sep}`);

/** A source without comments and quoted texts: what is left are names and signs. */
const code = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|\/\/[^\n]*/g, ' ');
const naming = (files: readonly string[], names: RegExp): string[] =>
  files.filter((file) => names.test(code(source(file))));

const files = sourcesIn('src');
const addin = sourcesIn('addin');

describe.each([
  ['src', files, below],
  ['addin', addin, belowInAddin],
] as const)('%s', (folder, all, hill) => {
  it('has no room that is not known here', () => {
    expect([...new Set(all.map(roomOf))].sort()).toEqual(Object.keys(hill).sort());
  });

  it('imports downhill only', () => {
    const uphill = all.flatMap((file) =>
      ownImports(file)
        .filter(isIn(folder))
        .map(roomOf)
        .filter((room) => room !== roomOf(file) && !hill[roomOf(file)]!.includes(room))
        .map((room) => `${file} → ${room}`),
    );
    expect(uphill).toEqual([]);
  });
});

describe('src', () => {
  it('imports nothing of the project from outside', () => {
    expect(files.filter((file) => ownImports(file).some((target) => !isIn('src')(target)))).toEqual([]);
  });

  it('keeps files and clock at the edges', () => {
    const inside = files.filter((file) => roomOf(file) !== 'cli' && !file.endsWith('-file.ts'));
    expect(inside.filter((file) => imports(file).some((target) => target.startsWith('node:')))).toEqual([]);
    expect(naming(inside, /\bDate\.now\b|\bnew Date\(\)|\bperformance\b/)).toEqual([]);
  });

  it('knows no browser', () => {
    const browser =
      /\b(?:window|navigator|localStorage|sessionStorage|indexedDB|DOMParser|XMLSerializer|XMLHttpRequest|HTML\w*Element)\b|\bfetch\(|\bdocument\.(?:create|get|query|body|head)/;
    expect(naming(files, browser)).toEqual([]);
    expect(naming(addin, browser)).not.toEqual([]);
  });

  it('draws with exceljs only where the blank book is drawn', () => {
    const users = files.filter((file) => imports(file).some((target) => target.startsWith('exceljs')));
    expect(users.every((file) => file.startsWith(join('src', 'xlsx', 'design', 'exceljs')))).toBe(true);
  });
});

describe('addin', () => {
  it('stands on src, without its command line, and on the shipped files', () => {
    const elsewhere = addin.flatMap((file) =>
      ownImports(file)
        .filter((target) => !isIn('addin')(target) && !isIn('templates')(target))
        .filter((target) => !isIn('src')(target) || roomOf(target) === 'cli')
        .map((target) => `${file} → ${target}`),
    );
    expect(elsewhere).toEqual([]);
  });

  it('names Excel and Office in addin/excel only, their types included', () => {
    const names = /\b(?:Excel|Office|OfficeExtension|OfficeRuntime|CustomFunctions)\b/;
    const inExcel = isIn(join('addin', 'excel'));
    expect(naming([...files, ...addin.filter((file) => !inExcel(file))], names)).toEqual([]);
    expect(naming(addin.filter(inExcel), names).length).toBeGreaterThan(20);
    const bringing = [...files, ...addin].filter((file) =>
      imports(file).some((target) => /office-js|custom-functions/.test(target)),
    );
    expect(bringing).toEqual([]);
  });

  it('asks for the time in one place', () => {
    expect(naming(addin, /\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b/)).toEqual([
      join('addin', 'pane', 'clock.ts'),
    ]);
  });

  it('uses exceljs and the docx library nowhere', () => {
    const heavy = addin.filter((file) => imports(file).some((target) => /^(?:exceljs|docx)\b/.test(target)));
    expect(heavy).toEqual([]);
  });
});

describe('the look at a source', () => {
  it.each([
    ['a comment', "// Excel\n/* Office\n Excel */ const a = 'Excel';", false],
    ['a type', 'function f(context: Excel.RequestContext) {}', true],
    ['a name taken apart', 'const { Office } = globalThis;', true],
    ['a link within a text', "const a = 'https://x'; Excel.run();", true],
  ])('%s', (_, text, isSeen) => {
    expect(/\b(?:Excel|Office)\b/.test(code(text))).toBe(isSeen);
  });
});
