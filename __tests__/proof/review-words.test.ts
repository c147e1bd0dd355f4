import { changeOfSources, remarksOf, reviewChange } from '../../lib/proof/review';
import { namesOf } from '../../lib/proof/review/remarks/names-in-words';
import { placeKey } from '../../lib/proof/review/remarks/pairs';
import type { Remark } from '../../lib/proof/review/remarks/review';
import { numbered } from '../../lib/proof/review/settings/setting';
import { grouped, sinceText, undecided } from '../../lib/proof/review/topics/remarks-on-unknown';
import { parseDocument, type TerraformDocument } from '../../lib/terraform';
import { configurationOf } from '../support/topics';

test.each<[names: string[], text: string]>([
  [['a'], '`a`'],
  [['a', 'b', 'c', 'd', 'e'], '`a`, `b`, `c`, `d`, `e`'],
  [['a', 'b', 'c', 'd', 'e', 'f', 'g'], '`a`, `b`, `c`, `d`, `e` and 2 more'],
])('names in a sentence: %j', (names, text) => {
  expect(namesOf(names)).toBe(text);
});

test('topics of one name in two namespaces are two, whatever their names', () => {
  const places = [
    { namespace: 'a', name: 'b' },
    { namespace: 'b', name: 'a' },
    { namespace: 'a', name: 'c' },
    { namespace: 'a","b', name: '' },
  ];
  expect(new Set(places.map(placeKey)).size).toBe(places.length);
  expect(placeKey({ namespace: 'a', name: 'b' })).toBe(placeKey({ namespace: 'a', name: 'b' }));
});

test.each<[argument: string, problem: string, count: number, text: string]>([
  ['sql_filter', 'it is ${var.x}', 1, '`sql_filter` of `a0` is not known: it is ${var.x}'],
  ['topic_id', 'its topic is not known: it is local.x', 2, '`topic_id` of `a0` and `a1` is not known: it is local.x'],
  ['forward_to', 'elsewhere is not there', 3, '`forward_to` of `a0` and 2 more: elsewhere is not there'],
  ['', 'it keeps $Default', 1, 'of `a0` it keeps $Default'],
])('why it cannot be told: %s: %s of %i', (argument, problem, count, text) => {
  const unresolved = Array.from({ length: count }, (_, index) => ({ address: `a${index}`, argument, problem }));
  expect(undecided('s', 'whether it loses messages', { reason: 'not shown', unresolved })).toMatchObject({
    code: 'unresolved',
    text: `cannot tell whether it loses messages, since ${text}`,
    unknown: true,
  });
});

test('what the solver cannot tell in its budget has its own reason', () => {
  const { code, text } = undecided('s', 'whether it loses messages', { reason: 'too many steps' });
  expect([code, text]).toEqual(['undecided', 'cannot tell whether it loses messages: too many steps']);
});

test('of very many reasons the first are told, and how many more there are', () => {
  const unresolved = Array.from({ length: 5 }, (_, index) => ({ address: 'a', argument: `b${index}`, problem: 'why' }));
  expect(sinceText(unresolved)).toBe('`b0` of `a`: why; `b1` of `a`: why; `b2` of `a`: why; and 2 more');
});

test.each([
  ['1', '1 delivery'],
  ['`1`', '`1` delivery'],
  ['`10`', '`10` deliveries'],
  ['0', '0 deliveries'],
])('so many: %s', (shown, text) => {
  expect(numbered(shown, 'delivery', 'deliveries')).toBe(text);
});

test('messages of all kinds have no kind', async () => {
  const [before, after] = ['size > 1', 'size > 2'].map((sql) =>
    parseDocument('cdk.tf.json', configurationOf({ gpu: { r: sql } })),
  ) as [TerraformDocument, TerraformDocument];
  const lost = remarksOf(await reviewChange(changeOfSources(before, after))).filter(({ gate }) => gate !== undefined);
  expect(lost.map(({ text }) => text)).toEqual(['messages that reached `gpu` now reach nobody']);
});

describe('questions that wait for the same', () => {
  const cause = (address: string) => ({ address, argument: 'sql_filter', problem: 'it is ${var.x}' });
  const remark = (text: string, more: Partial<Remark> = {}): Remark => ({
    code: 'unresolved',
    subject: 's',
    text,
    ...more,
  });
  const texts = (remarks: readonly Remark[]) => grouped(remarks).map(({ text }) => text);
  const waiting = (text: string, address = 'a') => remark(text, { waitsFor: [cause(address)] });

  test.each<[count: number, said: string]>([
    [1, 'q0'],
    [2, 'q0 (and 1 more question waits for that)'],
    [3, 'q0 (and 2 more questions wait for that)'],
  ])('%i of them are told once', (count, said) => {
    expect(texts(Array.from({ length: count }, (_, index) => waiting(`q${index}`)))).toEqual([said]);
  });

  test('two causes are two, and what waits for nothing is told as it is', () => {
    expect(texts([waiting('one'), remark('plain'), waiting('two', 'b'), remark('plain')])).toEqual([
      'one',
      'plain',
      'two',
      'plain',
    ]);
  });

  test('those that wait for a rule of which it is told already say nothing', () => {
    const told = remark('the rule is refused', { code: 'invalid-rule', tells: [cause('a')] });
    expect(texts([told, waiting('q'), waiting('other', 'b')])).toEqual(['the rule is refused', 'other']);
  });
});
