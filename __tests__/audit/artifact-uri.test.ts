import { posix, win32 } from 'node:path';
import { artifactUri } from '../../lib/audit/report/artifact-uri';

test.each([
  ['stack/cdk.tf.json', 'stack/cdk.tf.json'],
  ['./stack//cdk.tf.json', 'stack/cdk.tf.json'],
  ['a b#c%20?d.json', 'a%20b%23c%2520%3Fd.json'],
  ['größe/😀.json', 'gr%C3%B6%C3%9Fe/%F0%9F%98%80.json'],
  ['line\nfeed\u001b[1m', 'line%0Afeed%1B%5B1m'],
  ['back\\slash', 'back%5Cslash'],
  ['C:/x', 'C%3A/x'],
  ['azure:bus', 'azure%3Abus'],
  ['-', '-'],
  ['..x/a', '..x/a'],
  ['half \ud800 a letter', 'half%20%EF%BF%BD%20a%20letter'],
  ['/work/here/a.json', 'a.json'],
  ['/work/elsewhere/a b.json', 'file:///work/elsewhere/a%20b.json'],
  ['../a.json', 'file:///work/a.json'],
  ['a/../../../../../etc', 'file:///etc'],
  ['..', 'file:///work'],
  ['.', '.'],
  ['/work/here', '.'],
  ['', '.'],
  ['/', 'file:///'],
])('on Linux %j is %s', (file, uri) => {
  expect(artifactUri(file, '/work/here', posix)).toBe(uri);
});

test.each([
  ['stack\\cdk.tf.json', 'stack/cdk.tf.json'],
  ['stack/cdk.tf.json', 'stack/cdk.tf.json'],
  ['C:\\work\\here\\a.json', 'a.json'],
  ['c:\\WORK\\here\\a.json', 'a.json'],
  ['C:\\elsewhere\\a b.json', 'file:///C:/elsewhere/a%20b.json'],
  ['D:\\a.json', 'file:///D:/a.json'],
  ['..\\a.json', 'file:///C:/work/a.json'],
  ['\\\\server\\share\\a b.json', 'file://server/share/a%20b.json'],
  ['\\\\?\\D:\\long\\a.json', 'file:///D:/long/a.json'],
  ['\\\\?\\UNC\\server\\share\\a.json', 'file://server/share/a.json'],
])('on Windows %j is %s', (file, uri) => {
  expect(artifactUri(file, 'C:\\work\\here', win32)).toBe(uri);
});

test.each(['/work/here', 'C:\\work\\here'])('every URI is one, and leads back to the file, from %s', (folder) => {
  const path = folder.startsWith('/') ? posix : win32;
  for (const name of [
    'a',
    'b c',
    '#',
    '%',
    '?',
    'ä',
    '😀',
    '-',
    ':',
    '&',
    '+',
    ';',
    '=',
    '@',
    ',',
    '!',
    "'",
    '(',
    ')',
    '*',
  ]) {
    for (const file of [name, path.join('x', name), path.join('..', name)]) {
      const base = new URL(`${path === win32 ? 'file:///C:/work/here' : 'file:///work/here'}/`);
      const { pathname } = new URL(artifactUri(file, folder, path), base);
      const expected = path.resolve(folder, file).replace('C:', '/C:').replaceAll('\\', '/');
      // `:` is no part of a name on Windows.
      if (path === posix || name !== ':') expect(decodeURIComponent(pathname)).toBe(expected);
    }
  }
});
