import { purposes } from '../../../src/xlsx/design/purposes.ts';
import type { Text } from '../../language.ts';

/** English names of the tables and what they are for; the sheets themselves carry the Chinese ones. */
const english: Readonly<Record<string, readonly [name: string, purpose: string]>> = {
  customers: [
    'Customers',
    'One row per customer: company, licences, addresses, invoicing, bank and staff; grade, class, limit and licence state come in by themselves.',
  ],
  licences: ['Licences', 'One row per licence with its last valid day; days left and state are computed.'],
  contacts: ['Contacts', 'One row per person: who decides, buys, pays, receives, checks and invoices.'],
  changeLog: [
    'Changes',
    'One row per change: name, representative, account, contacts; changes of grade are logged with what moved them.',
  ],
  investigation: [
    'Investigation',
    'One row per customer: what was found out by visit, telephone or papers; basis of the credit analysis and the vetoes.',
  ],
  creditAnalysis: ['Credit analysis', 'Scored from the investigation by the scoring standard.'],
  paymentHistory: ['Payment history', 'Scored from sales and receipts of the last twelve full months.'],
  growthPotential: ['Growth potential', 'A few figures to fill in; the rest comes from the ledgers.'],
  rating: [
    'Rating',
    'The three scores, vetoes and limits together: score, grade, class, limit, term and use.',
  ],
  applications: [
    'Credit applications',
    'One row per application: what the system suggests beside what is applied for, who approves, and whether its state may stand.',
  ],
  overrides: [
    'Adjustments',
    'One row per decision: another grade, class, limit or term, with reason, approver and days; it lapses by itself.',
  ],
  ratingHistory: [
    'Rating history',
    'One row per customer and snapshot; rows are only added, and each can be worked out again.',
  ],
  ratingBasis: ['Rating basis', 'Standards and inputs that the rating history refers to; leave it as it is.'],
  sales: ['Sales', 'One row per document; amount, tax, due day, open amount and days overdue are computed.'],
  receipts: ['Receipts', 'One row per receipt; name the document it pays, or leave it to the oldest due.'],
  contracts: ['Contracts', 'One row per contract; documents are made from here, fulfilment adds itself up.'],
  contractLines: ['Contract lines', 'One row per item of a contract; amounts and tax are computed.'],
  contractEvents: [
    'Contract record',
    'One row per event: who let a refusal pass and why, issues, approvals, signing, amendments.',
  ],
  bands: ['Scoring standard', 'Bands and points of every criterion.'],
  grades: ['Grades', 'Lower bound of the total score for each grade.'],
  classes: [
    'Classes',
    'From potential and grade to the class of a customer; the first row that fits counts.',
  ],
  creditLimits: ['Credit limits', 'Term, factor and cap for each grade.'],
  vetoes: ['Vetoes', 'Rules that cap a grade; each may be changed or switched off.'],
  contractTiers: ['Contract approval', 'Who approves a contract, by amount and term; the stricter counts.'],
  approvalTiers: ['Approval tiers', 'Who approves, by amount and days; the stricter counts.'],
  licenceRequirements: ['Licence requirements', 'Licences each type of customer must hold.'],
  companies: ['Our companies', 'Our own companies; contracts take the seller from here.'],
  settings: [
    'Parameters',
    'The day everything is counted to, weights and days; change them here for the whole book.',
  ],
};

/** Name of a table in the language of the pane, with the Chinese one that stands on the sheet. */
export function tableName(table: { readonly id: string; readonly name: string }): Text {
  const [name] = english[table.id] ?? [];
  return { 'zh-CN': table.name, 'en-US': name === undefined ? table.name : `${table.name} (${name})` };
}

/** What a table is for, one sentence. */
export function tablePurpose(id: string): Text {
  return { 'zh-CN': purposes[id] ?? '', 'en-US': english[id]?.[1] ?? '' };
}
