import { childOf, type XmlElement } from '../../../lib/broker/administration/xml';
import { Broker } from '../../../lib/broker/core';
import {
  AdministeredNamespace,
  described,
  detailOf,
  elementsOf,
  filterOf,
  listedIn,
} from '../../support/broker/administered';
import { decoded, jsonCodec, sent } from '../../support/broker/json-codec';

const QUEUE = '<QueueDescription/>';
const TOPIC = '<TopicDescription/>';
const SUBSCRIPTION = '<SubscriptionDescription/>';

/** A property of a correlation filter, or a parameter. */
function property(name: string, type: string, text: string): string {
  return `<KeyValueOfstringanyType><Key>${name}</Key><Value xmlns:l28="http://www.w3.org/2001/XMLSchema" i:type="l28:${type}">${text}</Value></KeyValueOfstringanyType>`;
}

async function withTopic(): Promise<AdministeredNamespace> {
  const namespace = new AdministeredNamespace();
  await namespace.put('/events', TOPIC);
  await namespace.put('/events/Subscriptions/train', SUBSCRIPTION);
  return namespace;
}

describe('queues', () => {
  test('one is made, read, changed, listed and deleted', async () => {
    const namespace = new AdministeredNamespace();
    const made = await namespace.put(
      '/orders',
      '<QueueDescription><LockDuration>PT30S</LockDuration><MaxDeliveryCount>7</MaxDeliveryCount><UserMetadata>a &lt; b</UserMetadata></QueueDescription>',
    );
    expect(made.status).toBe(201);
    expect(described(made)).toMatchObject({ LockDuration: 'PT30S', MaxDeliveryCount: '7', UserMetadata: 'a < b' });
    const changed = await namespace.update(
      '/orders',
      '<QueueDescription><LockDuration>PT1M30S</LockDuration></QueueDescription>',
    );
    expect([changed.status, described(changed).LockDuration]).toEqual([200, 'PT1M30S']);
    expect(described(await namespace.request('GET', '/ORDERS'))).toMatchObject({ MaxDeliveryCount: '7' });
    expect(listedIn(await namespace.request('GET', '/$Resources/queues')).titles).toEqual(['orders']);
    expect((await namespace.request('DELETE', '/orders')).status).toBe(200);
    expect(listedIn(await namespace.request('GET', '/$Resources/Queues')).titles).toEqual([]);
  });

  test('the elements stand in the order of the service', async () => {
    const namespace = new AdministeredNamespace();
    expect(elementsOf(await namespace.put('/orders', QUEUE))).toEqual([
      'LockDuration',
      'MaxSizeInMegabytes',
      'RequiresDuplicateDetection',
      'RequiresSession',
      'DefaultMessageTimeToLive',
      'DeadLetteringOnMessageExpiration',
      'DuplicateDetectionHistoryTimeWindow',
      'MaxDeliveryCount',
      'EnableBatchedOperations',
      'SizeInBytes',
      'MessageCount',
      'IsAnonymousAccessible',
      'AuthorizationRules',
      'Status',
      'CreatedAt',
      'UpdatedAt',
      'AccessedAt',
      'SupportOrdering',
      'CountDetails',
      'AutoDeleteOnIdle',
      'EnablePartitioning',
      'EntityAvailabilityStatus',
      'EnableExpress',
      'MaxMessageSizeInKilobytes',
    ]);
  });

  test('what an update leaves out is emptied where it can be empty, and stays where it cannot', async () => {
    const namespace = new AdministeredNamespace();
    await namespace.put('/target', QUEUE);
    await namespace.put(
      '/orders',
      '<QueueDescription><MaxDeliveryCount>3</MaxDeliveryCount><ForwardTo>sb://localhost:5672/target</ForwardTo><UserMetadata>x</UserMetadata></QueueDescription>',
    );
    expect(described(await namespace.request('GET', '/orders')).ForwardTo).toBe('sb://localhost:5672/target');
    const changed = described(await namespace.update('/orders', QUEUE));
    expect([changed.ForwardTo, changed.UserMetadata, changed.MaxDeliveryCount]).toEqual([undefined, undefined, '3']);
  });

  test('a partitioned queue shows the size of its sixteen parts, and takes that back unchanged', async () => {
    const namespace = new AdministeredNamespace();
    const made = described(
      await namespace.put(
        '/orders',
        '<QueueDescription><MaxSizeInMegabytes>4096</MaxSizeInMegabytes><EnablePartitioning>true</EnablePartitioning></QueueDescription>',
      ),
    );
    expect(made.MaxSizeInMegabytes).toBe('65536');
    const changed = await namespace.update(
      '/orders',
      '<QueueDescription><MaxSizeInMegabytes>65536</MaxSizeInMegabytes><MaxMessageSizeInKilobytes>256</MaxMessageSizeInKilobytes><EnablePartitioning>true</EnablePartitioning></QueueDescription>',
    );
    expect([changed.status, described(changed).MaxSizeInMegabytes]).toEqual([200, '65536']);
  });

  test('shared access rules are kept and told', async () => {
    const namespace = new AdministeredNamespace();
    const rules =
      '<AuthorizationRules><AuthorizationRule i:type="SharedAccessAuthorizationRule" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><ClaimType>SharedAccessKey</ClaimType><ClaimValue>None</ClaimValue><Rights><AccessRights>Send</AccessRights><AccessRights>Listen</AccessRights></Rights><KeyName>k</KeyName><PrimaryKey>p</PrimaryKey></AuthorizationRule></AuthorizationRules>';
    const description = `<QueueDescription>${rules}</QueueDescription>`;
    const made = await namespace.put('/orders', description);
    const [read] = (childOf(made.xml, 'content') as XmlElement).content as XmlElement[];
    const [rule] = (childOf(read, 'AuthorizationRules') as XmlElement).content as XmlElement[];
    const texts = (part: XmlElement): unknown =>
      part.content.map((one) => (typeof one === 'string' ? one : texts(one)));
    expect(rule?.content.map((part) => [(part as XmlElement).name, texts(part as XmlElement)])).toEqual([
      ['ClaimType', ['SharedAccessKey']],
      ['ClaimValue', ['None']],
      ['Rights', [['Send'], ['Listen']]],
      ['KeyName', ['k']],
      ['PrimaryKey', ['p']],
    ]);
    // The same again changes nothing: nobody has used it.
    const again = described(await namespace.update('/orders', description));
    expect(again.AccessedAt).toBe('0001-01-01T00:00:00');
    const restored = Broker.restore(namespace.core.snapshot(), { codec: jsonCodec, seed: 'again' });
    expect(restored.describe('orders')).toMatchObject({
      settings: { authorizationRules: [{ keyName: 'k', rights: ['Send', 'Listen'] }] },
    });
  });

  test('a length of time without end is the longest one of .NET, whoever writes it', async () => {
    const namespace = new AdministeredNamespace();
    for (const text of ['P10675199DT2H48M5.4775807S', 'PT256204778H48M5.4775807S']) {
      const made = await namespace.put(
        `/q${text.length}`,
        `<QueueDescription><DefaultMessageTimeToLive>${text}</DefaultMessageTimeToLive></QueueDescription>`,
      );
      expect(described(made).DefaultMessageTimeToLive).toBe('P10675199DT2H48M5.4775807S');
    }
  });
});

