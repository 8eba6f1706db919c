import { ContractSession } from '../../book/contract-session.ts';
import type { ContractState } from '../../book/contract-state.ts';
import type { Services } from '../services.ts';
import { type Store, storeOf } from '../store.ts';
import { useServices, useStore } from '../use.ts';
import { shippedFiles } from './shipped.ts';

interface Opened {
  readonly session: ContractSession;
  readonly store: Store<ContractState>;
}

/** Sessions outlive their view: going to another tab must not lose a file that was made. */
const opened = new WeakMap<Services, Opened>();

function openSession(services: Services): Opened {
  const { host, book, clock, ways } = services;
  const session: ContractSession = new ContractSession({
    host,
    book,
    clock,
    ways,
    shipped: shippedFiles,
    changed: (state) => store.set(state),
  });
  const store = storeOf(session.state);
  const entry = { session, store };
  opened.set(services, entry);
  return entry;
}

/** The batch of contracts at hand, drawn again as it goes on. */
export function useContracts(): { readonly session: ContractSession; readonly state: ContractState } {
  const services = useServices();
  const { session, store } = opened.get(services) ?? openSession(services);
  return { session, state: useStore(store) };
}
