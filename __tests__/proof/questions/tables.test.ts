import fc from 'fast-check';
import type { Finding } from '../../../lib/proof';
import { EVERY_MESSAGE, NO_MESSAGE } from '../../../lib/proof/messages/message-set';
import { changeOf } from '../../../lib/proof/questions/filter-change';
import { PairTable } from '../../../lib/proof/questions/pair-table';
import { heldValues } from '../../../lib/proof/questions/why-not';
import { knownOf } from '../../../lib/routing';
import { Message, messageFromJson } from '../../../lib/rules';
import { topicOf } from '../../support/topics';

test('a table of pairs tells each pair once, when it is new, and knows it from then on', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100 }),
      fc.array(fc.array(fc.nat(99), { maxLength: 6 }), { maxLength: 8 }),
      (count, groups) => {
        const table = new PairTable(count);
        const known = new Set<string>();
        for (const group of groups) {
          const members = [...new Set(group.map((one) => one % count))];
          const told: string[] = [];
          table.add(members, (low, high) => told.push(`${low} ${high}`));
          const pairs = members.flatMap((low) => members.flatMap((high) => (low < high ? [`${low} ${high}`] : [])));
          expect([...told].sort()).toEqual(pairs.filter((pair) => !known.has(pair)).sort());
          for (const pair of pairs) known.add(pair);
        }
        const has: string[] = [];
        for (let low = 0; low < count; low++)
          for (let high = low + 1; high < count; high++) if (table.has(low, high)) has.push(`${low} ${high}`);
        expect(has.sort()).toEqual([...known].sort());
      },
    ),
    { numRuns: 60 },
  );
});

test.each([31, 32, 33, 64, 65])('a table of %i has its last pair', (count) => {
  const table = new PairTable(count);
  const told: (readonly [number, number])[] = [];
  table.add([count - 1, count - 2, 0], (low, high) => told.push([low, high]));
  expect(told).toEqual(
    expect.arrayContaining([
      [count - 2, count - 1],
      [0, count - 1],
      [0, count - 2],
    ]),
  );
  expect([table.has(count - 2, count - 1), table.has(0, 1)]).toEqual([true, count === 2]);
});

const none: Finding = { kind: 'none' };
const some: Finding = { kind: 'message', message: new Message() };
const open: Finding = { kind: 'undecided', reason: 'why' };

test.each<[gained: Finding, lost: Finding, kept: Finding, verdict: string]>([
  [none, none, some, 'equivalent'],
  [none, none, none, 'equivalent'],
  [some, none, some, 'widened'],
  [none, some, some, 'narrowed'],
  [some, some, some, 'moved'],
  [some, some, none, 'disjoint'],
  [some, some, open, 'undecided'],
  [some, none, open, 'widened'],
  [none, some, open, 'narrowed'],
  [open, none, some, 'undecided'],
  [none, open, some, 'undecided'],
  [open, some, some, 'undecided'],
])('gained %j, lost %j and kept %j: %s', async (gained, lost, kept, verdict) => {
  const answers = [gained, lost, kept];
  const asked: string[] = [];
  const find = async (_: unknown, words = '') => {
    asked.push(words);
    return answers[asked.length - 1] as Finding;
  };
  expect(await changeOf({ find }, EVERY_MESSAGE, NO_MESSAGE)).toEqual({ verdict, gained, lost, kept });
  expect(asked).toEqual([
    'that is only in what there is after',
    'that is only in what there was before',
    'that is in both, before and after',
  ]);
});

test.each<[properties: object, system: object, filters: readonly (string | undefined)[]]>([
  [{}, {}, ['NOT EXISTS(a)', 'sys.Label IS NULL', 'sys.SessionId IS NULL']],
  [{ a: null }, {}, ['EXISTS(a) AND a IS NULL', 'sys.Label IS NULL', 'sys.SessionId IS NULL']],
  [{ A: "it's" }, { Label: 'x', SessionId: '' }, ["a = 'it''s'", "sys.Label = 'x'", "sys.SessionId = ''"]],
  [{ a: true }, {}, ['a = TRUE', 'sys.Label IS NULL', 'sys.SessionId IS NULL']],
  [{ a: false }, {}, ['a = FALSE', 'sys.Label IS NULL', 'sys.SessionId IS NULL']],
  [{ a: 5 }, {}, ['a = 5', 'sys.Label IS NULL', 'sys.SessionId IS NULL']],
  [{ a: { long: '-7' } }, {}, ['a = -7', 'sys.Label IS NULL', 'sys.SessionId IS NULL']],
  [{ a: { uint: '7' } }, {}, ['a = 7', 'sys.Label IS NULL', 'sys.SessionId IS NULL']],
  [{ a: { ulong: '7' } }, {}, [undefined, 'sys.Label IS NULL', 'sys.SessionId IS NULL']],
  [{ a: 1.5 }, {}, ['a = 1.5', 'sys.Label IS NULL', 'sys.SessionId IS NULL']],
  [{ a: { double: '2' } }, {}, ['a = 2.0', 'sys.Label IS NULL', 'sys.SessionId IS NULL']],
  [{ a: { double: 'NaN' } }, {}, [undefined, 'sys.Label IS NULL', 'sys.SessionId IS NULL']],
  [
    { a: { guid: '6f0c0000-0000-0000-0000-000000000001' } },
    {},
    [undefined, 'sys.Label IS NULL', 'sys.SessionId IS NULL'],
  ],
])('what a subscription looks at of %j and %j, as filters', (properties, system, filters) => {
  const [one] = knownOf(topicOf({ s: "a = 'x' AND sys.Label = 'l'" }).subscriptions);
  const held = heldValues(one!, messageFromJson({ properties, system } as never));
  expect(held.map(({ filter }) => filter?.sql)).toEqual(filters.map((sql) => sql));
  expect(held.map(({ name, isSystem }) => [name, isSystem])).toEqual([
    ['a', false],
    ['Label', true],
    ['SessionId', true],
  ]);
});
