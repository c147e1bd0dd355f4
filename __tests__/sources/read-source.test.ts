import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { topologyOf } from '../../lib/routing';
import { readSource, type SourceOptions } from '../../lib/sources';
import { DEPLOYED } from './azure/deployed';
import { namespace, rule, subscription, template, topic } from './template/template';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sources-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

async function topics(from: string, options?: SourceOptions): Promise<string[]> {
  return (await readSource(from, options)).flatMap((document) => topologyOf(document).topics.map(({ name }) => name));
}

const TEMPLATE = template(
  [
    namespace('bus'),
    topic("[concat('bus/', parameters('topic'))]"),
    subscription('bus/jobs/a'),
    rule('bus/jobs/a/r', '1=1'),
  ],
  { parameters: { topic: { type: 'string', defaultValue: 'jobs' } } },
);
const PARAMETERS = { contentVersion: '1.0.0.0', parameters: { topic: { value: 'work' } } };
const CONFIG = {
  UserConfig: {
    Namespaces: [
      {
        Name: 'sbemulatorns',
        Queues: [{ Name: 'late' }],
        Topics: [
          {
            Name: 'jobs',
            Subscriptions: [
              { Name: 'a', Properties: { ForwardTo: 'late', MaxDeliveryCount: 3, LockDuration: 'PT2M' }, Rules: [] },
              {
                Name: 'b',
                Rules: [{ Name: '$Default', Properties: { FilterType: 'Sql', SqlFilter: { SqlExpression: 'x = 1' } } }],
              },
            ],
          },
        ],
      },
    ],
  },
};

