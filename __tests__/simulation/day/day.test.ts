import { HOUR, MINUTE, SECOND } from '../../../lib/broker/core';
import { Message } from '../../../lib/rules';
import {
  type DayLine,
  type DayOptions,
  type DayResult,
  type ExampleMessage,
  type SimulatedSystem,
  simulateDay,
} from '../../../lib/simulation';
import { devSystem, EXAMPLES, mixedSystem } from '../system';

const system = devSystem();
const OF_ONE_HOUR = { kind: 'observed', all: [HOUR] } as const;
const DURATIONS = new Map(
  system.programs.flatMap(({ data }) => Object.keys(data.templates).map((name) => [name, OF_ONE_HOUR] as const)),
);

const run = (lines: readonly DayLine[], options: Partial<DayOptions> = {}, of: SimulatedSystem = system) =>
  simulateDay(of, { lines, durations: DURATIONS, nodeStart: 5 * MINUTE, instances: new Map(), seed: 1, ...options });

/** A request that starts one job of one node on the cluster `cpu`, which has four. */
const cpuTrain = EXAMPLES.find(({ name }) => name === 'cpu-train') as ExampleMessage;

/** So many requests of their own at once. */
function atOnce(count: number, example = cpuTrain): DayLine[] {
  return Array.from({ length: count }, (_, index) => {
    const message = example.message.copy();
    message.setSystemProperty('MessageId', `request-${index}`);
    const body = Buffer.from(JSON.stringify({ ...JSON.parse(example.body.toString()), id: `request-${index}` }));
    return { kind: 'single', at: { intoTheDay: 9 * HOUR }, example: { name: 'request', message, body } };
  });
}

function cpuOf({ clusters }: DayResult) {
  const found = clusters.find(({ cluster }) => cluster.name === 'cpu');
  if (found === undefined) throw new Error('there is no cluster cpu');
  return found;
}

test('jobs beyond the machines of a cluster wait for their turn, an hour each', async () => {
  const result = await run(atOnce(10));
  const [kind, ...others] = result.jobs;
  expect([kind?.template, kind?.jobs, others]).toEqual(['train-on-cpu', 10, []]);
  // Four at once: machines come after five minutes, and the next jobs take them over.
  const rounds = (kind?.waits ?? []).map((wait) => Math.round((wait - 5 * MINUTE) / HOUR));
  expect(rounds).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 2, 2]);
  expect(kind?.ended).toEqual(new Map([['Completed', 10]]));
  const cpu = cpuOf(result);
  expect(cpu.most).toBe(4);
  // Ten hours of work, and five minutes of four machines before it.
  expect(cpu.busy / HOUR).toBeCloseTo(10 + (4 * 5) / 60, 1);
  expect(cpu.full / HOUR).toBeCloseTo(2 + 5 / 60, 1);
});

test('with more machines nobody waits: the same jobs, otherwise', async () => {
  const clusters = system.clusters.map((one) => (one.name === 'cpu' ? { ...one, maxNodes: 10 } : one));
  const result = await run(atOnce(10), {}, { ...system, clusters });
  expect(result.jobs[0]?.waits.every((wait) => wait < 6 * MINUTE)).toBe(true);
  expect(cpuOf(result).most).toBe(10);
});

test('a cluster that keeps a machine is paid for all of the time', async () => {
  const clusters = system.clusters.map((one) => (one.name === 'cpu' ? { ...one, minNodes: 1 } : one));
  const result = await run(atOnce(1), {}, { ...system, clusters });
  const cpu = cpuOf(result);
  expect(cpu.paid).toBe(result.end - result.beginning);
  // It was there already.
  expect(result.jobs[0]?.waits[0]).toBeLessThan(MINUTE);
});

test('what no template allows is set aside with its reason, and what no rule wants is told', async () => {
  const broken = { ...cpuTrain, body: Buffer.from('{"id": "x", "template": "there-is-none"}') };
  const stranger = new Message();
  stranger.setProperty('eventType', 'nobody.wants.this');
  const result = await run([
    { kind: 'single', at: { intoTheDay: HOUR }, example: broken },
    { kind: 'single', at: { intoTheDay: HOUR }, example: { ...cpuTrain, message: stranger } },
  ]);
  const cpu = result.subscriptions.find(({ address }) => address.endsWith('/cpu-train'));
  expect([cpu?.came, cpu?.started, [...(cpu?.setAside.values() ?? [])]]).toEqual([1, 0, [1]]);
  expect([result.messages.unwanted, result.jobs]).toEqual([1, []]);
});

test('a second message of the same request finds its job there already', async () => {
  const [line] = atOnce(1) as [DayLine];
  const message = line.example.message.copy();
  message.setSystemProperty('MessageId', 'another');
  const result = await run([line, { ...line, example: { ...line.example, message } }]);
  const cpu = result.subscriptions.find(({ address }) => address.endsWith('/cpu-train'));
  expect([cpu?.came, cpu?.started, cpu?.again]).toEqual([2, 1, 1]);
});

test('a job of which nobody says how long it runs takes its time limit, and that is told', async () => {
  const result = await run(atOnce(5), { durations: new Map() });
  const limit = result.assumedLengths.get('train-on-cpu');
  expect(limit).toBeGreaterThan(HOUR);
  expect(result.jobs[0]?.ended).toEqual(new Map([['Completed', 5]]));
  expect(result.jobs[0]?.waits.at(-1)).toBeGreaterThan((limit as number) - MINUTE);
});

test('what a day still waits for when it is looked on no longer is no wait, and is counted', async () => {
  const result = await run(atOnce(10), { lookOn: 90 * MINUTE });
  expect([result.end, result.isWhole]).toEqual([result.until, false]);
  const [kind] = result.jobs;
  expect([kind?.waits.length, kind?.waiting, kind?.running]).toEqual([8, 2, 4]);
});

describe('where the tier throttles', () => {
  test('a second with more than its credits is told: one a message, one a filter, one a delivery', async () => {
    const { service } = await run(atOnce(100));
    const filters = system.commands.filter(({ kind }) => kind === 'add-rule').length;
    expect(service.mostCredits).toBeGreaterThanOrEqual(100 * (1 + filters));
    expect(service.throttled).toEqual([
      expect.objectContaining({ from: expect.any(Number), most: service.mostCredits }),
    ]);
    const [span] = service.throttled ?? [];
    expect((span?.until ?? 0) - (span?.from ?? 0)).toBe(SECOND);
  });

  test('of Premium no number is known', async () => {
    const { service } = await run(atOnce(1), {}, { ...system, tier: 'Premium' });
    expect(service.throttled).toBeUndefined();
  });
});

test('the same seed is the same day', async () => {
  const lines: DayLine[] = [{ kind: 'rate', perHour: 4, from: 0, until: 6 * HOUR, example: cpuTrain }];
  const [one, two, other] = [await run(lines), await run(lines), await run(lines, { seed: 2 })];
  expect(one).toEqual(two);
  expect(other.jobs).not.toEqual(one.jobs);
});

test('a Logic App starts jobs at full minutes, one message a minute', async () => {
  const mixed = mixedSystem();
  const [example] = mixed.messages as readonly [ExampleMessage];
  const result = await run(atOnce(3, example), {}, { ...mixed, programs: [] });
  const [kind, ...others] = result.jobs;
  expect([kind?.template, kind?.jobs, others]).toEqual(['reviews-bert', 3, []]);
  const started = result.subscriptions.filter((one) => one.started > 0).map((one) => [one.address, one.started]);
  expect(started).toEqual([['training-events/Subscriptions/by-logic-app', 3]]);
});
