import { nearest } from '../../../rules';
import type { DayResult, PriceList, Priority } from '../../../simulation';

/** A kind of machine that no price is known of. */
export interface MissingPrice {
  readonly vmSize: string;
  readonly priority: Priority;
  /** A size of which the list has prices, that no cluster has, and that is nearly this one. */
  readonly nearly: string | undefined;
}

/** The machines of which the list has no price. */
export function missingPrices(clusters: DayResult['clusters'], { sizes, nodeHours }: PriceList): MissingPrice[] {
  const used = new Set(clusters.map(({ cluster }) => cluster.vmSize.toLowerCase()));
  const others = new Map(sizes.filter((size) => !used.has(size.toLowerCase())).map((size) => [shortOf(size), size]));
  const missing = new Map<string, MissingPrice>();
  for (const { cluster } of clusters) {
    const { vmSize, priority } = cluster;
    const prices = nodeHours.get(vmSize.toLowerCase());
    if (prices?.[priority] !== undefined) continue;
    const near = prices === undefined ? nearest(shortOf(vmSize), others.keys()) : undefined;
    const nearly = near === undefined ? undefined : others.get(near);
    missing.set(`${vmSize.toLowerCase()} ${priority}`, { vmSize, priority, nearly });
  }
  return [...missing.values()];
}

/** Where a size has a name that nearly is in the list, or a price of another priority, that is said. */
export function missingPriceLines(missing: readonly MissingPrice[], { nodeHours }: PriceList): string[] {
  return missing.flatMap(({ vmSize, priority, nearly }) => {
    const other = Object.keys(nodeHours.get(vmSize.toLowerCase()) ?? {});
    if (nearly !== undefined)
      return [`no price of ${vmSize}: the prices have ${nearly}, which no cluster has; did you mean ${vmSize}?`];
    return other.length === 0
      ? []
      : [`no price of ${vmSize} as ${priority}: the prices have it as ${other.join(', ')}`];
  });
}

/** What tells a size from others: all of them begin alike. */
function shortOf(size: string): string {
  return size.toLowerCase().replace(/^standard_/, '');
}
