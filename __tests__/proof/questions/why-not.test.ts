import { type Finding, heldValues, TopicProof, type WhyNot, whyNot } from '../../../lib/proof';
import { knownOf, listed, type Topic } from '../../../lib/routing';
import { type Message, messageFromJson, messageToJson } from '../../../lib/rules';
import { type Rules, topicOf } from '../../support/topics';

const GUID = { guid: '6f0c0000-0000-0000-0000-000000000001' };

async function askedOf(topic: Topic, message: Message, also: readonly Finding[] = []): Promise<WhyNot> {
  const [subscription] = knownOf(topic.subscriptions);
  const held = heldValues(subscription!, message);
  const proof = new TopicProof(topic, { filters: held.flatMap(({ filter }) => filter ?? []) });
  const find = jest.spyOn(proof, 'find');
  for (const one of also) find.mockResolvedValueOnce(one);
  try {
    return await whyNot(proof, subscription!, message, held);
  } finally {
    await proof.close();
  }
}
const asked = (rules: string | Rules, json: object, also: readonly Finding[] = []) =>
  askedOf(topicOf({ a: rules }), messageFromJson(json as never), also);

/** What would have to change, as `name: before -> after`, and the message then. */
function changeIn(found: WhyNot) {
  if (found.kind !== 'not') return found.kind;
  const { change } = found;
  if (change.kind !== 'change') return change;
  return {
    changes: change.changes.map(({ name, before, after }) => `${name}: ${before} -> ${after}`),
    message: messageToJson(change.message),
    isSmallest: change.isSmallest,
  };
}

describe('the smallest change', () => {
  test.each<[sql: string, message: object, changes: readonly string[], changed: object]>([
    ['a = 1', { properties: { a: 2 } }, ['a: 2 -> 1'], { properties: { a: { int: '1' } } }],
    ['a = 1', {}, ['a: undefined -> 1'], { properties: { a: { int: '1' } } }],
    ['NOT EXISTS(a)', { properties: { a: 1 } }, ['a: 1 -> undefined'], { properties: {} }],
    ["sys.Label = 'x'", {}, ['sys.Label: undefined -> x'], { properties: {}, system: { Label: 'x' } }],
    ['sys.Label IS NULL', { system: { Label: 'x' } }, ['sys.Label: x -> undefined'], { properties: {} }],
    // What is right already stays, with its type; and so does what no rule looks at.
    [
      'a = 5 AND b = 1',
      { properties: { a: { long: '5' }, b: 0, c: { byte: '3' } } },
      ['b: 0 -> 1'],
      { properties: { a: { long: '5' }, b: { int: '1' }, c: { byte: '3' } } },
    ],
    [
      'a = 5 AND b = 1',
      { properties: { a: { double: '5' }, b: 0 } },
      ['b: 0 -> 1'],
      { properties: { a: { double: '5' }, b: { int: '1' } } },
    ],
    // Of values that SQL cannot say nothing is changed.
    [
      "b = 1 OR a = 'x' AND b = 2",
      { properties: { a: GUID, b: 0 } },
      ['b: 0 -> 1'],
      { properties: { a: GUID, b: { int: '1' } } },
    ],
    [
      'b = 1 AND (b = 1 OR a > 5)',
      { properties: { a: { double: 'NaN' }, b: 0 } },
      ['b: 0 -> 1'],
      { properties: { a: { double: 'NaN' }, b: { int: '1' } } },
    ],
    // Two, three, and the fewer of two ways.
    [
      "a = 'x' AND b = 1",
      { properties: { a: 'y' } },
      ['a: y -> x', 'b: undefined -> 1'],
      { properties: { a: { string: 'x' }, b: { int: '1' } } },
    ],
    [
      'a = 1 AND b = 1 AND c = 1',
      { properties: { a: 0, b: 0, c: 0 } },
      ['a: 0 -> 1', 'b: 0 -> 1', 'c: 0 -> 1'],
      { properties: { a: { int: '1' }, b: { int: '1' }, c: { int: '1' } } },
    ],
    [
      'a = 1 AND b = 1 OR c = 1',
      { properties: { a: 0, b: 0, c: 0 } },
      ['c: 0 -> 1'],
      { properties: { a: { int: '0' }, b: { int: '0' }, c: { int: '1' } } },
    ],
  ])('for %s of %j is %j', async (sql, message, changes, changed) => {
    expect(changeIn(await asked(sql, message))).toEqual({ changes, message: changed, isSmallest: true });
  });

  test.each([
    ['a = 1 AND a = 2', { properties: { a: 1 } }],
    ['1 = 0', {}],
  ])('for %s: there is none', async (sql, message) => {
    expect(changeIn(await asked(sql, message))).toEqual({ kind: 'none' });
  });

  test('of the rules and the session together', async () => {
    const topic = topicOf({ a: 'a = 1' }, { settings: { a: { requires_session: true } } });
    expect(changeIn(await askedOf(topic, messageFromJson({ properties: { a: 2 } })))).toEqual({
      changes: ['a: 2 -> 1', 'sys.SessionId: undefined -> x'],
      message: { properties: { a: { int: '1' } }, system: { SessionId: 'x', PartitionKey: 'x' } },
      isSmallest: true,
    });
  });

  test('that would have to change what SQL cannot say is not told', async () => {
    const found = await asked("a = 'x' AND b = 1", { properties: { a: GUID, b: 0 } });
    expect(changeIn(found)).toEqual({
      kind: 'undecided',
      reason: 'what was found with ordinary values does not hold for those of this message',
    });
  });

  test('that cannot be computed is not told', async () => {
    const found = await asked('a % 0.3 > 5.0 AND b = 1', { properties: { a: 1.5, b: 1 } });
    expect(changeIn(found)).toEqual({ kind: 'undecided', reason: 'the solver cannot compute a % 0.3 > 5.0' });
  });

  test('is not said to be the smallest where it could not be told whether fewer do', async () => {
    const open: Finding = { kind: 'undecided', reason: 'why' };
    const message = { properties: { a: 0, b: 0 } };
    expect(changeIn(await asked('a = 1', message, [open]))).toMatchObject({
      changes: ['a: 0 -> 1'],
      isSmallest: false,
    });
    // Nothing is found in the end: the first reason is told.
    const later: Finding = { kind: 'undecided', reason: 'another' };
    expect(changeIn(await asked('a = 1', message, [open, later]))).toEqual({ kind: 'undecided', reason: 'why' });
    expect(changeIn(await asked('a = 1', message, [{ kind: 'none' }, later]))).toEqual({
      kind: 'undecided',
      reason: 'another',
    });
  });
});

