import type { Command } from 'commander';
import { amendmentOf } from '../contract/amend.ts';
import { takeStep } from '../contract/flow.ts';
import { checkContract, gateCaseOf } from '../contract/gate.ts';
import { gateBookOf } from '../contract/gate-book.ts';
import { descriptionsOf } from '../contract/generate.ts';
import { objectionTo, textOf } from '../contract/override.ts';
import { tableData, valueAt } from '../ledger/data.ts';
import { type Problem, ProblemError } from '../ledger/problem.ts';
import { openBook } from './book-file.ts';
import { type CommonOptions, command, now, report } from './command.ts';
import { contractRow } from './contract-row.ts';
import { type RegisterChanges, writeRegister } from './register-file.ts';
import { contractTemplates } from './resources.ts';

interface PersonOptions extends CommonOptions {
  readonly by: string;
  readonly post: string;
  readonly reason?: string;
}

const withPerson = (command: Command): Command =>
  command
    .requiredOption('--by <name>', '经办人 / who')
    .requiredOption('--post <post>', '岗位，例如 财务总监 / post')
    .option('--reason <text>', '理由 / why');

interface StepOptions extends PersonOptions {
  readonly to: string;
  readonly place?: string;
}

/** `contract step BOOK NO --to STATE`: one step on in approval or signing, as far as the flow and the post allow. */
export function stepCommand(): Command {
  return withPerson(
    command(
      'step',
      '把合同推进一步：送审、批准、驳回、作废、寄出、收回、双方已签',
      'Takes a contract one step on in approval or signing',
      'contract step 客户台账.xlsx HX-XS-202611-0001 --to 审批中 --by 李敏 --post 业务员',
      'contract step 客户台账.xlsx HX-XS-202611-0001 --to 双方已签 --by 李敏 --post 业务员 --place "档案室 A 柜"',
    ),
  )
    .argument('<book>', '客户台账 / the ledger')
    .argument('<no>', '合同编号 / number')
    .requiredOption('--to <state>', '到哪个状态 / the state to reach')
    .option('--place <text>', '双方已签的原件放在哪里 / where the signed original lies')
    .action((book: string, no: string, options: StepOptions) =>
      report(options, () => {
        const opened = openBook(book, options);
        const { by: person, post, to, reason, place } = options;
        const step = { person, post, to, reason, place, happenedOn: now() };
        const result = takeStep(opened.ledger, contractRow(opened.ledger, no), step);
        if ('problem' in result) throw new ProblemError(result.problem);
        return written(opened, book, `合同 ${no}：${result.event.from} → ${to}。`, {
          cells: result.cells,
          rows: { contractEvents: [result.event] },
        });
      }),
    );
}

/** `contract override BOOK NO RULE`: lets one refusal of the gate pass, by who may do so. */
export function overrideCommand(): Command {
  return withPerson(
    command(
      'override',
      '放行一条拒绝原因：写明谁、什么岗位、为什么；不可放行的规则不接受',
      'Lets one refusal of the gate pass, by who may do so and with a reason',
      'contract override 客户台账.xlsx HX-XS-202611-0001 limit-over --by 王芳 --post 财务总监 --reason 已收到银行保函',
    ),
  )
    .argument('<book>', '客户台账 / the ledger')
    .argument('<no>', '合同编号 / number')
    .argument('<rule>', '规则代码，照拒绝原因里的写 / code of the rule')
    .action((book: string, no: string, rule: string, options: PersonOptions) =>
      report(options, () => override(book, no, rule, options)),
    );
}

function override(path: string, no: string, rule: string, options: PersonOptions) {
  const book = openBook(path, options);
  const { ledger } = book;
  const row = contractRow(ledger, no);
  const gateCase = gateCaseOf(gateBookOf(ledger, descriptionsOf(contractTemplates())), row, new Map());
  const findings = checkContract(gateCase).filter(({ severity }) => severity === 'error');
  const finding = findings.find(({ code }) => code === rule);
  if (!finding)
    throw new ProblemError(
      refused(
        no,
        `它现在没有因为规则 ${rule} 被拒绝`,
        `现有的拒绝原因：${findings.map(({ code }) => code).join('、') || '无'}。`,
      ),
    );
  const { by: person, post, reason = '' } = options;
  const value = textOf(finding.value);
  const objection = objectionTo({ person, post, reason }, value, finding);
  if (objection !== undefined)
    throw new ProblemError(refused(no, objection, `规则 ${rule} 的放行人：${finding.override}。`));
  const event = {
    happenedOn: now(),
    contractNo: no,
    customerId: valueAt(tableData(ledger, 'contracts'), row, 'customerId'),
    kind: '放行',
    rule,
    value,
    limit: textOf(finding.limit),
    person,
    post,
    reason,
  };
  return written(book, path, `合同 ${no}：规则 ${rule} 已放行。`, {
    cells: [],
    rows: { contractEvents: [event] },
  });
}

const refused = (no: string, why: string, repair: string): Problem => ({
  code: 'override-refused',
  severity: 'error',
  sheet: '合同记录',
  message: `合同 ${no} 没有放行：${why}。`,
  repair,
});

/** `contract amend BOOK NO`: registers an amendment, a copy under the next `-B01`, to be changed and made. */
export function amendCommand(): Command {
  return command(
    'amend',
    '登记补充协议：把合同和明细抄成新的一行，编号加 -B01，改好后照常生成',
    'Registers an amendment: a copy of row and items under the next -B01, to be changed and made',
    'contract amend 客户台账.xlsx HX-XS-202611-0001',
  )
    .argument('<book>', '客户台账 / the ledger')
    .argument('<no>', '合同编号 / number')
    .action((book: string, no: string, options: CommonOptions) =>
      report(options, () => {
        const opened = openBook(book, options);
        const row = contractRow(opened.ledger, no);
        const { contractNo, ...rows } = amendmentOf(opened.ledger, row, opened.asOf, now());
        const outcome = written(opened, book, `已登记补充协议 ${contractNo}，请在合同台账里改好后生成。`, {
          cells: [],
          rows,
        });
        return { ...outcome, json: { ...outcome.json, contractNo } };
      }),
    );
}

function written(book: ReturnType<typeof openBook>, path: string, said: string, changes: RegisterChanges) {
  const saved = writeRegister(book, path, changes);
  return {
    json: { ...changes, ...(saved ? { book: saved.path } : {}) },
    text: [said, ...(saved ? [`合同台账已更新：${saved.path}，原文件留作 .bak。`] : [])],
    problems: [],
  };
}
