import * as fc from 'fast-check';
import { MessageContract, Property } from '../../lib/rules';
import { RequestValidator, type TemplateData } from '../../lib/trigger/jobs';
import { readJobData } from '../../lib/trigger/program/job-data';
import { JobTemplate, Parameter } from '../../lib/trigger/templates';
import { trainingEvent } from '../support/shipped';
import { REQUEST, TEMPLATE_DATA } from '../support/templates';

const validatorOf = (templates: Readonly<Record<string, TemplateData>>, contract: object | null = null) =>
  new RequestValidator({ templates, contract });
const validator = validatorOf(TEMPLATE_DATA, trainingEvent.jsonSchema());
/** The request that a body is, or why it is none. */
const ask = (body: unknown) => {
  const outcome = validator.request(body) as any;
  return outcome.request ?? outcome;
};

test('a request is completed with what the template presets', () => {
  expect(ask({ id: 'r-1', template: 'reviews-bert', inputs: REQUEST.inputs })).toEqual({
    id: 'r-1',
    attempt: 1,
    template: 'reviews-bert',
    tier: 'dedicated',
    nodeCount: 1,
    params: { epochs: 3, lr: 0.001, optimizer: 'adam' },
    inputs: { data: 'azureml:reviews:7' },
  });
});

test.each([
  ['an object', REQUEST],
  ['text', JSON.stringify(REQUEST)],
  ['bytes', Buffer.from(JSON.stringify(REQUEST))],
  ['bytes with a mark of their order', Buffer.from(`\ufeff${JSON.stringify(REQUEST)}`)],
  ['a text of JSON, as clients write it that write all bodies as JSON', JSON.stringify(JSON.stringify(REQUEST))],
])('a body can come as %s', (_, body) => {
  expect(ask(body)).toMatchObject({ id: REQUEST.id, nodeCount: 2 });
});

