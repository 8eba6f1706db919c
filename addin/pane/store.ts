/** A value that tells when it changes. */
export interface Store<T> {
  readonly value: T;
  set(next: T): void;
  /** Calls after every change; the result stops it. */
  subscribe(listener: (value: T) => void): () => void;
}

export function storeOf<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<(value: T) => void>();
  return {
    get value() {
      return value;
    },
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) listener(next);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
