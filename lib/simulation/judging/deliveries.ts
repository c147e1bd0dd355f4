import type { BrokerEvent } from '../../broker/core';
import type { Asking } from './job-made';

/**
 * Counts deliveries that could not come to their end for a reason that no program can do anything about: its process was
 * ended, it lost its lock, or no queue took a copy. A message that dies of its deliveries has had as many of these. Where
 * Azure ML starts nothing for a day it has none, and has to wait elsewhere.
 */
export class Deliveries {
  private readonly troubled = new Map<string, Set<Asking>>();

  /** @param waiting where messages are worked on, and after how many deliveries one dies there */
  constructor(private readonly waiting: ReadonlyMap<string, number>) {}

  hearTrouble(asking: Asking): void {
    const { messageId } = asking;
    const all = this.troubled.get(messageId) ?? new Set();
    this.troubled.set(messageId, all.add(asking));
  }

  /** What is wrong with a message that is dead-lettered now; `undefined` where nothing is. */
  died({ what, entity, detail, messageId = '' }: BrokerEvent): string | undefined {
    const most = this.waiting.get(entity);
    if (what !== 'dead-lettered' || detail !== 'MaxDeliveryCountExceeded' || most === undefined) return undefined;
    const troubled = this.troubled.get(messageId)?.size ?? 0;
    if (troubled >= most) return undefined;
    return `${messageId} is a dead letter after its ${most} deliveries in ${entity}, of which ${troubled === 0 ? 'none' : troubled} ended for a reason that the program can do nothing about`;
  }
}