/** Bodies that must start nothing, each with the reason. */
test.each<[what: string, body: unknown, reason: string, detail: RegExp]>([
  ['nothing', undefined, 'invalid-body', /no body/],
  ['no JSON', 'start!', 'invalid-body', /not JSON/],
  ['a list', '[]', 'invalid-body', /not a JSON object/],
  ['null', 'null', 'invalid-body', /not a JSON object/],
  ['a text of a text of JSON', JSON.stringify(JSON.stringify('{}')), 'invalid-body', /not a JSON object/],
  ['bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 'invalid-body', /not UTF-8/],
  ['16 KB of three bytes each', { ...REQUEST, displayName: '€'.repeat(6000) }, 'oversized', /allowed 16384/],
  [
    'a template of 5,000 levels',
    `{"template":${'['.repeat(5000)}${']'.repeat(5000)}}`,
    'unknown-template',
    /template: a list, allowed/,
  ],
  ['16 KB, which may be a request', 'x'.repeat(16 * 1024), 'invalid-body', /not JSON/],
  ['one byte more, which may be none', 'x'.repeat(16 * 1024 + 1), 'oversized', /16385 bytes, allowed 16384/],
  ['17 KB', { ...REQUEST, displayName: 'x'.repeat(17 * 1024) }, 'oversized', /allowed 16384/],
  ['no template', { id: 'r-1' }, 'unknown-template', /template: none, allowed reviews-bert/],
  [
    'another template',
    { ...REQUEST, template: 'secret' },
    'unknown-template',
    /template: another text, of 6 characters/,
  ],
  ['the template __proto__', '{"id":"r-1","template":"__proto__"}', 'unknown-template', /template: another text, of 9/],
  [
    'the template constructor',
    { ...REQUEST, template: 'constructor' },
    'unknown-template',
    /template: another text, of 11/,
  ],
  [
    'a template that is no text',
    { ...REQUEST, template: { $ne: null } },
    'unknown-template',
    /template: no text: object/,
  ],
  ['no id', { ...REQUEST, id: undefined }, 'not-allowed', /must have required property 'id'/],
  ['an id with a path', { ...REQUEST, id: '../../jobs/other' }, 'not-allowed', /id: must match pattern/],
  ['an id with a line feed', { ...REQUEST, id: 'a\nb' }, 'not-allowed', /id: must match pattern/],
  ['an id that ends with one', { ...REQUEST, id: 'a\n' }, 'not-allowed', /id: must match pattern/],
  ['a command', { ...REQUEST, command: 'curl evil' }, 'not-allowed', /additional properties: "command"/],
  ['an environment', { ...REQUEST, environmentId: 'mine' }, 'not-allowed', /"environmentId"/],
  ['a compute', { ...REQUEST, computeId: 'gpu-all' }, 'not-allowed', /"computeId"/],
  ['an identity', { ...REQUEST, identity: {} }, 'not-allowed', /"identity"/],
  ['environment variables', { ...REQUEST, environmentVariables: { A: 'b' } }, 'not-allowed', /"environmentVariables"/],
  ['a messageId that would hide the real one', { ...REQUEST, messageId: 'x' }, 'not-allowed', /"messageId"/],
  ['applicationProperties', { ...REQUEST, applicationProperties: {} }, 'not-allowed', /"applicationProperties"/],
  ['__proto__ as a field', `{"__proto__":{"x":1},${JSON.stringify(REQUEST).slice(1)}`, 'not-allowed', /"__proto__"/],
  [
    'a shell command as a number',
    { ...REQUEST, params: { epochs: '3; curl evil' } },
    'not-allowed',
    /params.epochs: must be integer/,
  ],
  ['a number as text', { ...REQUEST, params: { epochs: '3' } }, 'not-allowed', /params.epochs: must be integer/],
  ['half an epoch', { ...REQUEST, params: { epochs: 1.5 } }, 'not-allowed', /must be integer/],
  ['too many epochs', { ...REQUEST, params: { epochs: 51 } }, 'not-allowed', /params.epochs: must be <= 50/],
  ['too few', { ...REQUEST, params: { epochs: 0 } }, 'not-allowed', /must be >= 1/],
  [
    'an unknown optimizer',
    { ...REQUEST, params: { optimizer: '$(id)' } },
    'not-allowed',
    /params.optimizer: must be equal to one of/,
  ],
  ['an unknown parameter', { ...REQUEST, params: { verbose: true } }, 'not-allowed', /"verbose"/],
  [
    'an address as data',
    { ...REQUEST, inputs: { data: 'https://evil/data' } },
    'not-allowed',
    /inputs.data: must match pattern/,
  ],
  [
    'a path of a datastore',
    { ...REQUEST, inputs: { data: 'azureml://datastores/x/paths/y' } },
    'not-allowed',
    /inputs.data/,
  ],
  [
    'data that the template does not allow',
    { ...REQUEST, inputs: { data: 'azureml:salaries:1' } },
    'not-allowed',
    /inputs.data/,
  ],
  [
    'a name with a dot as any character',
    { ...REQUEST, inputs: { data: 'azureml:reviewsXv2:1' } },
    'not-allowed',
    /inputs.data/,
  ],
  ['data without a version', { ...REQUEST, inputs: { data: 'azureml:reviews:latest' } }, 'not-allowed', /inputs.data/],
  ['no data', { ...REQUEST, inputs: undefined }, 'not-allowed', /inputs: must have required property 'data'/],
  ['too many nodes', { ...REQUEST, nodeCount: 5 }, 'not-allowed', /nodeCount: must be <= 4/],
  ['no node', { ...REQUEST, nodeCount: 0 }, 'not-allowed', /nodeCount: must be >= 1/],
  ['a tier that is not there', { ...REQUEST, tier: 'unlimited' }, 'not-allowed', /tier: must be equal to one of/],
  ['the tier __proto__', { ...REQUEST, tier: '__proto__' }, 'not-allowed', /tier/],
  ['markup as a name', { ...REQUEST, displayName: '<img src=x>' }, 'not-allowed', /displayName: must match pattern/],
  ['a template expression as a name', { ...REQUEST, displayName: '${{secrets.x}}' }, 'not-allowed', /displayName/],
])('%s starts nothing', (_, body, reason, detail) => {
  const outcome = ask(body);
  expect([outcome.kind, outcome.reason]).toEqual(['rejected', reason]);
  expect(outcome.details.join('\n')).toMatch(detail);
});

test.each<[where: string, change: object]>([
  ['the template', { template: 's3cret' }],
  ['the id', { id: 's3cret!' }],
  ['a name', { displayName: '<s3cret>' }],
  ['a tier', { tier: 's3cret' }],
  ['a parameter', { params: { optimizer: 's3cret' } }],
  ['data', { inputs: { data: 'azureml:s3cret:1' } }],
  ['a field that nobody knows', { password: 's3cret' }],
  ['the name of a field, which is none', { 'key=s3cret': 1 }],
  ['the name of a field, which is too long', { ['s3cret'.repeat(50)]: 1 }],
  ['the name of a parameter, which is none', { params: { 'a s3cret': 1 } }],
])('a rejection tells no value of a message: %s', (_, change) => {
  const outcome = ask({ ...REQUEST, ...change });
  expect(outcome.kind).toBe('rejected');
  expect(JSON.stringify(outcome)).not.toContain('s3cret');
});

test('all that is wrong is told at once, ten things at most', () => {
  const wrong = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`field${index}`, index] as const));
  const detailsOf = (body: object) => {
    const outcome = validator.request(JSON.stringify(body));
    return 'details' in outcome ? outcome.details : [];
  };
  expect(detailsOf({ ...REQUEST, ...wrong(2), nodeCount: 5 })).toHaveLength(3);
  expect(detailsOf({ ...REQUEST, ...wrong(10) })).toHaveLength(10);
  expect(detailsOf({ ...REQUEST, ...wrong(11) })).toHaveLength(10);
});