describe('topics, subscriptions and rules', () => {
  test('a subscription has the default rule, or the one that it asks for', async () => {
    const namespace = await withTopic();
    const rules = await namespace.request('GET', '/events/Subscriptions/train/Rules');
    expect(listedIn(rules).titles).toEqual(['$Default']);
    await namespace.put(
      '/events/Subscriptions/other',
      '<SubscriptionDescription><DefaultRuleDescription><Filter xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:type="SqlFilter"><SqlExpression>a = 1</SqlExpression></Filter><Name>first</Name></DefaultRuleDescription></SubscriptionDescription>',
    );
    const other = await namespace.request('GET', '/events/subscriptions/OTHER/rules');
    expect(listedIn(other).titles).toEqual(['first']);
  });

  test('filters of every kind come back as they were written', async () => {
    const namespace = await withTopic();
    const rule = (filter: string) =>
      `<RuleDescription xmlns:i="http://www.w3.org/2001/XMLSchema-instance">${filter}<Name>r</Name></RuleDescription>`;
    const values = [
      ['int', '7'],
      ['long', '9007199254740993'],
      ['double', '1.5'],
      ['boolean', 'true'],
      ['string', 'x &amp; y'],
      ['dateTime', '2026-01-31T12:00:00Z'],
      ['guid', '01234567-89ab-cdef-0123-456789abcdef'],
      ['duration', 'P1DT1M0.0000001S'],
      ['float', '-INF'],
    ] as const;
    const properties = values.map(
      ([type, text]) =>
        `<KeyValueOfstringanyType><Key>${type}</Key><Value xmlns:l28="http://www.w3.org/2001/XMLSchema" i:type="l28:${type}">${text}</Value></KeyValueOfstringanyType>`,
    );
    const path = '/events/Subscriptions/train/Rules/r';
    await namespace.put(
      path,
      rule(
        `<Filter i:type="CorrelationFilter"><Label>l</Label><Properties>${properties.join('')}</Properties></Filter>`,
      ),
    );
    expect(namespace.core.rules('events/Subscriptions/train')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          rule: {
            name: 'r',
            filter: { kind: 'correlation', system: new Map([['Label', 'l']]), properties: expect.any(Map) },
          },
        }),
      ]),
    );
    expect(filterOf(await namespace.request('GET', path))).toEqual([
      'CorrelationFilter',
      'l',
      ...values.map(([type, text]) => `${type} d6p1:${type} ${text.replace('&amp;', '&')}`),
    ]);
    for (const [type, sql] of [
      ['TrueFilter', '1=1'],
      ['FalseFilter', '1=0'],
      ['SqlFilter', "a = 'x&y'\n AND b = 1"],
    ] as const) {
      const written = sql.replace('&', '&amp;').replace('\n', '&#10;');
      const changed = await namespace.update(
        path,
        rule(`<Filter i:type="${type}"><SqlExpression>${written}</SqlExpression></Filter>`),
      );
      expect([changed.status, filterOf(changed)]).toEqual([200, [type, sql, '20']]);
      expect(namespace.core.rules('events/Subscriptions/train')).toContainEqual(
        expect.objectContaining({ rule: { name: 'r', filter: { kind: 'sql', sql } } }),
      );
    }
  });

  test('parameters of filters and actions have their values, which come back', async () => {
    const namespace = await withTopic();
    const parameters = `<Parameters>${property('@Kind', 'string', 'train')}${property('@n', 'int', '7')}</Parameters>`;
    const made = await namespace.put(
      '/events/Subscriptions/train/Rules/r',
      `<RuleDescription xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><Filter i:type="SqlFilter"><SqlExpression>kind = @kind AND n = @N</SqlExpression>${parameters}</Filter><Action i:type="SqlRuleAction"><SqlExpression>SET m = @m + 1</SqlExpression><Parameters>${property('@m', 'long', '41')}</Parameters></Action></RuleDescription>`,
    );
    expect([made.status, filterOf(made).slice(2)]).toEqual([201, ['20', '@Kind d6p1:string train', '@n d6p1:int 7']]);
    await namespace.request('DELETE', '/events/Subscriptions/train/Rules/$Default');
    const restored = Broker.restore(namespace.core.snapshot(), { codec: jsonCodec, seed: 'again' });
    for (const core of [namespace.core, restored]) {
      const send = (kind: string) =>
        core.run({ kind: 'send', entity: 'events', messages: [sent({ properties: { kind, n: 7 } })] }, 2);
      send('train');
      send('other');
      const peeked = core.run({ kind: 'peek', entity: 'events/Subscriptions/train', from: 1, count: 9 }, 2).answer;
      const { messages } = peeked as { messages: readonly { encoded: Buffer }[] };
      expect(messages.map(({ encoded }) => decoded(encoded).properties)).toMatchObject([
        { kind: { string: 'train' }, n: { int: '7' }, m: { long: '42' } },
      ]);
    }
  });

  test('a list comes in pages, each with the address of the next one', async () => {
    const namespace = new AdministeredNamespace();
    for (let n = 0; n < 105; n++) await namespace.put(`/q${String(n).padStart(3, '0')}`, QUEUE);
    const first = listedIn(await namespace.request('GET', '/$Resources/queues'));
    expect([first.titles.length, first.next]).toEqual([
      100,
      'https://localhost:5672/$Resources/queues?$skip=100&$top=100',
    ]);
    const rest = listedIn(await namespace.request('GET', first.next?.replace('https://localhost:5672', '') ?? ''));
    expect([rest.titles, rest.next]).toEqual([['q100', 'q101', 'q102', 'q103', 'q104'], undefined]);
    const two = listedIn(await namespace.request('GET', '/$Resources/queues?$skip=3&$top=2'));
    expect(two.titles).toEqual(['q003', 'q004']);
  });

  test('counts are those of the broker', async () => {
    const namespace = await withTopic();
    const message = (n: number) => ({ encoded: Buffer.from(JSON.stringify({ properties: { n } })) });
    namespace.core.run({ kind: 'send', entity: 'events', messages: [message(1), message(2)] }, 1);
    const read = described(await namespace.request('GET', '/events/Subscriptions/train'));
    expect(read.MessageCount).toBe('2');
    expect(described(await namespace.request('GET', '/events'))).toMatchObject({ SubscriptionCount: '1' });
  });
});

