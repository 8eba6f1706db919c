import { missingOf } from '../book/missing.ts';
import { restoreTampered } from '../book/restore-formulas.ts';
import type { ActionId, Command } from '../commands/registry.ts';
import { say, type Text, type ValuesFor } from '../language.ts';
import { attempt, jump, type Services } from './services.ts';
import { commandText } from './text/commands.ts';

/** Carries out a command, whoever asked: ribbon, shortcut or pane. True when it went well. */
export async function runCommand(command: Command, services: Services): Promise<boolean> {
  const { book, language, messages, navigation } = services;
  const name = { command: command.label[language] };
  if (command.needs !== 'nothing' && book.state.phase !== 'ready') {
    messages.show({
      severity: 'warning',
      text: say(commandText.needsBook, language, name),
      repair: say(commandText.needsBookRepair, language),
    });
    return false;
  }
  if (command.needs === 'selection' && !(book.state.selection?.rows.length ?? 0)) {
    messages.show({ severity: 'warning', text: say(commandText.needsSelection, language, name) });
    return false;
  }
  if ('open' in command.does) {
    // A new object, so that the same command again shows its part again.
    navigation.set({ ...command.does.open });
    return true;
  }
  const action = actions[command.does.run];
  return attempt(services, () => action(services));
}

type Action = (services: Services) => Promise<void>;

function tell<const T extends Text>(
  { language, messages }: Services,
  text: T,
  ...values: ValuesFor<T>
): void {
  messages.show({ severity: 'note', text: say(text, language, ...values) });
}

const actions: Readonly<Record<ActionId, Action>> = {
  createBook: ({ host }) => host.createBook(),

  async nextMissing(services) {
    const { live, customerId, selection } = services.book.state;
    if (!live || customerId === undefined) return;
    const { name, cells } = missingOf(live, customerId);
    if (cells.length === 0) return tell(services, commandText.noMissing, { name });
    const here = cells.findIndex(({ sheet, cell }) => sheet === selection?.sheet && cell === selection.cell);
    const at = (here + 1) % cells.length;
    const next = cells[at]!;
    if (await jump(services, next))
      services.messages.announce(
        say(commandText.missingAt, services.language, {
          number: at + 1,
          total: cells.length,
          header: next.header,
        }),
      );
  },

  async restoreFormulas(services) {
    const { tampered } = services.book.state;
    if (tampered.length === 0) return tell(services, commandText.formulasFine);
    const tables = await restoreTampered(services.host, tampered);
    await services.book.refresh();
    tell(services, commandText.formulasRestored, { count: tampered.length, tables: tables.join('、') });
  },

  async refresh(services) {
    await services.book.refresh();
    tell(services, commandText.refreshed);
  },
};
