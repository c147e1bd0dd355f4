import fc from 'fast-check';
import { markdownBlock, markdownCell, markdownCode, markdownSentence, markdownText, visible } from '../../lib/text';
import { ATTACKS, hostileText, ORDINARY } from '../support/hostile';
import { foundIn, rendered } from '../support/rendered';

const attacks = Object.entries(ATTACKS);
/** Text of others stands behind words of ours. */
const PLACES: readonly (readonly [where: string, write: (text: string) => string])[] = [
  ['in a sentence', (text) => `until then, ${markdownText(text)} (${markdownText(text)}): ${markdownText(text)}.`],
  ['as code', (text) => `about ${markdownCode(text)}, ${markdownCode(text)}: and more`],
  ['in bold', (text) => `- **${markdownText(text)}** and more`],
  ['in a sentence with names', (text) => `- ${markdownSentence(`rule \`${text}\` is **lost** to ${text}; see \`x\``)}`],
  [
    'in a cell',
    (text) => `| a | b |\n|---|---|\n| ${markdownCell(`${markdownCode(text)} ${markdownText(text)}`)} | c |`,
  ],
  ['in a block', (text) => markdownBlock('text', visible(text))],
];

describe.each(PLACES)('%s', (where, write) => {
  test.each(attacks)('%s', (_, text) => {
    const page = rendered(write(text));
    expect({ links: page.links, html: page.html, found: foundIn(page) }).toEqual({ links: [], html: [], found: [] });
  });

  test('nothing that is put together of what is special is anything but text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const page = rendered(write(text));
        expect({ links: page.links, html: page.html, found: foundIn(page) }).toEqual({
          links: [],
          html: [],
          found: [],
        });
        if (where === 'in a cell') expect(page.rows.map((row) => row.length)).toEqual([2, 2]);
      }),
      { numRuns: 1000 },
    );
  });
});

test('code shows the very text', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      fc.pre(text !== '');
      expect(rendered(`a ${markdownCode(text)} b`).code).toEqual([visible(text)]);
      expect(rendered(`a ${markdownSentence(`\`${text.replaceAll('`', '')}x\``)} b`).code).toEqual([
        visible(`${text.replaceAll('`', '')}x`),
      ]);
    }),
    { numRuns: 1000 },
  );
});

test('in a cell code shows the very text, and a backslash before a pipe by its code point', () => {
  const shown = (text: string) => rendered(`| a |\n|---|\n| ${markdownCell(markdownCode(text))} |`).code;
  expect(shown('a | b')).toEqual(['a | b']);
  expect(shown('a\\|b\\\\|c')).toEqual(['a\\u{5c}|b\\u{5c}\\u{5c}|c']);
});

test.each([
  ['until 2027-06-30, Jane Doe (SEC-1): we cannot', 'until 2027-06-30, Jane Doe (SEC-1): we cannot'],
  ['ask security@example.com, or @org/team!', 'ask `security@example.com`, or `@org/team`!'],
  ['see #12 (http://x.example/a).', 'see `#12` (`http://x.example/a`).'],
  ['local_auth_enabled is true; wanted "false"', 'local_auth_enabled is true; wanted "false"'],
  ['a >= 5 and b <> 4', 'a &gt;= 5 and b &lt;&gt; 4'],
  ['it is ${var.x}, which only Terraform knows', 'it is `${var.x}`, which only Terraform knows'],
  ['x[a b].c d', '`x[a` `b].c` d'.replace('` `', ' ')],
  ['99.5% of 1.5 in waivers.json', '99.5% of 1.5 in waivers.json'],
  ['deadbeef 0123456 GH-7', '`deadbeef 0123456 GH-7`'],
  ...ORDINARY.filter((name) => !/[“#]/.test(name)).map((name) => [name, name]),
])('%s', (text = '', markdown = '') => {
  expect(markdownText(text)).toBe(markdown);
});

describe('a sentence with names', () => {
  test.each([
    ['rule `a` fails, and they are **lost** here', 'rule `a` fails, and they are **lost** here'],
    ['is `a.b` of x.y `z`', 'is `a.b` of `x.y` `z`'],
    // A mark without its other half is a letter.
    ['a ` b', 'a `` ` `` b'],
    ['**a', '`**a`'],
    ['its name is ``', 'its name is (empty)'],
  ])('%s', (sentence, markdown) => {
    expect(markdownSentence(sentence)).toBe(markdown);
  });

  test.each([
    ['one clause; two words; and three of them', 33, 'one clause; two words… (more with `--json`)'],
    ['cannot tell what `a;b` is: nobody knows it', 35, 'cannot tell what `a;b` is… (more with `--json`)'],
    ['at 12:30 it is made of `x`, and of others', 38, 'at `12:30` it is made of `x`… (more with `--json`)'],
    ['a; clause that begins with next to nothing', 20, 'a; clause that… (more with `--json`)'],
    ['short; and whole', 16, 'short; and whole'],
  ])('%s: is cut at a clause, after %i letters at most', (sentence, most, markdown) => {
    expect(markdownSentence(sentence, most)).toBe(markdown);
  });

  test('is cut between words, and never in a name', () => {
    const address = 'module.jobs.azurerm_servicebus_subscription.this["a-rather-long-key"]';
    const sentence = `the subscription \`${address}\` is made anew with all that it has`;
    for (let most = 0; most <= sentence.length; most++) {
      const cut = markdownSentence(sentence, most);
      expect(rendered(cut).code.filter((code) => code !== '--json')).toEqual(cut.includes('module') ? [address] : []);
      expect(cut.endsWith('… (more with `--json`)')).toBe(most < sentence.length - 2);
    }
  });
});
