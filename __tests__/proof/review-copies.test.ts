import { changeOfSources, type Review, reviewChange } from '../../lib/proof/review';
import { parseDocument } from '../../lib/terraform';
import { jsonOf } from '../support/review-said';
import { configurationOf, type Rules } from '../support/topics';

const FORWARDING = { gpu: { forward_to: 'approval' } };

async function reviewed(before: Rules, after: Rules, settings = {}): Promise<{ unmoved: unknown; told: string[] }> {
  const [from, to] = [before, after].map((rules) =>
    parseDocument('cdk.tf.json', configurationOf({ gpu: rules }, { settings })),
  ) as [ReturnType<typeof parseDocument>, ReturnType<typeof parseDocument>];
  const review: Review = await reviewChange(changeOfSources(from, to));
  const { unmoved, remarks } = jsonOf(review);
  const told = remarks.filter(({ text }) => /cop(y|ies)/.test(text)).map(({ code, text }) => `${code}: ${text}`);
  return { unmoved, told };
}

/** Rules that make a copy each: some of every message, the others of messages that no other rule matches. */
function copying(ofAll: number, many: number, other = ''): Rules {
  return Object.fromEntries(
    Array.from({ length: many }, (_, at) => [
      `r${at}`,
      { sql: at < ofAll ? "kind = 'train'" : `kind = 'train-${at}'`, action: `SET at = ${at}${other}` },
    ]),
  );
}

const WHY = 'a rule with an action makes a copy of its own, and each copy starts a job';

describe.each<[where: string, settings: object, place: string]>([
  ['a subscription', {}, 'events/gpu'],
  ['where it forwards to', FORWARDING, 'approval'],
])('how many copies come to %s', (_, settings) => {
  test.each<[before: number, after: number, many: number, told: string]>([
    [1, 2, 2, `gets a message twice that came once: ${WHY}`],
    [1, 3, 3, `gets a message 3 times that came once: ${WHY}`],
    [7, 8, 8, `gets a message 8 times that came 7 times: ${WHY}`],
    [3, 4, 16, `gets a message 4 times that came 3 times: ${WHY}`],
    [2, 1, 2, 'gets a message once that came twice: each copy started a job, and fewer are started now'],
  ])('from %i to %i, of %i that rules may make', async (before, after, many, told) => {
    const review = await reviewed(copying(before, many), copying(after, many), settings);
    expect(review.told.filter((line) => line.startsWith('two-copies'))).toContain(`two-copies: ${told}`);
    expect(review.unmoved).toBe(false);
  });

  test.each<[many: number, ofAll: number, apart: number]>([
    [9, 9, 8],
    [17, 3, 2],
  ])('more than can be told apart, %i rules of which %i match a message: cannot tell', async (many, ofAll, apart) => {
    // The same filters, and other actions.
    const review = await reviewed(copying(ofAll, many), copying(ofAll, many, '0'), settings);
    expect(review.told).toContain(
      `undecided: cannot tell how many copies of a message it gets: more than ${apart} copies of a message come, and more are not told apart`,
    );
    expect(review.unmoved).toBeNull();
  });

  test('more than can be told apart, and one more of them: cannot tell', async () => {
    const review = await reviewed(copying(9, 10), copying(10, 10), settings);
    expect(review.told.filter((line) => /^(two-copies|undecided)/.test(line))).toEqual([
      'undecided: cannot tell how many copies of a message it gets: more than 8 copies of a message come, and more are not told apart',
    ]);
  });

  test.each<[many: number, ofAll: number]>([
    [9, 8],
    [16, 8],
    [17, 2],
  ])('as many as before, told apart: %i rules of which %i match a message', async (many, ofAll) => {
    const review = await reviewed(copying(ofAll, many), copying(ofAll, many, '0'), settings);
    expect(review.told.filter((line) => !line.startsWith('action'))).toEqual([]);
    expect(review.unmoved).toBe(true);
  });
});

/** With a module that nobody can read, which may add rules to anything. */
function withModule(text: string): string {
  return JSON.stringify({ ...JSON.parse(text), module: { more: { source: 'Azure/more/azurerm' } } });
}

describe('where rules that nobody can read may have made further copies before', () => {
  const told = async (before: Rules, after: Rules) => {
    const [from, to] = [withModule(configurationOf({ gpu: before })), configurationOf({ gpu: after })];
    const change = changeOfSources(parseDocument('cdk.tf.json', from), parseDocument('cdk.tf.json', to));
    const { remarks } = jsonOf(await reviewChange(change));
    return remarks.filter(({ code }) => code === 'two-copies').map(({ text }) => text);
  };

  test('nobody can tell that more come now, however many there are', async () => {
    expect(await told(copying(1, 1), copying(6, 6))).toEqual([]);
  });

  test.each([4, 13])('that fewer come now is certain, of %i that rules may make', async (many) => {
    expect(await told(copying(4, many), copying(3, many))).toEqual([
      'gets a message 3 times that came 4 times: each copy started a job, and fewer are started now',
    ]);
  });
});
