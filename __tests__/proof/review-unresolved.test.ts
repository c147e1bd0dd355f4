import type { Remark } from '../../lib/proof/review';
import { reviewGaps, reviewUnresolved } from '../../lib/proof/review/resources/unresolved-review';
import type { Topology, Unresolved } from '../../lib/routing';
import type { DocumentChange, Gap } from '../../lib/terraform';
import { remarkWith } from '../support/made-reviews';

type Kinds = Readonly<Record<string, DocumentChange['changes'][number]['kind']>>;

const changing = (kinds: Kinds) => Object.entries(kinds).map(([address, kind]) => ({ address, kind }));
const part = (address: string, argument = 'forward_to', problem = 'it is x'): Unresolved => ({
  address,
  argument,
  problem,
});

describe('what cannot be looked at', () => {
  const subjectOf = (address: string) => (address === 'gpu' ? 'jobs/gpu' : address);
  const told = (
    after: readonly Unresolved[],
    {
      before = [],
      kinds = {},
      remarks = [],
    }: { before?: readonly Unresolved[]; kinds?: Kinds; remarks?: readonly Remark[] } = {},
  ) =>
    reviewUnresolved(
      { changes: changing(kinds) } as unknown as DocumentChange,
      { unresolved: before } as unknown as Topology,
      { unresolved: after } as unknown as Topology,
      (address) => (address === 'moved' ? 'gpu' : address),
      subjectOf,
      remarks,
    );
  const unknown = (more: Partial<Remark>) => remarkWith({ unknown: true, ...more });

  test('is no news of what has another address', () => {
    expect(told([part('moved')], { before: [part('gpu')] })).toEqual([]);
    expect(told([part('moved')], { before: [part('moved')] })).toHaveLength(1);
  });

  test('is told with its argument, or as a sentence where it has none', () => {
    expect(told([part('gpu'), part('file.tf', '', 'it is written in HCL')])).toEqual([
      { code: 'unresolved', subject: 'gpu', text: '`forward_to` is not part of this review: it is x', unknown: true },
      { code: 'unresolved', subject: 'file.tf', text: 'it is written in HCL', unknown: true },
    ]);
  });

  test.each<[what: string, before: readonly Unresolved[], kinds: Kinds, isTold: boolean]>([
    ['is new', [], {}, true],
    ['was so before', [part('gpu')], {}, false],
    ['was so before, for another reason', [part('gpu', 'forward_to', 'it is y')], {}, false],
    ['was so before of another argument', [part('gpu', 'status')], {}, true],
    ['was so before of another resource', [part('cpu')], {}, true],
    ['was so before, and its resource changes', [part('gpu')], { gpu: 'update' }, true],
    ['was so before, and its resource only moves', [part('gpu')], { gpu: 'none' }, false],
    ['was so before, and another resource changes', [part('gpu')], { cpu: 'update' }, false],
  ])('and %s: told %s', (_, before, kinds, isTold) => {
    expect(told([part('gpu')], { before, kinds })).toHaveLength(isTold ? 1 : 0);
  });

  test.each<[what: string, remark: Remark, isTold: boolean]>([
    ['names the argument', unknown({ subject: 'gpu', text: 'of `forward_to`' }), true],
    ['names it for people', unknown({ subject: 'jobs/gpu', text: 'of `forward_to`' }), true],
    ['names another argument', unknown({ subject: 'gpu', text: 'of `status`' }), false],
    ['is about something else', unknown({ subject: 'cpu', text: 'of `forward_to`' }), false],
    ['knows it', remarkWith({ subject: 'gpu', text: 'of `forward_to`' }), false],
    ['tells all of its subject', unknown({ code: 'loose-rule', subject: 'gpu', text: 'it' }), true],
    ['tells that nothing is understood', unknown({ code: 'not-understood', subject: 'gpu', text: 'it' }), true],
    ['tells that there is no rule', unknown({ code: 'no-rules', subject: 'jobs/gpu', text: 'it' }), true],
    ['tells of a rule by its address', unknown({ subject: 's', text: 'rule `gpu` has `forward_to`' }), true],
    ['tells of a rule behind other words', unknown({ subject: 's', text: 'the rule `gpu` has `forward_to`' }), false],
    ['waits for this part', unknown({ subject: 's', text: 'it', tells: [part('gpu')] }), true],
    ['waits for another part', unknown({ subject: 's', text: 'it', tells: [part('cpu')] }), false],
    ['waits for this part, and is known', remarkWith({ subject: 's', text: 'it', tells: [part('gpu')] }), true],
  ])('and a remark that %s has told of it: %s', (_, remark, isTold) => {
    const other = unknown({ subject: 'gpu', text: 'of something else' });
    for (const remarks of [[remark], [remark, other], [other, remark]])
      expect(told([part('gpu')], { remarks })).toHaveLength(isTold ? 0 : 1);
  });
});

