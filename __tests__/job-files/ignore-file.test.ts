import { IgnoreFile } from '../../lib/trigger/assets/ignore-file';

/** As `AmlIgnoreFile` of azure-ai-ml 1.35.2 answers. */
const CASES: readonly (readonly [patterns: string, path: string, isLeftOut: boolean])[] = [
  ['*.pyc', 'a.pyc', true],
  ['*.pyc', 'x/y/a.pyc', true],
  ['*.pyc', 'a.pyc.txt', false],
  ['/a.txt', 'a.txt', true],
  ['/a.txt', 'x/a.txt', false],
  ['a.txt', 'x/a.txt', true],
  ['data', 'data/x/y.csv', true],
  ['data/', 'data/y.csv', true],
  ['data/', 'data', false],
  ['x/data', 'x/data/a', true],
  ['x/data', 'y/x/data/a', false],
  ['data/*', 'data/a', true],
  ['data/*', 'data/b/c', true],
  ['data/**', 'data/b/c', true],
  ['**/logs', 'a/b/logs/x', true],
  ['a/**/b', 'a/b', true],
  ['a/**/b', 'a/x/y/b', true],
  ['?.txt', 'a.txt', true],
  ['?.txt', 'ab.txt', false],
  ['[ab].txt', 'a.txt', true],
  ['[!ab].txt', 'c.txt', true],
  ['[!ab].txt', 'a.txt', false],
  ['*\n!keep.txt', 'keep.txt', false],
  ['*\n!keep.txt', 'x/keep.txt', false],
  ['*\n!keep.txt', 'other', true],
  ['# note\n*.md', '# note', false],
  ['# note\n*.md', 'a.md', true],
  ['\\#x', '#x', true],
  ['\\!x', '!x', true],
  ['  *.md  ', 'a.md', true],
  ['!*.pyc\n*.pyc', 'a.pyc', true],
  ['*.pyc\n!*.pyc', 'a.pyc', false],
  ['dir/*.txt\n!dir/b.txt', 'dir/b.txt', false],
];

test.each(CASES)('%j and %j: %j', (patterns, path, isLeftOut) => {
  expect(new IgnoreFile(patterns).leavesOut(path)).toBe(isLeftOut);
});

test.each(['a/__pycache__/x.pyc', '.git/HEAD', 'a/.ipynb_checkpoints/x', '.DS_Store'])(
  '%s is what running code leaves behind, and stays here, whatever the file says',
  (path) => {
    expect(new IgnoreFile('').leavesOut(path)).toBe(true);
    expect(new IgnoreFile('!*').leavesOut(path)).toBe(true);
  },
);
