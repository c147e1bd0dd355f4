import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CorrelationFilter, SqlAction, SqlFilter } from '../../lib/rules';
import { ServiceBusNamespace } from '../../lib/servicebus';
import type { BlockSchema } from '../../lib/sources/terraform-folder/stand-in/provider-schema';
import { GROUNDS } from '../support/grounds';
import { PREMIUM, STANDARD, type StackJson, TestStack } from '../support/stacks';
import { knownTypes, readSchema } from '../terraform/schema';

/** The page that says what of azurerm can be set; `UPDATE_PAGES=1 npx jest <this file>` writes it anew. */
const PAGE = join(__dirname, '../../docs/reference/azurerm-arguments.md');

/** What has no property of a construct, and why. */
const LEFT_OUT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  azurerm_servicebus_namespace_customer_managed_key: {
    '': 'the same key is set at the namespace itself, `customerManagedKey`, where it holds from the first moment, and where scanners see it; this resource is for a namespace whose identity is its own',
  },
};

/**
 * What Service Bus has, and azurerm has not: nothing of this project sets it either, and why. A test looks for the words in
 * the schemas: the day azurerm has one of them, it says so.
 */
const BEYOND_AZURERM: readonly { readonly what: string; readonly words: RegExp; readonly why: string }[] = [
  {
    what: 'geo-replication of messages (`properties.geoDataReplication`, Premium)',
    words: /replica/,
    why: 'azapi could set it, with API version 2025-05-01-preview; the version that azurerm speaks, 2024-01-01, does not know it. Three things are documented nowhere: what it does to the second region when azurerm writes the namespace without it; which region Azure names as the location of a namespace after a promotion, and another location replaces the namespace with all its messages; and what a second write does to roles that a promotion has changed. Besides, no rule of the audit can read what azapi changes. Until azurerm has it (its issues 31599 and 31904), `pairWith` copies everything but messages. Whoever switches replication on in the portal takes the pairing away first, since the two exclude each other, sets `lifecycle.ignore_changes = ["location"]` and `preventDestroy`, and has no large messages',
  },
  {
    what: 'zone redundancy (`properties.zoneRedundant`)',
    words: /zone/,
    why: 'Azure spreads every namespace over the zones of its region by itself, where the region has some; azurerm took `zone_redundant` away with 4.0',
  },
  {
    what: 'moving a Standard namespace to Premium (`migrationConfigurations`)',
    words: /migrat/,
    why: 'it is a thing that is done once, by the command line or the portal',
  },
  {
    what: 'a note of the user (`userMetadata` of queues, topics and subscriptions)',
    words: /metadata/,
    why: 'nobody but management tools sees it; azurerm has no argument for it',
  },
];

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

test.each(BEYOND_AZURERM)('azurerm has nothing for $what', ({ words }) => {
  const all = types.flatMap((type) =>
    ([4, 5] as const).flatMap((major) => writable(readSchema('resource', type, major)).map((one) => `${type}.${one}`)),
  );
  expect(all.filter((argument) => words.test(argument))).toEqual([]);
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

## What Service Bus has, and azurerm has not

| what | why it is not set |
|---|---|
${BEYOND_AZURERM.map(({ what, why }) => `| ${what} | ${why} |`).join('\n')}

Sources: [geo-replication](https://learn.microsoft.com/azure/service-bus-messaging/service-bus-geo-replication), its
[pairing](https://learn.microsoft.com/azure/service-bus-messaging/service-bus-geo-dr), [zones](https://learn.microsoft.com/azure/reliability/reliability-service-bus),
and the models of API version 2024-01-01 that azurerm 5.2 is built with.
`;
}
