import type { CellValue } from '../ledger/value.ts';
import { drugLicenceNumber, mobileFor, phoneFor } from './codes.ts';
import { personFor, type SampleCustomer } from './customer.ts';
import type { Random } from './random.ts';
import { choicesByPoints, requiredLicences, type Standards } from './standards.ts';

type Row = Record<string, CellValue>;

const issuers: Readonly<Record<string, string>> = {
  营业执照: '市场监督管理局',
  药品经营许可证: '药品监督管理局',
  医疗机构执业许可证: '卫生健康委员会',
};

/** Years a paper is good for; none for those without expiry. */
const validYears: Readonly<Record<string, number>> = {
  药品经营许可证: 5,
  医疗机构执业许可证: 15,
  采购委托书: 1,
  收货委托书: 1,
  质量保证协议: 1,
  医疗器械经营许可证: 5,
};

const openEnded = new Set(['营业执照', '开户信息']);

/** The papers a customer must hold: most in order, some soon due, those of `expired` customers lapsed or missing. */
export function licenceRows(
  customer: SampleCustomer,
  standards: Standards,
  asOf: number,
  random: Random,
): Row[] {
  const kinds = requiredLicences(standards, customer.type);
  const expired = customer.profile.trait === 'expired';
  const lapsing = kinds.find((kind) => !openEnded.has(kind));
  return kinds.flatMap((kind) => {
    const years = validYears[kind] ?? 5;
    if (expired && kind === lapsing) {
      const validTo = asOf - random.whole(5, 60);
      return [licenceRow(customer, kind, validTo, validTo - years * 365, random)];
    }
    if (openEnded.has(kind)) return [licenceRow(customer, kind, '长期', customer.firstTradeOn - 30, random)];
    const soonDue = random.chance(customer.profile.quality >= 0.95 ? 0 : 0.12);
    const left = soonDue ? random.whole(4, 80) : random.whole(100, Math.max(130, years * 365 - 30));
    return [licenceRow(customer, kind, asOf + left, asOf + left - years * 365, random)];
  });
}

function licenceRow(
  { id, type, place, record }: SampleCustomer,
  kind: string,
  validTo: number | string,
  validFrom: number,
  random: Random,
): Row {
  const issuer = issuers[kind];
  const number =
    kind === '营业执照'
      ? (record.creditCode ?? null)
      : kind === '药品经营许可证'
        ? drugLicenceNumber(
            type === '药品批发' ? 'A' : type === '药品零售连锁总部' ? 'B' : 'D',
            place,
            random,
          )
        : `${kind === '医疗机构执业许可证' ? 'PDY' : 'WJ'}${random.digits(9)}`;
  return {
    customerId: id,
    kind,
    number,
    issuer: issuer ? `${place.city}${issuer}` : null,
    issuedOn: validFrom,
    validFrom,
    validTo,
    scope: kind === '药品经营许可证' ? (record.businessScope ?? null) : null,
    reviewer: '质管部 金叶',
    reviewedOn: validFrom + 15,
  };
}

/** Buyer, accountant and receiver of a customer. */
export function contactRows(customer: SampleCustomer, asOf: number, random: Random): Row[] {
  const roles = [
    ['采购', '采购经理'],
    ['财务', '会计'],
    ['收货', '库管'],
  ] as const;
  return roles.slice(0, random.whole(1, 3)).map(([role, position]) => ({
    customerId: customer.id,
    name: role === '收货' ? customer.receiver : personFor(random),
    position,
    role,
    mobile: mobileFor(random),
    officePhone: random.chance(0.4) ? phoneFor(customer.place, random) : null,
    smsConsent: random.chance(0.8) ? '同意' : '拒收',
    lastContactOn: asOf - random.whole(1, 90),
  }));
}

