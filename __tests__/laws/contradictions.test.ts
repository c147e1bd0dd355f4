import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { TopicProof } from '../../lib/proof';
import {
  hasSession,
  knownOf,
  type PortableTopology,
  portable,
  Router,
  revived,
  type Topology,
  topologyOf,
} from '../../lib/routing';
import { type Message, messageToJson } from '../../lib/rules';
import { parseDocument } from '../../lib/terraform';
import { runs } from '../support/runs';
import { copiesOf, described, reviewed } from './certainty';
import { configurationHidings, planHidings, withHidden } from './hiding';
import {
  arbitraryModel,
  arbitraryStyles,
  CONTRACT,
  configurationJson,
  FEW_MESSAGES,
  type Json,
  MESSAGES,
  type Model,
  planJson,
  RULE,
} from './models';

const read = (document: Json): Topology =>
  described(topologyOf(parseDocument('a.tf.json', JSON.stringify(document))), CONTRACT);
const textOf = (message: Message) => JSON.stringify(messageToJson(message));

/** Deployments as configurations and as plans, in half of them with something that is not known; rules may be twice. */
const documents = fc
  .tuple(
    arbitraryModel,
    arbitraryStyles,
    fc.constantFrom('configuration', 'plan'),
    fc.array(fc.nat(10_000), { maxLength: 2 }),
    fc.boolean(),
  )
  .map(([given, styles, kind, picks, isDoubled]): Json => {
    const model = isDoubled ? doubled(given) : given;
    const whole = kind === 'plan' ? planJson(model, styles, ['create']) : configurationJson(model);
    const all = kind === 'plan' ? planHidings(whole) : configurationHidings(whole);
    return withHidden(
      whole,
      picks.flatMap((pick) => all[pick % all.length] ?? []),
    );
  });

/** The deployment with a second rule for each, which does the same. */
function doubled({ resources, ...model }: Model): Model {
  const again = resources
    .filter(({ type }) => type === RULE)
    .map((rule) => ({
      ...rule,
      key: `${rule.key}-again`,
      values: { ...rule.values, name: `${rule.values.name}-again` },
    }));
  return { ...model, resources: [...resources, ...again] };
}

/** How many copies each subscription of each topic gets, at least and at most, and why that may not be known. */
function routed(topology: Topology) {
  const router = new Router();
  return topology.topics.flatMap((topic) => {
    const subscriptions = knownOf(topic.subscriptions);
    const proof = new TopicProof(topic);
    return FEW_MESSAGES.map((message) => {
      const result = router.route(topic, message);
      const counts = subscriptions.map((subscription) =>
        copiesOf(
          result,
          result.results.find((one) => one.subscription === subscription),
        ),
      );
      return { topic, proof, message, subscriptions, counts, result };
    });
  });
}

