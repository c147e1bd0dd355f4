import { audit } from '../../../lib/audit';
import { OperationProblem } from '../../../lib/operations/operation-problem';
import { knownOf, type Topology, topologyOf } from '../../../lib/routing';
import { azureAddress } from '../../../lib/sources/azure/azure-address';
import { readListed } from '../../../lib/sources/azure/listed-files';
import { readAzure } from '../../../lib/sources/azure/read-azure';
import type { TerraformDocument } from '../../../lib/terraform';
import { AZURE, BUS, DEPLOYED, namespaceIn } from './deployed';
import { type Deployed, ResourceManager } from './resource-manager';

let manager: ResourceManager;

async function started(resources: readonly Deployed[] = DEPLOYED, subscriptions: readonly string[] = [AZURE]) {
  manager = await new ResourceManager(resources, subscriptions).start();
}
afterEach(() => manager.stop());

function read(from = 'azure:bus', tell?: (what: string) => void): Promise<TerraformDocument> {
  return readAzure(from, {
    manager: manager.url,
    token: async () => 'a-token',
    wait: async (milliseconds) => manager.waited.push(milliseconds),
    tell,
  });
}

/** Subscriptions with the names of their rules, and what is not known of these. */
function rulesIn({ topics }: Topology) {
  return Object.fromEntries(
    topics.flatMap((topic) =>
      knownOf(topic.subscriptions).map(({ name, rules }) => [
        `${topic.name}/${name}`,
        rules.kind === 'all' ? rules.all.map((rule) => rule.name) : rules.missing.map(({ problem }) => problem),
      ]),
    ),
  );
}

test('a namespace is found by its name, and read with all that is in it', async () => {
  await started();
  const document = await read();
  const topology = topologyOf(document);
  expect(document.gaps).toEqual([]);
  expect(topology.unresolved).toEqual([]);
  expect(topology.topics.map(({ name, status }) => [name, status])).toEqual([
    ['closed', { kind: 'known', value: 'Disabled' }],
    ['jobs', { kind: 'known', value: 'Active' }],
  ]);
  expect(rulesIn(topology)).toEqual({ 'jobs/audit': ['$Default'], 'jobs/none': [], 'jobs/train': ['a', 'b', 'c'] });
  expect(topology.queues.map(({ name }) => name)).toEqual(['late']);
  expect(document.resources.map(({ address }) => address)).toContain(
    'Microsoft.ServiceBus/namespaces/bus/topics/jobs/subscriptions/train/rules/a',
  );
});

test('what is around it is what the audit asks for', async () => {
  await started();
  const { records } = audit([await read()], { today: '2026-11-27' });
  const verdictOf = (id: string) => records.filter((one) => one.rule.id === id).map((one) => one.status);
  expect({
    local: verdictOf('SB-AUTH-001'),
    tls: verdictOf('SB-TLS-001'),
    internet: verdictOf('SB-NET-001'),
    endpoint: verdictOf('SB-NET-003'),
    logs: verdictOf('SB-LOG-001'),
    key: verdictOf('SB-AUTH-003'),
    role: verdictOf('SB-RBAC-001'),
    state: verdictOf('TF-001'),
    names: new Set(verdictOf('SB-RULE-002')),
  }).toEqual({
    local: ['compliant'],
    tls: ['compliant'],
    internet: ['compliant'],
    endpoint: ['compliant'],
    logs: ['compliant'],
    key: ['non-compliant'],
    role: ['compliant'],
    state: ['not-applicable'],
    names: new Set(['not-applicable']),
  });
});

test('it only reads, in pages, a few at a time, and asks for no key', async () => {
  await started();
  await read();
  expect(manager.asked.filter((one) => one.includes('skip='))).not.toEqual([]);
  expect(manager.asked.filter((one) => /listKeys/i.test(one))).toEqual([]);
  expect(manager.mostAtOnce).toBeLessThanOrEqual(6);
  expect(
    manager.asked.filter((one) => one.includes('/rules')).every((one) => one.includes('api-version=2024-01-01')),
  ).toBe(true);
});

