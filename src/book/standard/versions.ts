import { appendRow, columnValues, type Ledger, tableData, takeRows, valueAt } from '../../ledger/data.ts';
import { parameterOf } from '../../ledger/parameters.ts';
import { archivedColumn, archivedTables, standardTables } from '../../ledger/tables/standard-versions.ts';
import { type CellValue, isBlank } from '../../ledger/value.ts';
import { sha256 } from '../../opc/sha256.ts';
import { inputsOf, type Standard, sameVersion, standardParameters } from '../../scoring/standard/standard.ts';

/** A row of 标准版本. */
export interface StandardVersion {
  readonly version: string;
  readonly state: '草稿' | '已发布' | '已停用';
  /** Serial number; nothing for a draft. */
  readonly effectiveFrom: number | null;
  readonly publishedBy: string;
  readonly note: string;
  readonly fingerprint: string;
  /** 0-based. */
  readonly row: number;
}

/** Every version on record, as it stands on a day (serial number); the same rule as 状态 in the sheet. */
export function versionsOf(ledger: Ledger, asOf: number): StandardVersion[] {
  const data = tableData(ledger, 'standardVersions');
  const dates = columnValues(data, 'effectiveFrom');
  const begun = dates.filter((date) => typeof date === 'number' && date <= asOf).map(Number);
  return columnValues(data, 'version').flatMap((version, row): StandardVersion[] => {
    if (isBlank(version)) return [];
    const date = dates[row] ?? null;
    const from = typeof date === 'number' ? date : null;
    const text = (id: string): string => String(valueAt(data, row, id) ?? '');
    return [
      {
        version: String(version),
        state: from === null ? '草稿' : begun.some((other) => other > from) ? '已停用' : '已发布',
        effectiveFrom: from,
        publishedBy: text('publishedBy'),
        note: text('note'),
        fingerprint: text('fingerprint'),
        row,
      },
    ];
  });
}

/** The version in force on a day: of those that have begun the last one; undefined when none has. */
export function versionInForce(ledger: Ledger, asOf: number): StandardVersion | undefined {
  let found: StandardVersion | undefined;
  for (const version of versionsOf(ledger, asOf))
    if (version.effectiveFrom !== null && version.effectiveFrom <= asOf)
      if (!found || version.effectiveFrom > found.effectiveFrom!) found = version;
  return found;
}

/** `示例默认值-1` → `示例默认值-2`: the next name that is still free. */
export function nextVersion(ledger: Ledger, from: string): string {
  const taken = new Set(columnValues(tableData(ledger, 'standardVersions'), 'version').map(String));
  const [, stem = '', digits] = /^(.*?)(\d+)$/.exec(from) ?? [undefined, from === '' ? '' : `${from}-`, '1'];
  let number = Number(digits);
  do number++;
  while (taken.has(`${stem}${number}`));
  return `${stem}${number}`;
}

/** Puts a standard into the tables that formulas read and into its parameters; the book is to be calculated. */
export function loadStandard(ledger: Ledger, standard: Standard): void {
  for (const { id } of standardTables) {
    const data = tableData(ledger, id);
    const rows = standard.rows.get(id) ?? [];
    takeRows(data, []);
    for (const { values } of rows) appendRow(data, values);
    if (rows.length === 0) appendRow(data, {});
  }
  const values = new Map(
    (standard.rows.get('settings') ?? []).map(({ values: { name, value } }) => [name, value]),
  );
  for (const { id, name } of standardParameters)
    if (values.has(name)) setParameter(ledger, id, values.get(name) ?? null);
  setParameter(ledger, 'standardVersion', standard.version);
}

/** Writes a standard to the end of 标准存档 under a version, in place of what stood there under it. */
export function archiveStandard(ledger: Ledger, standard: Standard, version: string): void {
  const archive = tableData(ledger, 'standardArchive');
  const others = columnValues(archive, 'version').flatMap((owner, row) =>
    isBlank(owner) || sameVersion(owner, version) ? [] : [row],
  );
  takeRows(archive, others);
  for (const table of archivedTables)
    for (const { values } of standard.rows.get(table.id) ?? [])
      appendRow(archive, {
        version,
        table: table.name,
        ...Object.fromEntries(
          inputsOf(table).map((column) => [archivedColumn(table, column), values[column.id] ?? null]),
        ),
      });
}

/** A short hash of what a standard says, whatever its name: 16 hexadecimal digits. */
export function fingerprintOf(standard: Standard): string {
  const content = archivedTables.map((table) => [
    table.id,
    (standard.rows.get(table.id) ?? []).map(({ values }) =>
      inputsOf(table).map(({ id }) => (isBlank(values[id]) ? null : values[id])),
    ),
  ]);
  return sha256(new TextEncoder().encode(JSON.stringify(content))).slice(0, 16);
}

function setParameter(ledger: Ledger, id: string, value: CellValue): void {
  if (isBlank(value)) ledger.parameters.delete(id);
  else ledger.parameters.set(id, value);
  const settings = tableData(ledger, 'settings');
  const row = columnValues(settings, 'name').indexOf(parameterOf(id).name);
  if (row >= 0) columnValues(settings, 'value')[row] = value;
}
