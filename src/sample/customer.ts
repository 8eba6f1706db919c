import type { CellValue } from '../ledger/value.ts';
import { accountFor, creditCodeFor, phoneFor } from './codes.ts';
import { type Place, places, streets } from './places.ts';
import type { Profile } from './profiles.ts';
import type { Random } from './random.ts';
import { billingStaff, givenNames, salespeople, serviceStaff, stems, surnames } from './words.ts';

/** A made-up customer: his row of the register, and what the other tables are made from. */
export interface SampleCustomer {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly place: Place;
  readonly profile: Profile;
  readonly salesperson: string;
  readonly deliveryAddress: string;
  readonly receiver: string;
  readonly firstTradeOn: number;
  readonly record: Readonly<Record<string, CellValue>>;
}

interface Kind {
  readonly type: string;
  readonly weight: number;
  /** Words behind the invented stem. */
  readonly endings: readonly string[];
  readonly creditKind: string;
  readonly ownership: string;
  readonly scope: string;
}

const drugScope = '中成药、化学药制剂、抗生素制剂、生物制品（除疫苗）';
const careScope = '内科、外科、儿科、中医科';

const kinds: readonly Kind[] = [
  {
    type: '药品批发',
    weight: 26,
    endings: ['医药有限公司', '药业有限公司', '医药商贸有限公司'],
    creditKind: '91',
    ownership: '民营',
    scope: drugScope,
  },
  {
    type: '药品零售连锁总部',
    weight: 16,
    endings: ['大药房连锁有限公司', '医药连锁有限公司'],
    creditKind: '91',
    ownership: '股份',
    scope: drugScope,
  },
  {
    type: '单体药店',
    weight: 20,
    endings: ['大药房', '药店'],
    creditKind: '92',
    ownership: '个体',
    scope: drugScope,
  },
  {
    type: '公立医院',
    weight: 10,
    endings: ['人民医院', '中医院'],
    creditKind: '12',
    ownership: '事业单位',
    scope: careScope,
  },
  {
    type: '民营医院',
    weight: 10,
    endings: ['医院有限公司', '康复医院有限公司'],
    creditKind: '91',
    ownership: '民营',
    scope: careScope,
  },
  {
    type: '基层医疗机构',
    weight: 8,
    endings: ['社区卫生服务中心', '卫生院'],
    creditKind: '12',
    ownership: '事业单位',
    scope: careScope,
  },
  {
    type: '诊所',
    weight: 6,
    endings: ['诊所', '中医诊所'],
    creditKind: '92',
    ownership: '个体',
    scope: careScope,
  },
  {
    type: '非药经销商',
    weight: 4,
    endings: ['商贸有限公司（非药）'],
    creditKind: '91',
    ownership: '民营',
    scope: '日用百货、保健用品',
  },
];

/** Kinds too small for the purchases of a large customer. */
const smallKinds = new Set(['单体药店', '诊所', '非药经销商']);

function kindFor({ annual }: Profile, random: Random): Kind {
  const fitting = kinds.filter(({ type }) => annual[1] <= 150 || !smallKinds.has(type));
  let rest = random.next() * fitting.reduce((sum, { weight }) => sum + weight, 0);
  for (const kind of fitting) {
    rest -= kind.weight;
    if (rest < 0) return kind;
  }
  return kinds[0] as Kind;
}