test('a queue or topic that is not there is a list of nothing, everything else 404', async () => {
  const namespace = await withTopic();
  const none = await namespace.request('GET', '/nothing');
  expect([none.status, none.xml?.name, listedIn(none).titles]).toEqual([200, 'feed', []]);
  const statuses = await Promise.all(
    [
      namespace.request('GET', '/events/Subscriptions/nothing'),
      namespace.request('GET', '/events/Subscriptions/train/Rules/nothing'),
      namespace.request('GET', '/nothing/Subscriptions'),
      namespace.request('DELETE', '/nothing'),
      namespace.update('/nothing', QUEUE),
      namespace.update('/events/Subscriptions/train/Rules/nothing', '<RuleDescription/>'),
    ].map(async (answer) => (await answer).status),
  );
  expect(statuses).toEqual([404, 404, 404, 404, 404, 404]);
});

test.each([
  ['Premium', ['1024', '1', 'Premium']],
  ['Standard', ['256', undefined, 'Standard']],
] as const)('the tier %s is told, with the largest message', async (tier, [size, units, sku]) => {
  const namespace = new AdministeredNamespace({ tier });
  const queue = described(await namespace.put('/orders', QUEUE));
  const info = described(await namespace.request('GET', '/$namespaceinfo'));
  expect([queue.MaxMessageSizeInKilobytes, info.MessagingUnits, info.MessagingSKU]).toEqual([size, units, sku]);
});

