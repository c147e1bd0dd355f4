import fc from 'fast-check';

/** Names that meet: few, in different letter case, one that needs brackets, system properties. */
const property = fc.constantFrom('a', 'A', 'b', 'count', 'user.a', '[a b]', 'sys.Label', 'sys.To', 'sys.SessionId');
const literal = fc.oneof(
  fc.constantFrom("'x'", "'a%'", "''", "'it''s'", '0', '1', '-1', '2', '1.5', '-0.5', '1E3', 'TRUE', 'FALSE', 'NULL'),
  fc.constantFrom('2147483647', '2147483648', '9223372036854775807', '-9223372036854775808'),
);

const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    property,
    literal,
    fc
      .tuple(tie('expression'), fc.constantFrom('+', '-', '*', '/', '%'), tie('expression'))
      .map((parts) => `(${parts.join(' ')})`),
    tie('expression').map((inner) => `-(${inner})`),
    tie('expression').map((inner) => `+${inner}`),
    fc.constantFrom("p('a')", "property('B')", 'p(a)'),
  ),
}));

/** Conditions of the rule language, nearly all of them valid. */
export const { predicate: arbitraryFilter } = fc.letrec<{ predicate: string }>((tie) => ({
  predicate: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc
      .tuple(expression, fc.constantFrom('=', '<>', '!=', '<', '<=', '>', '>='), expression)
      .map((parts) => parts.join(' ')),
    fc.tuple(property, fc.constantFrom('IS NULL', 'IS NOT NULL')).map((parts) => parts.join(' ')),
    property.map((name) => `EXISTS(${name})`),
    fc
      .tuple(property, fc.constantFrom('IN', 'NOT IN'), fc.array(expression, { minLength: 1, maxLength: 3 }))
      .map(([name, operator, members]) => `${name} ${operator} (${members.join(', ')})`),
    fc
      .tuple(
        property,
        fc.constantFrom('LIKE', 'NOT LIKE'),
        fc.constantFrom("'x'", "'a%'", "'_'", "'%a%'", 'b', "'!%' ESCAPE '!'"),
      )
      .map((parts) => parts.join(' ')),
    fc.tuple(tie('predicate'), fc.constantFrom('AND', 'OR'), tie('predicate')).map((parts) => `(${parts.join(' ')})`),
    fc.tuple(tie('predicate'), fc.constantFrom('AND', 'OR'), tie('predicate')).map((parts) => parts.join(' ')),
    tie('predicate').map((inner) => `NOT (${inner})`),
  ),
}));

const value = fc.oneof(
  fc.constantFrom('x', 'a', 'ab', '', "it's", 'a\n', 0, 1, 2, -1, 1.5, true, false, null),
  fc.constantFrom({ long: '1' }, { long: '9223372036854775807' }, { int: '2147483647' }, { ulong: '1' }, { byte: '2' }),
  fc.constantFrom({ float: '1.5' }, { decimal: '1.50' }, { uint: '1' }, { double: 'NaN' }, { timespan: '1.00:00:00' }),
  fc.constantFrom({ guid: '6f0c0000-0000-0000-0000-000000000001' }, { datetime: '2026-01-02T03:04:05Z' }),
);

/** Messages with the properties of the filters above, in the JSON of `scheduler eval`. */
export const arbitraryMessage = fc.record(
  {
    properties: fc.dictionary(fc.constantFrom('a', 'A', 'b', 'B', 'count', 'a b'), value),
    system: fc.record(
      { Label: fc.constantFrom('x', 'a'), To: fc.constant('b'), SessionId: fc.constant('s') },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
);
