#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { ageingCommand } from './ageing.ts';
import { allocateCommand } from './allocate.ts';
import { annotateCommand } from './annotate.ts';
import { checkCommand } from './check.ts';
import { examples, exitCodes } from './command.ts';
import { contractCommand } from './contract.ts';
import { explainCommand } from './explain.ts';
import { fieldsCommand } from './fields.ts';
import { fillCommand } from './fill.ts';
import { formCommand } from './form.ts';
import { importCommand } from './import.ts';
import { liftCommand } from './lift.ts';
import { newCommand } from './new.ts';
import { replayCommand } from './replay.ts';
import { scoreCommand } from './score.ts';
import { simulateCommand } from './simulate.ts';
import { snapshotCommand } from './snapshot.ts';
import { standardCommand } from './standard.ts';
import { whatIfCommand } from './what-if.ts';

const program = new Command('customer-ledger')
  .description(
    '客户台账：会自己评分的工作簿，和可以直接签的合同\nA customer ledger that scores itself, and contracts that can be signed',
  )
  .addHelpText(
    'after',
    examples('new 客户台账.xlsx', 'import 旧台账.xlsx --into 客户台账.xlsx', 'score 客户台账.xlsx --help'),
  )
  .addHelpText('after', '\n退出码 / exit codes: 0 完成 done, 1 有错误级问题 problems, 2 用法不对 usage');

for (const command of [
  newCommand(),
  importCommand(),
  scoreCommand(),
  explainCommand(),
  whatIfCommand(),
  liftCommand(),
  snapshotCommand(),
  replayCommand(),
  allocateCommand(),
  ageingCommand(),
  standardCommand(),
  simulateCommand(),
  checkCommand(),
  formCommand(),
  contractCommand(),
  fillCommand(),
  fieldsCommand(),
  annotateCommand(),
])
  program.addCommand(command);

/** Commander ends the process with 1 on wrong usage; ours is 2, and help is no error. */
function throwInstead(command: Command): void {
  command.exitOverride();
  command.commands.forEach(throwInstead);
}
throwInstead(program);

// A reader that stops early (head, a closed pager) ends the run; that is no failure of ours.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
}
