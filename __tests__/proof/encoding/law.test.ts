import fc from 'fast-check';
import { Problem } from '../../../lib/proof/encoding/solver-problem';
import type { MessageSet } from '../../../lib/proof/messages/message-set';
import { spaceOfContract } from '../../../lib/proof/messages/message-space';
import { Passage } from '../../../lib/proof/messages/passage';
import { Usages } from '../../../lib/proof/messages/usage';
import { and, FALSE, type Formula } from '../../../lib/proof/solver/formula';
import {
  CorrelationFilter,
  foldName,
  Message,
  messageToJson,
  type RuleFilter,
  SqlAction,
  SqlFilter,
  type Value,
} from '../../../lib/rules';
import { Integer } from '../../../lib/rules/values/values';
import { comparedTexts } from '../compared-texts';
import { type Assignment, assignmentOf, holds, partsOf, toldBy, withHidden } from './meaning';

const SPACE = spaceOfContract({
  schema: {
    properties: {
      kind: { type: 'string', enum: ['x', '5', 'count'] },
      tenant: { type: 'string' },
      count: { type: 'integer', minimum: 0, maximum: 3 },
      flag: { type: ['boolean', 'null'] },
      spare: { type: 'integer' },
    },
    required: ['kind'],
  },
  setBySenders: ['SessionId', 'PartitionKey', 'Label'],
});

const TEXTS = ['x', '5', '', 'xx', 'KIND', 'spare', 'a%b', 'x'.repeat(129)];
const int = (value: number) => Integer.small('int', value);
const VALUES = {
  kind: ['x', '5', 'count'],
  tenant: [undefined, ...TEXTS],
  count: [undefined, int(0), int(1), int(3), Integer.small('long', 2)],
  flag: [undefined, null, true, false],
} as const;
const SYSTEM = { SessionId: [null, 'x', 'yy'], PartitionKey: [null, 'x', '5'], Label: [null, 'x', '', 'xx'] } as const;

const message = fc
  .record({
    properties: fc.record(
      Object.fromEntries(
        Object.entries(VALUES).map(([name, values]) => [name, fc.constantFrom<Value | undefined>(...values)]),
      ),
    ),
    system: fc.record(
      Object.fromEntries(Object.entries(SYSTEM).map(([name, values]) => [name, fc.constantFrom<Value>(...values)])),
    ),
  })
  .map(({ properties, system }) => {
    const one = new Message();
    for (const [name, value] of Object.entries(properties)) if (value !== undefined) one.setProperty(name, value);
    for (const [name, value] of Object.entries(system)) if (value !== null) one.setSystemProperty(name, value);
    // A message with a session has it as its partition.
    const session = one.system.get('SessionId');
    if (session !== undefined) one.setSystemProperty('PartitionKey', session);
    return one;
  });

const name = fc.constantFrom(
  ...['kind', 'tenant', 'count', 'COUNT', 'flag', 'fresh', 'sys.SessionId', 'sys.PartitionKey', 'sys.Label'],
);
const literal = fc.constantFrom("'x'", "'5'", "''", "'true'", '0', '1', '2', '5', '2147483647', '1.5', 'TRUE', 'NULL');
const read = fc.oneof(
  { arbitrary: name, weight: 4 },
  fc.constantFrom("p('count')", 'p(kind)', 'p(tenant)', 'p(sys.Label)', '-count'),
);
const value = fc.oneof(
  { arbitrary: literal, weight: 3 },
  { arbitrary: read, weight: 3 },
  fc
    .tuple(fc.oneof(read, literal), fc.constantFrom('+', '-', '*', '/', '%'), fc.oneof(read, literal))
    .map((parts) => parts.join(' ')),
);
const operator = fc.constantFrom('=', '<>', '<', '>=');
const condition = fc.oneof(
  fc.tuple(value, operator, value).map((parts) => parts.join(' ')),
  fc.tuple(read, fc.constantFrom('=', '<>'), literal).map((parts) => parts.join(' ')),
  fc.tuple(name, fc.constantFrom('IS NULL', 'IS NOT NULL')).map((parts) => parts.join(' ')),
  fc
    .tuple(
      value,
      fc.constantFrom('LIKE', 'NOT LIKE'),
      fc.constantFrom("'x%'", "'%5'", "'_'", "'%'", "'a!%%' ESCAPE '!'", 'kind'),
    )
    .map((parts) => parts.join(' ')),
  fc
    .tuple(value, fc.constantFrom('IN', 'NOT IN'), fc.array(value, { minLength: 1, maxLength: 3 }))
    .map(([operand, word, members]) => `${operand} ${word} (${members.join(', ')})`),
  name.map((one) => `EXISTS(${one})`),
);
const sqlFilter = fc
  .array(fc.tuple(fc.constantFrom('AND', 'OR'), fc.constantFrom('', 'NOT '), condition), { minLength: 1, maxLength: 3 })
  .map((parts) =>
    parts.map(([joint, negation, sql], at) => `${at === 0 ? '' : `${joint} `}${negation}(${sql})`).join(' '),
  )
  .map((sql) => SqlFilter.parse(sql));
