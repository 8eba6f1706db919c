/** What a package from outside may cost us before anything of it is inflated. */
export interface PackageLimits {
  /** Size of the file itself, bytes. */
  readonly fileBytes: number;
  readonly entries: number;
  /** Inflated size of one part, bytes. */
  readonly partBytes: number;
  /** Inflated size of all parts together, bytes. */
  readonly totalBytes: number;
  /** Inflated ÷ compressed of one part, looked at above 1 MiB; a ledger of a million rows stays below 100. */
  readonly ratio: number;
}

const MiB = 1024 * 1024;

/** Workbooks: a million ledger rows inflate to about 700 MiB. */
export const workbookLimits: PackageLimits = {
  fileBytes: 512 * MiB,
  entries: 10_000,
  partBytes: 2048 * MiB,
  totalBytes: 3072 * MiB,
  ratio: 400,
};

/** Documents: a contract of hundreds of pages stays below 20 MiB a part. */
export const documentLimits: PackageLimits = {
  fileBytes: 64 * MiB,
  entries: 5_000,
  partBytes: 64 * MiB,
  totalBytes: 256 * MiB,
  ratio: 400,
};
