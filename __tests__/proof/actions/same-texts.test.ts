import fc from 'fast-check';
import { type MessageSet, Passage, Prover } from '../../../lib/proof';
import { Message, SqlAction, SqlFilter } from '../../../lib/rules';
import { runs } from '../../support/runs';

/** Texts of senders, some of them listed. A system property takes no text of 129 characters. */
const SCHEMA = {
  properties: {
    tenant: { type: 'string' },
    region: { type: 'string' },
    zone: { type: 'string', enum: ['eu', 'us'] },
  },
  required: ['tenant'],
};
const CONTRACT = { schema: SCHEMA, setBySenders: ['SessionId', 'PartitionKey'] };
const LONG = ['a', 'b', 'c'].map((unit) => unit.repeat(129));

/** All that matters of free texts: those that rules name, and others, of which any two may be the same. */
const FREE = ['eu', 'us', 'x', '5', 'other one', 'other two', ...LONG];
const APPLICATION = [
  ['tenant', FREE],
  ['region', [undefined, ...FREE]],
  ['zone', [undefined, 'eu', 'us']],
] as const;
// A message with a session has it as its partition.
const SYSTEM = [undefined, ...['SessionId', 'PartitionKey'].flatMap((name) => FREE.map((value) => ({ name, value })))];

const MESSAGES = APPLICATION.reduce<readonly Message[]>(
  (messages, [name, values]) =>
    messages.flatMap((message) =>
      values.map((value) => {
        const copy = message.copy();
        if (value !== undefined) copy.setProperty(name, value);
        return copy;
      }),
    ),
  SYSTEM.map((own) => {
    const message = new Message();
    if (own !== undefined) message.setSystemProperty(own.name, own.value);
    return message;
  }),
);

const property = fc.constantFrom('tenant', 'region', 'zone', "p('tenant')", 'sys.SessionId', 'sys.PartitionKey');
const text = fc.constantFrom("'eu'", "'us'", "'x'");
const condition = fc.oneof(
  { arbitrary: fc.tuple(property, fc.constantFrom('=', '<>'), property).map((parts) => parts.join(' ')), weight: 3 },
  fc.tuple(property, fc.constantFrom('=', '<>'), text).map((parts) => parts.join(' ')),
  fc.tuple(property, property, text, property).map(([a, b, c, d]) => `${a} IN (${b}, ${c}, ${d})`),
  property.filter((one) => !one.startsWith('p(')).map((one) => `${one} IS NOT NULL`),
);
const filter = fc
  .array(fc.tuple(fc.constantFrom('AND', 'OR'), fc.constantFrom('', 'NOT '), condition), { minLength: 1, maxLength: 3 })
  .map((parts) =>
    parts.map(([operator, negation, sql], at) => `${at === 0 ? '' : `${operator} `}${negation}(${sql})`).join(' '),
  )
  .map((sql) => SqlFilter.parse(sql));
const statement = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('tenant', 'region', 'zone', 'fresh', 'sys.SessionId', 'sys.PartitionKey', 'sys.Label'),
      fc.oneof({ arbitrary: property, weight: 3 }, text, fc.constant('5'), fc.constant('fresh')),
    )
    .map(([target, value]) => `SET ${target} = ${value}`),
  fc.constantFrom('REMOVE region', 'REMOVE fresh'),
);
const action = fc
  .array(statement, { minLength: 1, maxLength: 3 })
  .map((statements) => SqlAction.parse(statements.join('; ')))
  .filter(({ statements }) => statements !== undefined);

function setsOf(prover: Prover, filters: readonly SqlFilter[], actions: readonly SqlAction[]): readonly MessageSet[] {
  const passage = actions.reduce((before, one, at) => before.by(`rule${at}`, one), Passage.NONE);
  return [
    ...(actions.length === 0 ? [] : [prover.failingAt(passage), prover.passing(passage)]),
    ...filters.flatMap((one) => [
      prover.matching(one, passage),
      prover.refusing(one, passage),
      prover.failing(one, passage),
    ]),
  ];
}

test('texts that are only compared are decided without a solver, as the interpreter says of every message', async () => {
  const counts = { none: 0, message: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.array(filter, { minLength: 1, maxLength: 2 }),
      fc.array(action, { maxLength: 2 }),
      async (filters, actions) => {
        const prover = new Prover([...filters, ...actions], CONTRACT);
        try {
          for (const [at, set] of setsOf(prover, filters, actions).entries()) {
            // Throws where the message that is found is not in the set.
            const found = await prover.find(set);
            const here = MESSAGES.find((message) => set.has(message));
            const about = [...filters, ...actions, at].join('; ');
            expect([about, found.kind]).toEqual([about, here === undefined ? 'none' : 'message']);
            counts[found.kind as 'none']++;
          }
          expect(prover.questions).toBe(0);
        } finally {
          await prover.close();
        }
      },
    ),
    runs(150),
  );
  expect(Math.min(counts.none, counts.message)).toBeGreaterThan(100);
}, 300_000);

test.each([
  ['put together with another', "tenant + 'x' = region"],
  ['looked into', "tenant LIKE 'a%' AND tenant = region"],
  ['the name of a property', "p(tenant) = 'eu' AND tenant <> region AND EXISTS(zone)"],
])('a text that is %s is one that a solver compares', async (_, sql) => {
  const filter = SqlFilter.parse(sql);
  const prover = new Prover([filter], CONTRACT);
  const found = await prover.find(prover.matching(filter));
  expect(found.kind).toBe('message');
  expect(prover.questions).toBeGreaterThan(0);
  await prover.close();
});

test('the text of a number that is set is compared with other texts by a solver', async () => {
  const action = SqlAction.parse('SET sys.PartitionKey = count');
  const filter = SqlFilter.parse("sys.SessionId = 'abc'");
  const schema = { properties: { count: { type: 'integer' } }, required: ['count'] };
  const prover = new Prover([filter, action], { schema, setBySenders: ['SessionId'] });
  expect((await prover.find(prover.matching(filter, Passage.NONE.by('rule', action)))).kind).toBe('none');
  expect(prover.questions).toBe(1);
  await prover.close();
});

test('the name of a rule on its copy is a text that nobody has named', async () => {
  const action = SqlAction.parse('SET fresh = 1');
  const filter = SqlFilter.parse('RuleName = tenant');
  const prover = new Prover([filter, action], CONTRACT);
  const found = await prover.find(prover.matching(filter, Passage.NONE.by('rule0', action)));
  expect(found.kind === 'message' && found.message.property('TENANT')).toBe('rule0');
  await prover.close();
});

test('what would be asked beside two properties that nobody compared before is not known', async () => {
  const prover = new Prover([SqlFilter.parse('tenant = region'), SqlFilter.parse('zone = region')], CONTRACT);
  expect(() => prover.matching(SqlFilter.parse('tenant = zone'))).toThrow(/nobody said/);
  await prover.close();
});
