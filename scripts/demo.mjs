// The main job on the sample ledger, through the command line as its users run it: an old workbook becomes a
// scored one, and every contract that passes the checks becomes a Word file.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const asOf = '2026-11-23';
const out = 'out';
const book = join(out, '客户台账.xlsx');
const contracts = join(out, '合同');
const forms = join(out, '签批');

function ledger(...args) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join('dist', 'cli', 'main.js'), ...args, '--json', '--as-of', asOf],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  if (status === 2 || !stdout) {
    console.error(stderr);
    process.exit(1);
  }
  return JSON.parse(stdout);
}

const count = (items) => {
  const counts = new Map();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
};
const line = (counts, order) => order.map((name) => `${name} ${counts.get(name) ?? 0}`).join('，');

// Only what an earlier demo made is taken away; a user's own folder is never touched.
mkdirSync(out, { recursive: true });
for (const made of [book, `${book}.bak`, contracts, forms])
  if (existsSync(made)) rmSync(made, { recursive: true });

console.log('1. 新建空白台账，导入 templates/sample/旧台账.xlsx …');
ledger('new', book);
const imported = ledger('import', join('templates', 'sample', '旧台账.xlsx'), '--into', book);
for (const sheet of imported.sheets)
  console.log(
    `   ${sheet.sheet} → ${sheet.tableName ?? '没有认出'}：${sheet.rowsImported}/${sheet.rowsRead} 行`,
  );
const unread = imported.problems.filter((problem) => problem.severity !== 'note');
console.log(`   没有采用的单元格和行 ${unread.length} 处，例如：`);
for (const problem of unread.slice(0, 5))
  console.log(`   · ${problem.sheet}!${problem.cell} ${problem.message}`);
console.log(`   未指明单据的回款自动核销 ${imported.allocations.length} 笔`);

console.log('2. 评分 …');
const scored = ledger('score', book);
const grades = count(scored.customers.map((customer) => customer.grade ?? '未完成'));
const classes = count(scored.customers.map((customer) => customer.customerClass ?? '未完成'));
console.log(`   客户 ${scored.customers.length} 个`);
console.log(`   等级：${line(grades, ['AAA', 'AA', 'A', 'B', 'C', 'D', '未完成'])}`);
console.log(
  `   分类：${line(classes, ['战略客户', '重点客户', '一般客户', '普通客户', '控制客户', '未完成'])}`,
);

console.log('3. 生成合同 …');
const made = ledger('contract', 'generate', book, '--out', contracts);
console.log(`   生成 ${made.made.length} 份，拒绝 ${made.refused.length} 份`);
for (const refused of made.refused)
  console.log(
    `   ✗ ${refused.number} ${refused.customer}：${refused.reasons.map((reason) => reason.message).join(' ')}`,
  );

console.log('4. 印一个客户的表格 …');
const best = scored.customers.reduce((a, b) => ((b.creditLimit ?? 0) > (a.creditLimit ?? 0) ? b : a));
const printed = ledger('form', book, best.customerId, '--out', forms);
console.log(`   ${best.name}：${printed.files.length} 张`);

console.log(`\n工作簿：${book}`);
console.log(`合  同：${contracts}${made.made[0] ? `，例如 ${made.made[0].file}` : ''}`);
console.log(`表  格：${forms}`);
