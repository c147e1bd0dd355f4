import {
  BrokerError,
  DAY,
  type Duration,
  HOUR,
  MINUTE,
  subscriptionAddress,
  type Tier,
  type Time,
} from '../broker/core';
import type { SetupCommand } from '../broker/setup/setup';
import type { Cluster } from '../local/deployment';
import { handle as deployedHandle } from '../trigger/program/handle';
import { type Fault, GUARANTEED } from './chance/faults';
import { type FaultThatHappened, Luck } from './chance/luck';
import { Ledger, type Place, type Violation } from './judging/ledger';
import { LimitsJudge, limitedTemplates } from './judging/limits';
import { SimulatedAzureMl } from './parts/azure-ml';
import { SimulatedBus } from './parts/bus';
import { SimulatedGuards } from './parts/guards';
import { type Handle, Host, type HostRules, type SimulatedProgram } from './parts/host';
import { Network, type Surroundings } from './parts/network';
import { busyPeople } from './parts/people';
import { type ExampleMessage, sendAll } from './parts/senders';
import { troublesOf } from './parts/trouble';
import type { StoryLine } from './time/story';
import { VirtualTime } from './time/virtual-time';

/** What is simulated: what a document deploys, and the messages that come. */
export interface SimulatedSystem {
  readonly commands: readonly SetupCommand[];
  readonly tier: Tier | undefined;
  readonly programs: readonly SimulatedProgram[];
  readonly clusters: readonly Cluster[];
  readonly messages: readonly ExampleMessage[];
}

/** How one run goes. */
export interface RunOptions {
  readonly seed: number;
  /** What may go wrong. @default - all with which every message still has its one end */
  readonly faults?: readonly Fault[];
  /** Faults that it is about, which happen every second time that they can. @default - none */
  readonly likely?: readonly Fault[];
  /** How many messages are sent. @default 5 */
  readonly messages?: number;
  /** Decisions that are taken as if nothing happened, by their keys. @default - none */
  readonly withoutFaults?: ReadonlySet<string>;
  /** Messages that are not sent, by their number from 0. @default - none */
  readonly withoutMessages?: ReadonlySet<number>;
  /** Whether what happens is written down. @default false */
  readonly tells?: boolean;
  /** The program's own `handle`. @default - that which is deployed */
  readonly handle?: Handle;
  /** @default - as host.json says */
  readonly host?: HostRules;
}

/** What a run came to. */
export interface RunResult {
  readonly seed: number;
  readonly violations: readonly Violation[];
  readonly happened: readonly FaultThatHappened[];
  /** How many messages came to each end. */
  readonly ends: ReadonlyMap<string, number>;
  /** What happened, where it was written down. */
  readonly story: readonly StoryLine[];
  /** How many messages were sent, those included that are left out. */
  readonly messages: number;
  /** How many things happened. */
  readonly steps: number;
  /** When it began. */
  readonly start: Time;
}

/** Few, so that a run is quick and its story is short: what goes wrong with many goes wrong with few. */
const MESSAGES = 5;
/** Any day will do; the same for all, so that a story can be compared. */
const START: Time = Date.UTC(2026, 0, 1);
/** Messages are sent within so long, and people do what they do within so long. */
const SENDING: Duration = 4 * HOUR;
const PEOPLE: Duration = 2 * DAY;
/**
 * A run is looked at when all that was sent has had its day of retries after the last trouble: troubles last three days,
 * late duplicates come three days later, and what people send again has its own day.
 */
const END: Duration = 10 * DAY;

