import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { MessageContract, Property } from '../../lib/rules';
import { shippedTexts } from '../support/shipped/synthesized';
import { configurationOf } from '../support/topics';
import { scheduler } from './scheduler';

const folder = mkdtempSync(join(tmpdir(), 'questions-'));
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const PLAN = resolve(__dirname, '../support/plans/widened.json');
const dev = file('dev.tf.json', shippedTexts().dev!);
const contract = MessageContract.of({ kind: Property.oneOf('a', 'b'), size: Property.int().optional() }, []);
const own = file(
  'own.tf.json',
  configurationOf(
    { long: "kind = 'a' OR kind = 'a' AND size > 1", plain: "kind = 'b' AND size = 1" },
    { said: { contract: contract.jsonSchema(), setBySenders: [] } },
  ),
);
const guide = readFileSync(resolve(__dirname, '../../docs/guides/questions.md'), 'utf8');
const shown = [...guide.matchAll(/```text\n([\s\S]*?)```/g)].map(([, text]) => text as string);
const asked = [...guide.matchAll(/```sh\nnpx training-job-scheduler ([\s\S]*?)\n```/g)].map(
  ([, text]) => text as string,
);

/** The words of a command line, as a shell has them. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, plain]) => double ?? single ?? plain ?? '',
  );
}

test.each([0, 1, 2])('what example %i of the guide shows is what the command says', (at) => {
  const words = wordsOf(asked[at] as string).map((word) => (word === 'plan.json' ? PLAN : word));
  expect(scheduler(words).stdout).toContain(shown[at]);
});

describe('who-gets', () => {
  test.each<[what: string, filters: Readonly<Record<string, string>>, ends: string]>([
    ['all are dead letters', { b: 'n > 1' }, 'No such message reaches anybody otherwise than as a dead letter'],
    [
      'some reach a job, and all are dead letters of another',
      { a: "kind = 'x'", b: 'n > 1' },
      'Some such messages reach nobody otherwise than as a dead letter',
    ],
    ['none is a dead letter', { a: "kind = 'x'" }, 'Some such messages reach nobody'],
    ['nobody gets any', { a: "n = 'other'" }, 'No such message reaches anybody'],
  ])('where %s, what reaches nobody says the same as the rows above', (_, filters, ends) => {
    const settings = Object.fromEntries(
      Object.keys(filters).map((name) => [name, { dead_lettering_on_filter_evaluation_error: true }]),
    );
    const from = join(mkdtempSync(join(tmpdir(), 'nobody-')), 'main.tf.json');
    writeFileSync(from, configurationOf(filters, { settings }));
    const { stdout } = scheduler(['who-gets', "n = '1'", '--from', from]);
    expect(stdout).toMatch(new RegExp(`^  ${ends}, for example `, 'm'));
    expect(/^ {2}all +b, dead-lettered/m.test(stdout)).toBe('b' in filters);
  });

  test('a property and a value that nobody asks for, and that nearly are others, are told, and that nobody is reached', () => {
    const from = file('slips.tf.json', configurationOf({ a: "kind = 'train'", b: "kind = 'evaluate'" }));
    const { status, stdout } = scheduler(['who-gets', "kind = 'trian'", '--from', from]);
    expect([status, stdout.split('\n').slice(2)]).toEqual([
      1,
      [
        "  found     no rule of events asks for kind = 'trian'; did you mean 'train'?",
        '  none      a, b',
        '  No such message reaches anybody, for example {"applicationProperties":{"kind":"trian"}}',
        '',
      ],
    ]);
    const asked = scheduler(['prove', 'not-reach', 'a', '--messages', "knid = 'train'", '--from', from, '--json']);
    const claimed = scheduler(['prove', 'never-overlap', 'a', 'b', '--except', "knid = 'train'", '--from', from]);
    expect([asked.status, JSON.parse(asked.stdout).unasked]).toEqual([
      1,
      ['no rule of events asks for knid; did you mean kind?'],
    ]);
    expect([claimed.status, claimed.stdout]).toEqual([
      1,
      expect.stringContaining('  found     no rule of events asks for knid; did you mean kind?'),
    ]);
  });

  test('of the shipped catalogue each example is routed to whom it is shown for', () => {
    const kind = "eventType = 'training.requested'";
    const { status, stdout } = scheduler(['who-gets', kind, '--from', dev, '--json']);
    const [topic] = JSON.parse(stdout).topics;
    expect([status, topic.exists]).toEqual([0, true]);
    expect(Object.keys(topic)).toEqual([
      'topic',
      'address',
      'from',
      'filter',
      'contract',
      'assumptions',
      'excluded',
      'exists',
      'subscriptions',
      'unreached',
    ]);
    const some = topic.subscriptions.filter(({ gets }: { gets: string }) => gets !== 'none');
    expect(some.length).toBeGreaterThan(1);
    for (const { subscription, message, ends } of some) {
      for (const end of ends) expect(Object.keys(end)).toEqual(expect.arrayContaining(['way', 'at', 'state', 'gets']));
      const routed = JSON.parse(scheduler(['route', '-', '--from', dev, '--json'], JSON.stringify(message)).stdout);
      const reached = routed.subscriptions.map((one: { subscription: string }) => one.subscription);
      expect(reached).toContain(subscription);
      expect(ends.length).toBeGreaterThan(0);
    }
  }, 60_000);

  test('there is no such message: a name that the contract does not have is told', () => {
    const { status, stdout } = scheduler(['who-gets', "kin = 'a'", '--from', own]);
    expect(status).toBe(1);
    expect(stdout).toMatch(/There is no such message: its contract allows none/);
    expect(stdout).toMatch(/did you mean kind\?/);
  });
});

describe('why-not', () => {
  test('a message that it gets: status 0', () => {
    const { status, stdout } = scheduler(
      ['why-not', 'plain', '-', '--from', own],
      '{"applicationProperties":{"kind":"b","size":1}}',
    );
    expect(stdout).toMatch(/gets it +by rule/);
    expect(status).toBe(0);
  });

  test('for machines', () => {
    const given = '{"applicationProperties":{"kind":"b","size":2}}';
    const { status, stdout } = scheduler(['why-not', 'plain', given, '--from', own, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      subscription: 'plain',
      gets: false,
      reasons: [{ rule: 'rule', reason: 'size = 1 is false: size is 2 (int)' }],
      change: {
        kind: 'change',
        isSmallest: true,
        properties: [{ name: 'size', before: { int: '2' }, after: { int: '1' } }],
        message: { applicationProperties: { kind: 'b', size: 1 } },
      },
    });
    expect(status).toBe(1);
  });
});

describe('simplify', () => {
  test('what else differs is said in plain words', () => {
    const { stdout } = scheduler(['simplify', 'a = 1 AND a = 2']);
    expect(stdout).toMatch(/^ {2}shorter {3}1 = 0$/m);
    expect(stdout).toContain(
      '; where a property is missing or null, one of the two may be unknown and the other false, which is the same in effect: neither lets the message through\n',
    );
  });

  test('the rules of a document, by its contract', () => {
    const { status, stdout } = scheduler(['simplify', '--from', own]);
    expect(stdout).toContain('events: long/rule');
    expect(stdout).toMatch(/shorter +kind = 'a'\n/);
    expect(stdout).toMatch(/cheaper +the correlation filter kind = 'a'\n/);
    expect(stdout).not.toContain('plain/rule');
    expect(status).toBe(1);
  });

  test('the shipped catalogue is said as short as is found', () => {
    const { stdout } = scheduler(['simplify', '--from', dev, '--json']);
    const { rules } = JSON.parse(stdout);
    expect(rules.length).toBeGreaterThan(5);
    for (const one of rules) expect([one.rule, one.undecided]).toEqual([one.rule, 0]);
  }, 120_000);
});

test('split: rules within the limit, and what to do where the rule has an action', () => {
  const long = Array.from({ length: 100 }, (_, at) => `kind = 'a-kind-of-message-${at}'`).join(' OR ');
  const alone = scheduler(['split', long]);
  expect(alone.stdout).toMatch(/proved +\d rules match the same messages:\n {2}kind IN \('a-kind-of-message-0'/);
  expect(alone.stdout).toContain('Without an action they share one copy of each message');
  expect(alone.status).toBe(0);
  const acting = scheduler(['split', long, '--action']);
  expect(acting.stdout).toContain('comes several times');
  expect(acting.status).toBe(1);
  expect(JSON.parse(scheduler(['split', 'a = 1', '--json']).stdout)).toEqual({ length: 5, answer: 'fits' });
}, 60_000);

describe('split of a document', () => {
  const texts = Array.from({ length: 100 }, (_, at) => `kind = 'a-kind-of-message-${at}'`).join(' OR ');
  const short = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`short-${at}`, `kind = 'k${at}'`]));
  const written = (name: string, count: number) =>
    file(
      name,
      configurationOf({
        long: texts,
        acting: { rule: { sql: texts, action: "SET queue = 'slow'" } },
        wrong: `kind == '${'x'.repeat(1100)}'`,
        others: short(count),
      }),
    );

  test('each filter that is too long, what to do about an action, and how many filters the topic has then', () => {
    const { status, stdout } = scheduler(['split', '--from', written('long.tf.json', 2)]);
    expect(stdout).toMatch(/^events: long\/rule .*, 3,?\d{3} characters\)\n {2}proved +3 rules match/m);
    expect(stdout).toMatch(/events: acting\/rule [\s\S]*With an action each of them makes a copy of its own/);
    // What is wrong beside its length is for `check`.
    expect(stdout).not.toContain('wrong/rule');
    expect(stdout).toContain('events has 9 filters in SQL then; now it has 5, and a topic takes 2,000');
    expect(status).toBe(1);
  });

  test('more filters than a topic takes', () => {
    const { status, stdout } = scheduler(['split', '--from', written('many.tf.json', 1996), '--json']);
    const { rules, topics } = JSON.parse(stdout);
    expect(
      rules.map((one: { subscription: string; answer: string; copies: string }) => [
        one.subscription,
        one.answer,
        one.copies,
      ]),
    ).toEqual([
      ['acting', 'several', 'several'],
      ['long', 'several', 'one'],
    ]);
    expect(topics).toMatchObject([{ before: 1999, after: 2003, isAtLeast: false, isTooMany: true, most: 2000 }]);
    expect(status).toBe(1);
  });

  test('nothing is too long', () => {
    const { status, stdout } = scheduler(['split', '--from', own]);
    expect([status, stdout]).toEqual([0, 'No filter is longer or larger than the service takes.\n']);
  });
});

test('check tells how many rules could be correlation filters, and has no finding for it', () => {
  const catalogue = file(
    'cheap.tf.json',
    configurationOf(
      { a: "kind = 'a'", b: "kind = 'b'" },
      { said: { contract: contract.jsonSchema(), setBySenders: [] } },
    ),
  );
  const { stdout } = scheduler(['check', '--from', catalogue]);
  expect(stdout).toContain('hint: 2 rules in SQL could be a correlation filter');
  const { cheaper, findings } = JSON.parse(scheduler(['check', '--from', catalogue, '--json']).stdout);
  expect(cheaper.map(({ correlation }: { correlation: object }) => correlation)).toEqual([
    { properties: { kind: 'a' } },
    { properties: { kind: 'b' } },
  ]);
  expect(findings).toEqual([]);
});

test.each([
  [['who-gets', 'a == 1', '--from', PLAN], /filter: line 1, column 4/],
  [['who-gets', '', '--from', PLAN], /filter: there is no text/],
  [['who-gets', 'a = 1', '--from', PLAN, '--topic', 'nope'], /no topic named nope; there are/],
  [
    ['why-not', 'gpu-urgnt', '{}', '--from', PLAN, '--topic', 'jobs'],
    /no subscription named gpu-urgnt; did you mean gpu-urgent\?/,
  ],
  [['why-not', 'gpu-urgent', '{"a"', '--from', PLAN, '--topic', 'jobs'], /message: not JSON/],
  [['why-not', 'gpu-urgent', 'nowhere.json', '--from', PLAN, '--topic', 'jobs'], /nowhere\.json/],
  [['simplify', "a = 'x"], /filter: line 1, column 5/],
  [['split', 'a LIKE 5'], /filter: /],
  [['split', `a = '${'x'.repeat(20_000)}'`], /at most 16384 are allowed/],
  [['simplify', 'a = 1', '--contract', 'nowhere.json', '--from', PLAN], /nowhere\.json/],
] as const)('%j is refused in one sentence', (words, message) => {
  const { status, stderr } = scheduler(words);
  expect(stderr).toMatch(message);
  expect(stderr).not.toContain('    at ');
  expect(status).toBe(2);
});
