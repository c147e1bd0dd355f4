import { Contracts, sentMessage } from '../../lib/routing';
import { topicOf } from '../support/topics';

const CONTRACT = {
  type: 'object',
  properties: { kind: { type: 'string', enum: ['train', 'check'] }, gpuCount: { type: 'integer', maximum: 8 } },
  required: ['kind'],
};
const SYSTEM = { type: 'object', properties: { Label: { type: 'string', enum: ['a', 'b'] } } };

const problems = (said: object, message: object) =>
  new Contracts().problems(topicOf({ s: '1=1' }, { said }), sentMessage(message));

test.each<[what: string, said: object, message: object, problems: readonly unknown[]]>([
  ['nothing, where all is right', { contract: CONTRACT }, { applicationProperties: { kind: 'train', other: 1 } }, []],
  ['nothing, where there is no contract', {}, { applicationProperties: { a: 1 } }, []],
  [
    'another value',
    { contract: CONTRACT },
    { applicationProperties: { kind: 'trian' } },
    [expect.stringMatching(/^not as the contract of events says: kind: got "trian"/)],
  ],
  [
    'each that is wrong',
    { contract: CONTRACT },
    { applicationProperties: { kind: 'x', gpuCount: 9 } },
    [expect.stringMatching(/kind: got "x"/), expect.stringMatching(/gpuCount: got 9/)],
  ],
  [
    'another system property',
    { contract: CONTRACT, systemProperties: SYSTEM },
    { subject: 'c', applicationProperties: { kind: 'train' } },
    [expect.stringMatching(/Label: got "c"/)],
  ],
  [
    'what is missing, and what was meant',
    { contract: CONTRACT },
    { applicationProperties: { knd: 'train' } },
    [
      'the contract of events has no property "knd", and kind is not there; did you mean kind?',
      expect.stringMatching(/^not as the contract of events says: .*kind/),
    ],
  ],
  [
    'nothing of a name that is near one that is there',
    { contract: CONTRACT },
    { applicationProperties: { kind: 'train', knd: 'x' } },
    [],
  ],
  [
    'nothing of a name in other letters, as rules read it',
    { contract: { ...CONTRACT, required: [] } },
    { applicationProperties: { KIND: 'train' } },
    [],
  ],
  [
    'the value, whatever words the contract has for itself',
    {
      contract: {
        type: 'object',
        title: 'Event',
        properties: { kind: { type: 'string', description: 'how to begin' } },
      },
    },
    { applicationProperties: { kind: 1 } },
    [expect.stringMatching(/kind: got 1, allowed (?!how to begin)/)],
  ],
  [
    'what is near a name of the contract, and nothing of what is near none',
    { contract: { ...CONTRACT, required: [] } },
    { applicationProperties: { gpuCuont: 1, colour: 'red', knd: 'x' } },
    [
      'the contract of events has no property "gpuCuont", and gpuCount is not there; did you mean gpuCount?',
      'the contract of events has no property "knd", and kind is not there; did you mean kind?',
    ],
  ],
  [
    'nothing of names, where the contract has none',
    { contract: { properties: 5 } },
    { applicationProperties: { knd: 'x' } },
    [expect.stringMatching(/is no JSON schema/)],
  ],
  [
    'another value, and another system property',
    { contract: CONTRACT, systemProperties: SYSTEM },
    { subject: 'c', applicationProperties: { kind: 'x' } },
    [
      expect.stringMatching(/kind: got "x"/),
      expect.stringMatching(/^not as the contract of events says: Label: got "c"/),
    ],
  ],
  [
    'that the contract is none',
    { contract: { type: 'objekt' } },
    { applicationProperties: {} },
    [expect.stringMatching(/^the contract of events is no JSON schema, so nothing is checked by it: /)],
  ],
])('of a message is told %s', (_, said, message, told) => {
  expect(problems(said, message)).toEqual(told);
});

test('that a contract is none is told once, what is wrong with each message of each', () => {
  const contracts = new Contracts();
  const [broken, whole] = [{ type: 'objekt' }, CONTRACT].map((contract) =>
    topicOf({ s: '1=1' }, { said: { contract } }),
  );
  const message = sentMessage({ applicationProperties: { kind: 'x' } });
  const told = [broken!, broken!, whole!, whole!].map((topic) => contracts.problems(topic, message).length);
  expect(told).toEqual([1, 0, 1, 1]);
});
