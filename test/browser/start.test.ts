import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { get } from 'node:https';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

if (!existsSync('dist/addin/taskpane.html'))
  throw new Error('dist/addin is not built; run: npm run build:addin');

interface Running {
  readonly child: ChildProcess;
  readonly output: () => string;
}

/** Starts a script of ours and waits until it has printed something. */
async function running(args: readonly string[], printed: RegExp): Promise<Running> {
  // A group of its own, which Ctrl+C reaches whole.
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let output = '';
  await new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if (printed.test(output)) resolve();
      });
    child.once('error', reject).once('exit', (code) => reject(new Error(`ended with ${code}: ${output}`)));
  });
  return { child, output: () => output };
}

/** Ctrl+C. */
async function ended({ child }: Running): Promise<number | null> {
  const exit = once(child, 'exit');
  process.kill(-child.pid!, 'SIGINT');
  const [code] = (await exit) as [number | null];
  return code;
}

/** Whatever is left of it. */
function kill({ child }: Running): void {
  try {
    process.kill(-child.pid!, 'SIGKILL');
  } catch {
    // Nothing is.
  }
}

/** The certificate is one of the moment, so nobody vouches for it here. */
async function answerOf(url: string): Promise<IncomingMessage> {
  const [response] = (await once(get(url, { rejectUnauthorized: false }), 'response')) as [IncomingMessage];
  response.resume();
  return response;
}

describe('npm start, serving only', () => {
  let started: Running;
  let base = '';

  beforeAll(async () => {
    started = await running(
      ['--import', 'tsx', 'scripts/start.ts', '--web', '--port', '0'],
      /Ctrl\+C ends it\.\n/,
    );
    base = /https:\/\/localhost:\d+\//.exec(started.output())![0];
  });
  afterAll(() => {
    kill(started);
  });

  it('says where the manifest goes, in both languages', () => {
    expect(started.output()).toMatch(/上传我的加载项，选 .*manifest\.xml/);
    expect(started.output()).toContain('Upload My Add-in');
  });

  it('serves every file the manifest names', async () => {
    const manifest = readFileSync('manifest.xml', 'utf8');
    const named = new Set(
      [...manifest.matchAll(/"https:\/\/localhost:3000\/([^"]+)"/g)].map((match) => match[1]!),
    );
    expect(named.size).toBeGreaterThan(50);
    for (const file of named) expect([file, (await answerOf(base + file)).statusCode]).toEqual([file, 200]);
  });

  const script = /src="(taskpane\.\w+\.js)"/.exec(readFileSync('dist/addin/taskpane.html', 'utf8'))![1]!;
  it.each([
    ['taskpane.html', /^text\/html/, 'no-cache', undefined],
    ['help.en-US.html', /^text\/html/, 'no-cache', undefined],
    ['functions.js', /^(text|application)\/javascript/, 'no-cache', undefined],
    // Excel on the web reads these from its own address.
    ['functions.json', /^application\/json/, 'no-cache', '*'],
    ['shortcuts.json', /^application\/json/, 'no-cache', '*'],
    ['icons/wand-16.png', /^image\/png/, 'no-cache', undefined],
    [script, /^(text|application)\/javascript/, 'public, max-age=31536000, immutable', undefined],
  ])('%s has the headers Excel wants', async (file, type, cache, origin) => {
    const { headers } = await answerOf(base + file);
    expect(headers['content-type']).toMatch(type);
    expect(headers['cache-control']).toBe(cache);
    expect(headers['access-control-allow-origin']).toBe(origin);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-frame-options']).toBeUndefined();
  });

  it('has nothing else, and nothing outside of its folder', async () => {
    for (const file of ['nothing.html', '../package.json', '%2e%2e/package.json'])
      expect((await answerOf(base + file)).statusCode).toBe(404);
  });

  it('ends with Ctrl+C', async () => {
    expect(await ended(started)).toBe(0);
  });
});

describe.runIf(process.platform === 'linux')('npm start where there is no Excel', () => {
  let started: Running;
  afterAll(() => kill(started));

  it('says so and serves the page instead', async () => {
    started = await running(['scripts/run.mjs', 'start', '--no-open'], /Ctrl\+C ends it\.\n/);
    expect(started.output()).toMatch(/这个系统没有 Excel，.*\nThere is no Excel for this system/);
    const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(started.output())![0];
    const page = await fetch(url);
    expect(page.status).toBe(200);
    expect(await page.text()).toBe(readFileSync('dist/page/index.html', 'utf8'));
    await ended(started);
    await expect(fetch(url)).rejects.toThrow();
  });
});