const correlation = fc
  .record({
    label: fc.constantFrom(undefined, 'x', ''),
    sessionId: fc.constantFrom(undefined, undefined, 'x'),
    properties: fc.constantFrom({}, { kind: 'x' }, { tenant: '5', count: '1' }, { RuleName: 'rule0' }),
  })
  .map((one) => CorrelationFilter.of(JSON.parse(JSON.stringify(one))));
const filter: fc.Arbitrary<RuleFilter> = fc.oneof({ arbitrary: sqlFilter, weight: 8 }, correlation);
const statement = fc.oneof(
  { arbitrary: fc.tuple(name, value).map(([target, set]) => `SET ${target} = ${set}`), weight: 5 },
  fc.constantFrom('SET sys.MessageId = tenant', "SET sys.TimeToLive = '00:00:01'", 'SET sys.SessionId = tenant'),
  fc.constantFrom('kind', 'count', 'flag', 'fresh').map((target) => `REMOVE ${target}`),
);
const action = fc
  .array(statement, { minLength: 1, maxLength: 3 })
  .map((statements) => SqlAction.parse(statements.join('; ')))
  .filter(({ statements }) => statements !== undefined);

/** What says that it is this one message. */
function assigned(problem: Problem, one: Message): Assignment | undefined {
  const parts = problem.properties.map(({ name: property, isSystem }): Formula => {
    const own = isSystem ? (one.system.get(property) ?? null) : one.property(foldName(property));
    return problem.withValue(property, isSystem, own);
  });
  return parts.includes(FALSE) ? undefined : assignmentOf(and(...parts), toldBy(problem.context.statements));
}

test('a set of messages has the same ones by its formula as by the interpreter, after any rules with actions', () => {
  const counts = { in: 0, out: 0, hidden: 0, other: 0 };
  fc.assert(
    fc.property(
      filter,
      fc.array(action, { maxLength: 2 }),
      fc.array(message, { minLength: 12, maxLength: 12 }),
      (asked, actions, messages) => {
        const problem = new Problem(
          SPACE,
          new Usages([asked, ...actions, ...comparedTexts([asked, ...actions], messages)]),
        );
        const passage = actions.reduce((before, one, at) => before.by(`rule${at}`, one), Passage.NONE);
        const sets: readonly MessageSet[] = [
          problem.matching(asked, passage),
          problem.refusing(asked, passage),
          problem.failing(asked, passage),
          ...(actions.length === 0 ? [] : [problem.failingAt(passage), problem.passing(passage)]),
        ];
        const hidden = [...problem.context.hidden.keys()];
        if (hidden.length > 3) return;
        for (const one of messages) {
          const at = assigned(problem, one);
          if (at === undefined) {
            counts.other++;
            continue;
          }
          const shown = sets.map((set) => set.has(one)).join();
          const said = new Set<string>();
          for (const choice of withHidden(at, hidden))
            said.add(sets.map(({ formula }) => holds(formula, choice)).join());
          const about = `${asked} after ${actions.join(' then ')}: ${JSON.stringify(messageToJson(one))}`;
          if (!said.has(shown)) expect([about, ...said]).toEqual([about, shown]);
          if (hidden.length === 0) {
            // What a solver says of it is read as a message that is the same to all that is asked.
            const parts = partsOf(at);
            const again = problem.message(parts);
            const shownAgain = sets.map((set) => set.has(again)).join();
            if (shownAgain !== shown) expect([about, messageToJson(again), shownAgain]).toEqual([about, {}, shown]);
            const { terms } = problem;
            const unasked = [...parts.keys()].filter((symbol) => !terms.includes(symbol));
            if (unasked.length > 0) expect([about, unasked]).toEqual([about, []]);
          }
          counts[said.size > 1 ? 'hidden' : shown.startsWith('true') ? 'in' : 'out']++;
        }
      },
    ),
    { numRuns: Number(process.env.PROOF_RUNS ?? 300) },
  );
  expect(Math.min(counts.in, counts.out)).toBeGreaterThan(300);
  expect(counts.hidden * 4).toBeLessThan(counts.in + counts.out);
});

test('a filter that is not valid is true for no message, and neither false nor failing', () => {
  const invalid = SqlFilter.parse('kind =');
  const problem = new Problem(SPACE, new Usages([invalid]));
  for (const set of [problem.matching(invalid), problem.refusing(invalid), problem.failing(invalid)])
    expect([set.formula, set.has(new Message())]).toEqual([FALSE, false]);
});
