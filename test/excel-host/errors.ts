/** An error as Excel answers it: the code and sentence of Microsoft's error table, and the HTTP status. */
export class HostError extends Error {
  readonly code: string;
  readonly status: number;
  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** What was asked for is not there. */
export function itemNotFound(what: string): HostError {
  return new HostError('ItemNotFound', `The requested resource doesn't exist. (${what})`, 404);
}

/** An argument or value that Excel would not take. */
export function invalidArgument(what: string): HostError {
  return new HostError(
    'InvalidArgument',
    `The argument is invalid or missing or has an incorrect format. (${what})`,
  );
}

/** An address or offset that leaves the sheet, or overlaps what it must not. */
export function invalidReference(what: string): HostError {
  return new HostError(
    'InvalidReference',
    `This reference is not valid for the current operation. (${what})`,
  );
}

/** The sheet is protected or the workbook is read-only. */
export function accessDenied(what: string): HostError {
  return new HostError('AccessDenied', `You cannot perform the requested operation. (${what})`, 403);
}

/** The operation is not possible on this object as it is. */
export function invalidOperation(what: string): HostError {
  return new HostError('InvalidOperation', `The operation attempted is invalid on the object. (${what})`);
}

/** A name that is taken. */
export function itemAlreadyExists(what: string): HostError {
  return new HostError('ItemAlreadyExists', `The resource being created already exists. (${what})`, 409);
}

/** A table cannot lie over another table or merged cells. */
export function mergedRangeConflict(what: string): HostError {
  return new HostError(
    'MergedRangeConflict',
    `Cannot complete the operation. A table can't overlap with another table or merged cells. (${what})`,
  );
}

/** Inserting or deleting would tear a table. */
export function insertDeleteConflict(what: string): HostError {
  return new HostError(
    'InsertDeleteConflict',
    `The insert or delete operation attempted resulted in a conflict. (${what})`,
  );
}

/** Inserting or deleting within rows that a filter narrows. */
export function filteredRangeConflict(what: string): HostError {
  return new HostError(
    'FilteredRangeConflict',
    `The attempted operation causes a conflict with a filtered range. (${what})`,
  );
}

/** A member this host has not been taught: the gap is loud, and names itself. */
export function notWritten(member: string): HostError {
  return new HostError(
    'ApiNotFound',
    `The test host has no ${member}: write it in test/excel-host/api.`,
    404,
  );
}
