import { HOUR } from '../../../broker/core';
import { CREDITS_PER_SECOND, costOf, type DayResult, type PriceList, quantile } from '../../../simulation';
import { totalCost } from './day-lines';
import { missingPrices } from './missing-prices';

/** A day for machines: times in ISO 8601, lengths in seconds. */
export function dayJson(result: DayResult, prices: PriceList | undefined): object {
  const { beginning, end, isWhole, messages, subscriptions, jobs, stillHeld, clusters, service, assumedLengths } =
    result;
  return {
    from: iso(beginning),
    until: iso(end),
    isWhole,
    messages: { ...messages, refused: Object.fromEntries(messages.refused) },
    jobs: jobs.map(({ template, jobs: count, waits, held, waiting, running, ended }) => ({
      template,
      jobs: count,
      waitSeconds: {
        median: secondsOf(quantile(waits, 0.5)),
        p90: secondsOf(quantile(waits, 0.9)),
        longest: secondsOf(waits.at(-1)),
      },
      heldByLimits: {
        jobs: held.length,
        medianSeconds: secondsOf(quantile(held, 0.5)),
        longestSeconds: secondsOf(held.at(-1)),
      },
      stillWaiting: waiting,
      stillRunning: running,
      ended: Object.fromEntries(ended),
    })),
    stillHeldByLimits: stillHeld,
    clusters: clusters.map(({ cluster, paid, busy, most, full, history }) => ({
      name: cluster.name,
      vmSize: cluster.vmSize,
      priority: cluster.priority,
      minNodes: cluster.minNodes,
      maxNodes: cluster.maxNodes,
      mostNodes: most,
      allBusySeconds: full / 1000,
      nodeHours: paid / HOUR,
      busyNodeHours: busy / HOUR,
      cost: prices === undefined ? null : (costOf(cluster, paid, prices) ?? null),
      nodes: history.map(({ at, nodes, busy: working }) => ({ at: iso(at), nodes, busy: working })),
    })),
    cost:
      prices === undefined
        ? null
        : {
            total: totalCost(result, prices) ?? null,
            currency: prices.currency,
            date: prices.date,
            source: prices.source,
            missing: missingPrices(clusters, prices).map((one) => ({ ...one, nearly: one.nearly ?? null })),
          },
    subscriptions: subscriptions.map(({ setAside, ...counts }) => ({
      ...counts,
      setAside: Object.fromEntries(setAside),
    })),
    serviceBus: {
      tier: service.tier ?? null,
      mostCreditsInASecond: service.mostCredits,
      creditsPerSecond: service.throttled === undefined ? null : CREDITS_PER_SECOND,
      throttled:
        service.throttled?.map((span) => ({ from: iso(span.from), until: iso(span.until), mostCredits: span.most })) ??
        null,
    },
    assumedLengthsInSeconds: Object.fromEntries(
      [...assumedLengths].map(([template, limit]) => [template, secondsOf(limit)]),
    ),
  };
}

function iso(time: number): string {
  return new Date(time).toISOString();
}

function secondsOf(length: number | undefined): number | null {
  return length === undefined ? null : length / 1000;
}
