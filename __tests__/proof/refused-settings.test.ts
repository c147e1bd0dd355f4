import { closedGates, reviewChange, reviewMarkdown } from '../../lib/proof/review';
import { configurationChange, parseDocument } from '../../lib/terraform';
import { oneOfEach } from '../support/one-of-each';

interface Change {
  readonly sku?: string;
  readonly lock?: string;
  readonly capacity?: number;
}

const document = ({ sku = 'Standard', lock = 'PT1M', capacity }: Change) =>
  parseDocument(
    'main.tf.json',
    JSON.stringify(oneOfEach({ namespace: { sku, capacity }, subscription: { lock_duration: lock } })),
  );

async function gates(before: Change, after: Change) {
  const review = await reviewChange(configurationChange(document(before), document(after)));
  return {
    gates: closedGates(review)
      .filter(({ gate }) => gate === 'refused-setting')
      .map(({ subject, text }) => `${subject}: ${text}`),
    comment: reviewMarkdown(review),
  };
}

test.each<[before: Change, after: Change, refused: readonly RegExp[]]>([
  [{}, { lock: 'PT10M' }, [/^jobs\/train: .*`lock_duration` `"PT10M"`, .*: allowed at most PT5M; use PT5M or less$/]],
  [{}, { sku: 'Basic' }, [/^jobs: .*`namespace_id` `"Basic"`, .*: allowed Standard or Premium: Basic has no topics/]],
  [{}, { capacity: 4 }, [/^azurerm_servicebus_namespace.bus: .*`capacity` `4`, .*: allowed on Premium only/]],
  [{ lock: 'PT10M' }, { lock: 'PT6M' }, [/`"PT6M"`/]],
  [{ lock: 'PT10M' }, { lock: 'PT10M' }, []],
  [{ lock: 'PT10M' }, { lock: 'PT5M' }, []],
  [{}, {}, []],
])('from %j to %j', async (before, after, refused) => {
  expect((await gates(before, after)).gates).toEqual(refused.map((one) => expect.stringMatching(one)));
});

test('the comment says that it stops there', async () => {
  expect((await gates({}, { lock: 'PT10M' })).comment).toMatch(/^\*\*Stopped by `refused-setting`\*\*: /);
});
