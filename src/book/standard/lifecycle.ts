import { formatIsoDate } from '../../ledger/calendar.ts';
import { appendRow, cellAddress, columnValues, type Ledger, sheetOf, tableData } from '../../ledger/data.ts';
import { type Problem, ProblemError } from '../../ledger/problem.ts';
import { lintStandard } from '../../scoring/standard/lint/lint.ts';
import {
  archivedStandard,
  firstDifference,
  loadedStandard,
  loadedVersion,
  type Standard,
} from '../../scoring/standard/standard.ts';
import {
  archiveStandard,
  fingerprintOf,
  loadStandard,
  nextVersion,
  type StandardVersion,
  versionInForce,
  versionsOf,
} from './versions.ts';

/**
 * Puts the standard in force on a day into the tables that formulas read; the book is to be calculated. Tables
 * that were edited since their version was published stay as they are: what was typed is not lost.
 * @param asOf serial number
 * @returns the version that came, and what stands in its way
 */
export function useStandardInForce(
  ledger: Ledger,
  asOf: number,
): { readonly loaded?: string; readonly problems: readonly Problem[] } {
  const edited = editedStandard(ledger);
  if (edited) return { problems: [edited] };
  const wanted = versionInForce(ledger, asOf);
  const present = loadedVersion(ledger);
  if (!wanted || wanted.version === present) return { problems: [] };
  const standard = archivedStandard(ledger, wanted.version);
  if (!standard) return { problems: [notArchived(ledger, wanted)] };
  loadStandard(ledger, standard);
  return {
    loaded: wanted.version,
    problems: [
      {
        code: 'standard-switched',
        severity: 'note',
        message: `按 ${formatIsoDate(asOf)} 有效的标准“${wanted.version}”计算，表里原来装的是“${present}”。`,
        repair: '写回工作簿（score --out）后，表里就换成这一版。',
      },
    ],
  };
}

/** What tells that the standard in the tables is not the version it is named after; undefined when it is. */
export function editedStandard(ledger: Ledger): Problem | undefined {
  const version = loadedVersion(ledger);
  const archived = archivedStandard(ledger, version);
  const place = archived && firstDifference(loadedStandard(ledger), archived);
  if (!place) return undefined;
  return {
    code: 'standard-edited',
    severity: 'warning',
    ...place,
    message: `${place.sheet}!${place.cell} 起，标准表与已存档的版本“${version}”不同：已发布的版本只读，按现在的内容算出的结果不能重现。`,
    repair:
      '运行 standard draft，把改动存为下一个草稿（标准表恢复为已发布的内容），试算后再 standard publish。',
  };
}

/** What a draft starts from. */
export interface DraftOptions {
  /** Name of the draft; the next number when absent. */
  readonly version?: string;
  /** Version it is a copy of; when absent the standard in the tables, edits included. */
  readonly like?: string;
  readonly note?: string;
}

/**
 * Makes a draft. Edits in the tables become the draft, and the tables get the published content back.
 * @returns name of the draft, and whether it took edits over
 * @throws ProblemError `standard-version-taken`, `standard-version-unknown`
 */
export function draftStandard(
  ledger: Ledger,
  asOf: number,
  { version, like, note }: DraftOptions,
): { readonly version: string; readonly edited: boolean } {
  const present = loadedVersion(ledger);
  const name = version ?? nextVersion(ledger, present);
  if (versionsOf(ledger, asOf).some((known) => known.version === name)) throw new ProblemError(taken(name));
  const source = like === undefined ? loadedStandard(ledger) : requireArchived(ledger, like);
  const edited = like === undefined && editedStandard(ledger) !== undefined;
  archiveStandard(ledger, source, name);
  addVersion(ledger, name, note ?? null);
  if (edited) loadStandard(ledger, requireArchived(ledger, present));
  return { version: name, edited };
}

export interface PublishOptions {
  /** First day it is in force, a serial number; not before the day everything is counted to. */
  readonly from: number;
  readonly by: string;
  readonly note?: string;
}

/**
 * Publishes a draft: from then on it cannot be changed. It goes into the tables when it is in force already.
 * @returns whether it stands in the tables now
 * @throws ProblemError when the version is no draft, begins before another one, or the tables hold unsaved edits
 */
