import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Passage, Prover, reportTopic, TopicProof } from '../../../lib/proof';
import { reviewChange } from '../../../lib/proof/review';
import { sentJson } from '../../../lib/routing';
import { MessageContract, Property, SqlAction, SqlFilter } from '../../../lib/rules';
import { readConfigurationChange } from '../../../lib/terraform';
import { configurationOf, type Rules, topicOf } from '../../support/topics';

const contract = MessageContract.of(
  {
    kind: Property.oneOf('train', 'evaluate'),
    count: Property.int({ min: 0, max: 9 }).optional(),
    share: Property.double({ min: 0, max: 1e10 }).optional(),
    tenant: Property.string().optional(),
    urgent: Property.bool().optional(),
    due: Property.datetime().optional(),
  },
  ['Label', 'SessionId'],
);
const said = { contract: contract.jsonSchema(), setBySenders: contract.system };
const kind = 'train';

/** A message that an action fails on; `none` where there is none, `undecided` where that cannot be told. */
async function failureOf(sql: string): Promise<unknown> {
  const action = SqlAction.parse(sql);
  const prover = new Prover([action], { schema: said.contract, setBySenders: said.setBySenders });
  const found = await prover.find(prover.failingAt(Passage.NONE.by('rule', action)));
  await prover.close();
  return found.kind === 'message' ? sentJson(found.message) : found.kind;
}

const sent = (properties: object = {}, system: object = {}) => ({
  ...system,
  applicationProperties: { kind, ...properties },
});

test.each([
  // Converted to the type that is there.
  ["SET count = 'many'", sent({ count: 0 })],
  ["SET count = '7'", 'none'],
  ['SET count = 2.5', 'none'],
  ['SET count = TRUE', 'none'],
  ['SET count = NULL', sent({ count: 0 })],
  ['SET tenant = NULL', 'none'],
  ['SET count = tenant', sent({ count: 0 })],
  ['SET count = kind', sent({ count: 0 })],
  ['SET count = share', sent({ count: 0 })],
  ['SET count = count + 3000000000.0', sent({ count: 0 })],
  ['SET count = due', sent({ count: 0 })],
  ['SET urgent = count', sent({ urgent: true })],
  ['SET urgent = 2', 'none'],
  ["SET due = '2026-01-02'", 'none'],
  ["SET due = 'soon'", sent({ due: { datetime: '0001-01-01T00:00:00Z' } })],
  ['SET tenant = share', 'none'],
  ['SET tenant = newid()', 'none'],
  // New ones take the type of the value, and keep it.
  ["SET fresh = 1; SET fresh = 'x'", sent()],
  ["SET fresh = 'x'; SET fresh = 1", 'none'],
  ["SET fresh = 1; REMOVE fresh; SET fresh = 'x'", 'none'],
  ['SET fresh = urgent; SET fresh = NULL', sent({ urgent: true })],
  // Computed.
  ['SET fresh = 10 / count', sent({ count: 0 })],
  ['SET fresh = count + 1', 'none'],
  ['SET count = count * 1000000000', sent({ count: 3 })],
  ['SET fresh = kind - 1', sent()],
  // System properties.
  ['REMOVE sys.Label', sent()],
  ['SET sys.Label = tenant', 'none'],
  ['SET sys.MessageId = tenant', sent()],
  ['SET sys.MessageId = kind', 'none'],
  ["SET sys.TimeToLive = '00:05:00'", 'none'],
  ["SET sys.TimeToLive = '-00:05:00'", sent()],
  ['SET sys.SessionId = count', 'none'],
  ['SET sys.SessionId = kind; SET sys.PartitionKey = kind', 'none'],
  ["SET sys.SessionId = kind; SET sys.PartitionKey = 'train'", { applicationProperties: { kind: 'evaluate' } }],
])('%s fails on %j', async (sql, expected) => {
  expect(await failureOf(sql)).toEqual(expected);
});

test('a text that is longer than a system property takes', async () => {
  const found = (await failureOf('SET sys.SessionId = tenant')) as { applicationProperties: { tenant: string } };
  expect(found.applicationProperties.tenant).toHaveLength(129);
  expect(await failureOf("SET sys.SessionId = kind + '-' + count")).toBe('none');
});

