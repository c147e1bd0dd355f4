import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scheduler } from '../fuzz/in-process';
import { namespace, rule, subscription, template, topic } from '../sources/template/template';

/** One deployment as a template, as JSON of azurerm and as the emulator's configuration: commands say the same of all. */

let folder: string;
let places: Readonly<Record<string, string>>;
let messages: string;

const ADDRESS = 'azurerm_servicebus';
const RULES = [
  ['train', 'gpu', "kind = 'train' AND gpus > 0", undefined],
  ['train', 'cpu', "kind = 'train' AND gpus = 0", "SET tier = 'spot'"],
  ['drift', 'all', "kind = 'drift'", undefined],
] as const;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'elsewhere-'));
  const write = (name: string, json: unknown) => {
    const file = join(folder, name);
    writeFileSync(file, JSON.stringify(json));
    return file;
  };
  const arm = template(
    [
      namespace("[parameters('bus')]"),
      topic("[concat(parameters('bus'), '/jobs')]"),
      ...['train', 'drift'].map((name) => subscription(`[format('{0}/jobs/{1}', parameters('bus'), '${name}')]`)),
      ...RULES.map(([owner, name, sql, action]) => {
        const one = rule(`[format('{0}/jobs/${owner}/${name}', parameters('bus'))]`, sql);
        const changed = action === undefined ? {} : { action: { sqlExpression: action } };
        return { ...one, properties: { ...(one.properties as object), ...changed } };
      }),
    ],
    { parameters: { bus: { type: 'string', defaultValue: 'training' } } },
  );
  const azurerm = {
    resource: {
      [`${ADDRESS}_namespace`]: { bus: { name: 'training', sku: 'Standard', location: 'x', resource_group_name: 'x' } },
      [`${ADDRESS}_topic`]: { jobs: { name: 'jobs', namespace_id: `\${${ADDRESS}_namespace.bus.id}` } },
      [`${ADDRESS}_subscription`]: Object.fromEntries(
        ['train', 'drift'].map((name) => [
          name,
          { name, max_delivery_count: 10, topic_id: `\${${ADDRESS}_topic.jobs.id}` },
        ]),
      ),
      [`${ADDRESS}_subscription_rule`]: Object.fromEntries(
        RULES.map(([owner, name, sql, action]) => [
          `${owner}_${name}`,
          {
            name,
            filter_type: 'SqlFilter',
            sql_filter: sql,
            ...(action !== undefined && { action }),
            subscription_id: `\${${ADDRESS}_subscription.${owner}.id}`,
          },
        ]),
      ),
    },
  };
  const emulator = {
    UserConfig: {
      Namespaces: [
        {
          Name: 'training',
          Topics: [
            {
              Name: 'jobs',
              Subscriptions: ['train', 'drift'].map((Name) => ({
                Name,
                Rules: RULES.filter(([owner]) => owner === Name).map(([, name, sql, action]) => ({
                  Name: name,
                  Properties: {
                    FilterType: 'Sql',
                    SqlFilter: { SqlExpression: sql },
                    ...(action !== undefined && { Action: { SqlExpression: action } }),
                  },
                })),
              })),
            },
          ],
        },
      ],
    },
  };
  places = {
    azurerm: write('cdk.tf.json', azurerm),
    template: write('main.json', arm),
    emulator: write('Config.json', emulator),
  };
  messages = write('messages.json', [
    { applicationProperties: { kind: 'train', gpus: 2 } },
    { applicationProperties: { kind: 'train', gpus: 0 } },
    { applicationProperties: { kind: 'train' } },
    { applicationProperties: { kind: 'drift' } },
    { applicationProperties: { kind: 'other' } },
  ]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a command says, without the file and the addresses of resources. */
async function said(place: string, options: readonly string[]) {
  const from = places[place] as string;
  const { status, stdout, stderr } = await scheduler([...options, '--from', from]);
  const own = (text: string) =>
    text
      .replaceAll(from, 'PLACE')
      .replaceAll(folder, 'PLACE')
      .replace(
        /Microsoft\.ServiceBus\/namespaces\/training\/topics\/jobs(\/subscriptions\/(\w+)(\/rules\/(\w+))?)?/g,
        (_, __, sub, ___, one) => (one ? `RULE.${sub}_${one}` : sub ? `SUBSCRIPTION.${sub}` : 'TOPIC'),
      )
      .replaceAll('azurerm_servicebus_topic.jobs', 'TOPIC')
      .replaceAll('azurerm_servicebus_subscription_rule.', 'RULE.')
      .replaceAll('azurerm_servicebus_subscription.', 'SUBSCRIPTION.');
  return { status, stdout: own(stdout), stderr: own(stderr) };
}

describe.each(['template', 'emulator'])('the %s answers as the JSON of azurerm does', (place) => {
  test.each<readonly [command: string, options: () => readonly string[]]>([
    ['check', () => ['check', '--json']],
    ['route', () => ['route', messages, '--explain']],
    ['route, for machines', () => ['route', messages, '--json']],
    ['prove', () => ['prove']],
    ['diagram', () => ['diagram']],
  ])('%s', async (_, options) => {
    const answer = await said(place, options());
    expect(answer).toEqual(await said('azurerm', options()));
    expect(answer.stdout).not.toBe('');
  });
});

describe('a template', () => {
  const parametersFile = (bus: string) => {
    const file = join(folder, 'given.parameters.json');
    writeFileSync(file, JSON.stringify({ contentVersion: '1.0.0.0', parameters: { bus: { value: bus } } }));
    return file;
  };

  test('has its parameters from a file', async () => {
    const options = ['route', messages, '--json', '--from', places.template as string];
    const { stdout } = await scheduler([...options, '--parameters', parametersFile('given')]);
    expect(stdout).toContain('Microsoft.ServiceBus/namespaces/given/topics/jobs/subscriptions/train');
  });

  test.each([
    ['send', ['send', '-', '--to', 'emulator:localhost:1/jobs']],
    ['schema', ['schema', 'messages', '--topic', 'jobs']],
    ['jobs export', ['jobs', 'export']],
    ['jobs list', ['jobs', 'list', '--at', 'azure']],
    ['local', ['local', '--port', '0']],
    ['simulate', ['simulate', 'examples/messages/gpu-urgent.json']],
    ['simulate of a day', ['simulate', '--messages', 'examples/messages/gpu-urgent.json']],
  ])('has them for %s', async (_, options) => {
    const given = [...options, '--from', places.template as string, '--parameters', join(folder, 'none.json')];
    expect(await scheduler(given, '{"body":1}')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^training-job-scheduler: \S+none\.json: /m),
    });
  });

  test.each(['--empty', '--config=Config.json'])(
    'has them for local, and what begins with %s has none',
    async (start) => {
      const given = ['local', start, '--parameters', 'given.json', '--var', 'a=b'];
      expect(await scheduler(given)).toMatchObject({
        status: 2,
        stderr: 'training-job-scheduler: --parameters, --var: for what --from names, and another beginning is said\n',
      });
    },
  );

  test('is reviewed after another one', async () => {
    const template = places.template as string;
    const { status, stdout } = await scheduler(['review', template, template]);
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: expect.stringContaining('No message changes destination'),
    });
    const moved = await scheduler(['review', template, template, '--parameters', parametersFile('given')]);
    expect(moved.stdout).toContain('Microsoft.ServiceBus/namespaces/training');
  });

  test('is no matter of Terraform where a rule is renamed', async () => {
    const [before, after] = ['old', 'new'].map((name) => {
      const file = join(folder, `${name}.json`);
      const arm = [namespace('bus'), topic('bus/jobs'), subscription('bus/jobs/train')];
      writeFileSync(file, JSON.stringify(template([...arm, rule(`bus/jobs/train/${name}`, "kind = 'train'")])));
      return file;
    }) as [string, string];
    const { stdout } = await scheduler(['review', before, after]);
    expect(stdout).toContain('rule `old` is now called `new`: no order is kept between the two');
    expect(stdout).not.toMatch(/Terraform|moved/);
  });

  test('has parameters that are given to nothing else', async () => {
    const parameters = parametersFile('given');
    expect(await scheduler(['review', places.template as string, '--parameters', parameters])).toMatchObject({
      status: 2,
      stderr: 'training-job-scheduler: --parameters is for an ARM template that is after, and there is one argument\n',
    });
    expect(await scheduler(['check', '--from', places.emulator as string, '--parameters', parameters])).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/Config.json: no ARM template, and --parameters gives values/),
    });
  });
});

test('an address that is none is one line', async () => {
  const { status, stderr } = await scheduler(['check', '--from', 'azure:not a name']);
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: expect.stringMatching(
      /^training-job-scheduler: azure:not a name: no address of a namespace; expected azure:<namespace>, .*\n$/,
    ),
  });
});
