import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { reportTopic, TopicProof } from '../../lib/proof';
import { Usages } from '../../lib/proof/messages/usage';
import { filtersOf } from '../../lib/proof/questions/topic-filters';
import { emulatorConfig, graphOf, knownOf, Router, type Topology, topologyOf } from '../../lib/routing';
import { CLAIM_KINDS, type DeliveryClaim, Message, SqlFilter } from '../../lib/rules';
import { Integer } from '../../lib/rules/values/values';
import { parseDocument } from '../../lib/terraform';
import { synthEnvironments } from '../support/environments';
import { runs } from '../support/runs';
import { environments as shippedEnvironments } from '../support/shipped';
import {
  described,
  pairs,
  reportContradictions,
  reviewContradictions,
  reviewed,
  routeContradictions,
  setContradictions,
} from './certainty';
import { configurationHidings, type Hiding, planHidings, withHidden, withoutRule } from './hiding';
import {
  arbitraryModel,
  arbitraryStyles,
  CONTRACT,
  configurationJson,
  type Json,
  MESSAGES,
  type Model,
  planJson,
  SUBSCRIPTION,
} from './models';

const read = (document: Json): Topology => topologyOf(parseDocument('a.tf.json', JSON.stringify(document)));

/** A whole document, the same with something hidden, and what that is. */
interface Case {
  readonly whole: Json;
  readonly part: Json;
  readonly hidden: readonly string[];
}

function caseOf(whole: Json, all: readonly Hiding[], picks: readonly number[]): Case {
  const hidings = picks.flatMap((pick) => all[pick % all.length] ?? []);
  return { whole, part: withHidden(whole, hidings), hidden: hidings.map(({ name }) => name) };
}

const picks = fc.array(fc.nat(10_000), { minLength: 1, maxLength: 3 });

/** Configurations: also such as have a rule that is turned off. */
const configurations = fc
  .tuple(arbitraryModel, picks, fc.option(fc.nat(20), { nil: undefined, freq: 3 }))
  .map(([model, picked, off]) => {
    const json = configurationJson(model);
    const whole = off === undefined ? json : withoutRule(json, off);
    return caseOf(whole, configurationHidings(whole), picked);
  });

/** Plans that make everything, or leave everything as it is. */
const plans = fc.tuple(arbitraryModel, arbitraryStyles, picks, fc.boolean()).map(([model, styles, picked, isNew]) => {
  const whole = planJson(model, styles, isNew ? ['create'] : ['no-op']);
  return caseOf(whole, planHidings(whole), picked);
});

const kinds = [
  ['a configuration', configurations],
  ['a plan', plans],
] as const;

/** Claims about some of the subscriptions of a made-up deployment, by the names that they have. */
const claims: fc.Arbitrary<DeliveryClaim> = fc
  .record({
    kind: fc.constantFrom(...CLAIM_KINDS),
    isAboutOthers: fc.boolean(),
    subscriptions: fc.uniqueArray(
      fc.nat(5).map((index) => `sub-${index}`),
      { minLength: 1, maxLength: 4 },
    ),
    messages: fc.option(fc.constantFrom("kind = 'a'", 'n > 0', "sys.Label = 'x'"), { nil: undefined }),
    except: fc.option(fc.constantFrom("kind = 'b'", 'n = 1'), { nil: undefined, freq: 3 }),
  })
  .map(({ kind, isAboutOthers, subscriptions, messages, except }) => ({
    kind,
    name: 'drawn',
    ...(isAboutOthers ? { observers: subscriptions } : { subscriptions }),
    ...(messages !== undefined && { messages: SqlFilter.parse(messages) }),
    ...(except !== undefined && { except: SqlFilter.parse(except) }),
  }));

