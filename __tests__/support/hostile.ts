import fc from 'fast-check';

/** Texts that do something to whoever shows them, by what they do. */
export const ATTACKS: Readonly<Record<string, string>> = {
  'colours that say something else': '\u001b[32mproved\u001b[39m',
  'letters that are not shown': '\u001b[8mhidden\u001b[28m',
  'a cleared screen': '\u001b[2J\u001b[H',
  'a cursor that moves up': '\u001b[5A\u001b[2Kall is well',
  'another screen': '\u001b[?1049h',
  'a title': '\u001b]0;title\u0007',
  'a link': '\u001b]8;;http://evil.example\u001b\\click\u001b]8;;\u001b\\',
  'the clipboard': '\u001b]52;c;cm0gLXJmIH4=\u0007',
  'an answer that is typed': '\u001b[6n\u001b[c\u001bP$qm\u001b\\',
  'escape sequences of eight bits': '\u009b31m\u009d0;title\u009c',
  'a line written over': 'error\rfine ',
  'letters taken back': 'evil\b\b\b\bgood',
  'a bell and a delete': '\u0007\u007f',
  'lines of ours': 'x\n  proved    every message reaches somebody',
  'a command to GitHub': '\r\n::error::pwned',
  'a command behind blanks': '\n   ::set-output name=x::y',
  'a command that ends the others': '\n::stop-commands::x',
  'an older command to GitHub': '##[add-mask]a',
  'a command to Azure Pipelines': 'a ##vso[task.setvariable variable=x]y',
  'a command to TeamCity': "##teamcity[buildStatus text='x']",
  'a section of GitLab': 'section_start:1:x\r\u001b[0Ksection_end:1:x\r\u001b[0K',
  'text turned around': 'a\u202egnp.exe\u202c',
  'text isolated': '\u2066a\u2069\u2067b\u2069\u2068c\u2069',
  'marks of direction': 'a\u200e\u200f\u061cb',
  'nothing between letters': 'a\u200bb\u200cc\u200dd\u2060e\ufeff\u00adf',
  'tags behind a flag': '🏴\u{e0041}\u{e0042}\u{e007f}',
  'selectors of variations': 'a\ufe0eb\u{e0100}',
  'separators of lines': 'a\u2028b\u2029c\u0085d',
  'blanks that are none': 'a\u00a0b\u3000c\u2800d\u3164',
  'halves of letters': '\ud800a\udc00',
  'no characters': '\ufffe\uffff\u{1fffe}\u0378',
  'private letters': '\ue000\u{f0000}',
  'marks upon marks': `e${'\u0301'.repeat(40)}`,
  HTML: '<img src=x onerror=alert(1)><script>alert(1)</script><!-- --><b>',
  'an entity': '&lt;&#60;&amp;nbsp;',
  'an image that counts readers': '![x](http://evil.example/x.png)',
  'links of Markdown': '[a](http://evil.example) [b][c] <http://evil.example> [c]: http://evil.example',
  addresses: 'http://evil.example www.evil.example ftp://evil.example mailto:a@evil.example evil.example',
  'an address of mail': 'security@evil.example',
  'somebody who is called': '@octocat @org/team',
  references: '#1 GH-1 octo/repo#1 !1 0123456789abcdef0123456789abcdef01234567 :+1:',
  emphasis: '*a* **b** _c_ ~~d~~ `e` ``f`` $g$ $`h`$',
  'cells of a table': 'a | b || c \\| d \\\\| e',
  'the end of code': '` `` ``` ~~~',
  blocks: '# a\n- b\n> c\n1. d\n---\n```\ne\n```',
  'text that ends an element': ']]></text></svg></script><svg onload=alert(1)>',
  'options of Mermaid': '%%{init: {"theme": "dark"}}%%',
  'syntax of Mermaid': '"]; click n0 "javascript:alert(1)" `**a**` \\n $$x$$ #quot;',
  'our own form': '\\u{1b} \\u001b',
  'a value of JSON': '","x":"',
  'a property of every object': '__proto__',
  nothing: '',
  blanks: '  ',
  'very much': 'x'.repeat(1500),
  'very many words': 'word '.repeat(300),
};

/** Names that people have, in which nothing is to be shown otherwise. */
export const ORDINARY: readonly string[] = [
  'gpu-urgent',
  'Überprüfung',
  'naïve café',
  '日本語の名前',
  'مراجعة التدريب',
  'בדיקה',
  'проверка',
  'परीक्षण',
  'Việt Nam',
  '데이터',
  'emoji 🚀 👩‍🔬 👨‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇩🇪 ⚠️ ℹ️ #️⃣ 👍🏽',
  '€ → ≥ … “x” ½',
];

const PIECES = [
  ...Object.values(ATTACKS).map((text) => text.slice(0, 60)),
  ...'\u001b [ ] ( ) ! < > & " \' ` `` | \\ \\| \n \r \t : :: # ## @ * ** _ ~ $ % { } x y 1 : \u200d \ufe0f \u202e \u0301 🚀 é 日 / . - = + ; www. http:// .com @a #1 \\u{ \\u{1b} ::error:: ##[ ##vso['.split(
    ' ',
  ),
  ' ',
];

/** Any letter, also those without a meaning. What fast-check calls `binary` first makes a table of all of them, in a second. */
const LETTER = fc
  .nat({ max: 0x10ffff - 0x800 })
  // Without the halves of letters.
  .map((index) => String.fromCodePoint(index < 0xd800 ? index : index + 0x800));

/** Texts that are put together of what is special anywhere. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...Object.values(ATTACKS)),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((parts) => parts.join('')),
  fc.string({ unit: LETTER, maxLength: 40 }),
);

/** Everything that a line may not have. */
const UNSEEN = /\p{C}|\p{Zl}|\p{Zp}|[\u00a0\u3000\u2800\u{1d159}\u115f\u1160\u3164\uffa0]|\u034f|\ufe0e/u;
/** What is part of an emoji, and shown by itself elsewhere. */
const EMOJI = new RegExp('\\p{RGI_Emoji}', `g${'v'}`);

/** What is wrong with output, as a terminal, a pipeline and a reader would see it; colours of ours are no fault. */
export function faultsOf(output: string): string[] {
  return output.split('\n').flatMap((line) => {
    const plain = line.replace(/\p{Cc}\[(?:1|2|22|31|32|33|36|39)m/gu, '');
    // Emoji are looked for only where something is found: in every line it would be most of the time of these tests.
    const found = UNSEEN.test(plain) ? UNSEEN.exec(plain.replace(EMOJI, ''))?.[0] : undefined;
    return [
      ...(found === undefined
        ? []
        : [`U+${found.codePointAt(0)?.toString(16)} in ${JSON.stringify(line.slice(0, 200))}`]),
      ...(/^\s*::/.test(plain) || /##\w*\[/.test(plain) ? [`a command: ${line.slice(0, 200)}`] : []),
    ];
  });
}
