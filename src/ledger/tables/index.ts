import type { Table } from '../column.ts';
import { creditAnalysis, growthPotential } from './analysis.ts';
import { applications, overrides } from './approvals.ts';
import { contacts } from './contacts.ts';
import { companies, contractEvents, contractLines, contracts, contractTiers } from './contracts.ts';
import { customers } from './customers.ts';
import { changeLog, ratingBasis, ratingHistory } from './history.ts';
import { investigation } from './investigation.ts';
import { licenceRequirements, licences } from './licences.ts';
import { rating } from './rating.ts';
import { paymentHistory, receipts } from './receipts.ts';
import { sales } from './sales.ts';
import { settings } from './settings.ts';
import { standardArchive, standardVersions } from './standard-versions.ts';
import { approvalTiers, bands, classes, creditLimits, grades, vetoes } from './standards.ts';

/** Every table of the book, in the order of its worksheets. */
export const tables: readonly Table[] = [
  customers,
  licences,
  contacts,
  changeLog,
  investigation,
  creditAnalysis,
  paymentHistory,
  growthPotential,
  rating,
  applications,
  overrides,
  ratingHistory,
  ratingBasis,
  sales,
  receipts,
  contracts,
  contractLines,
  contractEvents,
  bands,
  grades,
  classes,
  creditLimits,
  vetoes,
  approvalTiers,
  contractTiers,
  licenceRequirements,
  standardVersions,
  standardArchive,
  companies,
  settings,
];

const byId = new Map(tables.map((table) => [table.id, table]));

/** The table with this identifier. @throws RangeError for an unknown one (a defect of ours) */
export function tableOf(id: string): Table {
  const table = byId.get(id);
  if (!table) throw new RangeError(`no table ${id}`);
  return table;
}

/** Tables that hold one row per customer and are filled along with 客户登记. */
export const customerForms = [
  'investigation',
  'creditAnalysis',
  'paymentHistory',
  'growthPotential',
  'rating',
] as const;
