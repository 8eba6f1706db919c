import type { OutgoingFile } from '../book/bundle.ts';
import type { WayResult } from '../book/delivery.ts';
import { type MessagePipe, sendFile } from '../book/file-transfer.ts';
import type { Clock } from '../book/state.ts';
import type { Language } from '../language.ts';

/** Office lets a pane have one dialog at a time. */
let open: Office.Dialog | undefined;

/**
 * A way out through a dialog page, where this Office can send messages into one. On the web it is a window of the
 * browser's own, which may save and download what a frame within Excel may not.
 */
export function saveWindow(
  clock: Clock,
  language: Language,
): ((file: OutgoingFile) => Promise<WayResult>) | undefined {
  if (!Office.context.requirements.isSetSupported('DialogApi', '1.2')) return undefined;
  return async (file) => {
    open?.close();
    open = await openDialog(`save.html?lang=${language}`);
    return sendFile(pipeTo(open), file, clock);
  };
}

function openDialog(page: string): Promise<Office.Dialog> {
  const address = new URL(page, location.href).href;
  const look = { width: 30, height: 40, displayInIframe: false };
  return new Promise((resolve, reject) =>
    Office.context.ui.displayDialogAsync(address, look, ({ status, value, error }) =>
      status === Office.AsyncResultStatus.Succeeded ? resolve(value) : reject(new Error(error.message)),
    ),
  );
}

function pipeTo(dialog: Office.Dialog): MessagePipe {
  const { DialogMessageReceived, DialogEventReceived } = Office.EventType;
  return {
    send: (message) => dialog.messageChild(message, ...onlyToUs()),
    listen(listener) {
      dialog.addEventHandler(DialogMessageReceived, (event) => {
        if ('message' in event && isOurs(event.origin)) listener(event.message);
      });
      dialog.addEventHandler(DialogEventReceived, () => {
        open = undefined;
        listener(undefined);
      });
    },
    close: () => dialog.close(),
  };
}

/** Where messages may go, on clients that let one say so; on the others Office itself asks for our own domain. */
const onlyToUs = (): [Office.DialogMessageOptions?] =>
  Office.context.requirements.isSetSupported('DialogOrigin', '1.1')
    ? [{ targetOrigin: location.origin }]
    : [];

/** Older clients tell no origin; then the dialog is the only one who can send here. */
function isOurs(origin: string | undefined): boolean {
  return origin === undefined || origin === location.origin;
}

/** The other end: what the page within the dialog talks to. */
export function pipeToPane(): MessagePipe {
  return {
    send: (message) => Office.context.ui.messageParent(message, ...onlyToUs()),
    listen(listener) {
      Office.context.ui.addHandlerAsync(
        Office.EventType.DialogParentMessageReceived,
        ({ message, origin }: Office.DialogParentMessageReceivedEventArgs) => {
          if (isOurs(origin)) listener(message);
        },
      );
    },
    close: () => window.close(),
  };
}
