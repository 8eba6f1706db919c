import type { Command } from 'commander';
import { formatIsoDate } from '../ledger/calendar.ts';
import { limitInWords } from '../ledger/credit-limit.ts';
import { tableData, valueAt } from '../ledger/data.ts';
import { adjustedItems } from '../ledger/tables/approvals.ts';
import { tableOf } from '../ledger/tables/index.ts';
import type { CellValue } from '../ledger/value.ts';
import type { Adjustment } from '../scoring/adjustments.ts';
import type { ScorePart } from '../scoring/parts.ts';
import { type CustomerScore, problemsByCustomer, scoreOf } from '../scoring/result.ts';
import { openBook } from './book-file.ts';
import { type CommonOptions, command, report } from './command.ts';
import { findCustomer } from './customer.ts';

/** `explain BOOK.xlsx CUSTOMER`: the lines that add up to the score, the vetoes, what is missing. */
export function explainCommand(): Command {
  return command(
    'explain',
    '逐行说明一个客户的得分',
    'Explains the score of one customer line by line',
    'explain 客户台账.xlsx C0001',
  )
    .argument('<book>', '客户台账 / the ledger')
    .argument('<customer>', '客户编号或客户名称 / id or name')
    .action((book: string, customer: string, options: CommonOptions) =>
      report(options, () => explainCustomer(book, customer, options)),
    );
}

const forms = [
  ['creditAnalysis', 'creditScore'],
  ['paymentHistory', 'historyScore'],
  ['growthPotential', 'potentialScore'],
] as const;

function explainCustomer(path: string, customer: string, options: CommonOptions) {
  const book = openBook(path, options);
  const row = findCustomer(book.live, customer);
  const id = String(valueAt(tableData(book.ledger, 'rating'), row, 'customerId'));
  const score = scoreOf(book.live, id, problemsByCustomer(book.ledger, book.problems).get(id))!;
  return {
    json: { ...score },
    text: [
      `${score.customerId} ${score.name}，基准日 ${score.asOf}，标准 ${score.standardVersion ?? '–'}${score.newCustomer ? '，新客户' : ''}`,
      `综合得分 ${show(score.total)}`,
      ...forms.flatMap((form) => weightLine(score, form)),
      `等级 ${gradeText(score)}，分类 ${score.customerClass ?? '–'}，授信额度 ${limitInWords(score.creditLimit, (yuan) => `${show(yuan)} 元`)}，账期 ${show(score.termDays)} 天，占用 ${show(score.exposure)} 元，发货控制 ${score.shipment}`,
      ...score.adjustments.map(adjustmentLine),
      `命中规则 ${score.hits.length === 0 ? '无' : ''}`.trimEnd(),
      ...score.hits.map(
        ({ rule, condition, maximumGrade }) => `  ${rule} ${condition}，最高 ${maximumGrade ?? '–'}`,
      ),
      ...forms.flatMap((form) => formLines(score, form)),
      ...(score.missing.length === 0 ? [] : ['', '缺项：']),
      ...score.missing.map((cell) => `  ${cell.sheet}!${cell.cell} ${cell.header}`),
    ],
    problems: score.problems,
  };
}

const itemNames = new Map<string, string>(adjustedItems.map(({ id, name }) => [id, name]));

function adjustmentLine({ item, value, reason, by, until, place }: Adjustment): string {
  const untilWhen = until === null ? '' : `，至 ${formatIsoDate(until)}`;
  return `批准${itemNames.get(item)} ${show(value)}${untilWhen}（${by ?? '–'}：${reason ?? '–'}，${place.sheet}!${place.cell}）`;
}

type Form = (typeof forms)[number];

function partsOf(score: CustomerScore, [table]: Form): ScorePart[] {
  const { title } = tableOf(table);
  return score.parts.filter(({ form }) => form === title);
}

/** What a form brings to the total: the sum of its lines. */
function weightLine(score: CustomerScore, form: Form): string[] {
  const parts = partsOf(score, form);
  const weight = parts[0]?.weight ?? null;
  if (weight === null) return [];
  const hundredths = parts.reduce((sum, { contribution }) => sum + Math.round((contribution ?? 0) * 100), 0);
  const [table, column] = form;
  const points = score[column];
  const brings = points === null ? null : hundredths / 100;
  return [`  ${tableOf(table).name} ${show(points)} × ${weight}% = ${show(brings)}`];
}

function gradeText({ grade, range }: CustomerScore): string {
  if (grade !== null) return grade;
  return range ? `未完成，可能 ${range.best}–${range.worst}` : '未完成';
}

function formLines(score: CustomerScore, form: Form): string[] {
  const [table, column] = form;
  const parts = partsOf(score, form);
  return parts.length === 0
    ? []
    : ['', `${tableOf(table).name}：${show(score[column])}${partsNote(parts)}`, ...parts.map(partLine)];
}

/** Says so where criteria do not count and the others stand for the whole. */
function partsNote(parts: readonly ScorePart[]): string {
  const scale = parts[0]?.scale ?? 1;
  return scale === 1 ? '' : `（有不计的项，其余各项 × ${show(scale)}）`;
}

function partLine({ label, points, max, band, input }: ScorePart): string {
  const from = input ? `${input.header} ${show(input.value)}（${input.sheet}!${input.cell}）` : '';
  return `  ${label}：${show(points)}${max === null ? '' : ` / ${max}`}  ${band ?? ''}  ${from}`.trimEnd();
}

function show(value: CellValue): string {
  if (value === null || value === '') return '–';
  return typeof value === 'number' ? String(Math.round(value * 10000) / 10000) : String(value);
}