test('with its resource group and subscription nothing is looked for', async () => {
  await started();
  await read(`azure:${AZURE}/training/bus`);
  expect(manager.asked.some((one) => one.startsWith('/subscriptions?'))).toBe(false);
});

test.each<readonly [from: string, expected: object]>([
  ['azure:bus', { namespace: 'bus', resourceGroup: undefined, subscription: undefined }],
  ['AZURE:bus.servicebus.windows.net', { namespace: 'bus', resourceGroup: undefined, subscription: undefined }],
  ['azure:training/bus', { namespace: 'bus', resourceGroup: 'training', subscription: undefined }],
  [`azure:${AZURE}/training/bus`, { namespace: 'bus', resourceGroup: 'training', subscription: AZURE }],
  [`azure:${BUS}`, { namespace: 'bus', resourceGroup: 'training', subscription: AZURE }],
])('the address %s', (from, expected) => {
  expect(azureAddress(from)).toEqual(expected);
  manager = { stop: async () => {} } as unknown as ResourceManager;
});

test.each(['azure:', 'azure:/bus', 'azure:a/b/bus', 'azure:a/b/c/d', "azure:bus' or name ne '"])(
  '%s is no address',
  (from) => {
    expect(() => azureAddress(from)).toThrow(/: no address of a namespace; expected azure:<namespace>, /);
    manager = { stop: async () => {} } as unknown as ResourceManager;
  },
);

test('who asks too often waits as long as Azure says', async () => {
  await started();
  const path = `${BUS}/topics/jobs/subscriptions/train/rules`;
  manager.instead.set(path, { status: 429, code: 'TooManyRequests', times: 1, retryAfter: '7' });
  manager.instead.set(`${BUS}/topics`, { status: 503, code: 'ServerBusy', times: 1 });
  expect(rulesIn(topologyOf(await read()))['jobs/train']).toEqual(['a', 'b', 'c']);
  expect(manager.waited).toEqual([1000, 7000]);
});

test('rules that may not be listed are not known, and no others are in doubt', async () => {
  await started();
  manager.instead.set(`${BUS}/topics/jobs/subscriptions/train/rules`, { status: 403, code: 'AuthorizationFailed' });
  const document = await read();
  expect(rulesIn(topologyOf(document))).toEqual({
    'jobs/audit': ['$Default'],
    'jobs/none': [],
    'jobs/train': ['its rules were not listed'],
  });
  const { records } = audit([document], { today: '2026-11-27' });
  const verdict = records.find(({ rule, address }) => rule.id === 'SB-RULE-001' && address.endsWith('/train'))?.status;
  expect(verdict).toBe('unknown');
});

test.each<readonly [path: string, rule: string]>([
  [`${BUS}/providers/Microsoft.Insights/diagnosticSettings`, 'SB-LOG-001'],
  [`${BUS}/providers/Microsoft.Authorization/locks`, 'SB-LOCK-001'],
  [`/subscriptions/${AZURE}/providers/Microsoft.Insights/metricAlerts`, 'SB-ALERT-001'],
])('what may not be listed (%s) is never none', async (path, rule) => {
  await started();
  manager.instead.set(path, { status: 403, code: 'AuthorizationFailed' });
  const { records } = audit([await read()], { today: '2026-11-27' });
  expect(records.filter((one) => one.rule.id === rule).map((one) => one.status)).toEqual(['unknown']);
});

test('topics that may not be listed are told', async () => {
  await started();
  manager.instead.set(`${BUS}/topics`, { status: 403, code: 'AuthorizationFailed' });
  expect(topologyOf(await read()).unresolved).toEqual([
    {
      address: `${BUS}/topics`,
      argument: '',
      problem: 'could not be read: the topics may not be listed (status 403, AuthorizationFailed)',
    },
  ]);
});

