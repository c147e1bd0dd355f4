import { checkSettings } from '../../lib/routing';
import { parseDocument } from '../../lib/terraform';
import { type OneOfEach, oneOfEach } from '../support/one-of-each';

const checked = (document: object) => checkSettings(parseDocument('x', JSON.stringify(document)));
/** What is said of a document, `<type>.<name> <argument>: <value>, allowed <values>; <what to do>`. */
const told = ({ problems }: ReturnType<typeof checkSettings>) =>
  problems.map(
    ({ resource, argument, got, allowed, fix }) =>
      `${resource.address.replace('azurerm_servicebus_', '')} ${argument}: ${JSON.stringify(got)}, allowed ${allowed}; ${fix}`,
  );

const PREMIUM = { sku: 'Premium', capacity: 4 };

test.each<[what: string, change: OneOfEach, problems: readonly string[]]>([
  ['nothing, where all is right', {}, []],
  [
    'of a namespace its tier and partitions',
    { namespace: { sku: 'Gold' } },
    ['namespace.bus sku: "Gold", allowed Basic, Standard, Premium; use one of these'],
  ],
  [
    'of a namespace that has capacity and partitions, and should not',
    { namespace: { capacity: 1, premium_messaging_partitions: 2 } },
    [
      'namespace.bus capacity: 1, allowed on Premium only, and sku is Standard; leave it out, or use Premium',
      'namespace.bus premium_messaging_partitions: 2, allowed on Premium only, and sku is Standard; leave it out, or use Premium',
    ],
  ],
  [
    'of a namespace whose capacity its partitions do not share',
    { namespace: { ...PREMIUM, capacity: 1, premium_messaging_partitions: 2 } },
    [
      'namespace.bus capacity: 1, allowed a multiple of premium_messaging_partitions, 2; raise the capacity, or have fewer partitions',
    ],
  ],
  [
    'of a topic its durations and sizes',
    {
      topic: {
        auto_delete_on_idle: 'PT1M',
        default_message_ttl: 'soon',
        duplicate_detection_history_time_window: 'P8D',
        max_size_in_megabytes: 1000,
        max_message_size_in_kilobytes: 2048,
        status: 'Broken',
      },
    },
    [
      expect.stringMatching(/^topic\.jobs auto_delete_on_idle: "PT1M", allowed at least PT5M; /) as unknown as string,
      expect.stringMatching(
        /^topic\.jobs default_message_ttl: "soon", allowed an ISO 8601 duration/,
      ) as unknown as string,
      expect.stringMatching(
        /^topic\.jobs duplicate_detection_history_time_window: "P8D", allowed at most P7D; /,
      ) as unknown as string,
      expect.stringMatching(/^topic\.jobs max_size_in_megabytes: 1000, allowed 1024, 2048/) as unknown as string,
      'topic.jobs max_message_size_in_kilobytes: 2048, allowed on Premium only, and the namespace is Standard; leave it out: messages are limited to 256 KB',
      expect.stringMatching(/^topic\.jobs status: "Broken", allowed Active, /) as unknown as string,
    ],
  ],
  [
    'of a topic what goes not together',
    { topic: { express_enabled: true, partitioning_enabled: true, support_ordering: true } },
    [
      'topic.jobs express_enabled: true, allowed express or partitioning, not both; leave one of the two out',
      'topic.jobs support_ordering: true, allowed a topic without partitioning; leave support_ordering or partitioning_enabled out',
    ],
  ],
  ['nothing of a topic in order without partitions', { topic: { support_ordering: true } }, []],
  [
    'of a topic that its tier has none',
    { namespace: { sku: 'Basic' } },
    ['topic.jobs namespace_id: "Basic", allowed Standard or Premium: Basic has no topics; use Standard'],
  ],
  [
    'of a queue all that it is asked for',
    {
      queue: {
        lock_duration: 'PT6M',
        max_delivery_count: 0,
        default_message_ttl: 'PT0S',
        auto_delete_on_idle: 'PT1M',
        duplicate_detection_history_time_window: 'PT1S',
        status: 'Broken',
        requires_session: true,
        forward_to: 'x',
        name: 'a/b',
      },
    },
    [
      expect.stringMatching(/^queue\.dead name: "a\/b", allowed letters, /) as unknown as string,
      expect.stringMatching(/^queue\.dead auto_delete_on_idle: "PT1M", allowed at least PT5M; /) as unknown as string,
      expect.stringMatching(/^queue\.dead default_message_ttl: "PT0S", allowed at least /) as unknown as string,
      expect.stringMatching(
        /^queue\.dead duplicate_detection_history_time_window: "PT1S", allowed at least /,
      ) as unknown as string,
      expect.stringMatching(/^queue\.dead lock_duration: "PT6M", allowed at most PT5M; /) as unknown as string,
      expect.stringMatching(/^queue\.dead max_delivery_count: 0, allowed a whole number, 1 to /) as unknown as string,
      expect.stringMatching(/^queue\.dead status: "Broken", allowed Active, /) as unknown as string,
      'queue.dead forward_to: "x", allowed no forwarding from an entity that requires sessions; leave requires_session or forward_to out',
    ],
  ],
  [
    'of a queue what its tier has not',
    {
      namespace: { sku: 'Basic' },
      queue: { requires_session: true, requires_duplicate_detection: true, max_size_in_megabytes: 10240 },
      topic: undefined,
    },
    [
      expect.stringMatching(/^topic\.jobs /) as unknown as string,
      'queue.dead max_size_in_megabytes: 10240, allowed at most 5120 on Basic; use 5120 or less, or Premium',
      'queue.dead requires_session: true, allowed on Standard and Premium only, and the namespace is Basic; use Standard, or leave it out',
      'queue.dead requires_duplicate_detection: true, allowed on Standard and Premium only, and the namespace is Basic; use Standard, or leave it out',
    ],
  ],
  [
    'of a subscription all that it is asked for',
    {
      subscription: {
        name: 'a b',
        lock_duration: 'PT6M',
        max_delivery_count: 'many',
        default_message_ttl: 'PT0S',
        auto_delete_on_idle: 'PT1M',
        status: 'Broken',
        requires_session: true,
        forward_to: 'x',
      },
    },
    [
      expect.stringMatching(/^subscription\.train name: "a b", allowed letters, /) as unknown as string,
      expect.stringMatching(/^subscription\.train lock_duration: "PT6M"/) as unknown as string,
      expect.stringMatching(
        /^subscription\.train max_delivery_count: "many", allowed a whole number/,
      ) as unknown as string,
      expect.stringMatching(/^subscription\.train status: "Broken"/) as unknown as string,
      expect.stringMatching(/^subscription\.train auto_delete_on_idle: "PT1M"/) as unknown as string,
      expect.stringMatching(/^subscription\.train default_message_ttl: "PT0S"/) as unknown as string,
      expect.stringMatching(/^subscription\.train forward_to: "x"/) as unknown as string,
    ],
  ],
  [
    'nothing of a subscription that forwards dead letters, whatever the tier',
    { subscription: { requires_session: true, forward_dead_lettered_messages_to: 'x' } },
    [],
  ],
  [
    'a list or an object where a text belongs, as it stands',
    { queue: { max_delivery_count: { many: 1 } } },
    [
      expect.stringMatching(
        /^queue\.dead max_delivery_count: "\{\\"many\\":1\}", allowed a whole number/,
      ) as unknown as string,
    ],
  ],
  [
    'of a queue the size of one part, whatever parts it has',
    { queue: { max_size_in_megabytes: 16384, partitioning_enabled: true } },
    [
      expect.stringMatching(/^queue\.dead max_size_in_megabytes: 16384, allowed 1024, 2048/) as unknown as string,
      expect.stringMatching(
        /^queue\.dead max_size_in_megabytes: 16384, allowed at most 5120 on Standard/,
      ) as unknown as string,
    ],
  ],
  ['nothing of years and months, which Azure reads', { queue: { default_message_ttl: 'P1Y2M' } }, []],
])('in the words of azurerm is told %s', (_, change, problems) => {
  expect(told(checked(oneOfEach(change)))).toEqual(problems);
});
