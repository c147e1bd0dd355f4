import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configurationOf } from '../support/topics';
import { scheduler } from './scheduler';

const folder = mkdtempSync(join(tmpdir(), 'prove-words-'));
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

const ABOUT_LABELLED = 'for all messages but those whose sys.Label is there and sys.Label is not kind';

describe('a claim that excepts messages', () => {
  const claim = {
    kind: 'never-overlap',
    name: 'no message reaches two subscriptions',
    observers: [],
    except: 'sys.Label IS NOT NULL AND sys.Label <> kind',
  };
  const from = file(
    'labelled.tf.json',
    configurationOf(
      { train: "kind = 'train' OR sys.Label = 'train'", old: "sys.Label = 'train' AND kind = 'old'" },
      { said: { claims: [claim] } },
    ),
  );
  const overlapping = file(
    'overlapping.tf.json',
    configurationOf({ train: "kind = 'train'", urgent: 'priority > 7' }, { said: { claims: [claim] } }),
  );

  test.each([
    [
      'prove',
      /proved +no message reaches two subscriptions: all subscriptions\n {12}for all messages but those whose .*\n/,
    ],
    [
      'check',
      /1 claim proved, for some messages alone\nproved: "no message reaches two subscriptions" \(for all messages but/,
    ],
  ])('%s, where it is proved, says which', (command, said) => {
    // A message that it excepts may well reach both.
    const { status, stdout } = scheduler([command, '--from', from]);
    expect(status).toBe(0);
    expect(stdout).toMatch(said);
    expect(stdout).toContain(ABOUT_LABELLED);
  });

  test('prove, where it is refuted', () => {
    expect(scheduler(['prove', '--from', overlapping]).stdout).toContain(
      `refuted   no message reaches two subscriptions: all subscriptions\n            ${ABOUT_LABELLED}\n            a message comes twice, to train and urgent: {`,
    );
  });

  test('check, where it is refuted: in the same words', () => {
    expect(scheduler(['check', '--from', overlapping]).stdout).toContain(
      `error: claims: "no message reaches two subscriptions" (${ABOUT_LABELLED}) is refuted: a message comes twice, to train and urgent: {`,
    );
  });

  test('the JSON of check has the claim, its filter and the verdict', () => {
    const { claims, claimsProved } = JSON.parse(scheduler(['check', '--from', from, '--json']).stdout);
    expect({ claims, claimsProved }).toEqual({
      claims: [{ file: folder, topic: 'events', ...claim, verdict: 'proved' }],
      claimsProved: 1,
    });
  });
});

describe('what cannot be told has the status 1', () => {
  const open = { settings: { b: { forward_to: '${var.where}' } } };
  const from = file('open.tf.json', configurationOf({ a: "kind = 'train' AND n = 1", b: "kind = 'train'" }, open));
  const question = "whether every message with kind = 'train' reaches somebody";

  test('where messages go, of a kind', () => {
    const { status, stdout } = scheduler(['prove', '--from', from]);
    expect({ status, stdout }).toEqual({ status: 1, stdout: expect.stringContaining(`undecided ${question}: `) });
    expect(stdout).not.toContain('Messages that reach nobody');
  });

  test('in JSON', () => {
    const { status, stdout } = scheduler(['prove', '--from', from, '--json']);
    expect([status, JSON.parse(stdout).topics[0].kinds]).toEqual([
      1,
      [{ kind: "kind = 'train'", reaches: 'undecided', reason: expect.stringContaining('${var.where}') }],
    ]);
  });
});

test('kinds that reach nobody, in part or not at all, are listed and not judged', () => {
  const from = file(
    'gap.tf.json',
    configurationOf({ a: "kind = 'some' AND n > 0", b: "kind = 'all'", c: "kind = 'never' AND kind = 'other'" }),
  );
  const { status, stdout } = scheduler(['prove', '--topic', 'events', '--from', from]);
  expect(stdout).toMatch(/ {2}Messages that reach nobody \(listed, and not judged; prove cover judges\):\n/);
  expect(stdout).toContain(
    `    kind = 'some': some of them reach nobody, for example {"applicationProperties":{"kind":"some"}}\n`,
  );
  expect(stdout).toContain(
    `    kind = 'never': all of them reach nobody, for example {"applicationProperties":{"kind":"never"}}\n`,
  );
  // Of a subscription that nobody reaches something was found.
  expect(status).toBe(1);
  const whole = file('gap-only.tf.json', configurationOf({ a: "kind = 'some' AND n > 0" }));
  expect(scheduler(['prove', '--from', whole]).status).toBe(0);
  expect(scheduler(['prove', 'cover', 'a', '--messages', "kind = 'some'", '--from', whole])).toMatchObject({
    status: 1,
    stdout: expect.stringContaining('a message does not reach a: {"applicationProperties":{"kind":"some"}}'),
  });
});

describe('a place that nobody can read from', () => {
  const claim = { kind: 'cover', name: 'each comes', observers: [], messages: "kind IN ('a', 'b')" };
  const from = (status: string) =>
    file(
      `${status}.tf.json`,
      configurationOf({ a: "kind = 'a'", b: "kind = 'b'" }, { said: { claims: [claim] }, settings: { a: { status } } }),
    );
  const said = 'a copy is at a, and nobody can read it: Disabled';

  test.each([
    ['prove', [], ` {12}${said}\n`],
    ['prove cover', ['a', 'b', '--messages', "kind = 'a'"], ` {12}${said}\n`],
    ['check', [], `\nproved: "each comes" \\(for messages whose kind is one of 'a', 'b'\\); ${said}\n`],
  ])('%s says so, in the words of route, and the verdict stays', (command, options, text) => {
    const { status, stdout } = scheduler([...command.split(' '), ...options, '--from', from('Disabled')]);
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringMatching(text) });
  });

  test('as route says it', () => {
    const message = '{"applicationProperties":{"kind":"a"}}';
    expect(scheduler(['route', '-', '--from', from('Disabled')], message).stdout).toContain(
      'nobody can read it: Disabled',
    );
  });

  test('in JSON', () => {
    const closed = [{ place: 'a', status: 'ReceiveDisabled' }];
    const [topic] = JSON.parse(scheduler(['prove', '--json', '--from', from('ReceiveDisabled')]).stdout).topics;
    expect(topic).toMatchObject({ closed, claims: [{ verdict: 'proved', closed }] });
    expect(JSON.parse(scheduler(['check', '--json', '--from', from('ReceiveDisabled')]).stdout).claims).toMatchObject([
      { verdict: 'proved', closed },
    ]);
  });

  test('it is not told of a claim about other messages, or where it is open', () => {
    const options = ['prove', 'cover', '--messages', "kind = 'b'", '--from'];
    expect(scheduler([...options, from('Disabled')]).stdout).not.toContain('nobody can read');
    expect(scheduler(['prove', '--from', from('Active')]).stdout).not.toContain('nobody can read');
  });
});
