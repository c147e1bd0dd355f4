import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { listedNames } from '../../lib/cli/common/listed-names';
import { configurationOf } from '../support/topics';
import { scheduler } from './scheduler';

test.each<[text: string, names: readonly string[]]>([
  ['a', ['a']],
  [' a ', ['a']],
  ['a,b', ['a', 'b']],
  ['a, b', ['a', 'b']],
  ['a b', ['a', 'b']],
  ['a,,b,', ['a', 'b']],
  ['next/a/$DeadLetterQueue,b', ['next/a/$DeadLetterQueue', 'b']],
  ['azurerm_servicebus_subscription.s["a, b"], c', ['azurerm_servicebus_subscription.s["a, b"]', 'c']],
  ['s[0],s[1]', ['s[0]', 's[1]']],
  [' , ', []],
  ['', []],
])('%j', (text, names) => {
  expect(listedNames(text)).toEqual(names);
});

test('names come back, whatever stands between them', () => {
  const name = fc.stringMatching(/^[\w./$-]+(\["[\w ,]*"\])?$/);
  const between = fc.constantFrom(',', ', ', ' ', ' , ');
  fc.assert(
    fc.property(fc.array(name, { minLength: 1 }), between, (names, separator) => {
      expect(listedNames(` ${names.join(separator)}`)).toEqual(names);
    }),
  );
});

describe('on the command line', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'names-')), 'main.tf.json');
  writeFileSync(file, configurationOf({ a: "kind = 'a'", b: "kind = 'b'" }));
  const proved = (...names: readonly string[]) =>
    scheduler(['prove', 'never-overlap', ...names, '--from', file]).stdout;

  test.each([[['a,b']], [['a, b']], [[' a ', 'b']], [['a,', 'b']], [['a b']]])('prove never-overlap %j', (names) => {
    expect(proved(...names)).toBe(proved('a', 'b'));
    expect(proved(...names)).toContain('never-overlap: a, b');
  });

  test('prove without any name says what to name', () => {
    const { status, stderr } = scheduler(['prove', 'cover', ' , ', '--from', file]);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: expect.stringContaining("missing required argument 'destinations'"),
    });
  });

  test.each(['', ' , ', 'a', 'a,a'])('review --exactly-once %j is no group', (group) => {
    const { status, stderr } = scheduler(['review', file, file, '--exactly-once', group]);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: expect.stringMatching(/names.* expected, with commas between/),
    });
  });

  test.each(['a,b', 'a, b', 'a b'])('review --exactly-once %j is one', (group) => {
    expect(scheduler(['review', file, file, '--exactly-once', group])).toMatchObject({ status: 0, stderr: '' });
  });
});
