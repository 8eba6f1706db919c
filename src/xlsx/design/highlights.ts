import { columnOf, type Table } from '../../ledger/column.ts';
import { columnLetters, headerRow } from '../../ledger/data.ts';
import { rangeName } from '../package/reference.ts';
import type { Highlight } from './sheet-design.ts';
import { colours, frame } from './style.ts';

/** Conditional formats of the book as data: which columns light up, on what, in which tone. */
const tones = {
  green: { fill: 'C6EFCE', text: '006100' },
  lightGreen: { fill: 'E2EFDA', text: '375623' },
  blue: { fill: 'DDEBF7', text: '1F4E79' },
  yellow: { fill: 'FFF2CC', text: '7F6000' },
  amber: { fill: 'FFE699', text: '7F6000' },
  orange: { fill: 'F8CBAD', text: '833C0B' },
  red: { fill: 'FFC7CE', text: '9C0006' },
  grey: { fill: 'E7E6E6', text: '7F7F7F' },
} as const;

type Tone = keyof typeof tones;

/** A test of a cell, written for the first data row; the first test that holds gives the tone. */
interface Test {
  readonly tone: Tone;
  readonly test: (cell: string) => string;
  /** Column of the same row that is tested instead of the cell itself. */
  readonly of?: string;
}

const is = (text: string, tone: Tone): Test => ({ tone, test: (cell) => `${cell}="${text}"` });
/** Empty text of a formula compares above numbers, so a bound is asked only of numbers. */
const number = (bound: string, tone: Tone): Test => ({
  tone,
  test: (cell) => `IF(ISNUMBER(${cell}),${cell}${bound},FALSE)`,
});
const anyText = (tone: Tone): Test => ({ tone, test: (cell) => `LEN(${cell})>0` });
const otherThan = (text: string, tone: Tone): Test => ({
  tone,
  test: (cell) => `AND(LEN(${cell})>0,${cell}<>"${text}")`,
});

const grade = [
  is('AAA', 'green'),
  is('AA', 'lightGreen'),
  is('A', 'blue'),
  is('B', 'amber'),
  is('C', 'orange'),
  is('D', 'red'),
];
/** Alert days of domain.md §5.4; the last valid day itself is orange, the day after it red. */
const licenceStatus = [
  is('缺失或过期', 'red'),
  is('已过期', 'red'),
  is('缺有效期', 'red'),
  is('今日到期', 'orange'),
  is('7天内', 'orange'),
  is('30天内', 'amber'),
  is('60天内', 'yellow'),
  is('90天内到期', 'yellow'),
  is('已换证', 'grey'),
];
/** The days take the tone of the status: a replaced licence, or one that never alerts, stays quiet. */
const byStatus = (list: readonly Test[]): Test[] => list.map((item) => ({ ...item, of: 'status' }));
const overdueDays = [number('>90', 'red'), number('>0', 'orange')];
const overdue = [number('>0', 'orange')];
const approval = [
  is('审批中', 'yellow'),
  is('已批', 'lightGreen'),
  is('已批准', 'lightGreen'),
  is('驳回', 'red'),
  is('已驳回', 'red'),
  is('作废', 'grey'),
];
/** Every value in effect is good, one waiting or lapsed quiet, anything else has to be mended. */
const adjustmentState: readonly Test[] = [
  { tone: 'grey', test: (cell) => `ISNUMBER(SEARCH("已失效",${cell}))` },
  {
    tone: 'orange',
    test: (cell) =>
      `OR(${['缺', '须', '不能', '无法', '早于', '尚未评定'].map((word) => `ISNUMBER(SEARCH("${word}",${cell}))`).join(',')})`,
  },
  { tone: 'lightGreen', test: (cell) => `ISNUMBER(SEARCH("生效",${cell}))` },
];
const severe = [is('是', 'red')];
const serious = [is('是', 'orange')];
/** States of a ledger row that somebody has to look into. */
const ledgerStatus = [
  is('资料不全', 'yellow'),
  is('客户不存在', 'red'),
  is('单据不存在', 'red'),
  is('客户不符', 'red'),
  is('逾期', 'orange'),
  is('已结清', 'lightGreen'),
  is('已核销', 'lightGreen'),
];
const missing = [anyText('yellow')];

