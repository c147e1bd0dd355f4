import type { RunningBroker } from '../running-broker';
import { checkedMilliseconds, type LengthOfTime } from './length-of-time';

/** The time in a Service Bus on this machine: that of the system, and what was let pass beside. */
export interface LocalClock {
  /** What time it is there. */
  readonly now: Date;
  /**
   * Lets time pass at once: locks end, messages expire and come due, entities that are idle go.
   *
   * @returns the time then, when everything that was due has happened
   */
  advance(by: LengthOfTime): Promise<Date>;
}

/** The clock of a broker. */
export function clockOf(broker: RunningBroker): LocalClock {
  return {
    get now() {
      return new Date(broker.now());
    },
    advance: async (by) => {
      await broker.advance(checkedMilliseconds(by, 'by'));
      return new Date(broker.now());
    },
  };
}
