// Runs the jobs below on a checkout where nothing is installed yet: plain Node, no package.
// What is in place already is not installed again.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const windows = process.platform === 'win32';
const bin = (name) => join(root, 'node_modules', '.bin', windows ? `${name}.cmd` : name);

/** System programs that judge our files, with the Debian packages that bring them. */
const systemPrograms = [
  { program: 'soffice', packages: ['libreoffice-calc', 'libreoffice-writer'] },
  { program: 'chromium', packages: ['chromium'] },
  { program: 'pdftotext', packages: ['poppler-utils'] },
  { program: 'fc-list', packages: ['fontconfig'] },
];
/** Chinese, and the widths of Times New Roman and Arial, so that pages break where Word breaks them. */
const fonts = [
  { family: 'Noto Sans CJK', packages: ['fonts-noto-cjk'] },
  { family: 'Liberation Serif', packages: ['fonts-liberation'] },
];

// Ctrl+C ends the program at work; what it has to put in order first is waited for.
process.on('SIGINT', () => {});

function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: windows, ...options });
  if (result.error) throw result.error;
  if (result.status !== 0) process.exit(result.status ?? 1);
}

/** `npm ci`, once per lock file and Node version. */
function installPackages() {
  // A linked folder belongs to another checkout, and npm would empty it.
  if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) return;
  const lock = readFileSync(join(root, 'package-lock.json'));
  const stamp = createHash('sha256').update(lock).update(process.version).update(process.arch).digest('hex');
  const file = join(root, 'node_modules', '.cache', 'installed');
  if (existsSync(file) && readFileSync(file, 'utf8') === stamp) return;
  run(windows ? 'npm.cmd' : 'npm', ['ci', '--no-audit', '--no-fund']);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, stamp);
}

const has = (program) => !spawnSync(program, ['--version'], { stdio: 'ignore' }).error;
const fontFamilies = () =>
  has('fc-list') ? spawnSync('fc-list', [':', 'family'], { encoding: 'utf8' }).stdout : '';

/** Debian packages that are missing for the tests. */
function missingPackages() {
  const families = fontFamilies();
  return [
    ...systemPrograms.filter(({ program }) => !has(program)),
    ...fonts.filter(({ family }) => !families.includes(family)),
  ].flatMap(({ packages }) => packages);
}

/** Installs them where it may (root on Debian); elsewhere the tests that need them say what they lack. */
function installSystemPrograms() {
  const missing = missingPackages();
  if (missing.length === 0) return;
  const line = `apt-get install -y ${missing.join(' ')}`;
  const mayInstall = process.getuid?.() === 0 && has('apt-get');
  if (mayInstall) {
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env: environment });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: environment,
    });
  }
  const still = missingPackages();
  if (still.length === 0) return;
  console.error(`缺少系统程序 / missing system packages: ${still.join(' ')}\n安装 / install: ${line}`);
  if (process.env.CI === 'true') process.exit(1);
  console.error('需要它们的测试会跳过 / the tests that need them are skipped.');
}

/** Written when the page was bundled. */
const pageBuilt = join(root, 'dist', 'page-built');

/** Bundles the page, when anything it is made of is newer. */
function buildPage() {
  const changed = ['addin', 'src', 'templates', 'webpack.config.js', 'package-lock.json'].map((name) =>
    newest(join(root, name)),
  );
  if (existsSync(pageBuilt) && statSync(pageBuilt).mtimeMs > Math.max(...changed)) return;
  run(bin('webpack'), ['--config-name', 'page']);
  writeFileSync(pageBuilt, '');
}

/** When a file, or the latest one of a folder, was written. */
function newest(path) {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

const jobs = {
  demo() {
    run(bin('tsc'), ['-p', 'tsconfig.build.json']);
    run(process.execPath, ['scripts/demo.mjs', ...process.argv.slice(3)]);
  },
  test() {
    installSystemPrograms();
    run(bin('tsc'), ['-p', 'tsconfig.build.json']);
    run(bin('tsc'), ['--noEmit']);
    run(bin('biome'), ['check', '--error-on-warnings']);
    run(bin('webpack'), []);
    writeFileSync(pageBuilt, '');
    run(bin('vitest'), ['run', ...process.argv.slice(3)]);
  },
  start() {
    const hasExcel = windows || process.platform === 'darwin';
    if (!hasExcel && !process.argv.includes('--web')) {
      console.log('这个系统没有 Excel，打开独立页面。用 Excel 网页版：npm start -- --web');
      console.log(
        'There is no Excel for this system: this is the page. For Excel on the web: npm start -- --web',
      );
      jobs.page();
      return;
    }
    run(bin('webpack'), ['--config-name', 'addin']);
    run(bin('tsx'), ['scripts/start.ts', ...process.argv.slice(3)]);
  },
  page() {
    buildPage();
    run(bin('tsx'), ['scripts/page.ts', ...process.argv.slice(3)]);
  },
  bench() {
    run(bin('tsx'), ['bench/all.ts', ...process.argv.slice(3)]);
  },
};

const job = jobs[process.argv[2]];
if (!job) {
  console.error('node scripts/run.mjs demo | test | start | page | bench');
  process.exit(2);
}
installPackages();
job();