describe('what a file is', () => {
  test('an ARM template', async () => {
    expect(await topics(write('main.json', TEMPLATE))).toEqual(['jobs']);
  });

  test('an ARM template with comments', async () => {
    expect(await topics(write('main.json', `// by hand\n${JSON.stringify(TEMPLATE)}`))).toEqual(['jobs']);
  });

  test('an ARM template with a file of parameters', async () => {
    const parameters = write('main.parameters.json', PARAMETERS);
    expect(await topics(write('main.json', TEMPLATE), { parameters })).toEqual(['jobs', 'work']);
  });

  test('what bicep build-params prints', async () => {
    const built = { parametersJson: JSON.stringify(PARAMETERS), templateJson: JSON.stringify(TEMPLATE) };
    expect(await topics(write('built.json', built))).toEqual(['jobs', 'work']);
  });

  test('the configuration of the emulator, with the places of all that is in it', async () => {
    const [document] = await readSource(write('Config.json', CONFIG));
    expect(document?.resources.map(({ address, path }) => [address, path.join('/')])).toEqual([
      ['Microsoft.ServiceBus/namespaces/sbemulatorns/queues/late', 'UserConfig/Namespaces/0/Queues/0'],
      ['Microsoft.ServiceBus/namespaces/sbemulatorns/topics/jobs', 'UserConfig/Namespaces/0/Topics/0'],
      [
        'Microsoft.ServiceBus/namespaces/sbemulatorns/topics/jobs/subscriptions/a',
        'UserConfig/Namespaces/0/Topics/0/Subscriptions/0',
      ],
      [
        'Microsoft.ServiceBus/namespaces/sbemulatorns/topics/jobs/subscriptions/b',
        'UserConfig/Namespaces/0/Topics/0/Subscriptions/1',
      ],
      [
        'Microsoft.ServiceBus/namespaces/sbemulatorns/topics/jobs/subscriptions/b/rules/$Default',
        'UserConfig/Namespaces/0/Topics/0/Subscriptions/1/Rules/0',
      ],
    ]);
    const [jobs] = document === undefined ? [] : topologyOf(document).topics;
    expect(jobs?.subscriptions).toMatchObject({
      all: [
        {
          name: 'a',
          maxDeliveryCount: { value: 3 },
          lockDuration: { value: 'PT2M' },
          forwardTo: { value: { name: 'late', entity: { kind: 'queue' } } },
          rules: { all: [{ name: '$Default', isDefault: true }] },
        },
        { name: 'b', maxDeliveryCount: { value: 10 }, rules: { all: [{ name: '$Default', isDefault: false }] } },
      ],
    });
  });

  test('a list of az, whose properties stand beside the name', async () => {
    const [{ id, name, type, properties }] = DEPLOYED.filter((one) => one.id.endsWith('/rules/a')) as [
      { id: string; name: string; type: string; properties: object },
    ];
    const [document] = await readSource(
      write('rules.json', [{ id, name, type, resourceGroup: 'training', ...properties }]),
    );
    expect(document?.resources[0]).toMatchObject({
      type: 'azurerm_servicebus_subscription_rule',
      path: [0],
      values: { name: 'a', sql_filter: "kind = 'a'", filter_type: 'SqlFilter' },
    });
  });

  test('a folder of lists is one document', async () => {
    write(
      'topics.json',
      DEPLOYED.filter(({ type }) => /\/Topics$/.test(type)),
    );
    write('subscriptions.json', { value: DEPLOYED.filter(({ type }) => /\/Subscriptions$/.test(type)) });
    write('queues.json', []);
    const documents = await readSource(folder);
    expect(documents.map(({ path }) => path)).toEqual([folder]);
    expect(documents[0]?.gaps.map(({ address, why }) => `${address} ${why}`)).toContain(
      'Microsoft.Authorization/locks is not among what was listed (az lock list)',
    );
    expect(documents.flatMap((one) => topologyOf(one).topics.map(({ name }) => name))).toEqual(['closed', 'jobs']);
  });

  test('a rule that was shown alone does not tell of others', async () => {
    const [one] = DEPLOYED.filter(({ id }) => id.endsWith('/train/rules/a'));
    write('rule.json', one);
    write(
      'subscriptions.json',
      DEPLOYED.filter(({ id }) => id.endsWith('/subscriptions/train')),
    );
    write(
      'topics.json',
      DEPLOYED.filter(({ id }) => id.endsWith('/topics/jobs')),
    );
    const [document] = await readSource(folder);
    const [jobs] = document === undefined ? [] : topologyOf(document).topics;
    expect(jobs?.subscriptions).toMatchObject({
      all: [{ name: 'train', rules: { kind: 'part', known: [{ name: 'a' }] } }],
    });
  });

  test('a page of a list, which goes on elsewhere, is not all', async () => {
    const value = DEPLOYED.filter(({ id }) => /\/train\/rules\//.test(id));
    const [document] = await readSource(write('rules.json', { value, nextLink: 'https://management.azure.com/next' }));
    expect(document?.gaps.map(({ address }) => address)).toContain('rules.json');
  });

  test('a folder of Terraform stays one', async () => {
    mkdirSync(join(folder, 'stacks'));
    write('stacks/cdk.tf.json', {
      resource: { azurerm_servicebus_topic: { t: { name: 'jobs', namespace_id: '/x' } } },
    });
    write('other.json', DEPLOYED);
    expect(await topics(folder)).toEqual(['jobs']);
  });
});

describe('what is none is refused in one line', () => {
  const problem = async (from: string, options?: SourceOptions) => {
    const error = await readSource(from, options).catch((one: unknown) => one);
    const { message } = error as Error;
    expect(message).not.toContain('\n');
    return message.replaceAll(folder, '');
  };

  test.each<readonly [name: string, content: unknown, message: RegExp]>([
    [
      'main.bicep',
      'param a string',
      /^\/main.bicep: Bicep itself, which is not read here; run bicep build, and give the JSON that it writes$/,
    ],
    ['dev.bicepparam', 'using main.bicep', /^\/dev.bicepparam: Bicep itself/],
    [
      'main.parameters.json',
      PARAMETERS,
      /^\/main.parameters.json: parameters of an ARM template; give the template, and these with --parameters \/main.parameters.json$/,
    ],
    ['empty.json', [], /^\/empty.json: an empty list, which does not tell of what/],
    ['none.json', { value: [] }, /^\/none.json: an empty list/],
    [
      'error.json',
      { error: { code: 'AuthorizationFailed', message: 'no' } },
      /an answer of Azure that is an error \(AuthorizationFailed\)$/,
    ],
    [
      'aspire-manifest.json',
      { resources: { bus: { type: 'azure.bicep.v0', path: 'bus.module.bicep' }, api: { type: 'project.v0' } } },
      /a manifest of Aspire, which says nothing of topics itself; run bicep build bus.module.bicep, and give the JSON$/,
    ],
    [
      'Config.json',
      { UserConfig: { Namespaces: [] } },
      /^\/Config.json: is no configuration of the Service Bus emulator: /,
    ],
    [
      'Config.json',
      {
        UserConfig: {
          Namespaces: [
            {
              Name: 'a',
              Topics: [
                {
                  Name: 't',
                  Subscriptions: [{ Name: 's', Rules: [{ Name: 'r', Properties: { FilterType: 'Sql' } }] }],
                },
              ],
            },
          ],
        },
      },
      /rule r of t\/s: its FilterType is Sql, and it has no SqlFilter$/,
    ],
    ['other.json', { a: 1 }, /^\/other.json: not Terraform JSON/],
    ['text.json', 'no json at all', /^\/text.json: not JSON/],
    ['deep.json', `${'['.repeat(300)}${']'.repeat(300)}`, /^\/deep.json:1:257: nested more than 256 levels deep/],
  ])('%s', async (name, content, message) => {
    expect(await problem(write(name, content))).toMatch(message);
  });

  test('parameters that the template does not have, with what it has', async () => {
    const parameters = write('p.json', { parameters: { topc: { value: 'x' }, zzz: { value: 1 } } });
    expect(await problem(write('main.json', TEMPLATE), { parameters })).toBe(
      '/p.json: the template has no parameter topc; did you mean topic?; the template has no parameter zzz; it has topic',
    );
  });

  test('parameters that are none', async () => {
    const parameters = write('p.json', { topic: 'x' });
    expect(await problem(write('main.json', TEMPLATE), { parameters })).toMatch(
      /^\/p.json: no file of parameters; expected /,
    );
  });

  test('parameters for what has none', async () => {
    const parameters = write('p.json', PARAMETERS);
    expect(await problem(write('Config.json', CONFIG), { parameters })).toMatch(
      /^\/Config.json: no ARM template, and --parameters /,
    );
  });

  test('a file that is not there', async () => {
    expect(await problem(join(folder, 'nowhere.json'))).toMatch(/there is no such file or folder$/);
  });
});
