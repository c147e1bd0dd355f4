import fc from 'fast-check';
import type { DeadLetters, End, Topic, TopicResult, Topology } from '../../../lib/routing';
import { knownOf, topologyOf } from '../../../lib/routing';
import { type DeliveryClaim, Message, MessageContract, Property, SqlFilter } from '../../../lib/rules';
import { Integer } from '../../../lib/rules/values/values';
import { parseDocument } from '../../../lib/terraform';

/** What the messages of made-up graphs look like: few enough to look at each of them. */
export const contract = MessageContract.of(
  {
    kind: Property.oneOf('a', 'b'),
    n: Property.int({ min: 0, max: 2 }).optional(),
    tier: Property.oneOf('x', 'y').optional(),
  },
  ['SessionId'],
);

/** All messages of the contract; of sessions the rules ask only whether there is one. */
export const MESSAGES: readonly Message[] = ['a', 'b'].flatMap((kind) =>
  [undefined, 0, 1, 2].flatMap((n) =>
    [undefined, 'x', 'y'].flatMap((tier) =>
      [undefined, 's'].map((session) => {
        const message = new Message();
        message.setProperty('kind', kind);
        if (n !== undefined) message.setProperty('n', Integer.checked('int', BigInt(n)) as Integer);
        if (tier !== undefined) message.setProperty('tier', tier);
        if (session !== undefined) message.setSystemProperty('SessionId', session);
        return message;
      }),
    ),
  ),
);

const FILTERS = [
  '1=1',
  "kind = 'a'",
  "kind = 'b'",
  'n >= 1',
  'n = 0 OR n IS NULL',
  "tier = 'x'",
  "tier <> 'x'",
  'NOT EXISTS(tier)',
  '10 / n > 4',
  "RuleName = 'r1'",
  'sys.SessionId IS NULL',
];

const ACTIONS = [
  undefined,
  undefined,
  "SET tier = 'x'",
  'REMOVE tier',
  'SET n = n + 1',
  "SET kind = 'b'; SET n = 0",
  "SET sys.SessionId = 't'",
  'SET sys.SessionId = NULL',
  'SET n = kind',
  'SET n = 10 / n',
];

interface ModelRule {
  readonly filter: string;
  readonly action: string | undefined;
}

interface Receiver {
  readonly forwardTo: string | undefined;
  readonly deadTo: string | undefined;
  readonly sessions: boolean;
}

interface ModelSubscription extends Receiver {
  readonly rules: readonly ModelRule[];
  readonly keepsFailures: boolean;
}

/** A graph of three topics and two queues, which forward to each other as it happens, in loops too. */
export interface GraphModel {
  readonly topics: readonly { readonly status: string; readonly subscriptions: readonly ModelSubscription[] }[];
  readonly queues: readonly (Receiver & { readonly status: string })[];
}

const TOPICS = ['t0', 't1', 't2'];
const QUEUES = ['q0', 'q1'];
const target = (freq: number) =>
  fc.option(fc.constantFrom(...TOPICS.slice(1), ...QUEUES, ...QUEUES, 't0', 'elsewhere'), { nil: undefined, freq });
const rarely = fc.integer({ min: 0, max: 7 }).map((n) => n === 0);
const status = fc.integer({ min: 0, max: 9 }).map((n) => (n === 0 ? 'Disabled' : 'Active'));
const receiver = { forwardTo: target(1), deadTo: target(1), sessions: rarely };

export const arbitraryGraph: fc.Arbitrary<GraphModel> = fc.record({
  topics: fc.tuple(
    ...TOPICS.map((name) =>
      fc.record({
        status: name === 't0' ? fc.constant('Active') : status,
        subscriptions: fc.array(
          fc.record({
            ...receiver,
            keepsFailures: fc.boolean(),
            rules: fc.array(fc.record({ filter: fc.constantFrom(...FILTERS), action: fc.constantFrom(...ACTIONS) }), {
              minLength: 1,
              maxLength: 2,
            }),
          }),
          { minLength: 1, maxLength: 2 },
        ),
      }),
    ),
  ),
  queues: fc.tuple(...QUEUES.map(() => fc.record({ ...receiver, status }))),
});

/** The names that claims about a graph may name, whether there is such a thing or not. */
const DESTINATIONS = [
  ...QUEUES,
  ...TOPICS.flatMap((topic) => ['s0', 's1'].map((name) => `${topic}/${name}`)),
  'q0/$DeadLetterQueue',
  't0/s0/$DeadLetterQueue',
  't1/s0/$DeadLetterQueue',
  'elsewhere',
];