describe('no two commands contradict each other', () => {
  test('route and the sets of messages that prove, check and review ask about', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const wrong = routed(read(document)).flatMap(({ proof, message, subscriptions, counts }) =>
          subscriptions.flatMap((subscription, index) => {
            const [least, most] = counts[index] as readonly [number, number];
            const copies = proof.copies(subscription);
            const sure = copies.filter((copy) => copy.has(message)).length;
            const possible = copies.filter((copy) => copy.mayHave(message)).length;
            const place = `${subscription.name} ${textOf(message)}`;
            const found: string[] = [];
            if (sure > most) found.push(`${place}: at least ${sure} copies, and route has at most ${most}`);
            if (least > possible) found.push(`${place}: at most ${possible} copies, and route has at least ${least}`);
            return found;
          }),
        );
        expect({ wrong: wrong.slice(0, 3), document: wrong.length > 0 && JSON.stringify(document) }).toEqual({
          wrong: [],
          document: false,
        });
      }),
      runs(50),
    );
  });

  test('what is certain to one is certain to the other, where no action has to be computed', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const topology = read(document);
        const isSimple = !/"action":/.test(JSON.stringify(document));
        // A rule that may fail is told by route as such, and delivers nothing.
        fc.pre(isSimple && !/ 0 = 1 AND|EnqueuedSequence/.test(JSON.stringify(document)));
        const wrong = routed(topology).flatMap(({ proof, message, subscriptions, counts }) =>
          subscriptions.flatMap((subscription, index) => {
            const [least, most] = counts[index] as readonly [number, number];
            // A rule that is not known may also fail on a message without a session: route says so, and a set does not.
            if (!hasSession(message)) return [];
            const set = proof.receives(subscription);
            const same =
              set.has(message) === least > 0 && set.mayHave(message) === (most > 0 && mayTake(subscription.topic));
            return same
              ? []
              : [
                  `${subscription.name} ${textOf(message)}: ${least} to ${most}, ${set.has(message)}, ${set.mayHave(message)}`,
                ];
          }),
        );
        expect({ wrong: wrong.slice(0, 3), document: wrong.length > 0 && JSON.stringify(document) }).toEqual({
          wrong: [],
          document: false,
        });
      }),
      runs(25),
    );
  });

  test('route and claims about one message', async () => {
    await fc.assert(
      fc.asyncProperty(documents, fc.nat(MESSAGES.length - 1), fc.nat(10), async (document, pick, other) => {
        const message = MESSAGES[pick] as Message;
        const router = new Router();
        for (const topic of read(document).topics) {
          const subscriptions = knownOf(topic.subscriptions);
          if (subscriptions.length === 0 || topic.subscriptions.kind === 'part') continue;
          // What is forwarded counts where it ends, which the law about destinations looks at.
          if (subscriptions.some(({ forwardTo }) => forwardTo.kind === 'unknown' || forwardTo.value !== undefined))
            continue;
          const named = [...new Set([subscriptions[0], subscriptions[other % subscriptions.length]])].flatMap(
            (one) => one ?? [],
          );
          const result = router.route(topic, message);
          const counts = named.map((subscription) =>
            copiesOf(
              result,
              result.results.find((one) => one.subscription === subscription),
            ),
          );
          const [least, most] = [0, 1].map((side) => counts.reduce((sum, one) => sum + (one[side] as number), 0)) as [
            number,
            number,
          ];
          const proof = new TopicProof(topic);
          const answer = (kind: 'not-reach' | 'cover' | 'exactly-once') =>
            proof
              .refuting({ kind, name: kind, subscriptions: named.map(({ name }) => name) })
              .map(([, set]) => (set.has(message) ? 'refuted' : set.mayHave(message) ? 'open' : 'holds'));
          const said = {
            notReach: answer('not-reach'),
            cover: answer('cover'),
            exactlyOnce: answer('exactly-once'),
          };
          if (said.notReach.includes('refuted')) expect(most).toBeGreaterThan(0);
          if (said.notReach.every((one) => one === 'holds')) expect(least).toBe(0);
          if (said.cover.includes('refuted')) expect(least).toBe(0);
          if (said.cover.every((one) => one === 'holds') && mayTake(topic)) expect(most).toBeGreaterThan(0);
          if (said.exactlyOnce.every((one) => one === 'holds')) {
            expect(least).toBeLessThanOrEqual(1);
            expect(most).toBeGreaterThanOrEqual(1);
          }
          if (said.exactlyOnce.includes('refuted')) expect(least === 1 && most === 1).toBe(false);
        }
      }),
      runs(25),
    );
  });

  test('route and the page that is passed around', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const topology = read(document);
        const page = revived(JSON.parse(JSON.stringify(portable(topology))) as PortableTopology);
        expect(answersOf(page)).toEqual(answersOf(topology));
      }),
      runs(10),
    );
  });
});

function mayTake({ status }: Topology['topics'][number]): boolean {
  return status.kind === 'unknown' || status.value === 'Active' || status.value === 'ReceiveDisabled';
}

