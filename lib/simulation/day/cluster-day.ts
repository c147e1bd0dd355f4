import type { Duration, Time } from '../../broker/core';
import type { Cluster } from '../../local/deployment';
import type { ClusterDay } from './day-result';
import type { NodeCount, NodePool } from './node-pool';

/** What the machines of a cluster did until the last thing happened. */
export function clusterDay(cluster: Cluster, pool: NodePool, end: Time): ClusterDay {
  const paid = pool.paid(end);
  const history = pool.history(end);
  return {
    cluster,
    paid,
    busy: integral(history, end, ({ busy }) => busy),
    most: history.reduce((most, { nodes }) => Math.max(most, nodes), 0),
    full: integral(history, end, ({ busy }) => (busy >= cluster.maxNodes ? 1 : 0)),
    history,
  };
}

/** The sum of a value over time. */
function integral(history: readonly NodeCount[], end: Time, value: (count: NodeCount) => number): Duration {
  return history.reduce((sum, count, index) => {
    const until = Math.min(end, history[index + 1]?.at ?? end);
    return sum + value(count) * Math.max(0, until - count.at);
  }, 0);
}
