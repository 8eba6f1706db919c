import { columnOf } from '../ledger/column.ts';
import { limitInWords } from '../ledger/credit-limit.ts';
import { columnValues, type Ledger, tableData, valueAt } from '../ledger/data.ts';
import { tableOf } from '../ledger/tables/index.ts';
import type { CellValue } from '../ledger/value.ts';
import type { ScorePart } from '../scoring/parts.ts';
import type { CustomerScore } from '../scoring/result.ts';
import type { ScoredBook } from '../scoring/scored-book.ts';
import { approvalLines } from './approval.ts';
import { cellText, grouped, pointsText, rowTexts } from './cell-text.ts';

/** What a form is filled with: texts as they are printed, blank where nothing is known. */
export type FormData = Readonly<Record<string, unknown>>;

/** Criteria of a form, by the word its template names them with. */
const scoredForms = {
  信用分析: 'creditAnalysis',
  回款能力: 'paymentHistory',
  发展潜力: 'growthPotential',
} as const;

/**
 * The data of all printed forms of one customer: what the result says comes from the result, the rest from the
 * customer's rows in the book.
 */
export function formData(book: ScoredBook, score: CustomerScore): FormData {
  const { ledger, index } = book;
  const rating = tableData(ledger, 'rating');
  const rated = (index.position('rating', 'customerId', score.customerId) ?? 0) - 1;
  const rowOf = (pointer: string): number => {
    const position = valueAt(rating, rated, pointer);
    return typeof position === 'number' ? position - 1 : -1;
  };
  const application = latestApplication(ledger, score.customerId);
  const texts = (table: string, row: number) => rowTexts(tableData(ledger, table), row);
  return {
    客户: texts('customers', rowOf('customerRow')),
    调查: texts('investigation', rowOf('investigationRow')),
    分析: texts('creditAnalysis', rowOf('analysisRow')),
    回款: texts('paymentHistory', rowOf('historyRow')),
    潜力: texts('growthPotential', rowOf('potentialRow')),
    申请: texts('applications', application),
    评定: { ...texts('rating', rated), ...resultTexts(score) },
    指标: Object.fromEntries(
      Object.entries(scoredForms).map(([name, table]) => [name, criteria(score.parts, table)]),
    ),
    权重: weights(score.parts),
    命中: score.hits.map(({ rule, condition, maximumGrade, measure }) => ({
      规则: rule,
      条件: condition,
      最高等级: maximumGrade ?? '不限',
      措施: measure,
    })),
    失分: score.reasons
      .slice(0, shownReasons)
      .map(({ text, lost }) => ({ 原因: text, 分: pointsText(lost) })),
    缺项: score.missing.map(({ sheet, header }) => `${sheet}“${header}”`).join('、'),
    等级标准: marked(ledger, 'grades', 'grade', score.grade),
    分类标准: marked(ledger, 'classes', 'customerClass', score.customerClass),
    授信标准: marked(ledger, 'creditLimits', 'grade', score.grade),
    审批权限: marked(ledger, 'approvalTiers', 'tier', score.tier).map(withoutLimits),
    审批: approvalLines(ledger, score.tier).filter(({ 角色 }) => 角色 !== '申请人'),
    申请审批: approvalLines(ledger, applicationTier(ledger, application) ?? score.tier, application),
  };
}

const shownReasons = 5;

/** The figures a tier without bound is written with, as people read them. */
function withoutLimits(tier: Record<string, string>): Record<string, string> {
  const read = (name: string): number => Number(tier[name]?.replaceAll(',', ''));
  return {
    ...tier,
    ...(read('金额上限') >= 1e12 ? { 金额上限: '不限' } : {}),
    ...(read('天数上限') >= 36_500 ? { 天数上限: '不限' } : {}),
  };
}

/** The result's own words for what stands in 信用评定. */
function resultTexts(score: CustomerScore): Record<string, string> {
  const money = (value: number | null): string => (value === null ? '' : grouped(value, 2));
  const { range, grade, previousGrade } = score;
  return {
    客户编号: score.customerId,
    客户名称: score.name,
    基准日: score.asOf,
    标准版本: score.standardVersion ?? '',
    新客户: score.newCustomer === null ? '' : score.newCustomer ? '是' : '否',
    信用分析得分: pointsText(score.creditScore),
    回款能力得分: pointsText(score.historyScore),
    发展潜力得分: pointsText(score.potentialScore),
    综合得分: pointsText(score.total),
    最终等级: grade ?? (range ? `未完成（可能 ${range.best}–${range.worst}）` : '未完成'),
    上期等级: previousGrade ?? '',
    变动: grade && previousGrade ? (grade === previousGrade ? '不变' : `${previousGrade} → ${grade}`) : '',
    客户分类: score.customerClass ?? '',
    授信额度: limitInWords(score.creditLimit, money),
    账期: score.termDays === null ? '' : String(score.termDays),
    占用额度: money(score.exposure),
    可用额度: money(score.available),
    发货控制: score.shipment,
    命中规则: score.vetoes.join(' ') || '无',
  };
}

/** What stands beside the points of a criterion that gave none. */
const withoutPoints: Partial<Record<ScorePart['status'], string>> = {
  missing: '缺项',
  excluded: '不计',
  unused: '新客户不计',
};

function criteria(parts: readonly ScorePart[], table: string): Record<string, string>[] {
  return parts
    .filter(({ place }) => place.table === table)
    .map(({ criterion, label, input, band, points, max, status }) => ({
      编号: criterion,
      指标: label.startsWith(criterion) ? label.slice(criterion.length) : label,
      实际: input ? cellText(columnOf(tableOf(input.table), input.column), input.value) : '',
      分段: band ?? '',
      满分: max === null ? '' : String(max),
      得分: withoutPoints[status] ?? pointsText(points),
    }));
}

/** Percent of each form in 综合得分; a dash where it does not count. */
function weights(parts: readonly ScorePart[]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(scoredForms).map(([name, table]) => {
      const part = parts.find(({ place }) => place.table === table);
      return [name, part?.weight == null ? '–' : `${part.weight}%`];
    }),
  );
}

/** Rows of a standard, the customer's own marked. */
function marked(ledger: Ledger, table: string, column: string, own: CellValue): Record<string, string>[] {
  const data = tableData(ledger, table);
  return columnValues(data, column).map((value, row) => ({
    ...rowTexts(data, row),
    本客户: own !== null && value === own ? '√' : '',
  }));
}

/** Row of the customer's application of the latest day; -1 when there is none. */
function latestApplication(ledger: Ledger, customerId: string): number {
  const applications = tableData(ledger, 'applications');
  const day = (row: number): number => Number(valueAt(applications, row, 'appliedOn') ?? 0);
  return columnValues(applications, 'customerId').reduce<number>(
    (latest, id, row) => (id === customerId && (latest < 0 || day(row) >= day(latest)) ? row : latest),
    -1,
  );
}

function applicationTier(ledger: Ledger, row: number): number | null {
  const tier = row < 0 ? null : valueAt(tableData(ledger, 'applications'), row, 'tier');
  return typeof tier === 'number' ? tier : null;
}
