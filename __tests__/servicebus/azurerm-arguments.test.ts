import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CorrelationFilter, SqlAction, SqlFilter } from '../../lib/rules';
import { ServiceBusNamespace } from '../../lib/servicebus';
import { GROUNDS } from '../support/grounds';
import { PREMIUM, STANDARD, type StackJson, TestStack } from '../support/stacks';
import { type BlockSchema, knownTypes, readSchema } from '../terraform/schema';

/** The page that says what of azurerm can be set; `UPDATE_PAGES=1 npx jest <this file>` writes it anew. */
const PAGE = join(__dirname, '../../docs/reference/azurerm-arguments.md');

/** What has no property of a construct, and why. */
const LEFT_OUT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  azurerm_servicebus_namespace_customer_managed_key: {
    '': 'the same key is set at the namespace itself, `customerManagedKey`, where it holds from the first moment, and where scanners see it; this resource is for a namespace whose identity is its own',
  },
};

/** Every argument of every resource, as far as one namespace can have all of them. */
function everything(): StackJson[] {
  const standard = new TestStack();
  const bus = standard.namespace({
    localAuthEnabled: GROUNDS,
    capacity: 0,
    premiumMessagingPartitions: 0,
    identity: { userAssigned: ['identity'] },
    tags: { a: 'b' },
  });
  const entity = {
    autoDeleteOnIdle: 'PT1H',
    defaultMessageTtl: 'P1D',
    duplicateDetectionWindow: 'PT10M',
    maxSizeInMegabytes: 1024,
  } as const;
  const target = bus.addQueue('target');
  const queue = bus.addQueue('queue', {
    ...entity,
    forwardTo: target,
    forwardDeadLetteredMessagesTo: target,
  });
  const topic = bus.addTopic('events', { ...entity, supportOrdering: true });
  topic.addSubscription('jobs', {
    autoDeleteOnIdle: 'PT1H',
    defaultMessageTtl: 'P1D',
    forwardTo: target,
    forwardDeadLetteredMessagesTo: target,
    rules: {
      sql: SqlFilter.parse('a = 1').then(SqlAction.parse('SET b = 2')),
      correlation: CorrelationFilter.of({
        contentType: 'a',
        correlationId: 'a',
        label: 'a',
        messageId: 'a',
        replyTo: 'a',
        replyToSessionId: 'a',
        sessionId: 'a',
        to: 'a',
        properties: { a: 'b' },
      }),
    },
  });
  for (const holder of [bus, queue, topic]) holder.addAccessKey(`${holder.node.id}-key`, 'send', GROUNDS);

  const premium = new TestStack();
  const primary = premium.namespace({
    ...PREMIUM,
    localAuthEnabled: GROUNDS,
    publicNetworkAccessEnabled: true,
    networkRules: { ipRules: ['203.0.113.7'], subnetIds: ['subnet'] },
    customerManagedKey: { keyVaultKeyId: 'key', identityId: 'identity' },
  });
  const partner = new ServiceBusNamespace(premium.stack, 'partner', {
    ...STANDARD,
    ...PREMIUM,
    name: 'training-neu',
    location: 'northeurope',
  });
  primary.pairWith({ partner, alias: 'alias-jobs', accessKey: primary.addAccessKey('key', 'send', GROUNDS) });
  primary.addQueue('large', { maxMessageSizeInKilobytes: 2048 });
  primary
    .addTopic('events', { maxMessageSizeInKilobytes: 2048 })
    .addSubscription('jms', { clientScoped: { clientId: 'c' }, rules: { all: SqlFilter.acceptEverything() } });
  // What is right is for other tests to say: here it is about which arguments there are.
  return [standard, premium].map(({ stack }) => stack.toTerraform() as StackJson);
}

const emitted = new Map<string, Set<string>>();
for (const { resource } of everything()) {
  for (const [type, resources] of Object.entries(resource)) {
    const of = emitted.get(type) ?? new Set();
    emitted.set(type, of);
    for (const one of Object.values(resources)) collect(one, '', of);
  }
}

function collect(value: object, prefix: string, into: Set<string>): void {
  for (const [name, given] of Object.entries(value)) {
    if (prefix === '' && ['//', 'depends_on', 'lifecycle'].includes(name)) continue;
    into.add(`${prefix}${name}`);
    const nested = Array.isArray(given) ? given[0] : given;
    if (typeof nested === 'object' && nested !== null) collect(nested, `${prefix}${name}.`, into);
  }
}

/** What can be written, `timeouts` apart, which are Terraform's and not Service Bus's. */
function writable({ attributes, blocks }: BlockSchema, prefix = ''): string[] {
  const own = [...attributes].filter(([name, one]) => (one.required || one.optional) && `${prefix}${name}` !== 'id');
  const nested = [...blocks].filter(([name]) => name !== 'timeouts');
  return [
    ...own.map(([name]) => `${prefix}${name}`),
    ...nested.flatMap(([name, block]) => writable(block, `${prefix}${name}.`)),
  ].sort();
}

const types = knownTypes(5).resources.filter((type) => type.startsWith('azurerm_servicebus_'));

test('both majors have the same resources of Service Bus', () => {
  expect(types.length).toBeGreaterThan(8);
  expect(
    knownTypes(4)
      .resources.filter((type) => type.startsWith('azurerm_servicebus_'))
      .sort(),
  ).toEqual(types.sort());
});

describe.each(types)('%s', (type) => {
  const without = LEFT_OUT[type] ?? {};

  test.each([4, 5] as const)('every argument of azurerm %i can be set, or it is said why not', (major) => {
    if ('' in without) return expect(emitted.has(type)).toBe(false);
    const missing = writable(readSchema('resource', type, major)).filter(
      (argument) => emitted.get(type)?.has(argument) !== true && without[argument] === undefined,
    );
    expect(missing).toEqual([]);
  });

  test('what is left out is there, and is not set all the same', () => {
    const there = new Set(([4, 5] as const).flatMap((major) => writable(readSchema('resource', type, major))));
    const wrong = Object.keys(without).filter((one) => one !== '' && (!there.has(one) || emitted.get(type)?.has(one)));
    expect(wrong).toEqual([]);
  });
});

test('the page says the same', () => {
  const page = pageText();
  if (process.env.UPDATE_PAGES === '1') writeFileSync(PAGE, page);
  expect(existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '').toBe(page);
});

function pageText(): string {
  const rows = types.flatMap((type) => {
    const majors = ([4, 5] as const).map((major) => new Set(writable(readSchema('resource', type, major))));
    const whole = LEFT_OUT[type]?.[''];
    if (whole !== undefined) return [`| \`${type}\` | | left out: ${whole} |`];
    return [...new Set(majors.flatMap((one) => [...one]))].sort().map((argument) => {
      const why = LEFT_OUT[type]?.[argument];
      const only = majors.every((one) => one.has(argument))
        ? ''
        : `, azurerm ${majors[0]?.has(argument) ? 4 : 5} alone`;
      return `| \`${type}\` | \`${argument}\` | ${why === undefined ? 'can be set' : `left out: ${why}`}${only} |`;
    });
  });
  return `# What of azurerm's Service Bus resources can be set

Every argument of the Service Bus resources of azurerm 4.81 and 5.2, and whether a construct of this project sets it. A
test makes this page from the schemas of both, so that nothing new goes unnoticed. \`timeouts\` are Terraform's own, and
can be set with \`resource.addOverride\`.

| resource | argument | |
|---|---|---|
${rows.join('\n')}
`;
}