const answers = [
  ['x1', '合作主动性'],
  ['x2', '资金支付行动'],
  ['x3', '人员车辆投入'],
  ['x4', '执行价格与区域政策'],
  ['j1', '经营手段灵活性'],
  ['c1', '对其他供应商付款信用'],
  ['c2', '司法与失信'],
  ['c4', '同业评价'],
  ['s1', '社会行业地位'],
  ['s2', '监管医疗银行关系'],
  ['s3', '经营稳定性'],
] as const;

/** A choice as good as the customer, give or take one step. */
function answerFor(options: readonly string[], quality: number, random: Random): string | null {
  const worst = options.length - 1;
  const jitter = quality >= 0.99 ? 0 : random.between(-0.7, 0.7);
  const position = Math.round((1 - quality) * worst * 1.1 + jitter);
  return options[Math.min(worst, Math.max(0, position))] ?? null;
}

/** 资信调查: answers from the standards' choices, vetoes of the customers that have one, gaps of the unfinished. */
export function investigationRow(
  customer: SampleCustomer,
  standards: Standards,
  asOf: number,
  random: Random,
): Row {
  const { profile } = customer;
  const q = profile.quality;
  const row: Row = { customerId: customer.id };
  for (const [id, name] of answers) row[id] = answerFor(choicesByPoints(standards, name), q, random);
  const investigatedOn = asOf - random.whole(10, 170);
  Object.assign(row, {
    j2: Number(Math.min(0.98, random.between(q - 0.15, q + 0.08)).toFixed(2)),
    j4: Math.max(0, Math.round(q * 6 + random.between(-1.5, 0.5))),
    j5a: Math.max(40, Math.round((q * q * 1500 * random.between(0.6, 1.3)) / 10) * 10),
    j5b: Math.max(0, Math.round(q * 6 + random.between(-1.5, 0.5))),
    j5c: Math.max(2, Math.round(q * 24 * random.between(0.6, 1.2))),
    existence: profile.trait === 'closed' ? '责令停业' : '存续',
    dishonest: profile.trait === 'dishonest' ? '是' : '否',
    enforcedAmount: profile.trait === 'dishonest' ? 850_000 : 0,
    controllerState: '正常',
    accountFrozen: '否',
    suedBySupplier: profile.trait === 'sued' ? '是' : '否',
    debtRatio: Number(random.between(0.35, 0.95 - q * 0.35).toFixed(2)),
    checkedOn: investigatedOn,
    checkedAt: '国家企业信用信息公示系统',
    method: random.pick(['实地', '电话', '资料']),
    investigatedOn,
    investigator: customer.salesperson,
    conclusion: q >= 0.8 ? '同意合作' : q >= 0.6 ? '可以合作，注意回款' : '建议现款',
  });
  // Talks eagerly, acts little: V7.
  const attitude = choicesByPoints(standards, '合作主动性')[0] ?? null;
  const payment = choicesByPoints(standards, '资金支付行动')[2] ?? null;
  const staff = choicesByPoints(standards, '人员车辆投入')[2] ?? null;
  if (profile.trait === 'enthusiast') Object.assign(row, { x1: attitude, x2: payment, x3: staff });
  if (profile.trait === 'unfinished')
    for (const id of [random.pick(answers)[0], random.pick(['j2', 'j4', 'j5a', 'enforcedAmount'])])
      row[id] = null;
  return row;
}

/** 发展潜力: inputs only; a new customer states what he expects to buy. */
export function potentialRow(customer: SampleCustomer, standards: Standards, random: Random): Row {
  const { profile } = customer;
  const isNew = profile.trait === 'new';
  return {
    customerId: customer.id,
    expectedPurchase: isNew ? random.pick([36, 60, 120]) : null,
    evidencedGrowth: null,
    plannedPurchaseDays: isNew ? random.whole(1, 4) : null,
    ownShare: Number(random.between(profile.quality * 0.3, profile.quality * 0.65).toFixed(2)),
    marketCoverage: Number(random.between(profile.coverage[0], profile.coverage[1]).toFixed(2)),
    willingness: answerFor(choicesByPoints(standards, '新品与规划意愿'), profile.quality, random),
  };
}
