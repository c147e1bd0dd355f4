import { keepBack } from '../../lib/terminal';
import { shownJson, shownMarkup, shownMermaid, shownText } from '../../lib/terminal/kept-back';

const hiding = (secret: string) => (text: string) => text.replaceAll(secret, '(sensitive)');
afterEach(() => keepBack(undefined));

/** Values that are a part of every document: letters, signs, words of JSON and of pictures. */
const SECRETS = ['e', 'n', 'u', '"', '\\', ':', ',', '{', '}', '[', 'true', 'null', 'name', '<', '>', '/', 'x', 'text'];

test.each(SECRETS)('JSON without the value %j is JSON, with the same names and without it in its values', (secret) => {
  const value = { name: 'text', n: true, none: null, list: ['x', secret, `a ${secret} b`, 'line\nquote" \\ \u202e'] };
  keepBack(hiding(secret));
  const shown = JSON.parse(shownJson(JSON.stringify(value, undefined, 2)));
  expect(Object.keys(shown)).toEqual(Object.keys(value));
  expect([shown.n, shown.none]).toEqual([true, null]);
  expect(shown.list.map((one: string) => one.replaceAll('(sensitive)', '')).join('')).not.toContain(secret);
});

test.each(SECRETS)('a picture without the value %j has the same tags and attributes', (secret) => {
  const tags = ['<svg x="1" name="text">', '<text x="2" y="true">', '</text>', '<style>text{x:1}</style>', '</svg>'];
  const [svg = '', open = '', close = '', style = '', end = ''] = tags;
  keepBack(hiding(secret));
  const words = 'where x is null';
  const shown = shownMarkup(`${svg}${style}${open}${words}${close}${end}\n`);
  expect(shown).toBe(`${svg}${style}${open}${hiding(secret)(words)}${close}${end}\n`);
});

test('in a page the topology is JSON, and its script is ours', () => {
  keepBack(hiding('x'));
  const page = '<script type="application/json" id="x">{"x": "x"}</script><script>x("x")</script><p>x</p>';
  expect(shownMarkup(page)).toBe(
    '<script type="application/json" id="x">{"x": "(sensitive)"}</script><script>x("x")</script><p>(sensitive)</p>',
  );
});

test('Mermaid has its own escapes in quotes, and nothing is hidden beside them', () => {
  keepBack(hiding('LR'));
  expect(shownMermaid('flowchart LR\n  a["LR #quot;\\"] --> b["LR"]')).toBe(
    'flowchart LR\n  a["(sensitive) #quot;\\"] --> b["(sensitive)"]',
  );
});

test('text for people is looked at as a whole', () => {
  keepBack(hiding('secret'));
  expect(shownText('a secret: "secret"')).toBe('a (sensitive): "(sensitive)"');
  keepBack(undefined);
  expect(shownText('a secret')).toBe('a secret');
});
