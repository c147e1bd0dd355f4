import { SECOND } from '../../../broker/core';
import { counted } from '../../../rules';
import { CREDITS_PER_SECOND, costOf, type DayResult, lengthOfSpans, type PriceList } from '../../../simulation';
import type { Line } from '../../../text';
import { lengthText } from '../../common/length-text';
import { drawnLines } from '../../common/plain-table';
import { beside, clusterTable, jobTable, limitTable, messageTable, moneyText, type Table } from './day-tables';
import { missingPriceLines, missingPrices } from './missing-prices';
import { nodeChart } from './node-chart';

/** What of a day is told. */
export interface ToldDay {
  readonly result: DayResult;
  /** The same with what was changed, and the changes. */
  readonly changed?: { readonly result: DayResult; readonly changes: readonly string[] };
  readonly prices: PriceList | undefined;
  readonly nodeStart: number;
}

/** A day for people. */
export function dayLines({ result, changed, prices, nodeStart }: ToldDay, columns: number | undefined): Line[] {
  const both = (make: (day: DayResult) => Table) =>
    changed === undefined ? make(result) : beside(make(result), make(changed.result));
  const last = changed?.result ?? result;
  const said = changed === undefined ? '' : `; as it is → with ${changed.changes.join(', ')}`;
  return [
    `${counted(result.messages.sent, 'message')} from ${instant(result.beginning)} on, looked at for ${lengthText(result.end - result.beginning)}${said}`,
    '',
    ...tableLines(both(jobTable)),
    ...limitLines(both(limitTable)),
    '',
    ...tableLines(both((day) => clusterTable(day, prices))),
    ...costLines(result, changed?.result, prices),
    ...last.clusters
      .filter(({ most }) => most > 0)
      .flatMap((day) => [
        '',
        `nodes of ${day.cluster.name}, by hours since ${instant(last.beginning)}`,
        ...nodeChart(day, last, columns),
      ]),
    '',
    ...tableLines(both(messageTable)),
    ...messageLines(last),
    '',
    ...serviceLines(last),
    ...assumptionLines(last, nodeStart),
  ];
}

function tableLines({ head, rows }: Table): Line[] {
  if (rows.size === 0) return [`${head[0]}: none`];
  return drawnLines([head, ...[...rows].map(([name, row]) => [name, ...row])]);
}

/** What limits do, where they do something. */
function limitLines(table: Table): Line[] {
  return table.rows.size === 0 ? [] : ['', ...tableLines(table)];
}

/** The sum of all clusters; `undefined` where one has no price. */
export function totalCost({ clusters }: DayResult, prices: PriceList): number | undefined {
  return clusters.reduce<number | undefined>((sum, { cluster, paid }) => {
    const cost = paid === 0 ? 0 : costOf(cluster, paid, prices);
    return sum === undefined || cost === undefined ? undefined : sum + cost;
  }, 0);
}

function costLines(result: DayResult, changed: DayResult | undefined, prices: PriceList | undefined): string[] {
  if (prices === undefined) return ['what that costs is not known: no --prices'];
  const text = (day: DayResult) => {
    const total = totalCost(day, prices);
    return total === undefined ? 'not known, since a price is missing' : moneyText(total, prices);
  };
  const [before, after] = [text(result), text(changed ?? result)];
  const sum = before === after ? before : `${before} → ${after}`;
  const missing = missingPrices([...result.clusters, ...(changed?.clusters ?? [])], prices);
  return [
    `machines together: ${sum} (prices of ${prices.date}, ${prices.source})`,
    ...missingPriceLines(missing, prices),
  ];
}

function messageLines({ messages }: DayResult): string[] {
  const { refused, duplicates, unwanted } = messages;
  return [
    ...(unwanted === 0 ? [] : [`${counted(unwanted, 'message')} no rule wants: the service drops them without a word`]),
    ...(duplicates === 0 ? [] : [`${counted(duplicates, 'message')} dropped: one of the same id came before`]),
    ...[...refused].map(([says, count]) => `${counted(count, 'message')} refused: ${says}`),
  ];
}

function serviceLines({ service: { tier, mostCredits, throttled } }: DayResult): string[] {
  const most = `Service Bus: at most ${mostCredits.toLocaleString('en')} credits in a second`;
  if (throttled === undefined)
    return [`${most}; where ${tier ?? 'a tier that is not known'} throttles cannot be told: no number is documented`];
  const limit = CREDITS_PER_SECOND.toLocaleString('en');
  const [first] = throttled;
  if (first === undefined) return [`${most} of the ${limit} that ${tier} has: never throttled`];
  const seconds = lengthOfSpans(throttled) / SECOND;
  return [
    `${most}, and ${tier} has ${limit}: throttled in ${counted(seconds, 'second')}, first at ${instant(first.from)}`,
    'what clients that are throttled send again later is not simulated',
  ];
}

function assumptionLines({ assumedLengths, until, isWhole, stillHeld }: DayResult, nodeStart: number): string[] {
  const assumed = [...assumedLengths].map(([template, limit]) =>
    limit === undefined
      ? `${template} says no length and has no time limit: its jobs end at once here, so that what waits behind them cannot be told`
      : `${template} says no length: its time limit of ${lengthText(limit)} is taken, so what waits behind it waits no longer than that`,
  );
  return [
    ...assumed.map((text) => `assumed: ${text}`),
    `assumed: a new machine is ready after ${lengthText(nodeStart)} (--set nodeStart=PT5M), and nothing goes wrong`,
    ...(stillHeld === 0
      ? []
      : [`${counted(stillHeld, 'message')} still wait for a place of their template at ${instant(until)}`]),
    ...(isWhole ? [] : [`jobs still wait or run at ${instant(until)}, when it is looked on no longer: --look-on`]),
  ];
}

function instant(time: number): string {
  return `${new Date(time).toISOString().slice(0, 16)}Z`;
}
