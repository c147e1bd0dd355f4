import { doubtTopics } from '../../lib/routing/reading/doubt-topics';
import { LooseRules } from '../../lib/routing/reading/loose-rules';
import { Missing } from '../../lib/routing/reading/missing';
import { label, mayBeSame, sorted } from '../../lib/routing/reading/parts-of';

const entity = (address: string, name = address, namespace = 'bus') => ({ address, name, namespace, label: '' });

describe('two topics may be one', () => {
  test.each<[what: string, one: object, other: object, mayBe: boolean]>([
    ['by two names', {}, { name: 'b' }, false],
    ['by two namespaces', {}, { namespace: 'far' }, false],
    ['where one has no name that is known', {}, { name: 'at' }, true],
    ['where one has no name that is known, in another namespace', {}, { name: 'at', namespace: 'far' }, false],
    ['where one has no namespace that is known', {}, { namespace: 'azurerm_servicebus_namespace.n' }, true],
    ['where one has no namespace', { namespace: '' }, {}, true],
    ['where one has no namespace, by two names', { namespace: '' }, { name: 'b' }, false],
    ['in other letters', { name: 'A', namespace: '' }, { name: 'a' }, true],
    ['where nothing of either is known', { name: 'at', namespace: '' }, { name: 'at', namespace: '' }, true],
  ])('%s', (_, one, other, mayBe) => {
    const [first, second] = [one, other].map((own) => ({ ...entity('at', 'a'), ...own }));
    expect([mayBeSame(first!, second!), mayBeSame(second!, first!)]).toEqual([mayBe, mayBe]);
  });
});

describe('a topic that is read may be one that is made', () => {
  const source = (address: string, mode: string, presence: string, id?: unknown) =>
    ({ address, mode, presence, values: { id } }) as never;
  const draft = (address: string, subscriptions: number, name = 'a', namespace = '') =>
    ({
      topic: entity(address, name, namespace),
      drafts: Array.from({ length: subscriptions }),
      missing: new Missing(),
    }) as never;
  const doubted = (drafts: readonly { readonly missing: Missing }[], resources: readonly never[]) => {
    doubtTopics(drafts as never, resources);
    return drafts.map(({ missing }) => missing.reasons.map(({ address }) => address));
  };

  test.each<[what: string, made: string, id: unknown, subscriptions: number, isDoubted: boolean]>([
    ['where that is there already', 'declared', '/id', 1, true],
    ['where that is made now, and its own id is not known', 'created', undefined, 1, true],
    ['not where that is made now, and it is there', 'created', '/id', 1, false],
    ['not where nothing is known in it', 'declared', '/id', 0, false],
  ])('%s', (_, presence, id, subscriptions, isDoubted) => {
    const found = doubted(
      [draft('made', 1), draft('read', subscriptions)],
      [source('made', 'managed', presence), source('read', 'data', 'read', id)],
    );
    // It is not another than itself, and one that is made is no other one.
    expect(found).toEqual([isDoubted ? ['read'] : [], []]);
  });

  test('also one that only an id leads to', () => {
    expect(doubted([draft('made', 0), draft('/id', 1, '/id')], [source('made', 'managed', 'created')])).toEqual([
      ['/id'],
      [],
    ]);
  });

  test('of several that are read each is told, but of as many as are told of anything', () => {
    const read = Array.from({ length: 150 }, (_, n) => draft(`read-${n}`, 1, `read-${n}`));
    const [made] = doubted([draft('made', 0), ...read], [source('made', 'managed', 'declared')]);
    expect(made?.length).toBe(101);
  });
});

test('entities of one name are told apart by their namespaces, and by their addresses where these are not known', () => {
  const all = [
    entity('1', 'a', 'one'),
    entity('2', 'a', 'two'),
    entity('3', 'a', ''),
    entity('4', 'b', 'one'),
    entity('5', 'A', 'x'),
  ];
  label(all);
  expect(all.map((one) => one.label)).toEqual(['one/a', 'two/a', '3', 'b', 'A']);
});

test('entities stand in the order of their names, and those of one name in that of their addresses', () => {
  const given = [entity('9', 'b'), entity('2', 'a'), entity('1', 'b'), entity('3', 'a')];
  expect(sorted(given).map(({ address }) => address)).toEqual(['2', '3', '1', '9']);
  expect(given.map(({ address }) => address)).toEqual(['9', '2', '1', '3']);
});

describe('rules of which it is not known to what they belong', () => {
  const rule = (address: string) => ({ resource: { address } }) as never;
  const shared = (rules: number, subscriptions: number) => {
    const loose = new LooseRules();
    for (let n = 0; n < rules; n++) loose.add(rule(`r${n}`), undefined, 'it is x');
    const all = Array.from({ length: subscriptions }, () => ({ missing: [] as never[] }));
    loose.share(() => all);
    return all.map(
      ({ missing }) =>
        missing as readonly { readonly address: string; readonly problem: string; readonly rule?: object }[],
    );
  };

  test('each is told of each, up to 20,000 pairs', () => {
    const all = shared(100, 200);
    expect(all.map(({ length }) => length)).toEqual(Array.from({ length: 200 }, () => 100));
    expect(all[0]?.[0]).toEqual({
      address: 'r0',
      argument: 'subscription_id',
      problem: 'its subscription is not known: it is x',
      rule: { resource: { address: 'r0' } },
    });
  });

  test('of more one is told that says how many others there are, and no rule: it may be any', () => {
    const all = shared(101, 199);
    expect(all).toHaveLength(199);
    for (const missing of all)
      expect(missing).toEqual([
        {
          address: 'r0',
          argument: 'subscription_id',
          problem: 'its subscription is not known: it is x; and so are those of 100 others',
        },
      ]);
  });

  test('by what they may belong to', () => {
    const loose = new LooseRules();
    const [a, b] = ['a', 'b'].map((address) => ({ address })) as never[];
    const both = [a, b] as never;
    loose.add(rule('of both'), both, 'x');
    loose.add(rule('of both, too'), both, 'x');
    loose.add(rule('of both, again'), [a, b] as never, 'x');
    loose.add(rule('of one'), [a] as never, 'x');
    loose.add(rule('of none'), [], 'x');
    loose.add(rule('of any'), undefined, 'x');
    loose.add(rule('of none, too'), [], 'x');
    const asked: string[] = [];
    const found = new Map(['a', 'b', 'c'].map((name) => [name, { missing: [] as never[] }]));
    loose.share((candidates) => {
      asked.push(candidates?.map(({ address }) => address).join(' ') ?? 'any');
      return candidates === undefined
        ? [...found.values()]
        : candidates.flatMap(({ address }) => found.get(address) ?? []);
    });
    const told = [...found].map(([name, { missing }]) => [name, ...missing.map(({ address }) => address)]);
    expect(told).toEqual([
      ['a', 'of both', 'of both, too', 'of both, again', 'of one', 'of any'],
      ['b', 'of both', 'of both, too', 'of both, again', 'of any'],
      ['c', 'of any'],
    ]);
    expect(asked[0]).toBe('a b');
  });
});
