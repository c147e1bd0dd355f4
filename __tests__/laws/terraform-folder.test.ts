import fc from 'fast-check';
import { Router, type Topology, topologyOf } from '../../lib/routing';
import { parseDocument } from '../../lib/terraform';
import { topologyIn } from '../sources/terraform-folder/reading';
import { runs } from '../support/runs';
import { describeWithTerraform } from '../terraform/terraform';
import { RouteLaw } from './certainty';
import { configurationHidings, withHidden } from './hiding';
import { arbitraryModel, configurationJson, type Json, MESSAGES, type Model } from './models';

/** What only the apply tells, in the place of what the laws of other readers leave open. */
const OPEN: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/var\.(enabled|canary|switch)/g, '(random_string.r.result == \\"x\\")'],
  [/var\.many/g, 'tonumber(random_string.r.result)'],
  [/var\.all|var\.filters/g, 'toset([random_string.r.result])'],
  [/var\.\w+|local\.hidden|local\.ids\[\\"a\\"\]|module\.bus\.id/g, 'random_string.r.result'],
];

/** A configuration in which what is hidden is known after apply, with what Terraform needs to take it. */
function evaluable(json: Json): Json {
  const text = OPEN.reduce((open, [pattern, instead]) => open.replace(pattern, instead), JSON.stringify(json));
  const open = JSON.parse(text);
  const { provider = { azurerm: [{ features: [{}] }] } } = open;
  return { ...open, provider, resource: { ...open.resource, random_string: { r: { length: 4 } } } };
}

/** Whether something refers to itself, by way of others or at once: Terraform evaluates nothing then. */
function isCircular({ resources }: Model): boolean {
  const named = new Map(resources.map((one) => [`${one.type}.${one.key}`, one]));
  const leadsBack = (start: string) => {
    const seen = new Set<string>();
    const open = [start];
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      const { parent, forwards = [] } = named.get(name) ?? {};
      for (const { type, key } of parent === undefined ? forwards : [parent, ...forwards]) {
        const next = `${type}.${key}`;
        if (next === start) return true;
        if (!seen.has(next)) open.push(next);
        seen.add(next);
      }
    }
    return false;
  };
  return [...named.keys()].some(leadsBack);
}

/** What Terraform says of it; a file of its own language is what asks for that. */
const evaluated = (json: Json): Promise<Topology> =>
  topologyIn({ 'main.tf.json': JSON.stringify(evaluable(json)), 'more.tf': '' });

const read = (json: Json): Topology => topologyOf(parseDocument('main.tf.json', JSON.stringify(json)));

function contradictions(part: Topology, whole: Topology): readonly string[] {
  const law = new RouteLaw(part, whole);
  const [router, other] = [new Router(), new Router()];
  return part.topics.flatMap((topic) => {
    const same = whole.topics.find(({ address }) => address === topic.address);
    if (same === undefined) return [];
    return MESSAGES.flatMap((message) => law.contradictions(router.route(topic, message), other.route(same, message)));
  });
}

describeWithTerraform('a folder that Terraform evaluates', () => {
  test('says what the same configuration says, in either direction', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryModel, async (model) => {
        fc.pre(!isCircular(model));
        const json = configurationJson(model);
        const [own, terraform] = [read(json), await evaluated(json)];
        expect(terraform.topics.map(({ label }) => label)).toEqual(own.topics.map(({ label }) => label));
        expect([...contradictions(own, terraform), ...contradictions(terraform, own)]).toEqual([]);
      }),
      runs(4),
    );
  });

  test('is not more certain for what it has forgotten', async () => {
    const picks = fc.array(fc.nat(10_000), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(arbitraryModel, picks, async (model, picked) => {
        const whole = configurationJson(model);
        // A module that is not there is refused.
        const all = configurationHidings(whole).filter(({ name }) => !name.includes('a module that is not there'));
        const hidings = picked.flatMap((pick) => all[pick % all.length] ?? []);
        const hidden = hidings.map(({ name }) => name);
        const wrong = contradictions(await evaluated(withHidden(whole, hidings)), read(whole));
        expect({ hidden, wrong }).toEqual({ hidden, wrong: [] });
      }),
      runs(10),
    );
  });
});
