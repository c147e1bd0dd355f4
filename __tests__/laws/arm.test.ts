import fc from 'fast-check';
import { emulatorConfig, knownOf, Router, type Topology, topologyOf } from '../../lib/routing';
import { messageToJson } from '../../lib/rules';
import { keyOf } from '../../lib/sources/arm/expressions/arm-values';
import { deployedDocument } from '../../lib/sources/azure/deployed-document';
import { readEmulatorDocument } from '../../lib/sources/emulator/emulator-document';
import { readTemplate } from '../../lib/sources/template/read-template';
import { parseDocument, type TerraformDocument } from '../../lib/terraform';
import { runs } from '../support/runs';
import { type ArmStyle, armHidings, armJson, byPlace, listedModel } from './arm-models';
import { copiesOf, described, pairs, routeContradictions, setContradictions } from './certainty';
import { withHidden } from './hiding';
import { arbitraryModel, CONTRACT, configurationJson, FEW_MESSAGES, type Json, MESSAGES, SUBSCRIPTION } from './models';

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
    runs(15),
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

describe('forgetting something of a template never creates certainty', () => {
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
    const claim = { kind: 'cover', name: 'drawn', subscriptions: ['sub-0', 'sub-1'] } as const;
    fc.assert(
      fc.property(cases, ({ whole, part, hidden }) => {
        const [known, all] = [read(part), read(whole)].map((one) => described(one, CONTRACT)) as [Topology, Topology];
        const wrong = pairs(known, all).flatMap(([topic, same]) => setContradictions(topic, same, claim, MESSAGES));
        expect({ hidden, wrong }).toEqual({ hidden, wrong: [] });
      }),
      runs(50),
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

describe('what was listed from Azure', () => {
  /** What is deployed, with some of it not listed. */
  const listings = fc.tuple(arbitraryModel, fc.array(fc.nat(10_000), { maxLength: 3 })).map(([model, picks]) => {
    const { listed, owners } = listedModel(model);
    const hidden = new Set(picks.flatMap((pick) => owners[pick % owners.length] ?? []));
    const isHidden = (key: string) => [...hidden].some((owner) => key.startsWith(`${owner}/`));
    return {
      whole: deployed(listed, owners),
      part: deployed(
        listed.filter(({ id }) => !isHidden(keyOf(id))),
        owners.filter((owner) => !hidden.has(owner)),
      ),
      hidden: [...hidden],
    };
  });
  const deployed = (resources: ReturnType<typeof listedModel>['listed'], whole: readonly string[]) =>
    topologyOf(deployedDocument({ path: 'azure:bus', resources, whole: new Set(whole), gaps: [], files: [] }));

  test('routes as the JSON of azurerm does, without a rule that nobody listed', () => {
    fc.assert(
      fc.property(arbitraryModel, (model) => {
        const { listed, owners } = listedModel(model);
        const json = configurationJson({ ...model, removesDefaultRule: true });
        expect(answers(deployed(listed, owners))).toEqual(
          answers(topologyOf(parseDocument('a.tf.json', JSON.stringify(json)))),
        );
      }),
      runs(15),
    );
  });

  test('creates no certainty by what was not listed', () => {
    fc.assert(
      fc.property(listings, ({ whole, part, hidden }) => {
        const wrong = routeContradictions(part, whole, MESSAGES);
        expect({ hidden, wrong }).toEqual({ hidden, wrong: [] });
      }),
      runs(30),
    );
  });
});

test('what is exported for the emulator is read as what it was, as far as the emulator can have it', () => {
  fc.assert(
    fc.property(arbitraryModel, (model) => {
      // The emulator has one namespace and no status, and keeps what makes a filter fail as Azure does.
      const isKept = ([name]: readonly [string, unknown]) =>
        name !== 'status' && name !== 'dead_lettering_on_filter_evaluation_error';
      const resources = model.resources.map((one) => ({
        ...one,
        values: Object.fromEntries(Object.entries(one.values).filter(isKept)),
      }));
      fc.pre(resources.filter(({ values }) => values.sku !== undefined).length === 1);
      const json = configurationJson({ resources, removesDefaultRule: false });
      const topology = topologyOf(parseDocument('a.tf.json', JSON.stringify(json)));
      const { config } = emulatorConfig(topology);
      const again = topologyOf(readEmulatorDocument({ file: 'Config.json', text: '', json: config }));
      const byName = (one: Topology) =>
        answers(one)
          .filter(({ told }) => told.some(({ counts }) => Object.keys(counts).length > 0))
          .map(({ topic, told }) => ({ topic: topic.replace(/^[^/]*/, ''), told }));
      expect(byName(again)).toEqual(byName(topology));
    }),
    runs(20),
  );
});
