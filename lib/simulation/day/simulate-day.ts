import { BrokerError, DAY, type Duration, MINUTE, SECOND, type Time } from '../../broker/core';
import { encoded } from '../../broker/local/inside';
import { isOver, keyOf, type Run } from '../../local/azure-ml/core';
import type { Cluster } from '../../local/deployment';
import { handle } from '../../trigger/program/handle';
import { Luck } from '../chance/luck';
import { Host } from '../parts/host';
import { Network, type Surroundings } from '../parts/network';
import { SimulatedAzureMl } from '../parts/simulated-azure-ml';
import { SimulatedBus } from '../parts/simulated-bus';
import { SimulatedGuards } from '../parts/simulated-guards';
import { WorkflowHost } from '../parts/workflow-host';
import { VirtualTime } from '../time/virtual-time';
import { listenersOf, type SimulatedSystem } from '../world/simulated-world';
import { type Arrival, arrivalsOf, beginningOf, type DayLine } from './arrivals';
import { DayBook } from './day-book';
import type { DayResult } from './day-result';
import { type DurationLaw, drawnDuration, lengthOf } from './durations';
import { NodePool } from './node-pool';

export interface DayOptions {
  readonly lines: readonly DayLine[];
  /** How long jobs run, by template. */
  readonly durations: ReadonlyMap<string, DurationLaw>;
  /** How long it takes until a machine that was not there can work. */
  readonly nodeStart: Duration;
  /** How many instances of each program run; one of those that are not named. */
  readonly instances: ReadonlyMap<string, number>;
  /** How long after the last message it is looked on, at most. @default 7 days */
  readonly lookOn?: Duration;
  readonly seed: number;
  /** Hears how many messages of how many were sent. */
  readonly onProgress?: (sent: number, of: number) => void;
  readonly signal?: AbortSignal;
}

/** How long after the last message it is looked on, where nobody says. */
export const LOOK_ON: Duration = 7 * DAY;
/** As long as a machine stays without work where the document does not say, as Azure ML has it by itself. */
const IDLE: Duration = 2 * MINUTE;

/**
 * Runs a day in virtual time, with nothing going wrong: the topic and its rules, the deployed program, Azure ML with
 * machines that come and go.
 */
export async function simulateDay(system: SimulatedSystem, options: DayOptions): Promise<DayResult> {
  const { lines, seed, nodeStart, lookOn = LOOK_ON, instances, signal } = options;
  const luck = new Luck({ seed, faults: [] });
  const arrivals = arrivalsOf(lines, luck);
  const beginning = beginningOf(lines);
  const time = new VirtualTime(beginning);
  const around: Surroundings = {
    time,
    luck,
    tell: () => undefined,
    crash: () => undefined,
    standStill: () => undefined,
  };
  const network = new Network(around);
  const pools = new Map(
    system.clusters.map((cluster) => [cluster.id.toLowerCase(), poolOf(cluster, nodeStart, beginning)]),
  );
  /** Gives back the machines of a run that has some. */
  const holding = new Map<string, () => void>();
  const book = new DayBook(system, () => time.now);
  const bus = new SimulatedBus({
    around,
    commands: system.commands,
    tier: system.tier,
    seed: String(seed),
    onEvent: (event) => book.hear(event),
  });
  book.countFilters(bus.look);
  const azureMl = new SimulatedAzureMl({
    around,
    network,
    clusters: system.clusters,
    troubles: [],
    durationOf: (run) => durationOf(run, options, book, luck),
    startingOf: (run, { cluster, nodes }) => {
      const pool = pools.get(cluster ?? '');
      // Without a cluster, machines are made for each job.
      if (pool === undefined) return nodeStart;
      holding.set(keyOf(run), () => pool.release(nodes, time.now));
      return pool.take(nodes, time.now);
    },
    onMade: (made) => book.hearMade(made),
    onChange: (run) => {
      if (isOver(run.state)) {
        holding.get(keyOf(run))?.();
        holding.delete(keyOf(run));
      }
      book.hearRun(run);
    },
  });
  const guards = new SimulatedGuards(around, network);
  for (const program of system.programs) {
    for (let number = 1; number <= (instances.get(program.name) ?? 1); number++) {
      const rules = { completes: 'after' } as const;
      new Host({ around, network, bus, azureMl, guards, program, handleOf: () => handle, rules, number, judge: book });
    }
  }
  for (const workflow of system.workflows) new WorkflowHost({ around, network, bus, azureMl, workflow, judge: book });
  const [topic = ''] = listenersOf(system).map((one) => one.topic);
  let sent = 0;
  for (const arrival of arrivals)
    time.at(arrival.at, () => {
      options.onProgress?.(++sent, arrivals.length);
      send(arrival, topic, bus, book);
    });
  const until = (arrivals.at(-1)?.at ?? beginning) + lookOn;
  await time.pass(until, () => {
    signal?.throwIfAborted();
    return undefined;
  });
  return book.close({ beginning, until, arrivals: arrivals.length, pools });
}

function poolOf(cluster: Cluster, startsIn: Duration, beginning: Time): NodePool {
  const idleFor = lengthOf(cluster.idleBeforeScaleDown ?? '') ?? IDLE;
  return new NodePool({ minNodes: cluster.minNodes, idleFor, startsIn, beginning });
}

function durationOf(run: Run, { durations }: DayOptions, book: DayBook, luck: Luck): Duration {
  const template = book.jobs.templateOf(run);
  const law = durations.get(template);
  if (law !== undefined) return drawnDuration(law, luck, run.name);
  // As long as it may, and not so long that it is canceled: what waits behind it waits no longer than this says.
  book.jobs.assumeLimit(template, run.task?.timeout);
  return Math.max(0, (run.task?.timeout ?? 0) - SECOND);
}

function send({ id, example, isDrawn }: Arrival, topic: string, bus: SimulatedBus, book: DayBook): void {
  const message = example.message.copy();
  const own = message.system.get('MessageId');
  const messageId = isDrawn || typeof own !== 'string' ? id : own;
  message.setSystemProperty('MessageId', messageId);
  for (const name of BROKERED) message.setSystemProperty(name, null);
  book.willSend(messageId);
  const body = isDrawn ? withId(example.body, id) : example.body;
  const answer = bus.run({ kind: 'send', entity: topic, messages: [encoded({ message, body })] });
  if (answer instanceof BrokerError) book.refused(answer.description);
}

/** What the service itself sets when it takes a message; one that was written down has it. */
const BROKERED = ['EnqueuedTimeUtc', 'SequenceNumber', 'EnqueuedSequenceNumber', 'ExpiresAtUtc', 'LockedUntilUtc'];

/** A request of its own: two with one id would be one. */
function withId(body: Buffer, id: string): Buffer | string {
  try {
    const json: unknown = JSON.parse(body.toString());
    if (typeof json === 'object' && json !== null && !Array.isArray(json) && 'id' in json)
      return JSON.stringify({ ...json, id });
  } catch {
    // No JSON: it has no id of a request.
  }
  return body;
}