describe.each(kinds)('forgetting something of %s never creates certainty', (_, cases) => {
  test('in where messages go', () => {
    fc.assert(
      fc.property(cases, ({ whole, part, hidden }) => {
        const [known, all] = [read(part), read(whole)];
        const wrong = routeContradictions(known, all, MESSAGES);
        expect({ hidden, wrong }).toEqual({ hidden, wrong: [] });
      }),
      runs(40),
    );
  });

  test('in the sets of messages that proofs are about', () => {
    fc.assert(
      fc.property(cases, claims, ({ whole, part, hidden }, claim) => {
        const [known, all] = [read(part), read(whole)].map((one) => described(one, CONTRACT)) as [Topology, Topology];
        const wrong = pairs(known, all).flatMap(([topic, same]) => setContradictions(topic, same, claim, MESSAGES));
        expect({ hidden, wrong }).toEqual({ hidden, wrong: [] });
      }),
      runs(40),
    );
  });

  test('in what is proved, refuted and found', async () => {
    await fc.assert(
      fc.asyncProperty(cases, claims, async ({ whole, part, hidden }, claim) => {
        const [known, all] = [read(part), read(whole)].map((one) => described(one, CONTRACT)) as [Topology, Topology];
        const wrong: string[] = [];
        for (const [topic, same] of pairs(known, all)) {
          const filters = [claim.messages, claim.except].filter((one) => one !== undefined);
          const proof = new TopicProof({ ...topic, claims: [claim] }, { filters });
          const exact = new TopicProof(same, { filters });
          wrong.push(...reportContradictions(await reportTopic(proof), exact, MESSAGES));
          await Promise.all([proof.close(), exact.close()]);
        }
        expect({ hidden, wrong }).toEqual({ hidden, wrong: [] });
      }),
      runs(4),
    );
  });

  test('in pictures and the configuration of the emulator: what is not known is told', () => {
    fc.assert(
      fc.property(cases, ({ whole, part, hidden }) => {
        // A namespace that has no name is called by its address, which says that nobody knows it.
        fc.pre(!hidden.some((name) => /namespace\b.*: name/.test(name)));
        const [known, all] = [read(part), read(whole)];
        const isSame = JSON.stringify(graphOf(known)) === JSON.stringify(graphOf(all));
        const { config, unknown } = emulatorConfig(known);
        const isSameConfig = JSON.stringify(config) === JSON.stringify(emulatorConfig(all).config);
        expect({ hidden, isTold: isSame || known.unresolved.length > 0 }).toEqual({ hidden, isTold: true });
        expect({ hidden, isTold: isSameConfig || unknown.length > 0 }).toEqual({ hidden, isTold: true });
      }),
      runs(15),
    );
  });
});

describe('forgetting something of what is deployed never creates certainty', () => {
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
  /** A configuration before, and one after with a change of one subscription at most. */
  const steps = fc.tuple(arbitraryModel, arbitraryModel, fc.boolean(), picks);

  test('in the review of a plan', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryModel, arbitraryModel, arbitraryStyles, picks, async (model, other, styles, picked) => {
        const [before, after] = [planJson(model, styles, ['no-op']), planJson(mixed(model, other), styles, ['no-op'])];
        const plan = stepOf(before, after);
        const hidings = planHidings(plan).filter(({ name }) => !name.includes(' is made by '));
        const { whole, part, hidden } = caseOf(plan, hidings, picked);
        const said = await reviewed(write('part', part), undefined, CONTRACT);
        const isSo = await reviewed(write('whole', whole), undefined, CONTRACT);
        const sides = [before, after].map((json) => described(read(json), CONTRACT)) as [Topology, Topology];
        const wrong = reviewContradictions(said, isSo, sides);
        expect({ hidden, wrong }).toEqual({ hidden, wrong: [] });
      }),
      runs(5),
    );
  });

  test('in the review of a step from one configuration to another', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async ([model, other, isSame, picked]) => {
        const before = configurationJson(model);
        const after = configurationJson(isSame ? model : mixed(model, other));
        // What another resource makes has another address: Terraform deletes the one, and makes the other.
        const hidings = configurationHidings(after).filter(({ name }) => !name.includes(' is made by '));
        const { whole, part, hidden } = caseOf(after, hidings, picked);
        const [from, to, less] = [write('before', before), write('after', whole), write('part', part)];
        const describe = (topology: Topology) => described(topology, CONTRACT);
        const [said, isSo] = [await reviewed(from, less, CONTRACT), await reviewed(from, to, CONTRACT)];
        const sides = [before, whole].map((json) => describe(read(json))) as [Topology, Topology];
        const wrong = reviewContradictions(said, isSo, sides);
        expect({ hidden, wrong }).toEqual({ hidden, wrong: [] });
      }),
      runs(5),
    );
  });
});

describe('forgetting something of documents that people have never creates certainty', () => {
  const DOCUMENTS: readonly (readonly [name: string, read: () => Json])[] = [
    ...shippedEnvironments.map(
      (environment) =>
        [environment.name, () => ({ ...synthEnvironments([environment])[environment.name] }) as Json] as const,
    ),
    ...[
      'plans/create.json',
      'cases/terraform/nestedmap/create.json',
      'cases/terraform/forms/create.json',
      'cases/terraform/wrongjoin/deployed.json',
      'cases/terraform/kinds/forget-rule.json',
    ].map(
      (name) => [name, () => JSON.parse(readFileSync(join(__dirname, '../support', name), 'utf8')) as Json] as const,
    ),
  ];

  test.each(DOCUMENTS)('%s', (_, readWhole) => {
    const whole = readWhole();
    const isPlan = whole.resource_changes !== undefined;
    const all = isPlan ? planHidings(whole) : configurationHidings(whole);
    const full = read(whole);
    const messages = messagesFor(full);
    fc.assert(
      fc.property(picks, (picked) => {
        const { part, hidden } = caseOf(whole, all, picked);
        const known = read(part);
        const wrong = routeContradictions(known, full, messages);
        expect({ hidden, wrong: wrong.slice(0, 3) }).toEqual({ hidden, wrong: [] });
      }),
      runs(8),
    );
  });
});

