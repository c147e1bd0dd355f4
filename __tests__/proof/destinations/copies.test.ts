import { Prover } from '../../../lib/proof';
import { AS_SENT, type Asked, Copies, HAS_SESSION, type Shape } from '../../../lib/proof/destinations/copy-sets';
import { boxAfter, Near } from '../../../lib/proof/destinations/near';
import { areApart, boxOf, EVERYTHING } from '../../../lib/proof/messages/box';
import { exactly, type MessageSet } from '../../../lib/proof/messages/message-set';
import { Passage } from '../../../lib/proof/messages/passage';
import { Enumeration } from '../../../lib/proof/solver/formula';
import { type DeployedRule, listed, type Subscription, type Topic, type Unresolved } from '../../../lib/routing';
import {
  evaluateFilter,
  Failure,
  type Message,
  messageFromJson,
  type RuleFilter,
  SqlAction,
  SqlFilter,
} from '../../../lib/rules';

const known = <T>(value: T) => ({ kind: 'known', value }) as const;
const open = (address: string): Unresolved => ({ address, argument: 'x', problem: 'it is not known' });
const unknown = (address: string) => ({ kind: 'unknown', unresolved: open(address) }) as const;

/** Asks the interpreter, after what changes a message on the way. */
const asked: Asked = (() => {
  let count = 0;
  const set = (passage: Passage, isSo: (copy: Message | Failure) => boolean): MessageSet =>
    exactly(new Enumeration(`q${count++}`, 3).is(0), (message) => passage.results(message).every(isSo));
  const answers = (filter: RuleFilter, copy: Message | Failure) =>
    copy instanceof Failure || filter.kind !== 'sql' ? undefined : evaluateFilter(filter.predicate!, copy);
  return {
    matching: (filter, passage = Passage.NONE) => set(passage, (copy) => answers(filter, copy) === true),
    failing: (filter, passage = Passage.NONE) => set(passage, (copy) => answers(filter, copy) instanceof Failure),
    passing: (passage) => set(passage, (copy) => !(copy instanceof Failure)),
  };
})();

const sql = (text: string) => SqlFilter.parse(text);
function rule(
  name: string,
  match: string | DeployedRule['match'],
  action?: string | DeployedRule['action'],
): DeployedRule {
  return {
    name,
    resource: { address: `rule.${name}` },
    match: typeof match === 'string' ? { kind: 'known', filter: sql(match) } : match,
    action: typeof action === 'object' ? action : known(action === undefined ? undefined : SqlAction.parse(action)),
  } as unknown as DeployedRule;
}
const subscriptionOf = (rules: readonly DeployedRule[], more: object = {}, missing: readonly object[] = []) =>
  ({
    kind: 'subscription',
    name: 's',
    address: 'subscription.s',
    requiresSession: known(false),
    rules: listed(rules, missing as never),
    ...more,
  }) as unknown as Subscription;

const message = (properties: object, session?: string) =>
  messageFromJson({ properties, ...(session !== undefined && { system: { SessionId: session } }) } as never);
const [x, y, none] = [message({ kind: 'x' }), message({ kind: 'y', n: 0 }), message({})];
const members = (set: MessageSet, messages: readonly Message[] = [x, y, none]) =>
  messages.map((one) => (set.has(one) ? 'in' : set.mayHave(one) ? 'perhaps' : 'out'));
const addresses = ({ unresolved }: MessageSet) => unresolved.map(({ address }) => address);

