// Everything we claim to be fast, measured beside its peers in one run. Numbers, no pass or fail.
// npm run bench [-- --quick] prints to the terminal; docs/performance.md keeps a run with the machine it was made on.
import { cpus, totalmem } from 'node:os';
import { benchDocx } from './docx.ts';
import { benchScoring } from './scoring.ts';
import { benchSimulate } from './simulate.ts';
import { benchXlsx } from './xlsx.ts';

const quick = process.argv.includes('--quick');
const [cpu] = cpus();
console.log(
  `${cpu?.model.trim()} × ${cpus().length}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, ${process.platform}\n`,
);
for (const lines of [
  await benchDocx(),
  await benchScoring(quick),
  await benchSimulate(quick),
  await benchXlsx(quick ? { customers: 5000, ledgerRows: 100_000 } : {}),
])
  console.log(`${lines.join('\n')}\n`);