/** An invented name nobody in `taken` has; a second stem is added when the first ones are used up. */
function nameFor(
  kind: Kind,
  place: Place,
  taken: Set<string>,
  random: Random,
): { name: string; shortName: string } {
  const town = place.city.replace('市', '');
  const [first, ending] = [random.pick(stems), random.pick(kind.endings)];
  for (let attempt = 0; ; attempt++) {
    const second = attempt === 0 ? '' : random.pick(stems);
    const serial = attempt < 20 ? '' : String(attempt);
    const stem = `${first}${second}${serial}`;
    const name = `${town}${stem}${ending}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return { name, shortName: `${town}${stem}` };
  }
}

export const personFor = (random: Random): string => `${random.pick(surnames)}${random.pick(givenNames)}`;

/** The customer with number `index` (from 0). */
export function sampleCustomer(
  index: number,
  profile: Profile,
  asOf: number,
  taken: Set<string>,
  random: Random,
): SampleCustomer {
  const id = `C${String(index + 1).padStart(4, '0')}`;
  const kind = kindFor(profile, random);
  const place = random.pick(places);
  const { name, shortName } = nameFor(kind, place, taken, random);
  const number = random.whole(1, 399);
  const address = `${place.province}${place.city}${place.district}${random.pick(streets)}${number}号`;
  const warehouse = random.chance(0.7)
    ? address
    : `${place.province}${place.city}${place.district}仓前路${number + 1}号`;
  const isNew = profile.trait === 'new';
  const firstTradeOn = isNew
    ? asOf - random.whole(20, 50)
    : asOf - Math.round(random.between(Math.max(1.2, profile.years[0]), profile.years[1] + 0.9) * 365);
  const establishedOn = firstTradeOn - random.whole(200, 4000);
  const creditCode = creditCodeFor(kind.creditKind, place, random);
  const [salesperson, receiver, legal] = [random.pick(salespeople), personFor(random), personFor(random)];
  const phone = phoneFor(place, random);
  const capital =
    kind.creditKind === '91' ? capitalFor(profile.quality, random) : random.pick([10, 30, 50, 100]);
  const bank = `${random.pick(['中国工商银行', '中国农业银行', '中国建设银行', '浙商银行'])}${place.city.replace('市', '')}${place.district.replace('区', '')}支行`;
  const record: Record<string, CellValue> = {
    customerId: id,
    name,
    shortName,
    customerType: kind.type,
    ownership: kind.ownership,
    creditCode,
    establishedOn,
    businessTermEnd: random.chance(0.6) ? '长期' : establishedOn + 365 * 30,
    registeredCapital: capital,
    legalRepresentative: legal,
    principal: random.chance(0.6) ? legal : personFor(random),
    qualityManager: kind.scope === careScope ? null : personFor(random),
    businessScope: kind.scope,
    province: place.province,
    city: place.city,
    district: place.district,
    regionCode: place.regionCode,
    registeredAddress: address,
    businessAddress: address,
    warehouseAddress: warehouse,
    deliveryAddress: warehouse,
    phone,
    postcode: place.postcode,
    invoiceTitle: name,
    taxpayerKind: kind.creditKind === '92' ? '小规模纳税人' : '一般纳税人',
    invoiceAddressPhone: `${address} ${phone}`,
    invoiceKind: kind.creditKind === '92' ? '数电普票' : '数电专票',
    taxRate: 0.13,
    bankAccountName: name,
    bankName: bank,
    bankAccount: accountFor(random),
    area: place.area,
    salesperson,
    serviceStaff: random.pick(serviceStaff),
    billingStaff: random.pick(billingStaff),
    openedOn: firstTradeOn - random.whole(3, 20),
    firstTradeOn,
    mainCategories: kind.scope === careScope ? '处方药' : '处方药、OTC',
    settlement: profile.termDays.includes(0) ? '现款' : '账期',
    status: profile.trait === 'frozen' ? '冻结' : '正常',
    preparedBy: salesperson,
    preparedOn: firstTradeOn - 5,
    archiveNo: `DA${id.slice(1)}`,
  };
  return {
    id,
    name,
    type: kind.type,
    place,
    profile,
    salesperson,
    deliveryAddress: warehouse,
    receiver,
    firstTradeOn,
    record,
  };
}

function capitalFor(quality: number, random: Random): number {
  if (quality > 0.9) return random.pick([800, 1000, 1500, 2000, 3000]);
  if (quality > 0.75) return random.pick([300, 500, 600, 1000, 1200]);
  return quality > 0.6 ? random.pick([100, 200, 500, 600]) : random.pick([30, 50, 100, 200]);
}
