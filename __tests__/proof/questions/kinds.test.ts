import { Prover, TopicProof } from '../../../lib/proof';
import { messageKinds } from '../../../lib/proof/questions/message-kinds';
import { NearKinds } from '../../../lib/proof/questions/near-kinds';
import { knownOf } from '../../../lib/routing';
import { CorrelationFilter, messageFromJson, type RuleFilter, SqlFilter } from '../../../lib/rules';
import { topicOf } from '../../support/topics';

function kindsOf(
  parts: readonly (string | RuleFilter)[],
  properties?: object,
  required: readonly string[] = [],
  system?: object,
) {
  const filters = parts.map((part) => (typeof part === 'string' ? SqlFilter.parse(part) : part));
  const contract = properties && {
    schema: { properties, required },
    setBySenders: ['Label'],
    ...(system && { systemProperties: { properties: system } }),
  };
  const prover = new Prover(filters, contract);
  return messageKinds(prover, prover.usages);
}

const KIND = { enum: ['x', 'y', 'z'] };

test.each<
  [
    what: string,
    parts: readonly (string | RuleFilter)[],
    properties: object | undefined,
    required: readonly string[],
    kinds: readonly string[],
  ]
>([
  ['none that rules tell apart', ['n > 5'], undefined, [], ['all messages']],
  ['the texts that rules name', ["a = 'x'", "a IN ('y', 'x')"], undefined, [], ["a = 'x'", "a = 'y'", 'any other a']],
  [
    'of the property that most rules name',
    ["a = 'x' AND b = 'v'", "b = 'w'"],
    undefined,
    [],
    ["b = 'v'", "b = 'w'", 'any other b'],
  ],
  [
    'of two that as many name the one with more texts',
    ["a = 'x' AND b IN ('v', 'w')"],
    undefined,
    [],
    ["b = 'v'", "b = 'w'", 'any other b'],
  ],
  ['no empty text', ["a = '' OR a = 'x'"], undefined, [], ["a = 'x'", 'any other a']],
  ['none, where an empty text is all', ["a = ''"], undefined, [], ['all messages']],
  ['of system properties too', ["sys.Label = 'l'"], undefined, [], ["sys.Label = 'l'", 'any other sys.Label']],
  [
    'of correlation filters too',
    [CorrelationFilter.of({ properties: { a: 'x' } })],
    undefined,
    [],
    ["a = 'x'", 'any other a'],
  ],
  ['names in brackets where they need them', ["[a b] = 'x'"], undefined, [], ["[a b] = 'x'", 'any other [a b]']],
  [
    'a list that every message has',
    ['n > 5'],
    { kind: KIND, n: { type: 'integer' } },
    ['kind'],
    ["kind = 'x'", "kind = 'y'", "kind = 'z'", 'any other kind'],
  ],
  [
    'also where rules name others',
    ["a = 'w'"],
    { kind: KIND, a: { type: 'string' } },
    ['kind'],
    ["kind = 'x'", "kind = 'y'", "kind = 'z'", 'any other kind'],
  ],
  [
    'of two lists the one that rules name',
    ["other = 'w'"],
    { kind: KIND, other: { enum: ['v', 'w'] } },
    ['kind', 'other'],
    ["other = 'v'", "other = 'w'", 'any other other'],
  ],
  [
    'of a list that not every message has what rules name',
    ["kind = 'x'"],
    { kind: KIND },
    [],
    ["kind = 'x'", 'any other kind'],
  ],
])('the kinds of messages: %s', (_, parts, properties, required, kinds) => {
  const found = kindsOf(parts, properties, required);
  expect(found.map(({ kind }) => kind)).toEqual(kinds);
  expect(found.map(({ isRest }) => isRest)).toEqual(kinds.map((kind) => kind.startsWith('any other')));
});

test('a list of labels has all of them, also those that no rule names', () => {
  const kinds = kindsOf(["sys.Label = 'x'"], {}, [], { Label: { enum: ['x', 'y'] } });
  expect(kinds.map(({ kind }) => kind)).toEqual(["sys.Label = 'x'", "sys.Label = 'y'", 'any other sys.Label']);
});

test('each kind has its messages, and the rest all others', () => {
  const [x, y, rest] = kindsOf(["a IN ('x', 'y')"]);
  const message = (a?: string) => messageFromJson({ properties: a === undefined ? {} : { a } } as never);
  const members = (kind: typeof x) => ['x', 'y', 'z', undefined].map((a) => kind!.messages.has(message(a)));
  expect([x, y, rest].map(members)).toEqual([
    [true, false, false, false],
    [false, true, false, false],
    [false, false, true, true],
  ]);
});

describe('kinds and subscriptions that are near each other', () => {
  const topic = topicOf({
    a: "kind = 'x'",
    b: "kind IN ('x', 'y')",
    c: "kind = 'w'",
    d: 'n > 5',
    e: "kind = 'x' AND kind = 'y'",
  });
  const subscriptions = knownOf(topic.subscriptions);

  test('are told by their bounds', () => {
    const proof = new TopicProof(topic);
    const near = Object.fromEntries(proof.kinds.map((kind) => [kind.kind, proof.near(kind).map(({ name }) => name)]));
    expect(near).toEqual({
      "kind = 'x'": ['a', 'b', 'd'],
      "kind = 'y'": ['b', 'd'],
      "kind = 'w'": ['c', 'd'],
      'any other kind': ['d'],
    });
    const kindsOfBoxes = (...names: string[]) =>
      proof
        .kindsNear(subscriptions.filter(({ name }) => names.includes(name)).map((one) => proof.box(one)))
        .map(({ kind }) => kind);
    expect(kindsOfBoxes('a')).toEqual(["kind = 'x'"]);
    expect(kindsOfBoxes('c', 'b')).toEqual(["kind = 'x'", "kind = 'y'", "kind = 'w'"]);
    expect(kindsOfBoxes('d')).toEqual(["kind = 'x'", "kind = 'y'", "kind = 'w'", 'any other kind']);
    expect(kindsOfBoxes('e')).toEqual([]);
    expect(kindsOfBoxes()).toEqual([]);
  });

  test('are one list where they are all', () => {
    const only = topicOf({ a: 'n > 1', b: 'n > 5' });
    const all = knownOf(only.subscriptions);
    const proof = new TopicProof(only);
    const near = new NearKinds(proof.kinds, all, (one) => proof.box(one));
    expect(near.subscriptionsNear(proof.kinds[0]!)).toBe(all);
  });
});
