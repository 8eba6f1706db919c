import { Command } from 'commander';
import { examples } from './command.ts';
import { diffCommand } from './contract-diff.ts';
import { generateCommand } from './contract-generate.ts';
import { lintCommand } from './contract-lint.ts';
import { mergeCommand } from './contract-merge.ts';
import { missingCommand } from './contract-missing.ts';
import { amendCommand, overrideCommand, stepCommand } from './contract-steps.ts';
import { verifyCommand } from './contract-verify.ts';

/** `contract …`: what is done with contracts. */
export function contractCommand(): Command {
  return new Command('contract')
    .description('合同\nContracts')
    .addCommand(generateCommand())
    .addCommand(diffCommand())
    .addCommand(verifyCommand())
    .addCommand(amendCommand())
    .addCommand(stepCommand())
    .addCommand(overrideCommand())
    .addCommand(missingCommand())
    .addCommand(mergeCommand())
    .addCommand(lintCommand())
    .addHelpText(
      'after',
      examples('contract generate 客户台账.xlsx --out 合同', 'contract lint 我方合同.docx'),
    );
}
