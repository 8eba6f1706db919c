import type { Book } from '../model/book.ts';
import { Face } from './face.ts';

type RuntimeState = 'Inactive' | 'Background' | 'Visible';

/** What `Office.addin.showAsTaskpane`, `hide` and `onVisibilityModeChanged` talk to. */
export class AppRuntimeService extends Face {
  state: RuntimeState = 'Background';

  getAppRuntimeState(): RuntimeState {
    return this.state;
  }
  setAppRuntimeState(state: RuntimeState): void {
    this.state = state;
  }
}

/** Where the add-in says that its commands can be pressed. */
export class AddinInternalService extends Face {
  isReady = false;

  notifyActionHandlerReady(): void {
    this.isReady = true;
  }
}

/** The answer to one call of a custom function. */
export interface FunctionResult {
  readonly id: number;
  readonly failed?: boolean;
  /** Of a call that failed: the sentence. */
  readonly value?: unknown;
  /** Of the client: 1 #N/A, 5 #DIV/0!, 6 #NUM!, 7 #VALUE!, 8 #NULL!. */
  readonly errorCode?: number;
}

/** Where the add-in says that its custom functions can be called, and gives their answers. */
export class CustomFunctionService extends Face {
  isReady = false;
  private readonly waiting = new Map<number, (result: FunctionResult) => void>();

  /** Resolves with the answer to a call. */
  resultOf(id: number): Promise<FunctionResult> {
    return new Promise((done) => void this.waiting.set(id, done));
  }

  _SetOsfControlContainerReadyForCustomFunctions(): void {
    this.isReady = true;
  }
  setInvocationResults(results: readonly FunctionResult[]): void {
    for (const result of results) {
      this.waiting.get(result.id)?.(result);
      this.waiting.delete(result.id);
    }
  }
}

/** Objects of Office beside the workbook, under the names the client makes them by. */
export interface Services {
  readonly runtime: AppRuntimeService;
  readonly functions: CustomFunctionService;
  readonly commands: AddinInternalService;
  readonly byName: ReadonlyMap<string, Face>;
}

export function createServices(book: Book): Services {
  const runtime = new AppRuntimeService(book);
  const functions = new CustomFunctionService(book);
  const commands = new AddinInternalService(book);
  const byName = new Map<string, Face>([
    ['Microsoft.AppRuntime.AppRuntimeService', runtime],
    ['Microsoft.ExcelServices.CustomFunctions', functions],
    ['Microsoft.InternalService.AddinInternalService', commands],
  ]);
  return { runtime, functions, commands, byName };
}