test('a template that is none is told with what it is, and what there is', () => {
  expect(ask({ ...REQUEST, template: 'other' }).details).toEqual([
    expect.stringMatching(/^template: another text, of 5 characters, allowed reviews-bert, /),
  ]);
  expect(ask({ ...REQUEST, template: { a: [] } }).details).toEqual([
    expect.stringMatching(/^template: no text: object/),
  ]);
});

test('no body, whatever it is, makes the validator fail, or gives a request with more than the template allows', () => {
  const allowed = ['id', 'attempt', 'template', 'displayName', 'tier', 'nodeCount', 'params', 'inputs'];
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.object({ withNullPrototype: true }), fc.string()), (body) => {
      const outcome = ask(body);
      if (outcome.kind === 'rejected') return outcome.details.length > 0;
      return Object.keys(outcome).every((name) => allowed.includes(name));
    }),
  );
  const change = fc.record({ key: fc.constantFrom(...allowed, 'command', '__proto__'), value: fc.jsonValue() });
  fc.assert(
    fc.property(change, ({ key, value }) => {
      const outcome = ask({ ...REQUEST, [key]: value });
      if (outcome.kind === 'rejected') return true;
      return (
        outcome.nodeCount <= 4 &&
        outcome.params.epochs <= 50 &&
        /^azureml:reviews(\.v2)?:\d+$/.test(outcome.inputs.data)
      );
    }),
  );
});

test.each<[what: string, properties: unknown, breach: RegExp | undefined]>([
  ['what the contract allows', { eventType: 'training.requested', gpuCount: 4 }, undefined],
  ['what it does not know', { eventType: 'training.requested', somethingElse: 1 }, undefined],
  ['no event type', { gpuCount: 4 }, /required property 'eventType'/],
  ['another event type', { eventType: 'party' }, /eventType: must be equal to one of/],
  ['a count as text', { eventType: 'training.requested', gpuCount: 'four' }, /gpuCount: must be integer/],
  ['nothing', undefined, /required property 'eventType'/],
  ['names in other letters, as rules read them', { EventType: 'training.requested', GPUCOUNT: 4 }, undefined],
  ['a property that is NULL', { eventType: 'training.requested', gpuCount: null }, undefined],
  ['NULL where one has to be', { eventType: null }, /required property 'eventType'/],
  ['a wrong value in other letters', { EVENTTYPE: 'party' }, /eventType: must be equal to one of/],
  [
    'two spellings, of which one is wrong',
    { eventType: 'training.requested', gpuCount: 4, GpuCount: 'four' },
    /gpuCount: must be integer/,
  ],
  [
    'two spellings, of which the other is wrong',
    { EVENTTYPE: 'party', eventType: 'training.requested' },
    /eventType: must be equal to one of/,
  ],
])('properties with %s', (_, properties, breach) => {
  const found = validator.breach(properties);
  if (breach === undefined) expect(found).toBeUndefined();
  else expect([found?.reason, found?.details.join()]).toEqual(['contract', expect.stringMatching(breach)]);
});

