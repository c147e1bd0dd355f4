/** Your catalogue, adopted from its own JSON: what `adopt` writes of it deploys it again, with its contract and its claims. */
import { topologyOf } from '../../lib/routing';
import { parseDocument } from '../../lib/terraform';
import { adopted, comparisonOf } from '../adopt/adopting';
import { shippedTexts } from '../support/shipped/synthesized';

const texts = shippedTexts();

test.each(Object.entries(texts))('%s', async (_, text) => {
  const { comparison, json } = comparisonOf(await adopted(text));
  expect(comparison.differences).toEqual([]);
  const said = (document: string) =>
    topologyOf(parseDocument('cdk.tf.json', document)).topics.map(({ contract, observers, claims }) => ({
      properties: Object.keys((contract as { properties?: object } | undefined)?.properties ?? {}).length,
      observers,
      claims: claims.length,
    }));
  const [before, after] = [said(text), said(json)];
  for (const [index, topic] of before.entries())
    expect(after[index]).toMatchObject(topic.properties === 0 ? { claims: topic.claims } : topic);
});
