/** What ends a process that somebody wants to stop. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** How many works signals wait for: one that is done counts until the event loop has told of those that came. */
let holding = 0;

/**
 * Does some work that does not wait for anything, and lets signals come when it is done: nothing half-made stays behind.
 * What came in the meantime ends the process then, as it would have before.
 */
export function withSignalsHeld<T>(work: () => T): T {
  // Of many works before the event loop turns, the first listens for all of them.
  if (holding++ === 0) for (const signal of SIGNALS) process.on(signal, end);
  try {
    return work();
  } finally {
    // Signals that came are told to listeners by the event loop, in front of this.
    setImmediate(() => {
      if (--holding === 0) release();
    });
  }
}

function end(signal: NodeJS.Signals): void {
  release();
  process.kill(process.pid, signal);
}

function release(): void {
  for (const signal of SIGNALS) process.removeListener(signal, end);
}
