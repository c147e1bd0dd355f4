import { readFileSync } from 'node:fs';
import { checkSettings } from '../../lib/routing';
import { parseDocument, Reference, type TerraformDocument } from '../../lib/terraform';
import { oneOfEach } from '../support/one-of-each';
import { type PlannedChange, planFile } from '../support/small-plans';

const checked = (document: object) => checkSettings(parseDocument('x', JSON.stringify(document)));
const told = ({ problems }: ReturnType<typeof checkSettings>) =>
  problems.map(
    ({ resource, argument, got, allowed }) =>
      `${resource.address} ${argument}: ${JSON.stringify(got)}, allowed ${allowed}`,
  );

describe('in the words of azapi', () => {
  const BUS = '/subscriptions/1/resourceGroups/g/providers/Microsoft.ServiceBus/namespaces/bus';
  const arm = (kind: string, parent: string | undefined, name: string, properties: object) => ({
    type: `Microsoft.ServiceBus/${kind}@2024-01-01`,
    name,
    ...(parent !== undefined && { parent_id: parent }),
    body: { properties },
  });
  const azapi = (azapi_resource: object) => told(checked({ resource: { azapi_resource } }));

  test.each<[what: string, resources: object, problems: readonly string[]]>([
    [
      'what azurerm alone refuses is not told',
      {
        n: arm('namespaces', undefined, 'x', {}),
        t: arm('namespaces/topics', BUS, 'events/europe', { status: 'Restoring' }),
        q: arm('namespaces/queues', BUS, '_dead', {}),
        s: arm('namespaces/topics/subscriptions', `${BUS}/topics/events`, '-train-', {}),
      },
      [],
    ],
    [
      'the size of all parts together is not one of a part',
      { q: arm('namespaces/queues', BUS, 'q', { maxSizeInMegabytes: 16384, enablePartitioning: true }) },
      [],
    ],
    [
      'another size is one',
      { q: arm('namespaces/queues', BUS, 'q', { maxSizeInMegabytes: 1000 }) },
      [expect.stringMatching(/^azapi_resource\.q max_size_in_megabytes: 1000/) as unknown as string],
    ],
    [
      'what Azure refuses is',
      { q: arm('namespaces/queues', BUS, 'q', { lockDuration: 'PT6M' }) },
      [expect.stringMatching(/^azapi_resource\.q lock_duration: "PT6M", allowed at most PT5M/) as unknown as string],
    ],
  ])('%s', (_, resources, problems) => {
    expect(azapi(resources)).toEqual(problems);
  });
});

describe('what is not judged', () => {
  const WRONG = { queue: { lock_duration: 'PT6M' } };
  const wrongAs = (more: object) => {
    const document = parseDocument('x', JSON.stringify(oneOfEach(WRONG)));
    const resources = document.resources.map((one) => ({ ...one, ...more }));
    return told(checkSettings({ ...document, resources } as TerraformDocument));
  };

  test.each<[what: string, more: object, isJudged: boolean]>([
    ['what is written', { presence: 'declared' }, true],
    ['what is there and stays', { presence: 'deployed' }, true],
    ['what Terraform leaves as it is', { presence: 'forgotten' }, false],
    ['what is read', { mode: 'data', presence: 'read' }, false],
  ])('%s', (_, more, isJudged) => {
    expect(wrongAs(more).length > 0).toBe(isJudged);
  });
});

describe('the tier', () => {
  const elsewhere = (foreign: string | undefined) => {
    const { azurerm_servicebus_namespace: _, ...resource } = oneOfEach({}).resource;
    const document = parseDocument('x', JSON.stringify({ resource }));
    return checkSettings({ ...document, settings: { ...document.settings, foreign } });
  };

  test('of a namespace that is elsewhere is not known, and whose it is, is told', () => {
    for (const foreign of [undefined, 'an ARM template']) {
      const { tierless, withoutTier } = elsewhere(foreign);
      expect([...tierless].sort()).toEqual(['azurerm_servicebus_queue.dead', 'azurerm_servicebus_topic.jobs']);
      expect(withoutTier.map(({ address, argument }) => `${address} ${argument}`).sort()).toEqual([
        'azurerm_servicebus_queue.dead namespace_id',
        'azurerm_servicebus_topic.jobs namespace_id',
      ]);
    }
  });

  test('is nothing that the emulator has', () => {
    const { tierless, withoutTier } = elsewhere('a configuration of the emulator');
    expect([tierless.size, withoutTier]).toEqual([0, []]);
  });

  test.each([['premium'], ['PREMIUM']])('is known in other letters: %s', (sku) => {
    const { problems } = checked(oneOfEach({ namespace: { sku, capacity: 3 } }));
    expect(problems.map(({ argument }) => argument)).toEqual(['sku', 'capacity']);
  });
});

describe('what only the apply tells', () => {
  const ARM = '/subscriptions/1/resourceGroups/g/providers/Microsoft.ServiceBus/namespaces/bus';
  const queue = (unknown: Readonly<Record<string, readonly string[]>>): PlannedChange => ({
    address: 'azurerm_servicebus_queue.q',
    before: null,
    after: { name: 'q', namespace_id: ARM },
    unknown,
  });
  const saidOf = (unknown: Readonly<Record<string, readonly string[]>>) =>
    checkSettings(parseDocument('plan.json', readFileSync(planFile([queue(unknown)]), 'utf8'))).unknown.map(
      ({ address, argument, problem }) => `${address} ${argument}: ${problem}`,
    );

  test('is told of what a plan refers to, and not of what azurerm fills in', () => {
    expect(saidOf({ lock_duration: ['var.lock'], default_message_ttl: [], forward_to: ['var.to'] })).toEqual([
      'azurerm_servicebus_queue.q lock_duration: it is known after apply',
    ]);
  });

  test.each<[what: string, text: string, origin: 'arm' | undefined, refers: boolean, isTold: boolean]>([
    ['in Terraform, with an expression that is written', '${var.x}', undefined, false, true],
    ['in Terraform, with what is known later', 'known after apply', undefined, true, true],
    ['in Terraform, with what somebody else fills in', 'known after apply', undefined, false, false],
    ['in Azure Resource Manager, with an expression', "[parameters('x')]", 'arm', false, true],
    ['in Azure Resource Manager, with what somebody else fills in', 'known after apply', 'arm', true, false],
  ])('is told where it is said %s', (_, text, origin, refers, isTold) => {
    const document = parseDocument('x', JSON.stringify(oneOfEach({})));
    const resources = document.resources.map((one) =>
      one.type.endsWith('queue')
        ? { ...one, origin, values: { ...one.values, lock_duration: new Reference(text) } }
        : one,
    );
    const references = () => (refers ? [{ argument: 'lock_duration', to: 'var.x' }] : []);
    const { unknown } = checkSettings({ ...document, resources, references } as TerraformDocument);
    expect(unknown.map(({ argument }) => argument)).toEqual(isTold ? ['lock_duration'] : []);
  });
});