describe('bad requests', () => {
  const queue = (settings: string) => `<QueueDescription>${settings}</QueueDescription>`;

  test.each([
    ['a length of time', queue('<LockDuration>soon</LockDuration>'), /"soon" of LockDuration.*PT1M/],
    ['a lock that is too long', queue('<LockDuration>PT6M</LockDuration>'), /1 second to 5 minutes/],
    ['a lock for ever', queue('<LockDuration>P10675199DT2H48M5.4775807S</LockDuration>'), /LockDuration.*ends/],
    ['a flag', queue('<RequiresSession>perhaps</RequiresSession>'), /"perhaps" of RequiresSession.*true or false/],
    ['a number', queue('<MaxDeliveryCount>many</MaxDeliveryCount>'), /"many" of MaxDeliveryCount.*whole number/],
    ['a status', queue('<Status>Sleeping</Status>'), /"Sleeping" of Status.*Active, Disabled/],
    ['no target', queue('<ForwardTo>nowhere</ForwardTo>'), /'nowhere' could not be found/],
    ['another thing', '<OrderDescription/>', /QueueDescription or TopicDescription/],
    ['two mistakes', queue('<LockDuration>a</LockDuration><Status>b</Status>'), /LockDuration.*Status/],
  ])('%s', async (_, description, expected) => {
    const namespace = new AdministeredNamespace();
    const answer = await namespace.put('/orders', description);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(detailOf(answer)).toMatch(expected);
    expect(namespace.core.list('queue')).toEqual([]);
  });

  test.each([
    ['no XML', 'PUT', '/orders', 'what?', {}, 400, /no XML: line 1, column 1/],
    ['a document type', 'PUT', '/orders', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', {}, 400, /document type/],
    ['another root', 'PUT', '/orders', '<a/>', {}, 400, /this is <a> with no content/],
    ['no token', 'GET', '/orders', '', { authorization: undefined }, 401, /MissingToken/],
    ['half a token', 'GET', '/orders', '', { authorization: 'SharedAccessSignature sr=a&sig=b' }, 401, /no se, skn/],
    ['another token', 'GET', '/orders', '', { authorization: 'Basic abc' }, 401, /neither with SharedAccessSignature/],
    ['a page', 'GET', '/$Resources/queues?$top=all', '', {}, 400, /"all" of \$top/],
    ['a path', 'GET', '/%zz', '', {}, 400, /encoded/],
    ['an unknown resource', 'GET', '/$everything', '', {}, 404, /Allowed: \/\{queue\}/],
    ['a method', 'POST', '/orders', '', {}, 405, /Allowed: GET, PUT, DELETE/],
    ['a list that is deleted', 'DELETE', '/$Resources/queues', '', {}, 405, /Only a queue/],
  ])('%s', async (_, method, url, body, extras, status, expected) => {
    const answer = await new AdministeredNamespace().request(method, url, body, extras);
    expect([answer.status, detailOf(answer)]).toEqual([status, expect.stringMatching(expected)]);
  });

  test('what is there already is a conflict, in any letter case', async () => {
    const namespace = await withTopic();
    const answers = [
      await namespace.put('/Events', QUEUE),
      await namespace.put('/events/Subscriptions/TRAIN', SUBSCRIPTION),
      await namespace.put('/events/Subscriptions/train/Rules/$default', '<RuleDescription/>'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([409, 409, 409]);
  });

  test.each([
    [
      'sessions',
      '<RequiresSession>true</RequiresSession>',
      'The value for the RequiresSession property of an existing Queue cannot be changed',
    ],
    [
      'duplicates',
      '<RequiresDuplicateDetection>true</RequiresDuplicateDetection>',
      'RequiresDuplicateDetection property of an existing Queue cannot be changed',
    ],
    ['partitions', '<EnablePartitioning>true</EnablePartitioning>', 'Partitioning cannot be changed for Queue'],
  ])('%s of a queue that is there cannot be changed', async (_, settings, words) => {
    const namespace = new AdministeredNamespace();
    await namespace.put('/orders', QUEUE);
    const answer = await namespace.update('/orders', queue(settings));
    expect([answer.status, detailOf(answer)]).toEqual([400, expect.stringContaining(words)]);
  });

  test.each([
    [
      'a filter',
      '<Filter i:type="SqlFilter"><SqlExpression>a = = 1</SqlExpression></Filter>',
      /Token line=1, column=4, Token in error= =/,
    ],
    [
      'an action',
      '<Action i:type="SqlRuleAction"><SqlExpression>a = 1</SqlExpression></Action>',
      /There was an error parsing/,
    ],
    ['a type of filter', '<Filter i:type="DateFilter"/>', /'DateFilter' is not known. Allowed: SqlFilter/],
    [
      'a value',
      '<Filter i:type="CorrelationFilter"><Properties><KeyValueOfstringanyType><Key>a</Key><Value i:type="x:int">two</Value></KeyValueOfstringanyType></Properties></Filter>',
      /property 'a'.*"two".*whole number/,
    ],
    [
      'a property without a value',
      '<Filter i:type="CorrelationFilter"><Properties><KeyValueOfstringanyType><Key>a</Key></KeyValueOfstringanyType></Properties></Filter>',
      /no Value/,
    ],
    [
      'a parameter without a value',
      `<Filter i:type="SqlFilter"><SqlExpression>a = @x AND b = @y</SqlExpression><Parameters>${property('@x', 'int', '1')}</Parameters></Filter>`,
      /parameter \(@y\) used in the expression specified in SqlExpression is missing/,
    ],
    [
      'a parameter that is not used',
      `<Filter i:type="SqlFilter"><SqlExpression>a = 1</SqlExpression><Parameters>${property('@x', 'int', '1')}</Parameters></Filter>`,
      /parameter \(@x\) in Parameters property was not used/,
    ],
    ['an empty correlation filter', '<Filter i:type="CorrelationFilter"/>', /At least one/],
  ])('%s that the service refuses', async (_, part, expected) => {
    const namespace = await withTopic();
    const answer = await namespace.put(
      '/events/Subscriptions/train/Rules/r',
      `<RuleDescription xmlns:i="http://www.w3.org/2001/XMLSchema-instance">${part}</RuleDescription>`,
    );
    expect([answer.status, detailOf(answer)]).toEqual([400, expect.stringMatching(expected)]);
  });
});
