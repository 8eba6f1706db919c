import type { DeliveryWay } from '../book/delivery.ts';
import type { BookHost, CellPlace } from '../book/host.ts';
import type { Clock, LiveBookPort } from '../book/state.ts';
import type { Route } from '../commands/registry.ts';
import type { Language } from '../language.ts';
import { type Messages, messagesOf, noticeOfError } from './messages.ts';
import { type Store, storeOf } from './store.ts';

/** What the surroundings give: Excel or the page. */
export interface Surroundings {
  readonly host: BookHost;
  readonly book: LiveBookPort;
  readonly clock: Clock;
  readonly language: Language;
  /** How finished files get to the user, in the order to try them. */
  readonly ways: readonly DeliveryWay[];
}

/** What every view and command works with. */
export interface Services extends Surroundings {
  /** Where the pane is: in memory only, because office.js takes `history.pushState` away. */
  readonly navigation: Store<Route>;
  readonly messages: Messages;
}

export function servicesOf(surroundings: Surroundings, start: Route = { view: 'customer' }): Services {
  return { ...surroundings, navigation: storeOf(start), messages: messagesOf() };
}

/** Carries out a task; what goes wrong becomes a message. True when it went well. */
export async function attempt(services: Services, task: () => Promise<unknown>): Promise<boolean> {
  try {
    await task();
    return true;
  } catch (error) {
    services.messages.show(noticeOfError(error, services.language));
    return false;
  }
}

/** Shows a cell to the user. */
export function jump(services: Services, place: CellPlace): Promise<boolean> {
  return attempt(services, () => services.host.select(place));
}
