import { type RefutationKind, refutationWords } from '../../lib/proof';
import type { DeliveryClaim } from '../../lib/rules';

type Subjects = Partial<Pick<DeliveryClaim, 'subscriptions' | 'destinations' | 'jobs' | 'observers'>>;

test.each<[said: string, how: RefutationKind, subjects: Subjects, ends: readonly string[]]>([
  ['a message reaches nobody', 'reaches nobody', {}, []],
  ['a message reaches nobody, audit and log aside', 'reaches nobody', { observers: ['audit', 'log'] }, []],
  ['a message does not reach gpu', 'reaches nobody', { subscriptions: ['gpu'] }, []],
  [
    'a message reaches none of gpu, cpu and approval',
    'reaches nobody',
    { destinations: ['gpu', 'cpu', 'approval'] },
    [],
  ],
  [
    'a message reaches none of the 6 that are named',
    'reaches nobody',
    { subscriptions: ['a', 'b', 'c', 'd', 'e', 'f'] },
    [],
  ],
  ['a message starts no job of small or large', 'reaches nobody', { jobs: ['small', 'large'] }, []],
  ['a message comes twice, to gpu and cpu', 'comes twice', {}, ['gpu', 'cpu']],
  ['a message comes twice, to gpu', 'comes twice', {}, ['gpu', 'gpu']],
  ['a message comes 3 times, to gpu and cpu', 'comes twice', {}, ['gpu', 'gpu', 'cpu']],
  ['a message reaches gpu and cpu', 'reaches one', {}, ['gpu', 'cpu']],
])('%s', (said, how, subjects, ends) => {
  expect(refutationWords({ kind: 'exactly-once', name: 'x', ...subjects }, { how, ends })).toBe(said);
});
