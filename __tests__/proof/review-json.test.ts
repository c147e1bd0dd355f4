import { acknowledge } from '../../lib/proof/review';
import { HIDDEN_MESSAGE } from '../../lib/proof/review/remarks/hidden-message';
import { messageOf, remarkWith, reviewWith, ruleWith } from '../support/made-reviews';
import { jsonOf } from '../support/review-said';

describe('a review for machines', () => {
  test('gates that are closed, each once', () => {
    const review = reviewWith([{ remarks: [remarkWith({ gate: 'lost-coverage' })] }], {
      remarks: [
        remarkWith({ subject: 'a', gate: 'message-loss' }),
        remarkWith({ subject: 'b', gate: 'message-loss' }),
        remarkWith({ subject: 'c', gate: 'replacement' }),
      ],
    });
    const reason = 'it is meant so by all of us';
    expect(jsonOf(acknowledge(review, [{ gate: 'replacement', subject: 'c', reason }])).gates).toEqual([
      'lost-coverage',
      'message-loss',
    ]);
  });

  test('an acknowledgement opens the gate of its subject alone', () => {
    const review = reviewWith([{ remarks: [remarkWith({ gate: 'lost-coverage' })] }], {
      remarks: [
        remarkWith({ gate: 'message-loss' }),
        remarkWith({ subject: 'other', gate: 'lost-coverage' }),
        remarkWith({ text: 'no gate' }),
      ],
    });
    const reason = 'it is meant so by all of us';
    const opened = acknowledge(review, [
      { gate: 'lost-coverage', subject: 'jobs', reason },
      { gate: 'replacement', subject: 'jobs', reason },
    ]);
    expect(jsonOf(opened).remarks).toEqual([
      { code: 'setting', subject: 'jobs', text: 'says', gate: 'message-loss' },
      { code: 'setting', subject: 'other', text: 'says', gate: 'lost-coverage' },
      { code: 'setting', subject: 'jobs', text: 'says', gate: 'lost-coverage', acknowledged: reason },
      { code: 'setting', subject: 'jobs', text: 'no gate' },
      {
        code: 'stale-acknowledgement',
        subject: 'jobs',
        text: '`replacement` is acknowledged, and this change does not hit it; take the acknowledgement away',
      },
    ]);
  });

  test('messages are as they are sent, and those that are sensitive are said to be', () => {
    const review = reviewWith([
      {
        rows: [{ topic: 'jobs', kind: 'k', end: 'jobs/gpu', kept: null, gained: messageOf('x'), lost: HIDDEN_MESSAGE }],
        rules: [ruleWith({ verdict: 'moved', gained: messageOf('y') })],
        remarks: [remarkWith({ message: messageOf('z') })],
      },
    ]);
    const sent = (kind: string) => ({ applicationProperties: { kind } });
    expect(jsonOf(review)).toEqual({
      unmoved: true,
      gates: [],
      remarks: [{ code: 'setting', subject: 'jobs', text: 'says', message: sent('z') }],
      topics: [
        {
          topic: 'jobs',
          unmoved: true,
          contract: true,
          assumptions: [],
          rows: [{ topic: 'jobs', kind: 'k', end: 'jobs/gpu', kept: null, gained: sent('x'), lost: '(sensitive)' }],
          rules: [{ subscription: 'gpu', rule: 'r', verdict: 'moved', gained: sent('y') }],
        },
      ],
    });
  });

  test.each<[isUnmoved: boolean | undefined, unmoved: boolean | null]>([
    [true, true],
    [false, false],
    [undefined, null],
  ])('a topic that is unmoved (%s)', (isUnmoved, unmoved) => {
    const said = jsonOf(reviewWith([{ isUnmoved }]));
    expect([said.unmoved, said.topics[0]?.unmoved]).toEqual([unmoved, unmoved]);
  });
});
