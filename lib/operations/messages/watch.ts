import { setTimeout as pause } from 'node:timers/promises';
import type { Bus } from '../bus/bus';
import { type Place, placeText } from '../bus/entity-names';
import { Looking } from './peek';
import type { Seen } from './seen';

/** What is seen while one watches. */
export type Sight =
  | { readonly kind: 'message'; readonly seen: Seen }
  /** Messages with these numbers came and were not seen. */
  | { readonly kind: 'missed'; readonly place: Place; readonly from: bigint; readonly to: bigint }
  /** Each partition numbers its own. */
  | { readonly kind: 'partitioned'; readonly place: Place };

export interface Watching {
  /** Between two looks, in milliseconds. */
  readonly every: number;
  /** Whether what is there already is shown, too. */
  readonly fromStart: boolean;
  /** Ends it. */
  readonly signal: AbortSignal;
  /** The beginning is over: what comes from now on is shown. */
  readonly ready?: (() => void) | undefined;
}

/** The upper 16 bits of a number are the partition's. */
const PARTITION_SHIFT = 48n;

/**
 * What arrives at some places, without taking it, until it is ended.
 *
 * A message that comes and is taken between two looks is not seen. Numbers that are left out tell of it where others come
 * after it; one that was scheduled leaves its number out, too.
 *
 * @throws OperationProblem
 */
export async function* watched(bus: Bus, places: readonly Place[], watching: Watching): AsyncGenerator<Sight> {
  const { every, fromStart, signal, ready } = watching;
  const all = places.map((place) => new Watched(new Looking(bus, place)));
  try {
    if (!fromStart) await Promise.all(all.map((one) => one.skip(signal)));
    ready?.();
    while (!signal.aborted) {
      const found = await Promise.all(all.map((one) => one.news()));
      yield* found.flat().sort(byTime);
      await pause(every, undefined, { signal }).catch(() => undefined);
    }
  } finally {
    for (const one of all) await one.close();
  }
}

function byTime(one: Sight, other: Sight): number {
  return timeOf(one) - timeOf(other);
}

function timeOf(sight: Sight): number {
  return sight.kind === 'message' ? (sight.seen.enqueuedAt?.getTime() ?? 0) : 0;
}

class Watched {
  private last: bigint | undefined;
  private isPartitioned = false;

  constructor(private readonly looking: Looking) {}

  async skip(signal: AbortSignal): Promise<void> {
    for await (const { sequenceNumber } of this.looking.all()) {
      this.last = sequenceNumber;
      if (signal.aborted) return;
    }
    this.last ??= undefined;
  }

  async news(): Promise<Sight[]> {
    const sights: Sight[] = [];
    for await (const seen of this.looking.all()) {
      sights.push(...this.before(seen.sequenceNumber), { kind: 'message', seen });
      this.last = seen.sequenceNumber;
    }
    return sights;
  }

  close(): Promise<void> {
    return this.looking.close();
  }

  private before(number: bigint): Sight[] {
    const { place } = this.looking;
    if (this.isPartitioned) return [];
    if (number >> PARTITION_SHIFT > 0n) {
      this.isPartitioned = true;
      return [{ kind: 'partitioned', place }];
    }
    const { last } = this;
    if (last === undefined || number === last + 1n) return [];
    return [{ kind: 'missed', place, from: last + 1n, to: number - 1n }];
  }
}

/** What could not be seen, in a sentence. */
export function missedText(sight: Exclude<Sight, { kind: 'message' }>): string {
  const place = placeText(sight.place);
  if (sight.kind === 'partitioned')
    return `${place}: it is partitioned, and its partitions number for themselves: messages that come to an earlier one are not seen`;
  const { from, to } = sight;
  const which = from === to ? `#${from} was` : `#${from} to #${to} were`;
  return `${place}: ${which} not seen: taken between two looks, or scheduled and canceled`;
}
