import { hasSensitiveRules, hiding, secretsOf, topologyOf } from '../../lib/routing';
import { parseDocument, Reference } from '../../lib/terraform';

type Values = Readonly<Record<string, unknown>>;

const secrets = (values: Values, sensitive: readonly string[]) =>
  secretsOf({ values, sensitive } as unknown as Parameters<typeof secretsOf>[0]);
/** Each once: one text may be found in several ways. */
const distinctSecrets = (values: Values, sensitive: readonly string[]) => [...new Set(secrets(values, sensitive))];

test.each<[what: string, values: Values, sensitive: readonly string[], all: readonly string[]]>([
  ['nothing, where nothing is sensitive', { a: 'x' }, [], []],
  ['nothing of an argument that is not there', { a: 'x' }, ['b'], []],
  ['nothing of what is not known', { a: new Reference('known after apply') }, ['a'], []],
  ['nothing of what is neither text nor number', { a: [true, null, undefined] }, ['a'], []],
  ['a number', { a: 7 }, ['a'], ['7']],
  ['a part of an argument', { a: { b: 'x y', c: 'z' } }, ['a.b'], ['x y']],
  ['all texts of a list, and of objects in it', { a: ['x!', { b: 'y!' }, [8]] }, ['a'], ['x!', 'y!', '8']],
  ['everything', { a: 'x!', b: ['y!'] }, [''], ['x!', 'y!']],
])('a secret is %s', (_, values, sensitive, all) => {
  expect(distinctSecrets(values, sensitive)).toEqual(expect.arrayContaining([...all]));
  expect(distinctSecrets(values, sensitive)).toHaveLength(all.length);
});

test.each<[what: string, text: string, all: readonly string[]]>([
  [
    'a filter as it is written and as it is printed, and what it compares with',
    "kind='it''s'  and  size>1.5 and n1 = 20",
    ["kind='it''s'  and  size>1.5 and n1 = 20", "kind = 'it''s' AND size > 1.5 AND n1 = 20", "it's", '1.5', '20'],
  ],
  ['an action as it is written and as it is printed', "set  a = 'x'", ["set  a = 'x'", "SET a = 'x'", 'x']],
  ['nothing of a text that does not end', "a = 'x", ["a = 'x"]],
  ['no name in quotes', '"a" = 1', ['"a" = 1', 'a = 1', '1']],
])('of a rule secrets are %s', (_, text, all) => {
  const found = distinctSecrets({ f: text }, ['f']);
  for (const one of all) expect(found).toContain(one);
  const short = found.filter((one) => one.length < 6);
  expect(short.sort()).toEqual(all.filter((one) => one.length < 6).sort());
});

test.each<[text: string, secrets: readonly string[], shown: string]>([
  // Longer than eight letters: wherever they are.
  ['123456789', ['123456789'], '(sensitive)'],
  ['x123456789', ['123456789'], 'x(sensitive)'],
  ['123456789x', ['123456789'], '(sensitive)x'],
  ['123456789 and 123456789', ['123456789'], '(sensitive) and (sensitive)'],
  // Up to eight: where no letter, digit, underscore or dot is beside them.
  ['12345678', ['12345678'], '(sensitive)'],
  ['x12345678', ['12345678'], 'x12345678'],
  ['12345678x', ['12345678'], '12345678x'],
  ['.ab ab. _ab ab_ (ab) ab', ['ab'], '.ab ab. _ab ab_ ((sensitive)) (sensitive)'],
  ['ab', ['ab'], '(sensitive)'],
  // The longer one where one is in the other.
  ['ab cd ef', ['ab cd', 'cd'], '(sensitive) ef'],
  ['cd ab cd', ['ab cd', 'cd'], '(sensitive) (sensitive)'],
  ["= 'o''clock now'", ["o'clock now"], "= '(sensitive)'"],
  ['nothing of it', ['secret'], 'nothing of it'],
  ['', ['secret'], ''],
  ['nothing is hidden', [''], 'nothing is hidden'],
])('in %j of %j is hidden what is secret', (text, all, shown) => {
  expect(hiding(all)(text)).toBe(shown);
});

describe('whether rules are sensitive that decide about messages of a topic', () => {
  const topicNamed = (name: string, secret: readonly string[]) => {
    const names = ['first', 'second', 'third', 'alone'];
    const next: Readonly<Record<string, string>> = { first: 'second', second: 'third' };
    const each = (make: (one: string) => object) => Object.fromEntries(names.map((one) => [one, make(one)]));
    const resource = {
      azurerm_servicebus_topic: each((one) => ({ name: one, namespace_id: '/n' })),
      azurerm_servicebus_subscription: each((one) => ({
        name: 's',
        topic_id: `\${azurerm_servicebus_topic.${one}.id}`,
        ...(next[one] !== undefined && { forward_to: `\${azurerm_servicebus_topic.${next[one]}.name}` }),
      })),
      azurerm_servicebus_subscription_rule: each((one) => ({
        name: 'r',
        subscription_id: `\${azurerm_servicebus_subscription.${one}.id}`,
        sql_filter: secret.includes(one) ? '${sensitive("a = 1")}' : 'a = 1',
      })),
    };
    const { topics } = topologyOf(parseDocument('x', JSON.stringify({ resource })));
    return topics.find((one) => one.name === name)!;
  };

  test.each<[name: string, secret: readonly string[], isSensitive: boolean]>([
    ['first', [], false],
    ['first', ['first'], true],
    ['first', ['third'], true],
    ['third', ['first', 'second'], false],
    ['alone', ['first', 'second', 'third'], false],
  ])('of %s, where those of %j are', (name, secret, isSensitive) => {
    const topic = topicNamed(name, secret);
    // Asked twice it is as before.
    expect([hasSensitiveRules(topic), hasSensitiveRules(topic)]).toEqual([isSensitive, isSensitive]);
  });
});
