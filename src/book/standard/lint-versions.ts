import { formatIsoDate } from '../../ledger/calendar.ts';
import { cellAddress, columnValues, type Ledger, sheetOf, tableData } from '../../ledger/data.ts';
import type { Problem, Severity } from '../../ledger/problem.ts';
import { isBlank } from '../../ledger/value.ts';
import { archivedStandard, sameVersion } from '../../scoring/standard/standard.ts';
import { fingerprintOf, type StandardVersion, versionInForce, versionsOf } from './versions.ts';

/**
 * What is wrong with the record of versions: none in force, two from the same day, content lost or changed after it
 * was published, archived rows of nobody. A book without any version has none of these.
 * @param asOf serial number
 */
export function lintVersions(ledger: Ledger, asOf: number): Problem[] {
  const versions = versionsOf(ledger, asOf);
  if (versions.length === 0) return [];
  return [
    ...(versionInForce(ledger, asOf) ? [] : [noneInForce(ledger, versions[0]!, asOf)]),
    ...versions.flatMap((version, i) => [
      ...sameDay(ledger, version, versions.slice(0, i)),
      ...content(ledger, version),
    ]),
    ...strayRows(ledger, versions),
  ];
}

function noneInForce(ledger: Ledger, { row }: StandardVersion, asOf: number): Problem {
  return problem(
    ledger,
    'standard-none-in-force',
    row,
    'effectiveFrom',
    `起，没有一个版本在 ${formatIsoDate(asOf)} 已经生效，评分按表里现有的内容算`,
    '请用 standard publish 发布一个版本，生效日不晚于基准日。',
  );
}

function sameDay(ledger: Ledger, version: StandardVersion, others: readonly StandardVersion[]): Problem[] {
  const other = others.find(
    ({ effectiveFrom }) => effectiveFrom !== null && effectiveFrom === version.effectiveFrom,
  );
  return other
    ? [
        problem(
          ledger,
          'standard-same-day',
          version.row,
          'effectiveFrom',
          `版本“${version.version}”与“${other.version}”同一天生效，分不清用哪一个`,
          '两个版本的生效日要不同，请改正其中一个。',
        ),
      ]
    : [];
}

function content(ledger: Ledger, { version, row, effectiveFrom, fingerprint }: StandardVersion): Problem[] {
  const standard = archivedStandard(ledger, version);
  if (!standard)
    return [
      problem(
        ledger,
        'standard-not-archived',
        row,
        'version',
        `版本“${version}”在标准存档里没有内容，不能再现用它评的结果`,
        '请从备份找回标准存档里这一版的行。',
      ),
    ];
  if (effectiveFrom === null || fingerprint === '' || fingerprintOf(standard) === fingerprint) return [];
  return [
    problem(
      ledger,
      'standard-published-changed',
      row,
      'fingerprint',
      `版本“${version}”发布以后，标准存档里它的内容被改过（指纹不符）`,
      '请从备份恢复这一版的行；要修改标准，另建草稿再发布。',
    ),
  ];
}

function strayRows(ledger: Ledger, versions: readonly StandardVersion[]): Problem[] {
  const owners = columnValues(tableData(ledger, 'standardArchive'), 'version');
  const row = owners.findIndex(
    (owner) => !isBlank(owner) && !versions.some(({ version }) => sameVersion(owner, version)),
  );
  if (row < 0) return [];
  return [
    problem(
      ledger,
      'standard-archive-stray',
      row,
      'version',
      `版本“${owners[row]}”没有在标准版本表登记，这些行没有用处`,
      '请改正版本名，或删掉这些行。',
      'warning',
      'standardArchive',
    ),
  ];
}

function problem(
  ledger: Ledger,
  code: string,
  row: number,
  column: string,
  what: string,
  repair: string,
  severity: Severity = 'error',
  table = 'standardVersions',
): Problem {
  const data = tableData(ledger, table);
  const [sheet, cell] = [sheetOf(data), cellAddress(data, row, column)];
  return { code, severity, sheet, cell, message: `${sheet}!${cell} ${what}。`, repair };
}
