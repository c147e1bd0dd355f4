import { answersInOrder } from '../../../lib/cli/eval/answers-in-order';
import { answerLines } from '../../../lib/cli/eval/eval-line';

/** Some 4 MB, in batches that take more and less time; each line has its number as its id. */
const batches = Array.from({ length: 40 }, (_, batch) => {
  const messages = Array.from({ length: batch % 7 }, (_, n) => ({ properties: { a: n, b: 'x'.repeat(150) } }));
  const line = (n: number) =>
    n % 50 === 49 ? `{"id":${n},"sql"` : JSON.stringify({ id: batch * 200 + n, sql: `a = ${n % 5}`, messages });
  return Buffer.from(Array.from({ length: 200 }, (_, n) => `${line(n)}\n`).join(''));
});

async function* arriving(): AsyncGenerator<Buffer> {
  yield* batches;
}

test.each([0, 1, 3])('with %i further threads, answers come in the order of the lines', async (threads) => {
  let answers = '';
  for await (const some of answersInOrder(arriving(), threads)) answers += some;
  expect(answers).toBe(batches.map(answerLines).join(''));
});

test('whoever wants no more answers leaves no thread behind', async () => {
  let given = 0;
  // By then two are at work.
  for await (const _ of answersInOrder(arriving(), 2)) if (++given === 20) break;
  expect(given).toBe(20);
});

test('no more is read than is under way', async () => {
  let taken = 0;
  async function* counted(): AsyncGenerator<Buffer> {
    for (const batch of batches) {
      taken++;
      yield batch;
    }
  }
  let given = 0;
  for await (const _ of answersInOrder(counted(), 1)) {
    given++;
    expect(taken - given).toBeLessThanOrEqual(4);
  }
  expect(given).toBe(batches.length);
});
