import type { Time } from '../commands/time';

/** The ids that came in the last time, with until when each is remembered. */
export class DuplicateHistory {
  private readonly until = new Map<string, Time>();

  /** What a message is remembered by; `undefined` for one without an id. */
  static keyOf(messageId: string | undefined, partitionKey: string | undefined): string | undefined {
    if (messageId === undefined || messageId === '') return undefined;
    return JSON.stringify(partitionKey === undefined ? [messageId] : [messageId, partitionKey]);
  }

  has(key: string, now: Time): boolean {
    const until = this.until.get(key);
    return until !== undefined && until > now;
  }

  remember(key: string, until: Time): void {
    // What is set again would keep its place.
    this.until.delete(key);
    this.until.set(key, until);
  }

  /** When the first of them is forgotten. */
  next(): Time | undefined {
    for (const until of this.until.values()) return until;
    return undefined;
  }

  /** Forgets those whose time has come, and tells which; they are remembered in the order of their times. */
  forget(now: Time): string[] {
    const forgotten: string[] = [];
    for (const [key, until] of this.until) {
      // After the window has become shorter, what came before may stay longer than what came after.
      if (until > now) break;
      this.until.delete(key);
      forgotten.push(key);
    }
    return forgotten;
  }

  all(): IterableIterator<[key: string, until: Time]> {
    return this.until.entries();
  }

  timeOf(key: string): Time | undefined {
    return this.until.get(key);
  }
}