export const arbitraryClaim: fc.Arbitrary<DeliveryClaim> = fc
  .record({
    kind: fc.constantFrom('exactly-once' as const, 'never-overlap' as const, 'cover' as const, 'not-reach' as const),
    about: fc.oneof(
      fc.uniqueArray(fc.constantFrom('s0', 's1'), { minLength: 1 }).map((subscriptions) => ({ subscriptions })),
      fc.uniqueArray(fc.constantFrom('s0', 's1')).map((observers) => ({ observers })),
      fc
        .uniqueArray(fc.constantFrom(...DESTINATIONS), { minLength: 1, maxLength: 3 })
        .map((destinations) => ({ destinations })),
    ),
    messages: fc.constantFrom(undefined, "kind = 'a'", 'n >= 1', 'EXISTS(tier)'),
  })
  .map(({ kind, about, messages }) => ({
    kind,
    name: 'drawn',
    ...about,
    ...(messages !== undefined && { messages: SqlFilter.parse(messages) }),
  }));

/** The graph as a document of Terraform. */
export function topologyOfGraph({ topics, queues }: GraphModel): Topology {
  const forwards = ({ forwardTo, deadTo, sessions }: Receiver) => ({
    ...(forwardTo !== undefined && { forward_to: forwardTo }),
    ...(deadTo !== undefined && { forward_dead_lettered_messages_to: deadTo }),
    requires_session: sessions,
  });
  const subscriptions = topics.flatMap((topic, t) =>
    topic.subscriptions.map((one, s) => [`t${t}_s${s}`, one, `s${s}`, t] as const),
  );
  const resource = {
    azurerm_servicebus_topic: Object.fromEntries(
      topics.map(({ status: of }, t) => [`t${t}`, { name: `t${t}`, namespace_id: 'n', status: of }]),
    ),
    azurerm_servicebus_queue: Object.fromEntries(
      queues.map((one, q) => [`q${q}`, { name: `q${q}`, namespace_id: 'n', status: one.status, ...forwards(one) }]),
    ),
    azurerm_servicebus_subscription: Object.fromEntries(
      subscriptions.map(([id, one, name, t]) => [
        id,
        {
          name,
          topic_id: `\${azurerm_servicebus_topic.t${t}.id}`,
          dead_lettering_on_filter_evaluation_error: one.keepsFailures,
          ...forwards(one),
        },
      ]),
    ),
    azurerm_servicebus_subscription_rule: Object.fromEntries(
      subscriptions.flatMap(([id, one]) =>
        one.rules.map(({ filter, action }, r) => [
          `${id}_r${r}`,
          {
            name: `r${r}`,
            subscription_id: `\${azurerm_servicebus_subscription.${id}.id}`,
            sql_filter: filter,
            ...(action !== undefined && { action }),
          },
        ]),
      ),
    ),
  };
  return topologyOf(parseDocument('a.tf.json', JSON.stringify({ resource })));
}

/** The topic that messages are sent to, with the contract. */
export function entryOf(topology: Topology): Topic {
  const topic = topology.topics.find(({ name }) => name === 't0') as Topic;
  return { ...topic, contract: contract.jsonSchema(), setBySenders: contract.system };
}

/** A copy of one message by what the router says: where it was, the place that has it last. */
export interface Way {
  readonly stops: readonly string[];
  /** That nobody knows what becomes of it after the last stop. */
  readonly isOpen: boolean;
  /** Whether it is a dead letter by a rule that failed: how many there are of several such is not known. */
  readonly isFailure: boolean;
}

/** The ways of all copies of a message. */
export function waysOf({ topic, results }: TopicResult): Way[] {
  return results.flatMap(({ subscription, copies, failures }) => [
    ...copies.flatMap(({ end }) => ofEnd(end)),
    ...failures.flatMap(({ deadLettered, deadLetters }) =>
      deadLettered === false || deadLetters === undefined
        ? []
        : deadWays([`${topic.label}/${subscription.name}`], deadLetters).map((way) => ({ ...way, isFailure: true })),
    ),
  ]);
}

function ofEnd({ way, state, next, deadLetters }: End): Way[] {
  if (next !== undefined) return waysOf(next).map((one) => ({ ...one, stops: [...way.slice(0, -1), ...one.stops] }));
  if (deadLetters !== undefined) return deadWays(way.slice(0, way.lastIndexOf(deadLetters.of) + 1), deadLetters);
  return [{ stops: way, isOpen: state !== 'waiting', isFailure: false }];
}

function deadWays(way: readonly string[], { of, goesOn }: DeadLetters): Way[] {
  const dead = [...way, `${of}/$DeadLetterQueue`];
  if (goesOn === undefined) return [{ stops: dead, isOpen: false, isFailure: false }];
  return ofEnd(goesOn).map((one) => ({ ...one, stops: [...dead, ...one.stops.slice(1)] }));
}

/** Whether the topic has what a claim about subscriptions names. */
export function subscriptionsOf(topic: Topic): readonly string[] {
  return knownOf(topic.subscriptions).map(({ name }) => name);
}