export function publishStandard(
  ledger: Ledger,
  asOf: number,
  version: string,
  { from, by, note }: PublishOptions,
): { readonly inForce: boolean } {
  const versions = versionsOf(ledger, asOf);
  const draft = requireVersion(versions, version);
  if (draft.effectiveFrom !== null) throw new ProblemError(published(draft));
  const edited = editedStandard(ledger);
  if (edited) throw new ProblemError({ ...edited, severity: 'error' });
  const latest = Math.max(...versions.map(({ effectiveFrom }) => effectiveFrom ?? 0));
  if (from < asOf || from <= latest) throw new ProblemError(tooEarly(version, Math.max(asOf, latest + 1)));
  const standard = requireArchived(ledger, version);
  const faults = lintStandard(standard).filter(({ severity }) => severity === 'error');
  if (faults.length > 0) throw new ProblemError(faulty(version, faults));
  const data = tableData(ledger, 'standardVersions');
  const set = (column: string, value: string | number): void => {
    columnValues(data, column)[draft.row] = value;
  };
  set('effectiveFrom', from);
  set('publishedBy', by);
  set('fingerprint', fingerprintOf(standard));
  if (note !== undefined) set('note', note);
  if (from <= asOf) loadStandard(ledger, standard);
  return { inForce: from <= asOf };
}

/** The version of this name. @throws ProblemError `standard-version-unknown` */
export function requireVersion(versions: readonly StandardVersion[], version: string): StandardVersion {
  const found = versions.find((known) => known.version === version);
  if (found) return found;
  throw new ProblemError({
    code: 'standard-version-unknown',
    severity: 'error',
    sheet: '标准版本',
    message: `标准版本表里没有版本“${version}”。`,
    repair: `现有版本：${versions.map((known) => known.version).join('、') || '无'}；用 standard list 查看。`,
  });
}

/** The archived content of a version. @throws ProblemError `standard-version-unknown` */
export function requireArchived(ledger: Ledger, version: string): Standard {
  const standard = archivedStandard(ledger, version);
  if (standard) return standard;
  throw new ProblemError({
    code: 'standard-version-unknown',
    severity: 'error',
    sheet: '标准存档',
    message: `标准存档里没有版本“${version}”的内容。`,
    repair: '用 standard list 查看有哪些版本；新草稿用 standard draft 建立。',
  });
}

function addVersion(ledger: Ledger, version: string, note: string | null): void {
  const data = tableData(ledger, 'standardVersions');
  const blank = columnValues(data, 'version').findIndex((known) => known === null || known === '');
  if (blank < 0) {
    appendRow(data, { version, note });
    return;
  }
  columnValues(data, 'version')[blank] = version;
  columnValues(data, 'note')[blank] = note;
}

const taken = (version: string): Problem => ({
  code: 'standard-version-taken',
  severity: 'error',
  sheet: '标准版本',
  message: `版本“${version}”已经有了，没有新建草稿。`,
  repair: '换一个版本名，或不写 --name，由程序取下一个编号。',
});

const published = ({ version, effectiveFrom }: StandardVersion): Problem => ({
  code: 'standard-published',
  severity: 'error',
  sheet: '标准版本',
  message: `版本“${version}”已经发布（${formatIsoDate(effectiveFrom!)} 起），不能再次发布。`,
  repair: `要改它，先运行 standard draft --like ${version} 建立下一个草稿。`,
});

const faulty = (version: string, faults: readonly Problem[]): Problem => ({
  ...faults[0]!,
  code: 'standard-faulty',
  message: `版本“${version}”有 ${faults.length} 个错误，没有发布。第一个：${faults[0]!.message}`,
  repair: `${faults[0]!.repair ?? ''}用 standard lint --standard ${version} 看全部。`,
});

const tooEarly = (version: string, earliest: number): Problem => ({
  code: 'standard-too-early',
  severity: 'error',
  sheet: '标准版本',
  message: `版本“${version}”的生效日不能早于 ${formatIsoDate(earliest)}：倒填生效日，已有的评定结果就不能重现。`,
  repair: `请把 --from 写成 ${formatIsoDate(earliest)} 或以后的日期。`,
});

function notArchived(ledger: Ledger, { version, row }: StandardVersion): Problem {
  const data = tableData(ledger, 'standardVersions');
  const cell = cellAddress(data, row, 'version');
  return {
    code: 'standard-not-archived',
    severity: 'warning',
    sheet: sheetOf(data),
    cell,
    message: `${sheetOf(data)}!${cell} 的版本“${version}”应当生效，但标准存档里没有它的内容，仍按表里的标准计算。`,
    repair: '请从备份找回标准存档里这一版的行，或发布一个新版本。',
  };
}
