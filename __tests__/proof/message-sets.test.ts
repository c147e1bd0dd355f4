import { between, exactly, inAll, inAny, type MessageSet, perhaps } from '../../lib/proof/messages/message-set';
import { Passage } from '../../lib/proof/messages/passage';
import { Enumeration } from '../../lib/proof/solver/formula';
import type { Unresolved } from '../../lib/routing';
import { Message, SqlAction, type Value } from '../../lib/rules';
import { Failure } from '../../lib/rules/values/failure';
import { plainValue } from '../../lib/rules/values/value-text';
import { Integer } from '../../lib/rules/values/values';

const part = (address: string): Unresolved => ({ address, argument: 'sql_filter', problem: 'it is known after apply' });
const set = (symbol: string): MessageSet => exactly(new Enumeration(symbol, 3).is(0), () => true);
const addresses = ({ unresolved }: MessageSet) => unresolved.map(({ address }) => address);

describe('what a set waits for', () => {
  const [a, b] = [perhaps(set('a'), [part('rule.a')]), perhaps(set('b'), [part('rule.b')])];

  test.each([
    ['all of one', [a, set('c')], ['rule.a']],
    ['the same', [a, a], ['rule.a']],
    ['equal parts', [a, perhaps(set('c'), [part('rule.a')])], ['rule.a']],
    ['others', [a, b], ['rule.a', 'rule.b']],
    ['some of them twice', [inAny(a, b), a, b], ['rule.a', 'rule.b']],
    ['nothing', [set('c'), set('d')], []],
  ])('stands in it once: %s', (_, sets, expected) => {
    expect(addresses(inAny(...sets))).toEqual(expected);
    // What may be in all of them may be in each.
    const all = inAll(...sets.map((one) => between(set('s'), one, one.unresolved)));
    expect(addresses(all)).toEqual(expected);
  });

  test('is said once where it is so of both bounds', () => {
    expect(addresses(between(a, b, [part('rule.a'), part('rule.c')]))).toEqual(['rule.a', 'rule.c', 'rule.b']);
  });
});

test('a passage tells of each message what becomes of it, however often and in whichever order it is asked', () => {
  const message = (n: number) => {
    const one = new Message();
    one.setProperty('n', Integer.small('int', n));
    return one;
  };
  const passage = Passage.NONE.by('first', SqlAction.parse('SET n = n + 1')).by(
    'second',
    SqlAction.parse('SET m = 8 / n'),
  );
  const told = (one: Message) =>
    passage.results(one).map((copy) => (copy instanceof Failure ? 'fails' : `${plain(copy, 'N')} ${plain(copy, 'M')}`));
  const plain = (copy: Message, name: string) => plainValue(copy.property(name) as Value);
  const [one, other, failing] = [message(1), message(3), message(-1)];
  expect([one, one, other, failing, one].map(told)).toEqual([['2 4'], ['2 4'], ['4 2'], ['fails'], ['2 4']]);
});
