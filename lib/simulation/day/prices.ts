import { type Duration, HOUR } from '../../broker/core';
import type { Cluster } from '../../local/deployment';

export type Priority = Cluster['priority'];

/** What an hour of a machine costs, and who says so. */
export interface PriceList {
  readonly source: string;
  /** The day from which on they hold, or on which somebody looked: `2026-11-01`. */
  readonly date: string;
  /** `USD`. */
  readonly currency: string;
  /** The sizes of machines as they are written. */
  readonly sizes: readonly string[];
  /** By size of machine in small letters, and by priority. */
  readonly nodeHours: ReadonlyMap<string, Readonly<Partial<Record<Priority, number>>>>;
}

/** What machine time costs; `undefined` where the list has no such machine. */
export function costOf(
  { vmSize, priority }: Pick<Cluster, 'vmSize' | 'priority'>,
  paid: Duration,
  prices: PriceList,
): number | undefined {
  const price = prices.nodeHours.get(vmSize.toLowerCase())?.[priority];
  return price === undefined ? undefined : (price * paid) / HOUR;
}