interface PlannedChange {
  readonly address: string;
  readonly change: { actions: string[]; before: object | null; after: object | null };
}

/** What azurerm cannot change in place. @see shared/facts/azurerm.md sections 3 to 6 */
function isReplaced({ before, after }: PlannedChange['change']): boolean {
  const [old, now] = [before, after] as [Json, Json];
  return ['name', 'namespace_id', 'topic_id', 'subscription_id', 'requires_session'].some(
    (argument) => (old[argument] ?? false) !== (now[argument] ?? false),
  );
}

/** The plan that leads from one deployment to another. */
function stepOf(before: Json, after: Json): Json {
  const [old, now] = [before, after].map((json) => structuredClone(json.resource_changes) as PlannedChange[]) as [
    PlannedChange[],
    PlannedChange[],
  ];
  const created = new Set<string>();
  for (const { address, change } of now) {
    const was = old.find((one) => one.address === address);
    change.before = was?.change.after ?? null;
    if (was === undefined) {
      change.actions = ['create'];
      created.add(address);
    } else if (isReplaced(change)) change.actions = ['delete', 'create'];
    else if (JSON.stringify(change.before) !== JSON.stringify(change.after)) change.actions = ['update'];
  }
  const gone = old.filter(({ address }) => now.every((one) => one.address !== address));
  for (const { change } of gone) Object.assign(change, { actions: ['delete'], before: change.after, after: null });
  return { ...after, resource_changes: [...now, ...gone] };
}

/** Messages with each text that the rules of a topology look for. */
function messagesFor({ topics, unplacedRules }: Topology): Message[] {
  const filters = [
    ...topics.flatMap(filtersOf),
    ...unplacedRules.flatMap(({ match }) => (match.kind === 'known' ? match.filter : [])),
  ];
  const usages = [...new Usages(filters).byKey.values()];
  return usages.flatMap(({ name, isSystem, literals }) =>
    [...literals].flatMap((literal) => {
      const message = new Message();
      if (literal === null || (isSystem && typeof literal !== 'string')) return [];
      if (isSystem) message.setSystemProperty(name, literal as string);
      else message.setProperty(name, typeof literal === 'bigint' ? Integer.of('long', literal) : literal);
      return [message];
    }),
  );
}

/** A deployment with the subscriptions of another one as far as both have them. */
function mixed(model: Model, other: Model): Model {
  const isOf = (key: string) => (one: Model['resources'][number]) =>
    one.type === SUBSCRIPTION ? one.key === key : one.parent?.type === SUBSCRIPTION && one.parent.key === key;
  const changed = model.resources.find(({ type }) => type === SUBSCRIPTION)?.key ?? '';
  const replaced = other.resources.filter(isOf(changed));
  const [own] = model.resources.filter(isOf(changed));
  const rest = model.resources.filter((one) => !isOf(changed)(one));
  // Crossed keys of the two may meet.
  const isFree = (one: Model['resources'][number]) =>
    !rest.some(({ type, key }) => type === one.type && key === one.key);
  return {
    ...model,
    resources: [
      ...rest,
      ...replaced
        .filter(isFree)
        .map((one) =>
          one.type === SUBSCRIPTION && own?.parent !== undefined
            ? { ...one, parent: own.parent, forwards: own.forwards }
            : one,
        ),
    ],
  };
}

test('the same deployment is the same, however it is written', () => {
  fc.assert(
    fc.property(arbitraryModel, arbitraryStyles, (model, styles) => {
      const [configuration, plan] = [read(configurationJson(model)), read(planJson(model, styles, ['create']))];
      const router = new Router();
      const answers = (topology: Topology) =>
        MESSAGES.map((message) =>
          topology.topics
            .map((topic) => {
              const { results } = router.route(topic, message);
              const got = results.map(({ subscription, copies, failures, unknown }) => [
                subscription.name,
                copies.map(({ rules, end }) => [rules, end.state, end.way]),
                failures.length,
                unknown.length,
              ]);
              return [topic.label, knownOf(topic.subscriptions).length, got];
            })
            .sort(),
        );
      expect(answers(plan)).toEqual(answers(configuration));
    }),
    runs(15),
  );
});
