import type { ExcelHost } from '../host.ts';
import type { Batch } from './wire.ts';

/** A message of the add-in's frame, and one to it. */
interface FrameMessage {
  readonly _messageType: number;
  readonly _actionName: string;
  readonly _actionType?: number;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _data: unknown;
}

/** Calls of the common API carry a number for what is asked. */
interface MethodCall {
  readonly DdaMethod: { readonly DispatchId: number };
  readonly ArrayData?: readonly unknown[];
}

const dispatch = { batch: 93, commandCompleted: 94 };
const actions = { call: 0, register: 1, unregister: 2 };
const messages = { request: 0, response: 1 };
const responses = { answer: 0, event: 1 };

/** Who the add-in is to the host. */
export interface FrameIdentity {
  readonly conversation: string;
  readonly addin: string;
  /** Origin of the page that plays Excel. */
  readonly origin: string;
  /** Language of Office, as `zh-CN`. */
  readonly locale: string;
}

/** The name of the frame in which Excel on the web opens an add-in with a shared runtime: who it talks to. */
export function frameName({ conversation, addin, origin, locale }: FrameIdentity): string {
  const sharedRuntime = 1;
  const customFunctions = 2;
  return JSON.stringify({
    hostInfo: `Excel|Web|16.01|${locale}|${conversation}|||${sharedRuntime | customFunctions}`,
    xdmInfo: `${conversation}|${addin}|${origin}`,
    serializerVersion: '1',
  });
}

/**
 * The conversation between Excel on the web and the frame of an add-in: each message a JSON text. Observed like the
 * rest of this folder, and held to it by the same package version.
 */
export class FrameConversation {
  /** Function names of commands the add-in has said to be done with. */
  readonly completedCommands: string[] = [];
  /** Calls this Excel does not know; a test fails on any. */
  readonly unknown: string[] = [];
  private readonly host: ExcelHost;
  private readonly identity: FrameIdentity;
  private readonly send: (text: string) => void;
  /** A message of each event the frame listens to, for answering it. */
  private readonly listening = new Map<string, FrameMessage>();
  private nextCall = 1;

  constructor(host: ExcelHost, identity: FrameIdentity, send: (text: string) => void) {
    this.host = host;
    this.identity = identity;
    this.send = send;
    host.onEvents((entries) =>
      this.tellMessages(
        entries.map(({ messageCategory, messageType, targetId, message }) => [
          messageCategory,
          messageType,
          targetId,
          message,
          '',
          false,
        ]),
      ),
    );
    host.onSelection(() => this.tell('documentSelectionChanged', {}));
  }

  /** Events the frame listens to. */
  get listens(): readonly string[] {
    return [...this.listening.keys()];
  }

  /** Takes a message of the frame. */
  async hear(text: string): Promise<void> {
    const message = JSON.parse(text) as FrameMessage;
    if (message._messageType !== messages.request) return;
    if (message._actionType === actions.register) {
      this.listening.set(message._actionName, message);
      this.answer(message, { Error: 0 });
    } else if (message._actionType === actions.unregister) {
      this.listening.delete(message._actionName);
      this.answer(message, { Error: 0 });
    } else this.answer(message, await this.call(message));
    this.host.tellEvents();
  }

  /** A person presses a button of the ribbon, or the keys that stand for it. */
  press(functionName: string, controlId: string): void {
    const source = JSON.stringify({ source: { id: controlId } });
    this.tell('appCommandInvoked', { 0: functionName, 1: functionName, 2: source });
  }

  /** A cell asks for the value of a custom function; the answer comes to `services.functions`. @returns its number */
  invoke(functionId: string, args: readonly unknown[], address: string): number {
    const id = this.nextCall++;
    const functionCategory = 1;
    const invocation = 1000;
    const nothingSpecial = 0;
    this.tellMessages([
      [functionCategory, invocation, '', [id, functionId, args, address, nothingSpecial], '', false],
    ]);
    return id;
  }

  private tellMessages(entries: readonly (readonly unknown[])[]): void {
    this.tell('richApiMessage', { ArrayData: entries });
  }

  private tell(event: string, data: unknown): void {
    const registration = this.listening.get(event);
    if (registration) this.reply(registration, data, responses.event);
  }

  private answer(message: FrameMessage, data: unknown): void {
    this.reply(message, data, responses.answer);
  }

  private reply(message: FrameMessage, data: unknown, kind: number): void {
    this.send(
      JSON.stringify({
        _messageType: messages.response,
        _actionName: message._actionName,
        _conversationId: message._conversationId,
        _correlationId: message._correlationId,
        _origin: this.identity.origin,
        _data: data,
        _errorCode: 0,
        _responseType: kind,
        _serializerVersion: 1,
      }),
    );
  }

  private async call(message: FrameMessage): Promise<unknown> {
    if (message._actionName === 'ContextActivationManager_getAppContextAsync') return this.context();
    if (message._actionName === 'ContextActivationManager_notifyHost') return {};
    if (message._actionName !== 'executeMethod') return this.notKnown(message._actionName);
    const { DdaMethod, ArrayData = [] } = message._data as MethodCall;
    if (DdaMethod.DispatchId === dispatch.batch) return this.runBatch(ArrayData);
    if (DdaMethod.DispatchId === dispatch.commandCompleted) {
      this.completedCommands.push(String(ArrayData[0]));
      return { Version: 1, Error: 0 };
    }
    return this.notKnown(`method ${DdaMethod.DispatchId}`);
  }

  private async runBatch(request: readonly unknown[]): Promise<unknown> {
    const body = String(request[4]);
    const { status, body: answer } = await this.host.serve(
      JSON.parse(body) as Batch,
      Number(request[6] ?? 0),
      body,
    );
    return { Version: 1, Error: 0, Data: [status, [], answer] };
  }

  private notKnown(call: string): object {
    this.unknown.push(call);
    const notSupported = 5001;
    return { Version: 1, Error: notSupported };
  }

  private context(): object {
    const { addin, locale } = this.identity;
    const excelWebApp = 16;
    const taskPane = 1;
    const readWrite = 2;
    const shown = 2;
    return {
      _id: addin,
      _appName: excelWebApp,
      _appVersion: '16.01',
      _appMinorVersion: 1,
      _appUILocale: locale,
      _dataLocale: locale,
      _docUrl: `${this.identity.origin}/book.xlsx`,
      _clientMode: readWrite,
      _settings: [],
      _reason: 'inserted',
      _osfControlType: taskPane,
      _eToken: '',
      _correlationId: this.identity.conversation,
      _appInstanceId: addin,
      _requirementMatrix: JSON.stringify(this.host.requirements),
      _initialDisplayMode: shown,
      _hostFullVersion: '16.0.0.0',
      _appDomains: [],
      _featureGates: {},
    };
  }
}
