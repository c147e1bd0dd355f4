/** A point in time, in milliseconds since 1970, by the clock of the storage that the ledger lies in. */
export type Time = number;

/** A place that a request has taken: its job starts soon, or has started. */
export interface Start {
  /** The request: each counts once, however often it is delivered. */
  readonly key: string;
  /** When it was allowed. */
  readonly at: Time;
  /** What the job costs at its longest; 0 where nobody asks. */
  readonly cost: number;
  /** When it was known that its job has started; until then it may start at any time while it is allowed. */
  readonly done?: Time;
}

/** A request that waits for a place. */
export interface Waiting {
  readonly key: string;
  /** Since when it waits. */
  readonly since: Time;
  /** From 0 to 9; 9 is the most urgent. */
  readonly priority: number;
  readonly cost: number;
  /** When its message comes again. */
  readonly due: Time;
}

/** What is remembered of the jobs of one template: a small document, which is changed as a whole or not at all. */
export interface Ledger {
  readonly starts: readonly Start[];
  readonly waiting: readonly Waiting[];
}

export const EMPTY: Ledger = { starts: [], waiting: [] };

const VERSION = 1;

/** A ledger as it is stored. */
export function ledgerText({ starts, waiting }: Ledger): string {
  return `${JSON.stringify({ version: VERSION, starts, waiting })}\n`;
}

/** A stored ledger; `undefined` where it is none. */
export function readLedger(text: string): Ledger | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { version, starts, waiting } = (json ?? {}) as Readonly<Record<string, unknown>>;
  if (version !== VERSION || !isListOf(starts, isStart) || !isListOf(waiting, isWaiting)) return undefined;
  return { starts, waiting };
}

function isStart(value: unknown): value is Start {
  const { key, at, cost, done } = (value ?? {}) as Readonly<Record<string, unknown>>;
  return typeof key === 'string' && isCount(at) && isCount(cost) && (done === undefined || isCount(done));
}

function isWaiting(value: unknown): value is Waiting {
  const { key, since, priority, cost, due } = (value ?? {}) as Readonly<Record<string, unknown>>;
  return typeof key === 'string' && [since, priority, cost, due].every(isCount);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function isListOf<T>(value: unknown, is: (one: unknown) => one is T): value is readonly T[] {
  return Array.isArray(value) && value.every(is);
}