describe('the copies that a subscription makes', () => {
  const copies = (subscription: Subscription, shape: Shape = AS_SENT) => new Copies(asked).of(subscription, shape);
  const isX = rule('r', "kind = 'x'");

  test.each<
    [
      what: string,
      subscription: Subscription,
      taken: readonly (readonly string[])[],
      waits: readonly (readonly string[])[],
    ]
  >([
    ['one of all rules without an action', subscriptionOf([isX, rule('t', "kind = 'y'")]), [['in', 'in', 'out']], [[]]],
    [
      'and one of each rule with one',
      subscriptionOf([isX, rule('t', "kind = 'x'", 'SET a = 1'), rule('u', "kind = 'y'", 'SET a = 1')]),
      [
        ['in', 'out', 'out'],
        ['in', 'out', 'out'],
        ['out', 'in', 'out'],
      ],
      [[], [], []],
    ],
    [
      'none of what an action fails on',
      subscriptionOf([rule('r', '1=1', 'SET a = 8 / n')]),
      [['in', 'out', 'in']],
      [[]],
    ],
    ['none without rules', subscriptionOf([]), [], []],
    [
      'perhaps, where an action is not known',
      subscriptionOf([rule('r', "kind = 'x'", unknown('action'))]),
      [['perhaps', 'out', 'out']],
      [['action']],
    ],
    [
      'perhaps, where a filter is known in part',
      subscriptionOf([rule('r', { kind: 'part', atMost: sql("kind = 'x'"), unresolved: [open('part')] } as never)]),
      [['perhaps', 'out', 'out']],
      [['part']],
    ],
    [
      'perhaps all, where nothing of it is known',
      subscriptionOf([rule('r', { kind: 'part', atMost: undefined, unresolved: [open('part')] } as never)]),
      [['perhaps', 'perhaps', 'perhaps']],
      [['part']],
    ],
    [
      'perhaps all, where Azure would refuse it',
      subscriptionOf([rule('r', { kind: 'refused', unresolved: open('refused') } as never)]),
      [['perhaps', 'perhaps', 'perhaps']],
      [['refused']],
    ],
    [
      'perhaps two, where rules may be missing',
      subscriptionOf([isX], {}, [open('missing')]),
      [
        ['in', 'out', 'out'],
        ['perhaps', 'perhaps', 'perhaps'],
        ['perhaps', 'perhaps', 'perhaps'],
      ],
      [[], ['missing'], ['missing']],
    ],
    [
      'perhaps one, of a rule that may be its own',
      subscriptionOf([isX], {}, [{ ...open('missing'), rule: rule('t', "kind = 'y'") }]),
      [
        ['in', 'out', 'out'],
        ['out', 'perhaps', 'out'],
      ],
      [[], ['missing']],
    ],
  ])('%s', (_, subscription, taken, waits) => {
    const made = copies(subscription);
    expect(made.map((one) => members(one.taken))).toEqual(taken);
    expect(made.map((one) => addresses(one.taken))).toEqual(waits);
    expect(made.map((one) => members(one.untaken))).toEqual(taken.map(() => ['out', 'out', 'out']));
  });

  test('bear what has changed them', () => {
    const [plain, changed, open_] = copies(
      subscriptionOf([isX, rule('t', '1=1', 'SET a = 1'), rule('u', '1=1', unknown('action'))]),
    );
    expect([plain!.shape, plain!.rules.map(({ name }) => name)]).toEqual([AS_SENT, ['r']]);
    expect(changed!.shape.kind === 'known' && changed!.shape.value.rule).toBe('t');
    expect(open_!.shape).toEqual(unknown('action'));
    const [again] = copies(subscriptionOf([rule('t', 'a = 1', 'SET b = 1')]), changed!.shape);
    expect(again!.shape.kind === 'known' && [again!.shape.value.rule, again!.shape.value.before?.rule]).toEqual([
      't',
      't',
    ]);
    expect(members(again!.taken)).toEqual(['in', 'in', 'in']);
    const [late] = copies(subscriptionOf([rule('t', 'a = 1', 'SET b = 1')]), unknown('before'));
    expect([late!.shape, members(late!.taken)]).toEqual([unknown('before'), ['perhaps', 'perhaps', 'perhaps']]);
  });

  test('are made once of what has come one way', () => {
    const all = new Copies(asked);
    const subscription = subscriptionOf([isX]);
    expect(all.of(subscription, AS_SENT)).toBe(all.of(subscription, AS_SENT));
    expect(all.of(subscription, known(Passage.NONE.by('r', SqlAction.parse('SET a = 1'))))).not.toBe(
      all.of(subscription, AS_SENT),
    );
  });

  const sessions = [message({ kind: 'x' }, 's'), message({ kind: 'x' }), message({ kind: 'y' }, 's')];
  test.each<
    [
      what: string,
      requiresSession: unknown,
      action: string | undefined,
      taken: readonly string[],
      untaken: readonly string[],
    ]
  >([
    ['asks for none', known(false), undefined, ['in', 'in', 'out'], ['out', 'out', 'out']],
    ['asks for one', known(true), undefined, ['in', 'out', 'out'], ['out', 'in', 'out']],
    ['may ask for one', unknown('session'), undefined, ['in', 'perhaps', 'out'], ['out', 'perhaps', 'out']],
    [
      'asks for one that an action gives',
      known(true),
      "SET sys.SessionId = 't'",
      ['in', 'perhaps', 'out'],
      ['out', 'perhaps', 'out'],
    ],
    [
      'asks for one that an action takes',
      known(true),
      'SET sys.SessionId = NULL',
      ['perhaps', 'out', 'out'],
      ['perhaps', 'in', 'out'],
    ],
  ])('where it %s', (_, requiresSession, action, taken, untaken) => {
    const [copy] = copies(subscriptionOf([rule('r', "kind = 'x'", action)], { requiresSession }));
    expect([members(copy!.taken, sessions), members(copy!.untaken, sessions)]).toEqual([taken, untaken]);
  });

  test('why the order of action and session matters is said', () => {
    const rules = [rule('r', '1=1', "SET sys.SessionId = 't'")];
    const [copy] = copies(subscriptionOf(rules, { requiresSession: known(true) }));
    expect(copy!.taken.unresolved).toEqual([
      { address: 'rule.r', argument: 'action', problem: expect.stringContaining("SET sys.SessionId = 't'") },
    ]);
  });
});

