import fc from 'fast-check';
import { knownOf, Router, type Topology, topologyOf } from '../../lib/routing';
import { messageToJson } from '../../lib/rules';
import { readTemplate } from '../../lib/sources/arm/template/read-template';
import { parseDocument, type TerraformDocument } from '../../lib/terraform';
import { type ArmStyle, armHidings, armJson, byPlace } from './arm-models';
import { copiesOf, described, RouteLaw, setContradictions } from './certainty';
import { withHidden } from './hiding';
import { arbitraryModel, CONTRACT, configurationJson, FEW_MESSAGES, type Json, MESSAGES, SUBSCRIPTION } from './models';

const RUNS = Number(process.env.LAW_RUNS ?? 1);
const runs = (count: number) => ({ numRuns: count * RUNS, interruptAfterTimeLimit: 600_000 });

const STYLES: readonly ArmStyle[] = ['plain', 'format', 'nested', 'symbolic', 'module'];

const document = (json: Json): TerraformDocument =>
  readTemplate({ file: 'main.json', text: JSON.stringify(json), json });
const read = (json: Json): Topology => topologyOf(byPlace(document(json)));

/** What happens to each message in each topic, by names alone. */
function answers({ topics }: Topology) {
  const router = new Router();
  return topics
    .map((topic) => ({
      topic: `${topic.namespace}/${topic.name}`,
      told: FEW_MESSAGES.map((message) => {
        const result = router.route(topic, message);
        const counts = knownOf(topic.subscriptions).map((subscription) => [
          subscription.name,
          copiesOf(
            result,
            result.results.find((one) => one.subscription === subscription),
          ),
        ]);
        return { message: messageToJson(message), refused: result.refused, counts: Object.fromEntries(counts) };
      }),
    }))
    .sort((one, other) => (one.topic < other.topic ? -1 : 1));
}

test.each(STYLES)('a deployment routes the same as a template (%s) and as JSON of azurerm', (style) => {
  fc.assert(
    fc.property(arbitraryModel, (model) => {
      const kept = { ...model, removesDefaultRule: false };
      const terraform = topologyOf(parseDocument('a.tf.json', JSON.stringify(configurationJson(kept))));
      const arm = topologyOf(document(armJson(kept, style)));
      expect(arm.unresolved).toEqual([]);
      expect(answers(arm)).toEqual(answers(terraform));
    }),
    runs(30),
  );
});

/** Templates, the same with something forgotten, and what that is. */
const cases = fc
  .tuple(arbitraryModel, fc.array(fc.nat(10_000), { minLength: 1, maxLength: 3 }))
  .map(([model, picks]) => {
    const whole = armJson(model, 'plain');
    const all = armHidings(whole);
    const hidings = picks.flatMap((pick) => all[pick % all.length] ?? []);
    return { whole, part: withHidden(whole, hidings), hidden: hidings.map(({ name }) => name) };
  });

function pairs(part: Topology, whole: Topology) {
  return part.topics.flatMap((topic) => {
    const same = whole.topics.find(({ address }) => address === topic.address);
    return same === undefined ? [] : [[topic, same] as const];
  });
}

describe('forgetting something of a template never creates certainty', () => {
  test('in where messages go', () => {
    fc.assert(
      fc.property(cases, ({ whole, part, hidden }) => {
        const [known, all] = [read(part), read(whole)];
        const law = new RouteLaw(known, all);
        const [router, other] = [new Router(), new Router()];
        const wrong = pairs(known, all).flatMap(([topic, same]) =>
          MESSAGES.flatMap((message) => law.contradictions(router.route(topic, message), other.route(same, message))),
        );
        expect({ hidden, wrong }).toEqual({ hidden, wrong: [] });
      }),
      runs(80),
    );
  });

  test('in the sets of messages that proofs are about', () => {
    const claim = { kind: 'cover', name: 'drawn', subscriptions: ['sub-0', 'sub-1'] } as const;
    fc.assert(
      fc.property(cases, ({ whole, part, hidden }) => {
        const [known, all] = [read(part), read(whole)].map((one) => described(one, CONTRACT)) as [Topology, Topology];
        const wrong = pairs(known, all).flatMap(([topic, same]) => setContradictions(topic, same, claim, MESSAGES));
        expect({ hidden, wrong }).toEqual({ hidden, wrong: [] });
      }),
      runs(100),
    );
  });

  test('the law looks at something: what is forgotten is told', () => {
    const [model] = fc.sample(
      arbitraryModel.filter(({ resources }) => resources.some(({ type }) => type === SUBSCRIPTION)),
      { numRuns: 1, seed: 1 },
    );
    const whole = armJson(model as NonNullable<typeof model>, 'plain');
    for (const hiding of armHidings(whole)) {
      const { unresolved } = read(withHidden(whole, [hiding]));
      // Of a namespace nothing decides where messages go.
      const isIdle = /^Microsoft\.ServiceBus\/namespaces [^/]*: (properties|name) = /.test(hiding.name);
      expect({ hiding: hiding.name, isTold: isIdle || unresolved.length > 0 }).toEqual({
        hiding: hiding.name,
        isTold: true,
      });
    }
  });
});
