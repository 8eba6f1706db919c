// Adds to package-lock.json the platform packages (macOS, Windows, musl …) of native tools that the registry
// at hand did not offer when the lock was made. Without them `npm ci` calls the lock out of sync.
// Run after `npm install` changed the lock: node scripts/complete-lock.mjs
import { readFileSync, writeFileSync } from 'node:fs';

const OS = [
  'darwin',
  'win32',
  'linux',
  'android',
  'freebsd',
  'openbsd',
  'netbsd',
  'sunos',
  'aix',
  'openharmony',
];
const CPU = ['x64', 'arm64', 'arm', 'ia32', 'ppc64', 's390x', 'riscv64', 'loong64', 'mips64el', 'wasm32'];

/** os, cpu and libc as the package's own manifest would state them, read from its name. */
function platform(name) {
  const words = name.split('/').at(-1).split('-');
  const found = (known) => known.filter((word) => words.includes(word));
  return {
    ...(found(OS).length > 0 ? { os: found(OS) } : {}),
    ...(found(CPU).length > 0 ? { cpu: found(CPU) } : {}),
    ...(words.some((word) => word.startsWith('musl')) ? { libc: ['musl'] } : {}),
  };
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const nested = `${path}/node_modules/${name}`;
    const hoisted = `node_modules/${name}`;
    if (lock.packages[nested] || lock.packages[hoisted]) continue;
    lock.packages[hoisted] = {
      version: version.replace(/^[\^~]/, ''),
      dev: true,
      ...platform(name),
      optional: true,
    };
    console.log(`added ${name} ${version}`);
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
