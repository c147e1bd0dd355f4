import { inAll, outside, Prover, reportTopic, TopicProof } from '../../lib/proof';
import { MessageContract, Property, SqlFilter } from '../../lib/rules';
import { topicOf } from '../support/topics';

const properties = { model: Property.string().optional() };
const optional = MessageContract.of(properties, { Label: Property.oneOf('ready', 'trained').optional() });
const required = MessageContract.of(properties, { Label: Property.oneOf('ready', 'trained') });
const jsonOf = (contract: MessageContract) => ({
  schema: contract.jsonSchema(),
  setBySenders: contract.system,
  systemProperties: contract.systemSchema(),
});

const exists = async (contract: MessageContract, sql: string) => {
  const filter = SqlFilter.parse(sql);
  const prover = new Prover([filter], jsonOf(contract));
  const { kind } = await prover.find(prover.matching(filter));
  await prover.close();
  return kind;
};

test.each([
  ["sys.Label = 'ready'", 'message', 'message'],
  ["sys.Label = 'other'", 'none', 'none'],
  ["sys.Label LIKE 'o%'", 'none', 'none'],
  ["sys.Label LIKE 'r%' OR sys.Label + 'x' = 'otherx'", 'message', 'message'],
  ["NOT (sys.Label = 'ready' OR sys.Label = 'trained')", 'message', 'none'],
  ['sys.Label IS NULL', 'message', 'none'],
  ["sys.To = 'x'", 'none', 'none'],
])('the label is one of a list: %s', async (sql, withOptional, withRequired) => {
  expect([await exists(optional, sql), await exists(required, sql)]).toEqual([withOptional, withRequired]);
});

test('two filters that are the same for the labels of the contract are equivalent', async () => {
  const [a, b] = ["sys.Label = 'ready'", "sys.Label <> 'trained'"].map((sql) => SqlFilter.parse(sql)) as [
    SqlFilter,
    SqlFilter,
  ];
  const prover = new Prover([a, b], jsonOf(required));
  for (const [x, y] of [
    [a, b],
    [b, a],
  ] as const)
    expect(await prover.find(inAll(prover.matching(x), outside(prover.matching(y))))).toEqual({ kind: 'none' });
  await prover.close();
});

test('the kinds of messages are all that the contract lists, also those that no rule names', async () => {
  const { schema, ...rest } = jsonOf(required);
  const proof = new TopicProof(topicOf({ a: "sys.Label = 'ready'" }, { said: { contract: schema, ...rest } }));
  const report = await reportTopic(proof);
  await proof.close();
  expect(report.kinds.map(({ kind }) => kind)).toEqual(["sys.Label = 'ready'", "sys.Label = 'trained'"]);
});

test.each(['sys.Properties = 1', "sys.State = 'Active'", "sys.LockToken = 'x'", 'sys.Properties IS NULL'])(
  'of %s, which is of a type that rules have no literals of, nothing is said that is not so',
  async (sql) => {
    const filter = SqlFilter.parse(sql);
    const prover = new Prover([filter]);
    for (const set of [prover.matching(filter), prover.refusing(filter), prover.failing(filter)]) {
      const found = await prover.find(set);
      expect(found.kind).not.toBe('none');
      if (found.kind === 'message') expect(set.has(found.message)).toBe(true);
    }
    await prover.close();
  },
);
