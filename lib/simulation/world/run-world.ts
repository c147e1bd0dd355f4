import { BrokerError, DAY, type Duration, HOUR, MINUTE, type Time } from '../../broker/core';
import { isOver } from '../../local/azure-ml/core';
import { handle as deployedHandle } from '../../trigger/program/handle';
import { GUARANTEED } from '../chance/faults';
import { Luck } from '../chance/luck';
import { Ledger, type Place } from '../judging/example-ledger';
import { LimitsJudge, limitedTemplates } from '../judging/limits-judge';
import { ResultBook } from '../judging/result-book';
import { Host } from '../parts/host';
import { heardBy, type Listener } from '../parts/listener';
import { Network, type Surroundings } from '../parts/network';
import { otherVersion } from '../parts/other-version';
import { busyPeople } from '../parts/people';
import { sendAll } from '../parts/senders';
import { SimulatedAzureMl } from '../parts/simulated-azure-ml';
import { SimulatedBus } from '../parts/simulated-bus';
import { SimulatedEventGrid } from '../parts/simulated-event-grid';
import { SimulatedGuards } from '../parts/simulated-guards';
import { troublesOf } from '../parts/trouble';
import { WorkflowHost } from '../parts/workflow-host';
import type { StoryLine } from '../time/story-lines';
import { type Process, VirtualTime } from '../time/virtual-time';
import type { RunOptions, RunResult } from './run-options';
import { listenersOf, type SimulatedSystem, templatesOf, versionsOf } from './simulated-world';

/** Few, so that a run is quick and its story is short: what goes wrong with many goes wrong with few. */
const MESSAGES = 5;
/** Any day will do; the same for all, so that a story can be compared. */
const START: Time = Date.UTC(2026, 0, 1);
/** Messages are sent within so long, and people do what they do within so long. */
const SENDING: Duration = 4 * HOUR;
const PEOPLE: Duration = 2 * DAY;
/** How many jobs fail, of all. */
const FAILING = 0.2;
/** Machines are replaced one after the other. */
const ROLLING: Duration = 10 * MINUTE;
/**
 * A run is looked at when all that was sent has had its day of retries after the last trouble: troubles last three days,
 * late duplicates come three days later, and what people send again has its own day.
 */
const END: Duration = 10 * DAY;

/** Fifty times what happens in most runs. */
const MOST_STEPS = 10_000;

