import { addTo } from '../../terraform/grouping';
import { propertyId, type Sign } from './outline';

/** The ranges of a property, by their beginnings and by their ends. */
interface Ranges {
  readonly from: Float64Array;
  readonly to: Float64Array;
}

/**
 * How many rules share a sign, so that a rule is filed under what tells it from most of the others: of
 * `eventType = 'training.requested' AND model = 'model-7'` under the model, wherever that stands.
 */
export class Selectivity {
  private readonly shared = new Map<string, number>();
  private readonly ranges = new Map<string, Ranges>();

  /** @param signs all that there are; it is asked of these alone */
  constructor(signs: Iterable<Sign>) {
    const byProperty = new Map<string, { readonly from: number; readonly to: number }[]>();
    for (const sign of signs) {
      if (sign.kind !== 'range') this.shared.set(signId(sign), (this.shared.get(signId(sign)) ?? 0) + 1);
      else addTo(byProperty, propertyId(sign.property), sign);
    }
    for (const [property, ranges] of byProperty) {
      const [from, to] = [ranges.map((one) => one.from), ranges.map((one) => one.to)];
      this.ranges.set(property, { from: Float64Array.from(from).sort(), to: Float64Array.from(to).sort() });
    }
  }

  /** Of several lists of signs the one that fewest rules share; of equal ones the first. */
  best(lists: readonly (readonly Sign[])[]): readonly Sign[] {
    let best: readonly Sign[] = [];
    let fewest = Number.POSITIVE_INFINITY;
    for (const signs of lists) {
      const crowd = signs.reduce((sum, sign) => sum + this.crowd(sign), 0);
      if (crowd < fewest) [best, fewest] = [signs, crowd];
    }
    return best;
  }

  /** How many signs a message may have together with this one. */
  private crowd(sign: Sign): number {
    if (sign.kind !== 'range') return this.shared.get(signId(sign)) as number;
    const { from, to } = this.ranges.get(propertyId(sign.property)) as Ranges;
    // Those that begin before it ends, without those that end before it begins.
    return upTo(from, sign.to, true) - upTo(to, sign.from, false);
  }
}

function signId(sign: Exclude<Sign, { kind: 'range' }>): string {
  const value = sign.kind === 'equal' ? JSON.stringify(sign.value) : sign.kind === 'prefix' ? sign.text : '';
  return `${sign.kind} ${propertyId(sign.property)} ${value}`;
}

/** How many of sorted numbers are less than a number, or not more. */
function upTo(sorted: Float64Array, number: number, isIncluded: boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = sorted[middle] as number;
    if (one < number || (isIncluded && one === number)) low = middle + 1;
    else high = middle;
  }
  return low;
}
