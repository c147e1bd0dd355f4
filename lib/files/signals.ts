/** What ends a process that somebody wants to stop. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Does some work that does not wait for anything, and lets signals come when it is done: nothing half-made stays behind.
 * What came in the meantime ends the process then, as it would have before.
 */
export function withSignalsHeld<T>(work: () => T): T {
  const end = (signal: NodeJS.Signals): void => {
    release();
    process.kill(process.pid, signal);
  };
  const release = (): void => {
    for (const signal of SIGNALS) process.removeListener(signal, end);
  };
  for (const signal of SIGNALS) process.on(signal, end);
  try {
    return work();
  } finally {
    // Signals that came are told to listeners by the event loop, in front of this.
    setImmediate(release);
  }
}