test.each<[text: string, isTold: boolean]>([
  ['is HCL: cannot tell what it does', true],
  ['is another thing', false],
])('what has no argument is told by its sentence: %s', (text, isTold) => {
  const change = { changes: [] } as unknown as DocumentChange;
  const side = (unresolved: readonly Unresolved[]) => ({ unresolved }) as unknown as Topology;
  const remarks = [remarkWith({ subject: 'a', text, unknown: true })];
  const found = reviewUnresolved(
    change,
    side([]),
    side([part('a', '', 'is HCL')]),
    (one) => one,
    (one) => one,
    remarks,
  );
  expect(found).toHaveLength(isTold ? 0 : 1);
});

describe('parts of a document that were not understood', () => {
  const gap = (address: string, more: Partial<Gap> = {}): Gap => ({
    file: 'f',
    address,
    why: 'is HCL',
    effect: 'more',
    ...more,
  });
  interface Sides {
    readonly before?: readonly Gap[];
    readonly after?: readonly Gap[];
    readonly had?: readonly string[];
    readonly has?: readonly string[];
    readonly kinds?: Kinds;
    readonly remarks?: readonly Remark[];
  }
  const told = ({ before = [], after = [], had = [], has = [], kinds = {}, remarks = [] }: Sides) => {
    const side = (gaps: readonly Gap[], addresses: readonly string[]) => ({
      gaps,
      resources: addresses.map((address) => ({ address })),
    });
    const change = { before: side(before, had), after: side(after, has), changes: changing(kinds) };
    return reviewGaps(change as unknown as DocumentChange, remarks).map(({ code, subject, text, unknown }) => {
      expect([code, unknown]).toEqual(['unresolved', true]);
      return `${subject}: ${text}`;
    });
  };
  const A = 'a: is HCL: cannot tell what it does to messages';

  test.each<[what: string, sides: Sides, told: readonly string[]]>([
    ['nothing', {}, []],
    ['before', { before: [gap('a')] }, [A]],
    ['after', { after: [gap('a')] }, [A]],
    ['the same on both sides', { before: [gap('a')], after: [gap('a')] }, [A]],
    [
      'for two reasons',
      { before: [gap('a')], after: [gap('a', { why: 'is too large' })] },
      [A, 'a: is too large: cannot tell what it does to messages'],
    ],
    ['two of them', { after: [gap('b'), gap('a')] }, ['b: is HCL: cannot tell what it does to messages', A]],
    ['of queues', { after: [gap('a', { types: ['azurerm_servicebus_queue'] })] }, [A]],
    ['of locks, which say nothing of messages', { after: [gap('a', { types: ['azurerm_management_lock'] })] }, []],
    ['a resource that stays', { after: [gap('a')], had: ['x', 'a'], has: ['a', 'y'] }, []],
    ['a resource that changes', { after: [gap('a')], had: ['a'], has: ['a'], kinds: { a: 'update' } }, [A]],
    ['a resource that only moves', { after: [gap('a')], had: ['a'], has: ['a'], kinds: { a: 'none' } }, []],
    ['a resource that is new', { after: [gap('a')], had: ['x'], has: ['a'] }, [A]],
    ['a resource that goes', { before: [gap('a')], had: ['a'], has: ['x'] }, [A]],
    ['what is told already', { after: [gap('a')], remarks: [remarkWith({ subject: 'a', unknown: true })] }, []],
    ['beside what is known of it', { after: [gap('a')], remarks: [remarkWith({ subject: 'a' })] }, [A]],
    [
      'beside what is told of others',
      { after: [gap('a')], remarks: [remarkWith({ subject: 'b', unknown: true })] },
      [A],
    ],
  ])('%s', (_, sides, expected) => {
    expect(told(sides)).toEqual(expected);
  });
});
