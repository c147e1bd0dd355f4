import fc from 'fast-check';

/** Names that every object of JavaScript has, and what a careless reader takes for one of its own. */
export const PROTOTYPE_NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'toJSON',
  'then',
  'length',
];

/** What a terminal, GitHub's runner, Markdown, HTML, Mermaid or a shell would act on. */
export const COMMANDS = [
  '\u001b[31mred',
  '\u001b]0;title\u0007',
  '\u001b]8;;https://example.com\u001b\\link\u001b]8;;\u001b\\',
  '\u009b2J',
  'over\rwritten',
  'bell\u0007',
  'back\b\b\bspace',
  'nul\u0000',
  '\u202eright to left',
  '\u2066isolated\u2069',
  'zero\u200bwidth\ufeff',
  'line\u2028separator',
  '\r\n::error file=a::stopped',
  '\n::set-output name=a::b',
  '\n##[error]stopped',
  'a\nb\n\n# heading',
  '| cell | cell |',
  '`code`',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '</summary></details>',
  ']]><!--',
  '&lt;&#0;&unknown;',
  '[link](javascript:alert(1))',
  '@everyone #1',
  '"];end;subgraph x["',
  '%%{init: {}}%%',
  '$(touch x)',
  '../../up',
  "'; --",
];

/** Texts at the edge of what a text can be. */
const ODD = [
  '',
  ' ',
  '\t',
  '\n',
  '\ufeff',
  '\ud800',
  'a\udc00',
  'é',
  'é',
  '😀',
  'ﷺ',
  'İı',
  '-',
  '--',
  '--json',
  '*',
  '/',
  '/*',
  '.',
  '..',
  'null',
  'true',
  '0',
  '-1',
  '1e999',
  '${var.a}',
  '${azurerm_servicebus_topic.t.id}',
  '%{ for x in y }',
  '$Default',
  'a'.repeat(300),
  'a b',
  '2026-02-30',
];

/** A text as a stranger may have given it: names, commands to a terminal, half a letter, anything. */
export const strangeText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...COMMANDS) },
  { weight: 3, arbitrary: fc.constantFrom(...ODD) },
  { weight: 2, arbitrary: fc.constantFrom(...PROTOTYPE_NAMES) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(...COMMANDS), fc.constantFrom(...COMMANDS)).map((parts) => parts.join('')),
  },
);

/** A name with something strange about it: mostly a name, so that it gets past the first check. */
export const strangeName: fc.Arbitrary<string> = fc.oneof(
  strangeText,
  strangeText.map((text) => `jobs${text}`),
  strangeText.map((text) => `${text}jobs`),
);

/** A text with pieces cut out, doubled, or put somewhere else. */
export function damaged(whole: fc.Arbitrary<string>, pieces: fc.Arbitrary<string> = strangeText): fc.Arbitrary<string> {
  return fc.tuple(whole, fc.nat(), fc.nat(12), pieces).map(([text, at, length, piece]) => {
    const start = at % (text.length + 1);
    return `${text.slice(0, start)}${piece}${text.slice(start + length)}`;
  });
}

/** The bytes of a text as programs write them: with a byte order mark, as PowerShell's `>` does, cut in the middle. */
export function encodings(text: string): readonly Buffer[] {
  const bytes = Buffer.from(text);
  return [
    Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]),
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]),
    Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()]),
    Buffer.from(text.replaceAll('\n', '\r\n')),
    bytes.subarray(0, Math.floor(bytes.length / 2)),
    Buffer.concat([bytes, Buffer.from([0xff, 0xc0, 0x80])]),
    Buffer.concat([bytes, bytes]),
    Buffer.alloc(0),
    Buffer.from([0x1f, 0x8b, 0x08, 0x00]),
  ];
}
