import { type Contract, Prover } from '../../../lib/proof';
import { SqlFilter } from '../../../lib/rules';

const TEXT = { type: 'string' };
const WHOLE = { type: 'integer' };

/** Whether a filter matches any message; `undecided` where the solver cannot compute it. */
async function found(sql: string, properties?: object): Promise<string> {
  const filter = SqlFilter.parse(sql);
  const contract: Contract | undefined = properties && { schema: { properties } };
  const prover = new Prover([filter], contract);
  try {
    return (await prover.find(prover.matching(filter))).kind;
  } finally {
    await prover.close();
  }
}

describe('the value of a property of which the message has the name', () => {
  test.each<[what: string, sql: string, properties: object | undefined, kind: string]>([
    ['is that of the one that is named', "k = 'x' AND x = 1 AND p(k) = 1", undefined, 'message'],
    ['in any letter case', "k = 'X' AND x = 1 AND p(k) = 1", undefined, 'message'],
    ['and no other one', "k = 'x' AND x = 2 AND p(k) = 1", undefined, 'none'],
    ['whatever is said of it', "k = 'x' AND x = 1 AND NOT (p(k) = 1)", undefined, 'none'],
    ['is not known where no filter names it', "k = 'z' AND x = 1 AND p(k) = 1", undefined, 'undecided'],
    [
      'is not known where a contract alone names it',
      "k = 'z' AND x = 1 AND p(k) = 1",
      { k: TEXT, x: WHOLE, z: WHOLE },
      'undecided',
    ],
    ['is none where a contract has no such property', "k = 'z' AND p(k) = 1", { k: TEXT, x: WHOLE }, 'none'],
    ['is that of one of several', "k = 'y' AND x = 1 AND y = 2 AND p(k) = 2", undefined, 'message'],
    ['is not that of another of several', "k = 'y' AND x = 1 AND y = 2 AND p(k) = 1", undefined, 'none'],
  ])('%s', async (_, sql, properties, kind) => {
    expect(await found(sql, properties)).toBe(kind);
  });
});
