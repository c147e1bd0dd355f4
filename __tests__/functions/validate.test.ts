import * as fc from 'fast-check';
import { RequestValidator } from '../../functions/start-training-job/validate';
import { MessageContract, Property } from '../../lib/rules';
import { trainingEvent } from '../support/shipped';
import { REQUEST, TEMPLATE_DATA } from '../support/templates';

const validator = new RequestValidator({ templates: TEMPLATE_DATA, contract: trainingEvent.jsonSchema() });
const ask = (body: unknown) => validator.request(body) as any;

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
])('a body can come as %s', (_, body) => {
  expect(ask(body)).toMatchObject({ id: REQUEST.id, nodeCount: 2 });
});

/** Bodies that must start nothing, each with the reason. */
test.each<[what: string, body: unknown, reason: string, detail: RegExp]>([
  ['nothing', undefined, 'invalid-body', /no body/],
  ['no JSON', 'start!', 'invalid-body', /not JSON/],
  ['a list', '[]', 'invalid-body', /not a JSON object/],
  ['null', 'null', 'invalid-body', /not a JSON object/],
  ['17 KB', { ...REQUEST, displayName: 'x'.repeat(17 * 1024) }, 'oversized', /allowed 16384/],
  ['no template', { id: 'r-1' }, 'unknown-template', /template: got nothing, allowed reviews-bert/],
  ['another template', { ...REQUEST, template: 'secret' }, 'unknown-template', /got "secret"/],
  ['the template __proto__', '{"id":"r-1","template":"__proto__"}', 'unknown-template', /got "__proto__"/],
  ['the template constructor', { ...REQUEST, template: 'constructor' }, 'unknown-template', /got "constructor"/],
  ['a template that is no text', { ...REQUEST, template: { $ne: null } }, 'unknown-template', /got \{"\$ne":null\}/],
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

test('a rejection quotes no more than a few words of a message', () => {
  const secret = 's3cret'.repeat(50);
  expect(JSON.stringify(ask({ ...REQUEST, template: secret })).length).toBeLessThan(300);
  expect(JSON.stringify(ask({ ...REQUEST, [secret]: 1 })).length).toBeLessThan(300);
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
  expect(new RequestValidator({ templates: {}, contract }).breach({ due })?.reason).toBe(reason);
  // Of what it does not check the library warns in the log.
  expect(warn).not.toHaveBeenCalled();
});

test('without a contract every property is as good as another', () => {
  expect(new RequestValidator({ templates: {}, contract: null }).breach({ anything: {} })).toBeUndefined();
});
