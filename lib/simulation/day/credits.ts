import { type Duration, SECOND, type Tier, type Time } from '../../broker/core';

/** What a namespace of Basic or Standard does in a second before it refuses. Premium has no such number. */
export const CREDITS_PER_SECOND = 1000;

/** A span of seconds in which more was asked than the tier does. */
export interface Throttled {
  readonly from: Time;
  readonly until: Time;
  /** The most credits of one of its seconds. */
  readonly most: number;
}

/**
 * What clients ask of a namespace in each second, as the service counts it: a credit for each message that is sent or
 * received, and one for each filter that a message sent to a topic is put to.
 *
 * @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-throttling
 */
export class Credits {
  private readonly perSecond = new Map<number, number>();

  spend(at: Time, credits: number): void {
    const second = Math.floor(at / SECOND);
    this.perSecond.set(second, (this.perSecond.get(second) ?? 0) + credits);
  }

  /** The most of one second; 0 where nothing was asked. */
  get most(): number {
    return [...this.perSecond.values()].reduce((most, credits) => Math.max(most, credits), 0);
  }

  /** Where the tier throttles; `undefined` for Premium, of which its documentation gives no number. */
  throttled(tier: Tier): readonly Throttled[] | undefined {
    if (tier === 'Premium') return undefined;
    const over = [...this.perSecond]
      .filter(([, credits]) => credits > CREDITS_PER_SECOND)
      .sort(([one], [other]) => one - other);
    const spans: { from: Time; until: Time; most: number }[] = [];
    for (const [second, credits] of over) {
      const last = spans.at(-1);
      if (last?.until === second * SECOND) {
        last.until += SECOND;
        last.most = Math.max(last.most, credits);
      } else spans.push({ from: second * SECOND, until: (second + 1) * SECOND, most: credits });
    }
    return spans;
  }
}

/** How long all spans are together. */
export function lengthOfSpans(spans: readonly Throttled[]): Duration {
  return spans.reduce((sum, { from, until }) => sum + until - from, 0);
}
