import { HostError } from './errors.ts';

/** What goes wrong, switched by tests. Everything is off at the start. */
export class Faults {
  /** Someone is typing in a cell: requests are refused, or wait when they said they would. */
  cellEdit = false;
  /** Bytes of a request Excel on the web takes. */
  largestRequest = 5_000_000;
  /** Bytes of an answer Excel on the web gives. */
  largestAnswer = 5_000_000;
  /** Requests to refuse before the next one is served. */
  throttled = 0;
  /** Milliseconds before a request is looked at. */
  latency = 0;
  /** The batch after next fails before this action (counted from 0); once. */
  failAt: number | undefined;
  /** What stays of a batch that fails in the middle: platforms differ. */
  afterFailure: 'keep' | 'rollback' = 'keep';
  /** What happens to events on their way to the add-in. */
  events: 'deliver' | 'drop' | 'duplicate' = 'deliver';

  /** @throws HostError that a request meets before any of its actions runs */
  meetRequest(tooBig: boolean): void {
    if (tooBig)
      throw new HostError(
        'RequestPayloadSizeLimitExceeded',
        'The request payload size has exceeded the limit.',
        413,
      );
    if (this.throttled > 0) {
      this.throttled--;
      throw new HostError('ActivityLimitReached', 'Activity limit has been reached.', 429);
    }
  }

  /** @throws HostError when the batch is to break before action `index` */
  meetAction(index: number): void {
    if (this.failAt !== index) return;
    this.failAt = undefined;
    throw new HostError('GeneralException', 'There was an internal error while processing the request.', 500);
  }
}

/** What Excel on the web says instead of an answer that is too big. */
export function answerTooBig(): HostError {
  return new HostError(
    'ResponsePayloadSizeLimitExceeded',
    'The response payload size has exceeded the limit.',
    413,
  );
}

/** What Excel says while a cell is being edited. */
export function cellEditMode(): HostError {
  return new HostError(
    'InvalidOperationInCellEditMode',
    'Excel is in cell-editing mode. Please exit the edit mode by pressing ENTER or TAB or selecting another cell, and then try again.',
  );
}