/** Runs a system once, in virtual time, with what goes wrong drawn from a seed. */
export async function run(system: SimulatedSystem, options: RunOptions): Promise<RunResult> {
  const { seed, faults = GUARANTEED, messages = MESSAGES, withoutFaults, withoutMessages, tells = false } = options;
  const { likely = [] } = options;
  const luck = new Luck({
    seed,
    faults: [...faults, ...likely],
    likely,
    ...(withoutFaults !== undefined && { without: withoutFaults }),
  });
  const time = new VirtualTime(START);
  const story: StoryLine[] = [];
  const hosts: Host[] = [];
  const around: Surroundings = {
    time,
    luck,
    tell: tells ? (who, what) => story.push({ at: time.now, who, what }) : () => undefined,
    crash: (process) => hosts.find((host) => host.has(process))?.crash(),
  };
  const { programs } = system;
  const addresses = new Map(programs.map((one) => [subscriptionOf(one), one.settings.subscription]));
  const ledger = new Ledger(addresses, () => time.now);
  const network = new Network(around);
  const bus = new SimulatedBus({
    around,
    commands: system.commands,
    tier: system.tier,
    seed: String(seed),
    onEvent: (event) => ledger.hear(event),
  });
  const guards = new SimulatedGuards(around, network);
  const limits = new LimitsJudge({
    templates: limitedTemplates(programs),
    now: () => time.now,
    tell: (violation) => ledger.tell(violation),
  });
  const azureMl = new SimulatedAzureMl({
    around,
    network,
    clusters: system.clusters,
    troubles: troublesOf(luck, START, SENDING),
    durationOf: ({ name }) => MINUTE * 300 ** luck.number(`length of ${name}`),
    onMade: (made) => {
      ledger.hearMade(made);
      limits.hearMade(made);
    },
  });
  const { handle = deployedHandle, host: rules = { completes: 'after' } } = options;
  for (const program of programs) {
    const instances = luck.happens('two-instances', program.name) ? luck.between(2, 3, `instances ${program.name}`) : 1;
    for (let number = 1; number <= instances; number++) {
      const onOutcome = ledger.hearOutcome.bind(ledger);
      hosts.push(new Host({ around, network, bus, azureMl, guards, program, handle, rules, number, onOutcome }));
    }
  }
  for (const [topic, examples] of byTopic(system))
    sendAll(examples, {
      around,
      bus,
      ledger,
      topic,
      span: SENDING,
      templates: new Map(programs.flatMap(({ data }) => Object.entries(data.templates))),
      count: messages,
      ...(withoutMessages !== undefined && { without: withoutMessages }),
    });
  busyPeople({
    around,
    bus,
    azureMl,
    guards,
    ledger,
    programs,
    deadLetterQueues: deadLetterQueuesOf(bus),
    sending: SENDING,
    span: PEOPLE,
  });
  let steps = 0;
  await time.pass(START + END, () => {
    steps++;
  });
  const places = placesIn(bus);
  ledger.close(places);
  ledger.closeQueues(new Set(programs.map(({ settings }) => settings.retryQueue)), places);
  return {
    seed,
    violations: ledger.violations,
    happened: luck.happened,
    ends: ledger.ends(places),
    story,
    messages,
    steps,
    start: START,
  };
}

function subscriptionOf({ topic, settings }: SimulatedProgram): string {
  return subscriptionAddress(topic, settings.subscription);
}

/** All messages go to the topic that programs listen to; there is one in a catalogue. */
function byTopic({ programs, messages }: SimulatedSystem): Map<string, readonly ExampleMessage[]> {
  return new Map(programs.slice(0, 1).map(({ topic }) => [topic, messages]));
}

/** The queues that the service forwards dead letters to, as the entities themselves say. */
function deadLetterQueuesOf(bus: SimulatedBus): string[] {
  const targets = entitiesOf(bus).map((entity) => {
    const found = bus.look.describe(entity);
    return found instanceof BrokerError || !('forwardDeadLetteredMessagesTo' in found.settings)
      ? undefined
      : found.settings.forwardDeadLetteredMessagesTo;
  });
  return [...new Set(targets.filter((name) => name !== undefined))].sort();
}

/** Everything that lies somewhere at the end. */
function placesIn(bus: SimulatedBus): Place[] {
  const all = entitiesOf(bus).flatMap((entity) => [entity, `${entity}/$DeadLetterQueue`]);
  return all.flatMap((where) =>
    bus.peek(where).flatMap(({ messageId }) => (messageId === undefined ? [] : [{ messageId, where }])),
  );
}

/** The addresses of all queues and subscriptions. */
function entitiesOf({ look }: SimulatedBus): string[] {
  const subscriptions = look.list('topic').flatMap(({ name }) => {
    const all = look.subscriptions(name);
    if (all instanceof BrokerError) return [];
    return all.map((one) => subscriptionAddress(name, one.name));
  });
  return [...look.list('queue').map(({ name }) => name), ...subscriptions];
}
