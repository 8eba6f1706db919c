import type { LiveBookPort } from '../book/state.ts';
import { commands } from '../commands/registry.ts';
import { runCommand } from '../pane/run-command.ts';
import type { Services } from '../pane/services.ts';

/**
 * Tells Office what the buttons of the ribbon and the shortcuts do. One pressed before the pane was ever open starts it; the
 * command is carried out when the book has been read.
 * @param started the pane's services, as soon as there are any
 */
export function associateCommands(started: Promise<Services>): void {
  for (const command of commands)
    Office.actions.associate(command.id, async (event: Partial<Office.AddinCommands.Event> | null) => {
      // Office waits with its other buttons until this is said; the pane shows how far the work is. A shortcut
      // brings no event.
      event?.completed?.();
      await Office.addin.showAsTaskpane();
      const services = await started;
      await whenRead(services.book);
      await runCommand(command, services);
    });
}

/** Resolves when the book has been read, or could not be. */
export function whenRead(book: LiveBookPort): Promise<void> {
  return new Promise((done) => {
    if (book.state.phase !== 'loading') return done();
    const stop = book.subscribe(({ phase }) => {
      if (phase === 'loading') return;
      stop();
      done();
    });
  });
}