describe('a message that comes', () => {
  test('is told with the rules of all its copies', async () => {
    const rules = { r: 'a = 1', s: { sql: 'b = 1', action: 'SET c = 1' }, t: 'c = 1', u: 'a < 2' };
    expect(await asked(rules, { properties: { a: 1, b: 1 } })).toEqual({ kind: 'gets', rules: ['r', 'u', 's'] });
  });
});

describe('what is not known', () => {
  const topic = topicOf({ a: 'a = 1', b: 'b = 1' });
  const [a, b] = knownOf(topic.subscriptions);
  const open = { address: 'somewhere', argument: 'rules', problem: 'it is known after the apply' };
  const message = messageFromJson({ properties: { a: 2, b: 1 } });
  const withRules = (of: typeof a) => ({ ...of!, rules: listed(knownOf(of!.rules), [open]) });

  test.each<[what: string, change: Partial<Topic>, ofOther: WhyNot['kind'], ofOwn: WhyNot['kind']]>([
    ['nothing', {}, 'not', 'gets'],
    ['of the subscription', { subscriptions: listed([withRules(a), b!], []) }, 'cannot-tell', 'gets'],
    ['of another one', { subscriptions: listed([a!, withRules(b)], []) }, 'not', 'gets'],
    // What is not read may have rules of this one.
    ['what else there is', { subscriptions: listed([a!, b!], [open]) }, 'cannot-tell', 'gets'],
    [
      'whether the topic takes messages',
      { status: { kind: 'unknown', unresolved: open } },
      'cannot-tell',
      'cannot-tell',
    ],
  ])('%s', async (_, change, ofOther, ofOwn) => {
    const own = messageFromJson({ properties: { a: 1, b: 1 } });
    const found = [await askedOf({ ...topic, ...change }, message), await askedOf({ ...topic, ...change }, own)];
    expect(found.map(({ kind }) => kind)).toEqual([ofOther, ofOwn]);
    for (const one of found) if (one.kind === 'cannot-tell') expect(one.unknown).toEqual([open]);
  });

  test('of a rule is looked at as far as it is known', () => {
    const [rule] = knownOf(b!.rules);
    const part = { ...a!, rules: listed(knownOf(a!.rules), [{ ...open, rule: rule! }]) };
    expect(heldValues(part, message).map(({ filter }) => filter?.sql)).toEqual([
      'a = 2',
      'b = 1',
      'sys.SessionId IS NULL',
    ]);
  });
});
