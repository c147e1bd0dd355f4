import { TopicProof, unaskedIn } from '../../lib/proof';
import { MessageContract, Property, SqlFilter } from '../../lib/rules';
import { topicOf } from '../support/topics';

const RULES = { cheap: "kind = 'train' AND cost <= 200", dear: "kind IN ('train', 'it') AND cost > 200" };

async function unasked(sql: string, topic = topicOf(RULES), others = [] as (typeof topic)[]) {
  const filter = SqlFilter.parse(sql);
  const proof = new TopicProof(topic, { filters: [filter] });
  const found = unaskedIn(proof, [filter], others);
  await proof.close();
  return found;
}

test.each<[sql: string, said: string[]]>([
  ["kind = 'train'", []],
  ["KIND = 'train'", []],
  ["knid = 'train'", ['no rule of events asks for knid; did you mean kind?']],
  ["kind = 'trian'", ["no rule of events asks for kind = 'trian'; did you mean 'train'?"]],
  [
    "kind IN ('train', 'tran') AND cots > 5",
    [
      "no rule of events asks for kind = 'tran'; did you mean 'train'?",
      'no rule of events asks for cots; did you mean cost?',
    ],
  ],
  // What nothing is near to may be meant: that nobody asks for it is the answer then.
  ["region = 'eu'", []],
  ["kind = 'evaluate'", []],
  // Short values and numbers are near each other by chance, and the service has names of its own.
  ["kind = 'at'", []],
  ['cost > 201', []],
  ["sys.Label = 'train'", []],
])('%s: %j', async (sql, said) => {
  expect(await unasked(sql)).toEqual(said);
});

test('what another topic asks for, that is asked the same, is no slip', async () => {
  const other = topicOf({ all: "knid = 'trian'" });
  expect(await unasked("knid = 'trian'")).toHaveLength(1);
  expect(await unasked("knid = 'trian'", topicOf(RULES), [other])).toEqual([]);
});

test('what an action sets is known, as far as it is asked for behind', async () => {
  const topic = topicOf({ a: { one: { sql: "kind = 'train'", action: "SET lane = 'fast'" } } });
  expect(await unasked("lane = 'fast'", topic)).toEqual([]);
});

test('with a contract it is the contract that says which properties and values there are', async () => {
  const contract = MessageContract.of({ kind: Property.oneOf('train', 'it') }, []).jsonSchema();
  const topic = topicOf({ a: "kind = 'train'" }, { said: { contract, setBySenders: [] } });
  expect(await unasked("knid = 'it'", topic)).toEqual(['the contract has no property knid; did you mean kind?']);
  expect(await unasked("kind = 'it'", topic)).toEqual([]);
});

test('where rules are not known, nothing is said', async () => {
  const topic = topicOf({ cheap: "kind = 'train'", open: '${var.filter}' });
  expect(await unasked("knid = 'train'", topic)).toEqual([]);
});