/** Everything that is said of all messages, as JSON. */
function answersOf({ topics }: Topology): string[] {
  const router = new Router();
  const simple = (value: unknown): unknown =>
    JSON.parse(
      JSON.stringify(value, (name, part) => {
        if (name === 'subscription') return part.address;
        if (name === 'topic') return part.address;
        if (name === 'message') return messageToJson(part as Message);
        // The page does not have the rule itself.
        return name === 'rule' && typeof part === 'object' ? part.name : part;
      }),
    );
  return topics.flatMap((topic) =>
    FEW_MESSAGES.filter((_, index) => index % 3 === 0).map((message) =>
      JSON.stringify(simple(router.route(topic, message))),
    ),
  );
}

describe('review contradicts no other command', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'laws-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const write = (name: string, json: Json) => {
    const path = join(folder, `${name}.tf.json`);
    writeFileSync(path, JSON.stringify(json));
    return path;
  };

  test('a document beside itself moves nothing', async () => {
    await fc.assert(
      fc.asyncProperty(documents, async (document) => {
        fc.pre(document.resource_changes === undefined);
        const path = write('same', document);
        const { unmoved, gates, topics } = await reviewed(path, path, CONTRACT);
        expect({ unmoved, isMoved: unmoved === false, gates }).toEqual({
          unmoved: read(document).unresolved.length === 0 ? true : unmoved,
          isMoved: false,
          gates: [],
        });
        for (const topic of topics) expect(topic.rows).toEqual([]);
      }),
      runs(5),
    );
  });

  test('where route has a message go elsewhere, nothing is proved to be unmoved', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryModel, arbitraryModel, fc.nat(10), async (model, other, pick) => {
        const after = changed(model, other, pick);
        const sides = [model, after].map((one) => read(configurationJson(one))) as [Topology, Topology];
        const paths = [model, after].map((one, index) => write(`${index}`, configurationJson(one))) as [string, string];
        const { unmoved } = await reviewed(...paths, CONTRACT);
        const [was, is] = sides.map(destinationsOf) as [string[], string[]];
        const moved = was.findIndex((one, index) => one !== is[index]);
        const shown = moved < 0 ? 'nothing moves' : `${was[moved]} -> ${is[moved]}`;
        expect({ shown, isProved: unmoved === true && moved >= 0 }).toEqual({ shown, isProved: false });
      }),
      runs(8),
    );
  });
});

/** A deployment with one of its resources changed as another one has it, or without it. */
function changed(model: Model, other: Model, pick: number): Model {
  const inner = model.resources.filter(({ type }) => type !== 'azurerm_servicebus_namespace');
  const one = inner[pick % inner.length];
  if (one === undefined) return model;
  const same = other.resources.find(({ type, key }) => type === one.type && key === one.key);
  const isLeaf = one.type === RULE;
  if (same === undefined)
    return isLeaf ? { ...model, resources: model.resources.filter((given) => given !== one) } : model;
  const now = { ...one, values: { ...same.values, name: one.values.name } };
  return { ...model, resources: model.resources.map((given) => (given === one ? now : given)) };
}

/** Where every message ends, by topic, with how many copies; what of it is not known says so. */
function destinationsOf({ topics }: Topology): string[] {
  const router = new Router();
  return topics.flatMap((topic) =>
    FEW_MESSAGES.map((message) => {
      const ends = (result: ReturnType<Router['route']>): unknown[] =>
        result.results.flatMap(({ subscription, copies }) =>
          copies
            .filter(({ end }) => end.lacksSession !== true && end.state !== 'unknown')
            .map(({ end }) => [subscription.name, end.way, end.state, end.next === undefined ? [] : ends(end.next)]),
        );
      return `${topic.name} ${textOf(message)}: ${JSON.stringify(ends(router.route(topic, message)))}`;
    }),
  );
}
