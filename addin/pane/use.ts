import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { BookState } from '../book/state.ts';
import { say, type Text, type ValuesFor } from '../language.ts';
import type { Services } from './services.ts';
import type { Store } from './store.ts';

export const ServicesContext = createContext<Services | undefined>(undefined);

/** The services of the pane. @throws RangeError outside `App` (a defect of ours) */
export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) throw new RangeError('no services around this view');
  return services;
}

interface Source<T> {
  readonly read: () => T;
  readonly subscribe: (listener: () => void) => () => void;
}

function useSource<T>({ read, subscribe }: Source<T>, key: unknown): T {
  const [, set] = useState<object>({});
  useEffect(() => {
    const again = (): void => set({});
    const stop = subscribe(again);
    // What changed between drawing and listening.
    again();
    return stop;
  }, [key]);
  return read();
}

/** The value of a store, drawn again when it changes. */
export function useStore<T>(store: Store<T>): T {
  return useSource({ read: () => store.value, subscribe: (listener) => store.subscribe(listener) }, store);
}

/** The state of the open book, drawn again when it changes. */
export function useBook(): BookState {
  const { book } = useServices();
  return useSource({ read: () => book.state, subscribe: (listener) => book.subscribe(listener) }, book);
}

type Say<T extends Readonly<Record<string, Text>>> = <K extends keyof T>(
  key: K,
  ...values: ValuesFor<T[K]>
) => string;

/** Says texts in the language of the pane. */
export function useText<T extends Readonly<Record<string, Text>>>(all: T): Say<T> {
  const { language } = useServices();
  return (key, ...values) => say(all[key]!, language, ...(values as never));
}