describe('the messages that rules fail on', () => {
  test('one set for each rule that may, and none for others', () => {
    const subscription = subscriptionOf(
      [rule('r', 'kind > 5'), rule('t', { kind: 'refused', unresolved: open('refused') } as never)],
      {},
      [open('missing'), { ...open('other'), rule: rule('u', 'n > 5') }],
    );
    const sets = new Copies(asked).failing(subscription, AS_SENT);
    expect(sets.map((set) => members(set))).toEqual([
      ['in', 'in', 'out'],
      ['perhaps', 'perhaps', 'perhaps'],
      ['perhaps', 'perhaps', 'perhaps'],
      ['out', 'out', 'out'],
    ]);
    expect(sets.slice(1, 3).map(addresses)).toEqual([['refused'], ['missing']]);
  });

  test('those that a rule matches and its action fails on', () => {
    const subscription = subscriptionOf([
      rule('r', "kind = 'y'", 'SET a = 8 / n'),
      rule('t', "kind = 'x'"),
      rule('u', "kind = 'x'", unknown('action')),
    ]);
    const sets = new Copies(asked).halfChanged(subscription, AS_SENT);
    expect(sets.map((set) => [members(set), addresses(set)])).toEqual([
      [['out', 'in', 'out'], []],
      [['perhaps', 'out', 'out'], ['action']],
    ]);
  });

  test('of what is not known on the way everything is possible', () => {
    const sets = new Copies(asked).failing(subscriptionOf([rule('r', 'kind > 5')]), unknown('before'));
    expect(sets.map((set) => [members(set), addresses(set)])).toEqual([
      [['perhaps', 'perhaps', 'perhaps'], ['before']],
    ]);
    expect(addresses(new Copies(asked).withSession(unknown('before')))).toEqual(['before']);
  });
});

describe('which subscriptions are near', () => {
  const filters = ["kind = 'x'", "kind = 'y' AND n > 5", 'n < 3', '1=1'].map(sql);
  const { space } = new Prover([...filters, HAS_SESSION]);
  const box = (text: string) => boxOf(sql(text), space);
  const [a, b, c, part] = [
    subscriptionOf([rule('r', "kind = 'x'")], { name: 'a' }),
    subscriptionOf([rule('r', "kind = 'y' AND n > 5")], { name: 'b' }),
    subscriptionOf(
      [rule('r', 'n < 3'), rule('t', { kind: 'part', atMost: sql("kind = 'x'"), unresolved: [] } as never)],
      { name: 'c' },
    ),
    subscriptionOf([rule('r', "kind = 'x'")], { name: 'd' }, [open('missing')]),
  ];
  const topic = { subscriptions: listed([a, b, c, part], []) } as unknown as Topic;
  const names = (shape: Shape, ...boxes: ReturnType<typeof box>[]) =>
    new Near(space).of(topic, boxes, shape).map(({ name }) => name);
  const changed: Shape = known(Passage.NONE.by('r', SqlAction.parse("SET kind = 'z'")));

  test('by the bounds of messages and of their own rules', () => {
    expect(names(AS_SENT, box("kind = 'x'"))).toEqual(['a', 'c', 'd']);
    expect(names(AS_SENT, box("kind = 'y'"))).toEqual(['b', 'c', 'd']);
    expect(names(AS_SENT, box("kind = 'y'"), box('n < 4'))).toEqual(['c', 'd']);
    expect(names(AS_SENT, box('n < 4'), box("kind = 'y'"))).toEqual(['c', 'd']);
    expect(names(AS_SENT)).toEqual(['a', 'b', 'c', 'd']);
    expect(names(unknown('shape'), box("kind = 'x'"))).toEqual(['a', 'b', 'c', 'd']);
  });

  test('all that is known of a subscription is bounded, and what is not is not', () => {
    const near = new Near(space);
    expect(areApart(near.boxOf(a!), box("kind = 'y'"))).toBe(true);
    expect(near.boxOf(a!)).toBe(near.boxOf(a!));
    expect(near.boxOf(part!)).toBe(EVERYTHING);
    expect(near.boxOf(a!, unknown('shape'))).toBe(EVERYTHING);
    expect(near.boxOf(subscriptionOf([]))).toBeUndefined();
  });

  test('nothing is left of bounds that a rule changes', () => {
    const before = boxOf(sql("kind = 'x' AND n > 5 AND n + 1 > 6"), space);
    const keys = (shape: Shape) => [...(boxAfter(before, shape) ?? [])].map(([key]) => key);
    expect(keys(AS_SENT)).toEqual(['KIND', 'N', '= n + 1']);
    expect(boxAfter(before, AS_SENT)).toBe(before);
    expect(keys(changed)).toEqual(['N']);
    expect(boxAfter(before, unknown('shape'))).toBe(EVERYTHING);
    expect(boxAfter(undefined, changed)).toBeUndefined();
  });

  test('what a rule has changed may be null', () => {
    const near = new Near(space);
    const isNull = subscriptionOf([rule('r', 'kind IS NULL')]);
    expect(areApart(near.boxOf(isNull), box("kind = 'x'"))).toBe(true);
    expect(areApart(near.boxOf(isNull, changed), box("kind = 'x'"))).toBe(false);
  });
});
