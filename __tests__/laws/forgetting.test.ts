import fc from 'fast-check';
import { Router, type Topology, topologyOf } from '../../lib/routing';
import { parseDocument } from '../../lib/terraform';
import { RouteLaw } from './certainty';
import { configurationHidings, type Hiding, planHidings, withHidden } from './hiding';
import { arbitraryModel, arbitraryStyles, configurationJson, type Json, MESSAGES, planJson } from './models';

/** How often each law is tried; `npm run laws` tries far more. */
const RUNS = Number(process.env.LAW_RUNS ?? 1);

const read = (document: Json): Topology => topologyOf(parseDocument('a.tf.json', JSON.stringify(document)));

/** Some of the ways to forget something of a document. */
function chosen(all: readonly Hiding[], picks: readonly number[]): Hiding[] {
  return picks.flatMap((pick) => all[pick % all.length] ?? []);
}

const picks = fc.array(fc.nat(10_000), { minLength: 1, maxLength: 3 });

/** What the part says with certainty of some message, and is not so in the whole. */
function routeContradictions(part: Topology, whole: Topology): string[] {
  const law = new RouteLaw(part, whole);
  const [router, other] = [new Router(), new Router()];
  return part.topics.flatMap((topic) => {
    const same = whole.topics.find(({ address }) => address === topic.address);
    if (same === undefined) return [];
    return MESSAGES.flatMap((message) =>
      law.contradictions(router.route(topic, message), other.route(same, message)).slice(0, 1),
    ).slice(0, 1);
  });
}

function assertForgetting(whole: Json, all: readonly Hiding[], picked: readonly number[]): void {
  const hidings = chosen(all, picked);
  const part = withHidden(whole, hidings);
  expect({
    hidden: hidings.map(({ name }) => name),
    wrong: routeContradictions(read(part), read(whole)),
  }).toMatchObject({
    wrong: [],
  });
}

describe('forgetting never creates certainty', () => {
  test('where messages go by a configuration', () => {
    fc.assert(
      fc.property(arbitraryModel, picks, (model, picked) => {
        const whole = configurationJson(model);
        assertForgetting(whole, configurationHidings(whole), picked);
      }),
      { numRuns: 300 * RUNS },
    );
  });

  test('where messages go by a plan', () => {
    fc.assert(
      fc.property(arbitraryModel, arbitraryStyles, picks, (model, styles, picked) => {
        const whole = planJson(model, styles, ['create']);
        assertForgetting(whole, planHidings(whole), picked);
      }),
      { numRuns: 300 * RUNS },
    );
  });
});