test('a copy that outgrows what the service takes is cannot tell, or shown', async () => {
  const doubled = Array.from({ length: 24 }, () => 'SET tenant = tenant + tenant').join('; ');
  expect(await failureOf(`SET tenant = 'xx'; ${doubled}`)).toEqual(sent());
});

test('what nobody said would be asked is a mistake of the caller', () => {
  const prover = new Prover([]);
  const passage = Passage.NONE.by('rule', SqlAction.parse('SET a = 1'));
  expect(() => prover.passing(passage)).toThrow(/nobody said that this action would be asked about: SET a = 1/);
});

test.each<[string, string, string, object | 'none']>([
  // What is set is what the next filter sees.
  ["SET tier = 'spot'", "tier = 'spot'", 'matching', sent()],
  ["SET tier = 'spot'", "tier <> 'spot'", 'matching', 'none'],
  ['SET tier = kind', "tier = 'evaluate'", 'matching', { applicationProperties: { kind: 'evaluate' } }],
  ['SET count = count + 1', 'count = 10', 'matching', sent({ count: 9 })],
  ['SET count = count + 1', 'count = 0', 'matching', 'none'],
  ['REMOVE count', 'count IS NULL', 'refusing', 'none'],
  ['REMOVE kind; SET kind = count', 'kind > 3', 'matching', sent({ count: 4 })],
  ['SET tenant = kind + count', "tenant LIKE 'train%'", 'matching', sent({ count: 0 })],
  ['SET tenant = NULL', 'EXISTS(tenant)', 'refusing', 'none'],
  ["SET sys.SessionId = 's'", "sys.PartitionKey = 's'", 'refusing', 'none'],
  ['SET a = 1', "RuleName = 'rule'", 'refusing', 'none'],
  ['SET tier = count', "tier = 'x'", 'failing', sent({ count: 0 })],
])('after %s, %s is %s', async (sql, asked, part, expected) => {
  const [action, filter] = [SqlAction.parse(sql), SqlFilter.parse(asked)];
  const prover = new Prover([action, filter], { schema: said.contract, setBySenders: said.setBySenders });
  const set = prover[part as 'matching'](filter, Passage.NONE.by('rule', action));
  const found = await prover.find(set);
  await prover.close();
  expect(found.kind === 'message' ? sentJson(found.message) : found.kind).toEqual(expected);
});

test('an action that fails is a finding, and refutes that everything arrives', async () => {
  const rules = { all: { sql: "kind = 'train'", action: 'SET fresh = 10 / count' } };
  const proof = new TopicProof(
    topicOf(
      { a: rules, b: "kind = 'evaluate'" },
      { said: { ...said, claims: [{ name: 'it', kind: 'exactly-once', subscriptions: ['a', 'b'] }] } },
    ),
  );
  const { claims, rules: found } = await reportTopic(proof);
  await proof.close();
  const message = { applicationProperties: { kind, count: 0 } };
  expect(found.map(({ kind, message }) => [kind, message && sentJson(message)])).toEqual([['action-fails', message]]);
  const answer = claims[0]?.answer;
  expect(answer).toMatchObject({ verdict: 'refuted' });
  expect(answer?.verdict === 'refuted' && answer.refutations.map((one) => sentJson(one.message))).toEqual([message]);
});

test.each<[string, Rules, Rules, readonly string[]]>([
  [
    'a new action that fails',
    { all: "kind = 'train'" },
    { all: { sql: "kind = 'train'", action: 'SET fresh = 10 / count' } },
    ['the action of rule `all` fails on messages that it did not fail on, and they are dead-lettered here'],
  ],
  [
    'one that failed on them before',
    { all: { sql: "kind = 'train'", action: 'SET fresh = 20 / count' } },
    { all: { sql: "kind = 'train'", action: 'SET fresh = 10 / count' } },
    [],
  ],
])('a review tells of %s', async (_, before, after, expected) => {
  const folder = mkdtempSync(join(tmpdir(), 'review-actions-'));
  const [old, now] = [before, after].map((rules, at) => {
    const file = join(folder, `${at}.tf.json`);
    writeFileSync(file, configurationOf({ a: rules }, { said }));
    return file;
  }) as [string, string];
  const review = await reviewChange(readConfigurationChange(old, now));
  const remarks = review.topics.flatMap((topic) => topic.remarks);
  expect(remarks.flatMap(({ code, text }) => (code === 'rule-fails' ? [text] : []))).toEqual(expected);
});