test.each([
  ['2026-02-28T12:00:00Z', undefined],
  ['2026-02-30T12:00:00Z', 'contract'],
  ['tomorrow', 'contract'],
])('a point in time that the contract asks for: %s', (due, reason) => {
  const warn = jest.spyOn(console, 'warn');
  const contract = MessageContract.of({ due: Property.datetime() }).jsonSchema();
  expect(validatorOf({}, contract).breach({ due })?.reason).toBe(reason);
  // Of what it does not check the library warns in the log.
  expect(warn).not.toHaveBeenCalled();
});

test('without a contract every property is as good as another', () => {
  expect(validatorOf({}).breach({ anything: {} })).toBeUndefined();
});

describe('what a property of the message decides', () => {
  const base = {
    experiment: 'x',
    compute: { dedicated: 'gpu-dedicated', spot: 'gpu-spot' },
    command: 'run ${{inputs.epochs}} ${{inputs.full}} ${{inputs.optimizer}}',
    environment: 'azureml:e:1',
    parameters: {
      epochs: Parameter.integer({ min: 1, max: 50 }),
      full: Parameter.boolean({ default: false }),
      optimizer: Parameter.oneOf(['adam', 'sgd'], { default: 'adam' }),
    },
    maxNodes: 4,
    timeout: 'PT1H',
  };
  const template = JobTemplate.command({
    ...base,
    fromProperties: {
      tier: 'queueTier',
      nodeCount: { property: 'nodeCount', wins: 'body' },
      parameters: { epochs: 'epochs', full: 'full', optimizer: 'optimizer' },
    },
  });
  const of = validatorOf({ train: template.data });
  const asked = { id: 'r-1', template: 'train', params: { epochs: 5 } };
  const request = (body: object, properties: unknown) => of.request(JSON.stringify(body), properties) as any;

  test('the template itself has no problem', () => expect(template.problems()).toEqual([]));

  test.each<[what: string, body: object, properties: unknown, expected: object, overruled: string[]]>([
    ['nothing where it is not there', {}, {}, { tier: 'dedicated', nodeCount: 1 }, []],
    ['nothing where there are none', {}, undefined, { tier: 'dedicated' }, []],
    ['the tier', {}, { queueTier: 'spot' }, { tier: 'spot' }, []],
    ['the tier, whatever the body says', { tier: 'dedicated' }, { queueTier: 'spot' }, { tier: 'spot' }, ['tier']],
    ['the tier, as the body says', { tier: 'spot' }, { queueTier: 'spot' }, { tier: 'spot' }, []],
    ['nodes where the body says none', {}, { nodeCount: 4 }, { nodeCount: 4 }, []],
    ['no nodes where the body says them and wins', { nodeCount: 2 }, { nodeCount: 4 }, { nodeCount: 2 }, []],
    ['a whole number that came as a double', {}, { nodeCount: 4.0 }, { nodeCount: 4 }, []],
    ['a whole number of 64 bits', {}, { nodeCount: 4n }, { nodeCount: 4 }, []],
    ['a parameter', {}, { epochs: 7 }, { params: { epochs: 7, full: false, optimizer: 'adam' } }, ['params.epochs']],
    [
      'a parameter that the body lacks',
      { params: {} },
      { epochs: 7, full: true },
      { params: { epochs: 7, full: true, optimizer: 'adam' } },
      [],
    ],
    [
      'a parameter of a body without any',
      { params: undefined },
      { epochs: 7 },
      { params: { epochs: 7, full: false, optimizer: 'adam' } },
      [],
    ],
    ['in any letter case, as rules do', {}, { queuetier: 'spot' }, { tier: 'spot' }, []],
    ['nothing where it is NULL', {}, { queueTier: null }, { tier: 'dedicated' }, []],
  ])('%s', (_, body, properties, expected, overruled) => {
    const outcome = request({ ...asked, ...body }, properties);
    expect(outcome.request).toMatchObject(expected);
    expect(outcome.overruled).toEqual(overruled);
  });

  test.each<[what: string, body: object, properties: unknown, detail: RegExp]>([
    [
      'a tier that is not there',
      {},
      { queueTier: 'free' },
      /^property queueTier, which is tier: must be equal to one of/,
    ],
    ['a tier as a number', {}, { queueTier: 4 }, /^property queueTier, which is tier: must be/],
    ['too many nodes', {}, { nodeCount: 5 }, /^property nodeCount, which is nodeCount: must be <= 4/],
    ['nodes as text', {}, { nodeCount: '4' }, /^property nodeCount, which is nodeCount: must be integer/],
    ['half a node', {}, { nodeCount: 1.5 }, /must be integer/],
    ['a day as nodes', {}, { nodeCount: new Date(0) }, /must be integer/],
    ['more than a number holds', {}, { nodeCount: 2n ** 60n }, /must be integer/],
    [
      'a shell command',
      {},
      { optimizer: '$(id)' },
      /^property optimizer, which is params.optimizer: must be equal to one/,
    ],
    ['an epoch too much', {}, { epochs: 51 }, /^property epochs, which is params.epochs: must be <= 50/],
    ['a text for yes', {}, { full: 'true' }, /^property full, which is params.full: must be boolean/],
    [
      'what the body may not say, though a property overrules it',
      { tier: 'free' },
      { queueTier: 'spot' },
      /^tier: must be equal/,
    ],
    ['params that are no object', { params: 'x' }, { epochs: 5 }, /^params: must be object/],
    [
      'a property where the template reads none',
      { command: 'x' },
      { queueTier: 'spot' },
      /additional properties: "command"/,
    ],
  ])('%s is refused as the body would be', (_, body, properties, detail) => {
    const outcome = request({ ...asked, ...body }, properties);
    expect([outcome.kind, outcome.reason]).toEqual(['rejected', 'not-allowed']);
    expect(outcome.details.join('\n')).toMatch(detail);
  });

  test('no property, whatever it is, gives more than the template allows', () => {
    const value = fc.oneof(fc.jsonValue(), fc.bigInt(), fc.date(), fc.constantFrom('spot', 'dedicated', 'adam', 1, 4));
    const properties = fc.dictionary(
      fc.constantFrom('queueTier', 'nodeCount', 'epochs', 'full', 'optimizer', 'QueueTier', '__proto__'),
      value,
    );
    fc.assert(
      fc.property(properties, (given) => {
        const outcome = request(asked, given);
        if (outcome.kind === 'rejected') return outcome.details.length > 0;
        const { tier, nodeCount, params } = outcome.request;
        return (
          ['dedicated', 'spot'].includes(tier) &&
          Number.isInteger(nodeCount) &&
          nodeCount >= 1 &&
          nodeCount <= 4 &&
          Number.isInteger(params.epochs) &&
          params.epochs <= 50 &&
          typeof params.full === 'boolean' &&
          ['adam', 'sgd'].includes(params.optimizer)
        );
      }),
    );
  });
});

test.each<[id: string, allowed: boolean]>([
  ['A'.repeat(110), true],
  ['A'.repeat(111), false],
  ['a'.repeat(128), true],
  ['2026-11-26T12:00:00.000Z', true],
])('the id %s fits into the name of a job: %s', (id, allowed) => {
  const outcome = ask({ ...REQUEST, id });
  expect(outcome.kind === 'rejected').toBe(!allowed);
  if (!allowed) expect(outcome.details.join()).toMatch(/id: takes 222 characters of the job's name, allowed 220/);
});

test('data of another program is told of, and not read', () => {
  expect(() => readJobData('{"templates":{},"contract":null}')).toThrow(
    /has the version undefined, and this program reads 2/,
  );
  expect(readJobData(JSON.stringify({ version: 3, templates: {}, contract: null }))).toMatchObject({ version: 3 });
});
