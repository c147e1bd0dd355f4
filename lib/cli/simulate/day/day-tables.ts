import { HOUR } from '../../../broker/core';
import {
  type ClusterDay,
  costOf,
  type DayResult,
  type JobKindDay,
  type PriceList,
  quantile,
  type SubscriptionDay,
} from '../../../simulation';
import { lengthText } from '../../common/length-text';

/** A table with what its first column is about. */
export interface Table {
  readonly head: readonly string[];
  /** Rows by what they are about, which is their first cell. */
  readonly rows: ReadonlyMap<string, readonly string[]>;
}

/** How long jobs wait, by template. */
export function jobTable({ jobs }: DayResult): Table {
  return {
    head: ['jobs of', 'jobs', 'half wait up to', '9 of 10', 'longest', 'ended'],
    rows: new Map(jobs.map((kind) => [kind.template, [`${kind.jobs}`, ...lengthCells(kind.waits), endText(kind)]])),
  };
}

/** How long messages waited because their template may start no more jobs: a part of what jobs wait. */
export function limitTable({ jobs }: DayResult): Table {
  const held = jobs.filter((kind) => kind.held.length > 0);
  return {
    head: ['over its limit', 'jobs', 'half wait for it up to', '9 of 10', 'longest'],
    rows: new Map(held.map((kind) => [kind.template, [`${kind.held.length}`, ...lengthCells(kind.held)]])),
  };
}

function lengthCells(lengths: readonly number[]): string[] {
  return [0.5, 0.9, 1].map((part) => {
    const length = quantile(lengths, part);
    return length === undefined ? '-' : lengthText(length);
  });
}

function endText({ ended, waiting, running }: JobKindDay): string {
  // In a day in which nobody cancels anything, what is canceled took too long.
  const ends = [...ended].map(([state, count]) => `${state === 'Canceled' ? 'over their time limit' : state} ${count}`);
  return [...ends, ...some(waiting, 'still waiting'), ...some(running, 'still running')].join(', ') || '-';
}

function some(count: number, what: string): string[] {
  return count === 0 ? [] : [`${what} ${count}`];
}

/** What machines there were, with what they cost. */
export function clusterTable({ clusters }: DayResult, prices: PriceList | undefined): Table {
  const head = ['cluster', 'nodes', 'at most', 'all busy for', 'node hours', 'with work', 'cost'];
  return {
    head: prices === undefined ? head.slice(0, -1) : head,
    rows: new Map(
      clusters.map((day): [string, string[]] => {
        const { cluster, most, full, paid, busy } = day;
        const share = paid === 0 ? '-' : `${Math.round((100 * busy) / paid)} %`;
        const cells = [
          `${cluster.minNodes} to ${cluster.maxNodes}`,
          `${most}`,
          full === 0 ? '-' : lengthText(full),
          (paid / HOUR).toFixed(1),
          share,
        ];
        return [cluster.name, prices === undefined ? cells : [...cells, costText(day, prices)]];
      }),
    ),
  };
}

function costText({ cluster, paid }: ClusterDay, prices: PriceList): string {
  const cost = costOf(cluster, paid, prices);
  return cost === undefined ? 'no price' : moneyText(cost, prices);
}

export function moneyText(amount: number, { currency }: PriceList): string {
  return `${amount.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })} ${currency}`;
}

/** What became of messages, by where they came to. */
export function messageTable({ subscriptions }: DayResult): Table {
  return {
    head: ['messages in', 'came', 'jobs', 'again', 'set aside', 'expired', 'dead letters'],
    rows: new Map(
      subscriptions.map((one): [string, string[]] => [
        one.address,
        [`${one.came}`, ...jobCells(one), asideText(one), count(one.expired), count(one.deadLettered)],
      ]),
    ),
  };
}

function jobCells({ startsJobs, started, again }: SubscriptionDay): string[] {
  return startsJobs ? [count(started), count(again)] : ['', ''];
}

function asideText({ startsJobs, setAside }: SubscriptionDay): string {
  if (!startsJobs) return '';
  return [...setAside].map(([reason, times]) => `${reason} ${times}`).join(', ') || '-';
}

function count(number: number): string {
  return number === 0 ? '-' : `${number}`;
}

/** Two tables of one head in one: what is otherwise in the second one stands behind an arrow. */
export function beside(before: Table, after: Table): Table {
  const names = [...new Set([...before.rows.keys(), ...after.rows.keys()])].sort();
  const blank = before.head.slice(1).map(() => '-');
  const rows = names.map((name): [string, string[]] => {
    const [one, other] = [before.rows.get(name) ?? blank, after.rows.get(name) ?? blank];
    return [name, one.map((cell, index) => (cell === other[index] ? cell : `${cell} → ${other[index]}`))];
  });
  return { head: before.head, rows: new Map(rows) };
}
