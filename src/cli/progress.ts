/** Counts steps on standard error, only when a person looks on; long lists at most ten times a second in steps. */
export function progress(total: number, what: string): () => void {
  if (!process.stderr.isTTY || total < 50) return () => {};
  const stride = Math.max(1, Math.floor(total / 100));
  let done = 0;
  return () => {
    done++;
    if (done % stride === 0 || done === total)
      process.stderr.write(`\r${what} ${done}/${total}${done === total ? '\n' : ''}`);
  };
}
