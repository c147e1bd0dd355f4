/** What JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/**
 * One thing of the core's durable state, by its key: what it is now, or that it is no more. A store of keys and values that
 * puts and deletes these is all that an edge needs: for each key the last record counts, and in what order keys are read
 * does not matter.
 *
 * Durable are entities, rules, messages, their locks, what is remembered of duplicates, and states of sessions. Receivers,
 * sessions' locks, open transactions and faults that were asked for end with the process.
 */
export interface JournalRecord {
  /** Printable ASCII, at most some hundred bytes; its first letter says what it is about. */
  readonly key: string;
  /** `undefined`: the key is gone. A buffer is content, which is put once and never changed. */
  readonly value: Json | Buffer | undefined;
}