/** Runs a system once, in virtual time, with what goes wrong drawn from a seed. */
export async function run(system: SimulatedSystem, options: RunOptions): Promise<RunResult> {
  const { seed, faults = GUARANTEED, messages = MESSAGES, withoutFaults, withoutMessages, tells = false } = options;
  const { likely = [], handleOf = () => deployedHandle, host: rules = { completes: 'after' } } = options;
  const luck = new Luck({
    seed,
    faults: [...faults, ...likely],
    likely,
    ...(withoutFaults !== undefined && { without: withoutFaults }),
  });
  const time = new VirtualTime(START);
  const story: StoryLine[] = [];
  const hosts: Host[] = [];
  const workflows: WorkflowHost[] = [];
  const hostOf = (process: Process) => [...hosts, ...workflows].find((host) => host.has(process));
  const around: Surroundings = {
    time,
    luck,
    tell: tells ? (who, what) => story.push({ at: time.now, who, what }) : () => undefined,
    crash: (process) => hostOf(process)?.crash(),
    standStill: (process) => hostOf(process)?.standStill(),
  };
  const listeners = listenersOf(system);
  const network = new Network(around);
  const bus = new SimulatedBus({
    around,
    commands: system.commands,
    tier: system.tier,
    seed: String(seed),
    onEvent: (event) => {
      ledger.hear(event);
      results.hear(event);
    },
  });
  const ledger = new Ledger({
    subscriptions: new Map(listeners.map((one) => [heardBy(one)[0], one.subscription])),
    waiting: waitingIn(bus, listeners),
    templates: versionsOf(system),
    calm: options.calm,
    now: () => time.now,
  });
  const [topic = ''] = listeners.map((one) => one.topic);
  const results = new ResultBook({ duplicateWindow: duplicateWindowOf(bus, topic), now: () => time.now });
  const { eventId: idAt } = options;
  const { routes } = system;
  const events = new SimulatedEventGrid({ around, bus, routes, book: results, ...(idAt && { idAt }) });
  const guards = new SimulatedGuards(around, network);
  const limits = new LimitsJudge({
    templates: limitedTemplates(system.programs),
    now: () => time.now,
    tell: (violation) => ledger.tell(violation),
  });
  const azureMl = new SimulatedAzureMl({
    around,
    network,
    clusters: system.clusters,
    troubles: troublesOf(luck, START, SENDING),
    durationOf: ({ name }) => MINUTE * 300 ** luck.number(`length of ${name}`),
    fails: ({ name }) => luck.number(`end of ${name}`) < FAILING,
    onMade: (made) => {
      ledger.hearMade(made);
      limits.hearMade(made);
    },
    onChange: (changed) => events.hear(changed),
  });
  for (const program of system.programs) {
    const instances = luck.happens('two-instances', program.name) ? luck.between(2, 3, `instances ${program.name}`) : 1;
    for (let number = 1; number <= instances; number++)
      hosts.push(new Host({ around, network, bus, azureMl, guards, program, handleOf, rules, number, judge: ledger }));
  }
  for (const workflow of system.workflows)
    workflows.push(new WorkflowHost({ around, network, bus, azureMl, workflow, judge: ledger }));
  sendAll(system.messages, {
    around,
    bus,
    ledger,
    topic,
    span: SENDING,
    templates: templatesOf(system),
    count: messages,
    ...(withoutMessages !== undefined && { without: withoutMessages }),
  });
  busyPeople({
    around,
    bus,
    azureMl,
    guards,
    ledger,
    results,
    listeners,
    deploy: ({ name }, version) => {
      const program = system.programs.find((one) => one.name === name);
      if (program === undefined) return;
      const next = version === 'first' ? program : otherVersion(program);
      for (const host of hosts.filter((one) => one.isOf(program)))
        time.after(luck.between(0, ROLLING, `rolling ${name}`), () => host.deploy(next, `${version} version`));
    },
    deadLetterQueues: deadLetterQueuesOf(bus),
    sending: SENDING,
    span: PEOPLE,
    resends: options.resends ?? 'sends-first',
    resendsUnder: options.resendsUnder ?? 'another-id',
  });
  let steps = 0;
  await time.pass(START + END, () => (++steps === MOST_STEPS ? 'stop' : undefined));
  const isCut = steps === MOST_STEPS;
  const places = placesIn(bus);
  if (!isCut) ledger.close(places);
  if (!isCut && routes.length > 0)
    results.close(
      [...azureMl.machine.all()].flatMap(({ name, parent, state, ended = 0 }) =>
        parent === undefined && isOver(state) && state !== 'Canceled' ? [{ name, state, ended }] : [],
      ),
    );
  return {
    seed,
    violations: [...ledger.violations, ...results.violations],
    happened: luck.happened,
    ends: ledger.ends(places),
    examples: {
      ...ledger.examples,
      // A search of millions has no use for it.
      get came() {
        return ledger.came(places);
      },
    },
    story,
    messages,
    steps,
    isCut,
    start: START,
  };
}

/** Where messages are worked on, and after how many deliveries one dies there. */
function waitingIn({ look }: SimulatedBus, listeners: readonly Listener[]): Map<string, number> {
  return new Map(
    listeners.flatMap(heardBy).flatMap((entity) => {
      const found = look.describe(entity);
      return found instanceof BrokerError || !('maxDeliveryCount' in found.settings)
        ? []
        : [[entity, found.settings.maxDeliveryCount] as const];
    }),
  );
}

function duplicateWindowOf({ look }: SimulatedBus, topic: string): Duration {
  const found = look.describe(topic);
  if (found instanceof BrokerError || !('duplicateWindow' in found.settings)) return 0;
  return found.settings.requiresDuplicateDetection ? found.settings.duplicateWindow : 0;
}

/** The queues that the service forwards dead letters to, as the entities themselves say. */
function deadLetterQueuesOf(bus: SimulatedBus): string[] {
  const targets = bus.entities().map((entity) => {
    const found = bus.look.describe(entity);
    return found instanceof BrokerError || !('forwardDeadLetteredMessagesTo' in found.settings)
      ? undefined
      : found.settings.forwardDeadLetteredMessagesTo;
  });
  return [...new Set(targets.filter((name) => name !== undefined))].sort();
}

/** Everything that lies somewhere at the end. */
function placesIn(bus: SimulatedBus): Place[] {
  const all = bus.entities().flatMap((entity) => [entity, `${entity}/$DeadLetterQueue`]);
  return all.flatMap((where) =>
    bus.peek(where).map(({ messageId }) => ({ messageId: bus.originalIdOf(messageId), where })),
  );
}
