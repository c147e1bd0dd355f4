import { closedGates, reviewChange, reviewMarkdown } from '../../lib/proof/review';
import { configurationChange, parseDocument } from '../../lib/terraform';
import { oneOfEach } from '../support/one-of-each';

interface Change {
  readonly sku?: string;
  readonly lock?: string;
  readonly capacity?: number;
  /** Arguments of the queue. */
  readonly queue?: object;
}

const document = ({ sku = 'Standard', lock = 'PT1M', capacity, queue = {} }: Change) =>
  parseDocument(
    'main.tf.json',
    JSON.stringify(oneOfEach({ namespace: { sku, capacity }, queue, subscription: { lock_duration: lock } })),
  );

const ELSEWHERE = { namespace_id: '/subscriptions/s/resourceGroups/g/providers/Microsoft.ServiceBus/namespaces/other' };

async function gates(before: Change, after: Change) {
  const review = await reviewChange(configurationChange(document(before), document(after)));
  return {
    gates: closedGates(review)
      .filter(({ gate }) => gate === 'refused-setting')
      .map(({ subject, text }) => `${subject}: ${text}`),
    comment: reviewMarkdown(review),
  };
}

const SESSIONS = { requires_session: true };

test.each<[before: Change, after: Change, refused: readonly RegExp[]]>([
  [{}, { lock: 'PT10M' }, [/^jobs\/train: .*`lock_duration` `"PT10M"`, .*: allowed at most PT5M; use PT5M or less$/]],
  [{}, { sku: 'Basic' }, [/^jobs: .*`namespace_id` `"Basic"`, .*: allowed Standard or Premium: Basic has no topics/]],
  [{}, { capacity: 4 }, [/^azurerm_servicebus_namespace.bus: .*`capacity` `4`, .*: allowed on Premium only/]],
  [{ lock: 'PT10M' }, { lock: 'PT6M' }, [/`"PT6M"`/]],
  [{ lock: 'PT10M' }, { lock: 'PT10M' }, []],
  [{ lock: 'PT10M' }, { lock: 'PT10M', capacity: 4 }, [/^azurerm_servicebus_namespace.bus: .*`capacity` `4`/]],
  [{ capacity: 4 }, { capacity: 8 }, [/`capacity` `8`/]],
  [{ lock: 'PT10M' }, { lock: 'PT5M' }, []],
  [{}, {}, []],
  // Where it is not known what was, it may have been the same.
  [{ lock: '${var.lock}' }, { lock: 'PT10M' }, []],
  [{ lock: '${var.lock}' }, { lock: 'PT10M', capacity: 4 }, [/^azurerm_servicebus_namespace.bus: .*`capacity` `4`/]],
  [{ sku: '${var.sku}' }, { sku: 'Basic' }, []],
  [{ sku: '${var.sku}', queue: SESSIONS }, { sku: 'Basic', queue: SESSIONS }, []],
  [{ queue: SESSIONS }, { sku: 'Basic', queue: SESSIONS }, [/^jobs: /, /^dead: .*`requires_session`/]],
  [{ sku: '${var.sku}' }, { sku: 'Basic', queue: SESSIONS }, [/^dead: .*`requires_session`/]],
  [{ sku: '${var.sku}', capacity: 4 }, { capacity: 4 }, []],
  [{ sku: '${var.sku}' }, { capacity: 4 }, [/`capacity` `4`/]],
  // Whatever the tier is and was, no lock may be so long.
  [{ queue: ELSEWHERE }, { queue: { ...ELSEWHERE, lock_duration: 'PT10M' } }, [/^dead: .*`lock_duration` `"PT10M"`/]],
  [{ sku: '${var.sku}' }, { sku: '${var.sku}', queue: { lock_duration: 'PT10M' } }, [/^dead: .*`lock_duration`/]],
])('from %j to %j', async (before, after, refused) => {
  expect((await gates(before, after)).gates).toEqual(refused.map((one) => expect.stringMatching(one)));
});

test('the comment says that it stops there', async () => {
  expect((await gates({}, { lock: 'PT10M' })).comment).toMatch(/^\*\*Stopped by `refused-setting`\*\*: /);
});
