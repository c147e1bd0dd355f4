import { proofMatchers } from '../../lib/proof';
import { topicIn } from '../../lib/routing';
import { type DeliveryClaim, SqlFilter } from '../../lib/rules';
import { shippedTexts } from '../support/shipped/synthesized';

expect.extend(proofMatchers);

const topic = topicIn(shippedTexts().dev!, 'training-events');
const CLAIM: DeliveryClaim = { kind: 'exactly-once', name: 'one job' };

/** What `toDeliver` says of a claim. */
function delivering(claim: unknown): Promise<string> {
  return said(expect(topic).not.toDeliver(claim as DeliveryClaim));
}

/** What an expectation throws. */
function said(expectation: Promise<unknown>): Promise<string> {
  return expectation.then(
    () => 'nothing is thrown',
    ({ name, message }: Error) => `${name}: ${message}`,
  );
}

test.each([
  ['nothing', undefined, 'the claim: got nothing, allowed an object with kind and name'],
  ['a name', 'one job', 'the claim: got "one job", allowed an object with kind and name'],
  ['no name', { kind: 'exactly-once' }, 'name: got nothing, allowed a sentence that says what is claimed'],
  ['an empty name', { ...CLAIM, name: ' ' }, 'name: got " ", allowed a sentence that says what is claimed'],
  ['no kind', { name: 'one job' }, 'kind: got nothing, allowed one of exactly-once, never-overlap, cover, not-reach'],
  ['another kind', { ...CLAIM, kind: 'once' }, 'kind: got "once", allowed one of exactly-once,'],
  [
    'an unknown option',
    { ...CLAIM, subscription: ['gpu-spot'] },
    'subscription: got an unknown option, allowed kind, name,',
  ],
  ['one name', { ...CLAIM, subscriptions: 'gpu-spot' }, 'subscriptions: got "gpu-spot", allowed a list of names'],
  ['no names', { ...CLAIM, subscriptions: [] }, 'subscriptions: got [], allowed a list of names'],
  [
    'SQL',
    { ...CLAIM, messages: 'priority >= 7' },
    'messages: got "priority >= 7", allowed a filter, as SqlFilter.parse(\'priority >= 7\')',
  ],
  [
    'a filter with errors',
    { ...CLAIM, except: SqlFilter.parse('priority >=') },
    'except: got a filter that is not valid, ',
  ],
  [
    'a name that there is not',
    { ...CLAIM, kind: 'not-reach', subscriptions: ['gpu-spott'] },
    'subscriptions: got "gpu-spott", allowed those of training-events: ',
  ],
  [
    'an observer that there is not',
    { ...CLAIM, observers: ['nobody'] },
    'observers: got "nobody", allowed those of training-events: ',
  ],
])('toDeliver says what is wrong with %s, with not before it too', async (_, claim, sentence) => {
  const message = await delivering(claim);
  expect(message).toContain(`MatcherMistake: toDeliver: ${sentence}`);
  expect(message).toMatch(/; for example expect\(topic\)\.toDeliver\(\{ kind: 'exactly-once', name: /);
});

test('a name that is nearly one is told with it', async () => {
  const claim = { ...CLAIM, kind: 'not-reach', subscriptions: ['gpu-spott'] };
  expect(await delivering(claim)).toContain('; did you mean gpu-spot?');
});

test.each([
  ['toKeepItsClaims', () => expect('events').toKeepItsClaims(), 'toKeepItsClaims()'],
  [
    'toDeliver',
    () => expect('events').toDeliver(CLAIM),
    "toDeliver({ kind: 'exactly-once', name: 'every request starts one job' })",
  ],
])('%s wants a topic and not its name', async (matcher, expectation, rest) => {
  expect(await said(expectation())).toBe(
    `MatcherMistake: ${matcher}: got "events", allowed a topic as topicIn finds it; for example expect(topicIn(json, 'events')).${rest}`,
  );
});

test('a claim in order is proved', async () => {
  const claim = { ...CLAIM, kind: 'not-reach', messages: SqlFilter.parse("eventType = 'nothing of ours'") } as const;
  await expect(topic).toDeliver(claim);
});
