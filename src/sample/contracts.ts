import { dateOfSerial } from '../ledger/calendar.ts';
import { roundHalfAway } from '../ledger/rounding.ts';
import type { CellValue } from '../ledger/value.ts';
import { monthlySales } from './applications.ts';
import { mobileFor } from './codes.ts';
import type { SampleCustomer } from './customer.ts';
import { type Random, shuffled } from './random.ts';
import type { Delivery } from './trading.ts';
import { products } from './words.ts';

type Row = Record<string, CellValue>;

/** Share of the customers that have a contract waiting. */
const contractShare = 0.48;

/** What is wrong with a contract that must be refused. */
const faults = ['overLimit', 'deposit', 'missingField', 'noLines', 'datesReversed', 'otherAddress'] as const;
type Fault = (typeof faults)[number];

export interface SampleContracts {
  readonly contracts: Row[];
  readonly lines: Row[];
}

/** Contracts of the last weeks: sound ones, one of each fault, and those of customers who may not be supplied. */
export function sampleContracts(
  customers: readonly SampleCustomer[],
  deliveriesOf: ReadonlyMap<string, readonly Delivery[]>,
  asOf: number,
  random: Random,
): SampleContracts {
  const count = Math.round(customers.length * contractShare);
  const sound = customers.filter(({ profile }) => profile.trait === undefined && profile.quality >= 0.65);
  const barred = customers.filter(({ profile }) =>
    ['expired', 'frozen', 'dishonest'].includes(profile.trait ?? ''),
  );
  const refused = shuffled(barred, random).slice(0, Math.ceil(count / 8));
  const chosen = [...refused, ...shuffled(sound, random)].slice(0, count);
  const faulty = Math.min(faults.length, Math.floor(count / 3));
  const result: SampleContracts = { contracts: [], lines: [] };
  chosen.forEach((customer, index) => {
    const fault = index < refused.length ? undefined : faults[index - refused.length];
    const planted = fault !== undefined && index - refused.length < faulty ? fault : undefined;
    const monthly = monthlySales(deliveriesOf.get(customer.id) ?? [], asOf);
    addContract(result, customer, planted, monthly, index + 1, asOf, random);
  });
  return result;
}

function addContract(
  { contracts, lines }: SampleContracts,
  customer: SampleCustomer,
  fault: Fault | undefined,
  monthly: number,
  serial: number,
  asOf: number,
  random: Random,
): void {
  const signedOn = asOf - random.whole(0, 15);
  const { year, month } = dateOfSerial(signedOn);
  const company = random.chance(0.7) ? 'QZ' : 'HD';
  const contractNo = `${company}-XS-${year}${String(month).padStart(2, '0')}-${String(serial).padStart(4, '0')}`;
  const target = fault === 'overLimit' ? Math.max(3_000_000, monthly * 8) : Math.max(3000, monthly * 0.12);
  const items = linesOf(contractNo, target, asOf, random);
  const total = items.reduce((sum, { amount }) => sum + amount, 0);
  const onCredit = fault === 'overLimit' || random.chance(0.25);
  contracts.push({
    contractNo,
    templateCode: 'T1',
    companyCode: company,
    customerId: customer.id,
    signedOn,
    signedAt: '浙江省杭州市',
    effectiveOn: signedOn,
    // Short: the licences must last until the contract ends.
    expiresOn: signedOn + 30,
    deliverOn: fault === 'datesReversed' ? signedOn - 3 : signedOn + random.whole(3, 12),
    deliveryAddress: fault === 'otherAddress' ? '上海市浦东新区样例路999号' : customer.deliveryAddress,
    receiver: customer.receiver,
    receiverPhone: mobileFor(random),
    transport: random.pick(['汽运', '自有车辆配送', '第三方医药物流']),
    freightPayer: '供方',
    remainingShelfLife: 6,
    inspectionDays: 5,
    qualityObjectionDays: 15,
    territory: `${customer.place.province}${customer.place.city}`,
    settlement: onCredit ? '账期' : '现款',
    termStart: '发货日',
    termDays: onCredit ? 30 : 0,
    invoiceKind: customer.record.invoiceKind ?? null,
    penaltyRate: 0.0005,
    penaltyCap: 0.2,
    deposit:
      fault === 'deposit'
        ? roundHalfAway(total * 0.3, 2)
        : random.chance(0.2)
          ? roundHalfAway(total * 0.1, 2)
          : null,
    dispute: '供方所在地人民法院',
    copies: '一式两份',
    annualTarget: null,
    rebateRate: null,
    planDay: 25,
    attachments: '营业执照、药品经营许可证、质量保证协议',
    salesperson: customer.salesperson,
    approval: '已批',
    sealing: '未寄',
  });
  const rows = items.map(({ row }) => row);
  if (fault === 'missingField' && rows[0]) rows[0].specification = null;
  if (fault !== 'noLines') lines.push(...rows);
}

/** One to five item rows that come to about the target. */
function linesOf(
  contractNo: string,
  target: number,
  asOf: number,
  random: Random,
): { row: Row; amount: number }[] {
  const chosen = shuffled(products, random).slice(0, random.whole(1, 5));
  return chosen.map((product, index) => {
    const quantity = Math.max(10, Math.round(target / chosen.length / product.price / 10) * 10);
    return {
      amount: quantity * product.price,
      row: {
        contractNo,
        lineNo: index + 1,
        productName: product.name,
        brand: product.manufacturer.slice(0, 3),
        specification: product.specification,
        dosageForm: product.dosageForm,
        manufacturer: product.manufacturer,
        approvalNo: product.approvalNo,
        batchNo: `B${random.digits(8)}`,
        expiresOn: asOf + random.whole(300, 700),
        unit: product.unit,
        quantity,
        unitPrice: product.price,
        taxRate: 0.13,
      },
    };
  });
}
