import fc from 'fast-check';

/** Signs that are blanks of JSON, usually none; rarely some that are not. */
const blanks = fc.oneof(
  { weight: 30, arbitrary: fc.constant('') },
  { weight: 4, arbitrary: fc.constantFrom(' ', '\t', '\r', '  ') },
  { weight: 1, arbitrary: fc.constantFrom('\ufeff', '\u00a0', '\v', '\u2028') },
);

const letters = fc.oneof(
  fc.constantFrom('', 'a', 'train', 'ünï', '日本', '\ud83d\ude00', '\ud800', '__proto__', '{"', '7', 'a\\', '1e5'),
  fc.string({ unit: 'binary', maxLength: 6 }),
);

/** A text as JSON has it, as somebody else may write it, or broken. */
const texts = fc.oneof(
  { weight: 20, arbitrary: letters.map((text) => JSON.stringify(text)) },
  {
    weight: 2,
    arbitrary: letters.map(
      (text) => `"${[...text].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}"`,
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('"\\/"', '"\\x"', '"\\u12"', '"\t"', '"\u007f"', '"a', "'a'") },
);

const numbers = fc.oneof(
  fc.integer().map(String),
  fc.double().map(String),
  fc.bigInt({ min: -(2n ** 65n), max: 2n ** 65n }).map(String),
  fc.constantFrom(
    '-0',
    '0.0',
    '1.50',
    '1e3',
    '1E-7',
    '1e400',
    '-',
    '01',
    '1.',
    '.5',
    '+1',
    '2147483648',
    '-2147483649',
  ),
  fc.constantFrom('999999999999999', '9999999999999999', '9007199254740993', '1234567890123456.5', '1e', '0x1', 'NaN'),
);

const plain = fc.oneof(
  { weight: 4, arbitrary: texts },
  { weight: 4, arbitrary: numbers },
  { weight: 2, arbitrary: fc.constantFrom('true', 'false', 'null') },
  { weight: 1, arbitrary: fc.constantFrom('tru', 'nul', 'undefined', '', '[]', '{}', '[1]') },
);

/** An object, or what is nearly one, of members whose names and values are JSON already. */
function objects(names: fc.Arbitrary<string>, values: fc.Arbitrary<string>, maxLength = 4): fc.Arbitrary<string> {
  const members = fc.tuple(blanks, names, blanks, blanks, values, blanks).map((parts) => {
    const [before, name, after, between, value, end] = parts;
    return `${before}${name}${after}:${between}${value}${end}`;
  });
  return fc.array(members, { maxLength }).map((all) => `{${all.join(',')}}`);
}

const TYPES = 'string int long double float decimal bool datetime timespan guid byte ulong null itn'.split(' ');
const typedTexts = fc.oneof(
  numbers.map((number) => JSON.stringify(number)),
  fc.constantFrom('"true"', '"2026-01-02T03:04:05Z"', '"PT5M"', '"6f0c0000-0000-0000-0000-000000000001"'),
  plain,
);
const typed = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.tuple(fc.constantFrom(...TYPES), typedTexts).map(([type, text]) => `{"${type}":${text}}`),
  },
  { weight: 1, arbitrary: objects(fc.constantFrom('"int"', '"long"', '"string"'), typedTexts, 2) },
);
const values = fc.oneof(
  { weight: 2, arbitrary: fc.nat({ max: 99 }).map(String) },
  { weight: 2, arbitrary: typed },
  { weight: 1, arbitrary: plain },
);

const names = fc.oneof(
  // Often one name in other letters, and again.
  { weight: 12, arbitrary: fc.constantFrom('"a"', '"a"', '"A"', '"b"', '"eventType"', '"größe"') },
  // Two that a sum of letters does not tell apart, and what looks like the number of a place in a list.
  { weight: 3, arbitrary: fc.constantFrom('"Aa"', '"BB"', '"1"', '"2"', '"01"', '"4294967295"') },
  { weight: 1, arbitrary: fc.constantFrom('"__proto__"', '"\\u0061"', '""') },
  { weight: 1, arbitrary: texts },
);

const SYSTEM = [
  '"Label"',
  '"label"',
  '"MessageId"',
  '"SessionId"',
  '"PartitionKey"',
  '"To"',
  '"TimeToLive"',
  '"State"',
];
const systemNames = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...SYSTEM) },
  { weight: 1, arbitrary: fc.constantFrom('"Foo"', '"Properties"', '"EnqueuedTimeUtc"', '"DeliveryCount"') },
);
const systemValues = fc.oneof(
  { weight: 9, arbitrary: texts },
  { weight: 1, arbitrary: fc.oneof(values, fc.constantFrom('null', '"Active"', '"PT5M"', '{"string":"x"}')) },
);

const messages = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .tuple(objects(names, values), objects(systemNames, systemValues, 3))
      .map(([properties, system]) => `{"properties":${properties},"system":${system}}`),
  },
  { weight: 6, arbitrary: objects(names, values).map((properties) => `{"properties":${properties}}`) },
  { weight: 1, arbitrary: objects(systemNames, systemValues).map((system) => `{"system":${system}}`) },
  {
    weight: 1,
    arbitrary: objects(
      fc.constantFrom('"properties"', '"system"', '"subject"', '"body"'),
      fc.oneof(objects(names, values), plain),
      2,
    ),
  },
);

const rules = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('"action":"SET zz = 1"', '"action":"REMOVE a"', '"sql":"a = 1 OR b > 2"') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('"sql":"a = "', '"sql":7', '"sql":"\\u0061 = 1"', '"sql":"a = 1","action":""'),
  },
  {
    weight: 1,
    arbitrary: objects(
      fc.oneof(systemNames, fc.constant('"properties"')),
      fc.oneof(texts, objects(names, values)),
      2,
    ).map((filter) => `"correlation":${filter}`),
  },
);

const ids = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('"id":"1",', '"id":7,', '') },
  { weight: 1, arbitrary: plain.map((id) => `"id":${id},`) },
  { weight: 1, arbitrary: fc.constantFrom('"id":1,"id":2,', '"id":null,"id":3,') },
);

/** A request, right or not quite. */
const requests = fc
  .tuple(ids, rules, fc.array(fc.tuple(blanks, messages, blanks), { maxLength: 3 }), blanks, blanks)
  .map(([id, rule, all, before, after]) => {
    const list = all.map((parts) => parts.join('')).join(',');
    return `${before}{${id}${rule},"messages":[${list}]}${after}`;
  });

/** A line of `scheduler eval`: mostly a request, else one that lost a sign, got one, or has another in its place. */
export const lines: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: requests },
  {
    weight: 1,
    arbitrary: fc
      .tuple(requests, fc.nat(), fc.nat({ max: 1 }), fc.constantFrom('', ...'{}[],:"\\0-9.e \t\u0000\ufeffa'))
      .map(([line, place, removed, sign]) => {
        const at = place % line.length;
        return line.slice(0, at) + sign + line.slice(at + removed);
      }),
  },
);

export function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
