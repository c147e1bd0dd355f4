import type { Review } from '../../lib/proof/review';
import { commentOn, remarkWith, reviewWith, ruleWith, unknownOf } from '../support/made-reviews';

const headOf = (review: Review) => commentOn(review)[0];

describe('the first line of a comment', () => {
  const WHOLE = 'n is a whole number';
  test.each<[what: string, review: Review, head: string]>([
    ['nothing moves', reviewWith([{}]), '**No message changes destination**: no rule changes.'],
    [
      'rules that are the same in other words',
      reviewWith([{ rules: [ruleWith()] }, { rules: [ruleWith()] }]),
      '**No message changes destination**: 2 changed rules, proved for all messages.',
    ],
    [
      'that are the same for messages as they are assumed to be',
      reviewWith([{ rules: [ruleWith()], assumptions: ['n is a text'] }]),
      '**No message changes destination**: 1 changed rule, proved for all messages that are as assumed below.',
    ],
    [
      'that are the same in a document as it is assumed to be',
      reviewWith([{ rules: [ruleWith()] }], { assumptions: ['count is 1'] }),
      '**No message changes destination**: 1 changed rule, proved for all messages that are as assumed below.',
    ],
    [
      'that are the same for whole numbers',
      reviewWith([
        { rules: [ruleWith()], assumptions: ['t is a text', WHOLE] },
        { rules: [ruleWith()], assumptions: [WHOLE, 'a and b are whole numbers'] },
      ]),
      '**No message changes destination**: 2 changed rules, proved for all messages, as long as n is a whole number, and a and b are whole numbers; the rest is assumed below.',
    ],
    [
      'whole numbers of a topic in which no rule changes',
      reviewWith([{ rules: [ruleWith()] }, { assumptions: [WHOLE] }]),
      '**No message changes destination**: 1 changed rule, proved for all messages that are as assumed below.',
    ],
    ['messages move', reviewWith([{}, { isUnmoved: false }]), '**Messages change destination.**'],
    [
      'messages move, and something is not known',
      reviewWith([{ isUnmoved: false }], { remarks: [unknownOf('q')] }),
      '**Messages change destination.** And **cannot tell everything**: it depends on `q`, see below.',
    ],
    [
      'messages move by what is forwarded elsewhere',
      reviewWith([{}], { remarks: [remarkWith({ code: 'forward-to' })] }),
      '**Messages change destination.**',
    ],
    [
      'a topic of which it cannot be told',
      reviewWith([{}, { topic: 'next', isUnmoved: undefined }]),
      '**Cannot tell whether messages change destination**: it depends on `next`, see below.',
    ],
    [
      'three things that are not known, each named once',
      reviewWith([{ isUnmoved: undefined }], {
        remarks: [unknownOf('a'), unknownOf('b'), unknownOf('a', { text: 'cannot tell more' }), unknownOf('c')],
      }),
      '**Cannot tell whether messages change destination**: it depends on `a`, `b`, `c`, see below.',
    ],
    [
      'five things that are not known',
      reviewWith([{}], { remarks: ['a', 'b', 'c', 'd', 'e'].map((name) => unknownOf(name)) }),
      '**Cannot tell whether messages change destination**: it depends on `a`, `b`, `c` and 2 more, see below.',
    ],
    [
      'what moves messages for all that is known, and is not known itself',
      reviewWith([{}], { remarks: [unknownOf('a', { code: 'forward-to' })] }),
      '**Cannot tell whether messages change destination**: it depends on `a`, see below.',
    ],
    [
      'who may come is not known, which moves nothing',
      reviewWith([{}], { remarks: [unknownOf('a', { code: 'access-unknown' })] }),
      '**No message changes destination**: no rule changes. **Cannot tell who may come**: it depends on `a`, see below.',
    ],
    [
      'messages come twice by a setting',
      reviewWith([{}], { remarks: [remarkWith({ code: 'duplicates' })] }),
      '**Messages are lost or come twice, though no rule sends them elsewhere**: no rule changes.',
    ],
    [
      'messages are lost by what goes',
      reviewWith([{}], { remarks: [remarkWith({ code: 'deletion' })] }),
      '**Messages are lost or come twice, though no rule sends them elsewhere**: no rule changes.',
    ],
    [
      'a setting that loses nothing',
      reviewWith([{}], { remarks: [remarkWith({ code: 'lock-duration' })] }),
      '**No message changes destination**: no rule changes.',
    ],
    [
      'a gate',
      reviewWith([{}], {
        remarks: [remarkWith({ gate: 'message-loss' }), remarkWith({ subject: 'q', gate: 'message-loss' })],
      }),
      '**Stopped by `message-loss`**: mend it, or acknowledge it with a reason. **No message changes destination**: no rule changes.',
    ],
    [
      'two gates',
      reviewWith([{ isUnmoved: false, remarks: [remarkWith({ gate: 'lost-coverage' })] }], {
        remarks: [remarkWith({ gate: 'replacement' })],
      }),
      '**Stopped by `lost-coverage`, `replacement`**: mend it, or acknowledge it with a reason. **Messages change destination.**',
    ],
    [
      'a gate that somebody has acknowledged',
      reviewWith([{}], { remarks: [remarkWith({ gate: 'message-loss', acknowledged: 'it is meant' })] }),
      '**No message changes destination**: no rule changes.',
    ],
  ])('%s', (_, review, head) => {
    expect(headOf(review)).toBe(head);
  });

  test('remarks alone are told, though nothing of Service Bus changes', () => {
    const review = reviewWith([], { hasChanges: false, remarks: [remarkWith({ code: 'stale-acknowledgement' })] });
    expect(commentOn(review)).toEqual([
      '**No message changes destination**: no rule changes.',
      '',
      '- ℹ️ `jobs` says',
      '',
    ]);
  });

  test('where nothing is to be told, it is the whole comment', () => {
    expect(commentOn(reviewWith([{}]))).toEqual(['**No message changes destination**: no rule changes.', '']);
  });
});