describe('in one line', () => {
  const problem = async (from?: string) => {
    const error = await read(from).catch((one: unknown) => one);
    expect(error).toBeInstanceOf(OperationProblem);
    return (error as Error).message;
  };

  test('there is no such namespace', async () => {
    await started([], [AZURE]);
    expect(await problem()).toBe(
      'azure:bus: there is no such namespace in the 1 Azure subscriptions that the login sees; it takes the role Reader there',
    );
  });

  test('there is none in that resource group', async () => {
    await started();
    expect(await problem('azure:elsewhere/bus')).toMatch(
      /^azure:bus: there is no such namespace in the resource group elsewhere /,
    );
    expect(await problem(`azure:${AZURE}/elsewhere/bus`)).toMatch(
      /there is no such namespace .*is the name right, and its resource group\?$/,
    );
  });

  test('there are several of this name', async () => {
    const other = '/subscriptions/00000000-0000-0000-0000-000000000002/resourceGroups/x';
    await started([...DEPLOYED, namespaceIn(other)], [AZURE, '00000000-0000-0000-0000-000000000002']);
    expect(await problem()).toMatch(
      /there are several of this name: .*training.*, .*\/x\/.*; give one of these behind azure:$/,
    );
  });

  test('the login sees nothing', async () => {
    await started([], []);
    expect(await problem()).toMatch(/the login sees no Azure subscription; run az login/);
  });

  test('Azure subscriptions may not be listed', async () => {
    await started();
    manager.instead.set('/subscriptions', { status: 403, code: 'AuthorizationFailed' });
    expect(await problem()).toBe(
      'azure:bus: whoever is logged in may not list Azure subscriptions; give azure:<subscription id>/<resource group>/bus',
    );
  });

  test('nobody may read it', async () => {
    await started();
    manager.instead.set(BUS, { status: 403, code: 'AuthorizationFailed' });
    expect(await problem()).toBe(`azure:bus: whoever is logged in may not read it; it takes the role Reader at ${BUS}`);
  });

  test('the login is not taken', async () => {
    await started();
    manager.instead.set('/subscriptions', { status: 401, code: 'ExpiredAuthenticationToken' });
    expect(await problem()).toMatch(/the login is not taken: run az login again/);
  });

  test('a page that is elsewhere is not asked for: it would be given the token', async () => {
    await started();
    manager.nextHost = 'http://elsewhere.example';
    expect(await problem()).toMatch(/goes on at another host$/);
  });

  test('nobody answers', async () => {
    await started();
    const { url } = manager;
    await manager.stop();
    manager = { stop: async () => {}, url, waited: [] } as unknown as ResourceManager;
    expect(await problem()).toMatch(/it cannot be reached \(ECONNREFUSED\)$/);
  });
});

test('long reading tells where it is', async () => {
  await started();
  const told: string[] = [];
  await read('azure:bus', (what) => told.push(what));
  expect(new Set(told)).toEqual(new Set(['looking for bus', 'reading azure:bus']));
});

test('what Azure answers says the same from files', async () => {
  await started();
  const live = topologyOf(await read());
  const lists = new Map<string, Deployed[]>();
  for (const one of DEPLOYED) {
    const list = one.id.slice(0, one.id.lastIndexOf('/'));
    lists.set(list, [...(lists.get(list) ?? []), one]);
  }
  const sources = [...lists.values()].map((value, index) => {
    const json = index % 2 === 0 ? { value } : value;
    return { file: `${index}.json`, text: JSON.stringify(json), json };
  });
  const listed = topologyOf(readListed('lists', sources));
  // An empty list has no ids that would tell of what it is.
  expect(rulesIn(listed)).toEqual({ ...rulesIn(live), 'jobs/none': ['its rules were not listed'] });
  expect(listed.topics.find(({ name }) => name === 'closed')?.subscriptions.kind).toBe('part');
});