const tests: Readonly<Record<string, Readonly<Record<string, readonly Test[]>>>> = {
  customers: {
    status: [is('在审', 'yellow'), is('暂停', 'orange'), is('冻结', 'red'), is('停止', 'red')],
    grade,
    expiringLicences: [number('>0', 'yellow')],
    licenceStatus,
  },
  licences: { daysLeft: byStatus(licenceStatus), status: licenceStatus },
  investigation: {
    existence: [otherThan('存续', 'red')],
    dishonest: severe,
    enforcedAmount: [number('>0', 'orange')],
    controllerState: [otherThan('正常', 'red')],
    accountFrozen: severe,
    suedBySupplier: severe,
  },
  creditAnalysis: { falseEnthusiasm: serious, missing },
  paymentHistory: {
    recordsToCheck: [number('>0', 'yellow')],
    overdue,
    overdueOver90: [number('>0', 'orange')],
    overdueOver180: [number('>0', 'red')],
    missing,
  },
  growthPotential: { missing },
  rating: {
    initialGrade: grade,
    v1: severe,
    v2: severe,
    v3: severe,
    v4: serious,
    v5: serious,
    v6: [is('是', 'blue')],
    v7: [is('是', 'yellow')],
    vetoes: [anyText('orange')],
    computedGrade: grade,
    approvedGrade: grade,
    grade,
    creditLimit: [is('不授信', 'grey')],
    adjusted: [anyText('blue')],
    shipment: [otherThan('正常', 'red')],
    review: [anyText('yellow')],
    available: [number('<0', 'red')],
    usage: [is('超额', 'red'), number('>=1', 'red'), number('>=0.8', 'yellow')],
    missing,
  },
  applications: {
    status: approval,
    statusCheck: [anyText('red')],
    grade,
    overdue,
    overStandard: serious,
    special: [is('是', 'yellow')],
  },
  overrides: { approvedGrade: grade, state: adjustmentState },
  sales: { overdueDays, status: ledgerStatus },
  receipts: { lateDays: overdueDays, status: ledgerStatus },
  contracts: {
    state: [
      is('已出具', 'yellow'),
      is('已签', 'blue'),
      is('履行中', 'lightGreen'),
      is('到期', 'orange'),
      is('已变更', 'grey'),
      is('作废', 'grey'),
    ],
    outcome: [is('已生成', 'lightGreen'), is('拒绝', 'orange'), is('失败', 'red')],
    approval,
    sealing: [is('双方已签', 'lightGreen')],
    fulfilment: [is('待回款', 'yellow'), is('履行完毕', 'lightGreen'), is('作废', 'grey')],
  },
  grades: { grade },
  creditLimits: { grade },
};

/** Table and column identifiers that light up; a test holds them against the definitions. */
export function highlightedColumns(): { readonly table: string; readonly column: string }[] {
  return Object.entries(tests).flatMap(([table, columns]) =>
    Object.keys(columns).map((column) => ({ table, column })),
  );
}

/**
 * The conditional formats of a table over its data rows.
 * @throws RangeError when a format names a column the table does not have (a defect of ours)
 */
export function highlightsOf(table: Table, rowCount: number): Highlight[] {
  const first = headerRow + 1;
  const placeOf = (id: string) => table.columns.indexOf(columnOf(table, id)) + 1;
  const tested = Object.entries(tests[table.id] ?? {}).flatMap(([id, list]) => {
    const column = placeOf(id);
    const range = rangeName({ top: first, left: column, bottom: headerRow + rowCount, right: column });
    return list.map(({ tone, test, of = id }): Highlight => {
      const formula = test(`${columnLetters(placeOf(of))}${first}`);
      return { range, formula, ...tones[tone] };
    });
  });
  return [...tested, ...groupLine(table, rowCount)];
}

/** Tables whose rows come in groups, and the column that tells them apart. */
const groups: Readonly<Record<string, string>> = { bands: 'criterion', licenceRequirements: 'customerType' };

/** A line above the first row of each group; it follows when rows are added or moved. */
function groupLine(table: Table, rowCount: number): Highlight[] {
  const group = groups[table.id];
  if (group === undefined) return [];
  const first = headerRow + 1;
  const letters = columnLetters(table.columns.indexOf(columnOf(table, group)) + 1);
  return [
    {
      range: rangeName({ top: first, left: 1, bottom: headerRow + rowCount, right: table.columns.length }),
      formula: `$${letters}${first}<>$${letters}${first - 1}`,
      // All four sides: LibreOffice takes a side left out for a side without line.
      border: { ...frame, top: { weight: 'thin', colour: colours.groupLine } },
    },
  ];
}
