/** So many steps are taken between two looks at whether the user wants to stop. */
const stride = 20;

/**
 * Takes what a generator gives until it ends or the user presses Ctrl+C: what was begun is finished, and what was
 * done can still be saved.
 * @returns false when it was stopped
 */
export async function untilInterrupted<T>(steps: Iterable<T>, take: (step: T) => void): Promise<boolean> {
  let isStopped = false;
  const stop = (): void => {
    isStopped = true;
  };
  process.once('SIGINT', stop);
  try {
    let taken = 0;
    for (const step of steps) {
      take(step);
      // Signals come in only while nothing of ours runs.
      if (++taken % stride === 0) await new Promise<void>((resolve) => setImmediate(resolve));
      if (isStopped) return false;
    }
    return true;
  } finally {
    process.off('SIGINT', stop);
  }
}
