import { dateOfSerial } from '../ledger/calendar.ts';
import type { CellValue } from '../ledger/value.ts';
import type { SampleCustomer } from './customer.ts';
import type { Random } from './random.ts';
import type { Delivery } from './trading.ts';

/** Average sales of the months with shipments in the last year, as 授信标准 reckons (domain.md §3.11). */
export function monthlySales(deliveries: readonly Delivery[], asOf: number): number {
  const recent = deliveries.filter(({ date }) => asOf - date <= 365);
  const months = new Set(recent.map(({ date }) => monthOf(date)));
  const total = recent.reduce((sum, { amount }) => sum + amount, 0);
  return months.size === 0 ? 0 : total / months.size;
}

const monthOf = (date: number): string => {
  const { year, month } = dateOfSerial(date);
  return `${year}-${month}`;
};

/** One 授信申请 for most customers; new ones state expected sales and sometimes bring a guarantor. */
export function applicationRow(
  customer: SampleCustomer,
  deliveries: readonly Delivery[],
  asOf: number,
  serial: number,
  random: Random,
): Record<string, CellValue> | undefined {
  const { profile } = customer;
  if (random.chance(profile.quality < 0.6 ? 0.5 : 0.06)) return undefined;
  const isNew = profile.trait === 'new';
  const monthly = monthlySales(deliveries, asOf);
  const wanted = Math.max(1, Math.round((monthly * random.between(1.4, 3)) / 10_000)) * 10_000;
  const appliedOn = asOf - random.whole(20, 120);
  const { year, month } = dateOfSerial(appliedOn);
  const guaranteed = isNew && random.chance(0.5);
  const kind = isNew ? '新增' : random.pick(['调增', '续期']);
  const appliedTerm = random.pick([30, 45, 60]);
  const approved = random.chance(0.93);
  return {
    applicationNo: `SQ${year}${String(month).padStart(2, '0')}${String(serial).padStart(4, '0')}`,
    appliedOn,
    applicant: customer.salesperson,
    department: `${customer.place.area}销售部`,
    customerId: customer.id,
    kind,
    creditKind: '账期',
    appliedLimit: wanted,
    appliedTerm,
    validFrom: appliedOn + 5,
    validTo: appliedOn + 360,
    expectedMonthlySales: isNew ? Math.max(20_000, Math.round(monthly / 1000) * 1000) : null,
    guarantee: guaranteed ? '保证' : '无',
    guarantor: guaranteed ? `${customer.record.legalRepresentative}（法定代表人）` : null,
    guaranteedAmount: guaranteed ? wanted : null,
    reason: '业务增长，需要周转',
    attachments: '营业执照、药品经营许可证、开户信息',
    // Some cannot say why they want more than the standard.
    overStandardReason: serial % 3 === 0 ? null : '新增终端，备货增加',
    status: approved ? '已批准' : random.pick(['审批中', '已驳回']),
    departmentManager: '同意',
    creditManager: wanted > 100_000 || appliedTerm > 30 ? '同意' : null,
    financeDirector: wanted > 500_000 ? '同意' : null,
    generalManager: wanted > 500_000 ? '同意' : null,
  };
}
