import { MessageContract, Property, type SystemProperties } from '../../lib/rules';
import { jsonSchemaOf, propertiesOf } from '../../lib/rules/properties/contract-schema';

const INT = { minimum: -2147483648, maximum: 2147483647 };

describe('a property and its JSON schema', () => {
  test.each<[what: string, property: Property, schema: object]>([
    ['text', Property.string(), { type: 'string' }],
    ['one of a list', Property.oneOf('a', 'b'), { type: 'string', enum: ['a', 'b'] }],
    ['a boolean', Property.bool(), { type: 'boolean' }],
    ['a point in time', Property.datetime(), { type: 'string', format: 'date-time' }],
    ['anything', Property.any(), {}],
    ['a fraction', Property.double(), { type: 'number' }],
    ['a fraction of at least', Property.double({ min: 0 }), { type: 'number', minimum: 0 }],
    ['a fraction of at most', Property.double({ max: 0.5 }), { type: 'number', maximum: 0.5 }],
    ['a whole number', Property.int(), { type: 'integer', ...INT }],
    ['a whole number of at least', Property.int({ min: 0 }), { type: 'integer', ...INT, minimum: 0 }],
    ['a whole number of at most', Property.int({ max: 9 }), { type: 'integer', ...INT, maximum: 9 }],
    ['a whole number between', Property.int({ min: 0, max: 9 }), { type: 'integer', minimum: 0, maximum: 9 }],
    ['a large one', Property.long(), { type: 'integer' }],
    ['a large one of at least', Property.long({ min: 1 }), { type: 'integer', minimum: 1 }],
  ])('%s', (_, property, schema) => {
    const of = jsonSchemaOf({ a: property, b: property.optional() });
    expect(of).toMatchObject({ type: 'object', properties: { a: schema, b: schema }, required: ['a'] });
    expect((of.properties as { a: object }).a).toEqual(schema);
    // Read again it is the same.
    const read = propertiesOf(of);
    expect(read?.a).toEqual(property);
    expect(read?.b).toEqual(property.optional());
  });

  const kindOf = (schema: unknown) => propertiesOf({ properties: { a: schema } })?.a?.kind;

  test.each<[what: string, schema: unknown, kind: string]>([
    ['a list without a type', { enum: ['a'] }, 'enumeration'],
    ['a list of another type', { type: 'integer', enum: ['a'] }, 'any'],
    ['an empty list', { enum: [] }, 'any'],
    ['a list with something else', { enum: ['a', 1] }, 'any'],
    ['no list', { enum: 'a' }, 'any'],
    ['a text of a format', { type: 'string', format: 'uuid' }, 'string'],
    ['whole numbers of 32 bits', { type: 'integer', ...INT }, 'int'],
    ['one more below', { type: 'integer', ...INT, minimum: -2147483649 }, 'long'],
    ['one more above', { type: 'integer', ...INT, maximum: 2147483648 }, 'long'],
    ['whole numbers without an end above', { type: 'integer', minimum: 0 }, 'long'],
    ['whole numbers without an end below', { type: 'integer', maximum: 0 }, 'long'],
    ['limits that are no numbers', { type: 'integer', minimum: '0', maximum: '9' }, 'long'],
    ['several types', { type: ['string', 'null'] }, 'any'],
    ['words about it', { type: 'string', title: 't', description: 'd', default: 'x' }, 'string'],
    ['what is not understood', { type: 'string', pattern: 'x' }, 'any'],
    ['everything', true, 'any'],
    ['no schema', 5, 'any'],
    ['nothing', null, 'any'],
  ])('%s', (_, schema, kind) => {
    expect(kindOf(schema)).toBe(kind);
  });

  test('a value that is named twice is one value', () => {
    expect(propertiesOf({ properties: { a: { enum: ['x', 'x', 'y'] } } })?.a?.values).toEqual(['x', 'y']);
  });

  test('one that is required and not described may be anything', () => {
    const read = propertiesOf({ properties: { a: {} }, required: ['b', 5] });
    expect(Object.entries(read ?? {}).map(([name, { kind, required }]) => [name, kind, required])).toEqual([
      ['b', 'any', true],
      ['a', 'any', false],
    ]);
    expect(propertiesOf({ properties: {}, required: 'a' })).toEqual({});
  });

  test.each(['$ref', 'allOf', 'anyOf', 'oneOf', 'patternProperties', 'not', 'if', 'dependentSchemas'])(
    'with %s, a schema does not say which properties there are',
    (keyword) => {
      expect(propertiesOf({ properties: { a: {} }, [keyword]: {} })).toBeUndefined();
    },
  );

  test.each([{}, { properties: [] }, { properties: null }, { properties: 'a' }])('%j names none', (schema) => {
    expect(propertiesOf(schema)).toBeUndefined();
  });
});

describe('a contract from JSON', () => {
  const schema = { properties: { a: { type: 'string' } } };
  const read = (more: object) => MessageContract.fromJson({ schema, ...more });

  test('without a word about system properties nothing is known of them', () => {
    expect([read({})?.system, read({})?.leavesUnset('Label'), read({})?.systemProperty('Label')]).toEqual([
      undefined,
      false,
      undefined,
    ]);
  });

  test('with names alone each may be any text, or none; others are never set', () => {
    const contract = read({ setBySenders: ['Label', 'DeliveryCount', 'To'] });
    expect(contract?.system).toEqual(['Label', 'To']);
    expect(contract?.systemProperty('Label')).toEqual(Property.string().optional());
    expect(['Label', 'ReplyTo', 'DeliveryCount', 'PartitionKey'].map((name) => contract?.leavesUnset(name))).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });

  test('with a schema of them each is what it says, as far as that is text', () => {
    const contract = read({
      setBySenders: ['Label', 'To', 'ReplyTo'],
      systemProperties: { properties: { Label: { enum: ['x'] }, To: { type: 'integer' } }, required: ['Label'] },
    });
    expect(['Label', 'To', 'ReplyTo'].map((name) => contract?.systemProperty(name as 'Label'))).toEqual([
      Property.oneOf('x'),
      Property.string().optional(),
      Property.string().optional(),
    ]);
  });

  test('with a schema that says nothing of them, names count', () => {
    const contract = read({ setBySenders: ['Label'], systemProperties: { $ref: '#/x' } });
    expect(contract?.systemProperty('Label')).toEqual(Property.string().optional());
  });
});

test('of system properties only what is known has a schema', () => {
  const systemSchema = (system: SystemProperties) => MessageContract.of({}, system).systemSchema();
  expect(systemSchema({ Label: Property.string().optional() })).toBeUndefined();
  expect(systemSchema({ Label: Property.string(), To: Property.string().optional() })).toMatchObject({
    properties: { Label: { type: 'string' } },
    required: ['Label'],
  });
  expect(systemSchema({ Label: Property.oneOf('x').optional() })).toMatchObject({
    properties: { Label: { enum: ['x'] } },
    required: [],
  });
});

describe('a contract that is written wrong', () => {
  const problems = (properties: unknown, system?: unknown) =>
    MessageContract.of(properties as never, system as never).problems;
  const A_PROPERTY = 'a Property such as Property.string() or Property.int({ min: 0 })';

  test.each<[what: string, problems: readonly string[], told: string[]]>([
    ['nothing is wrong', problems({ a: Property.string(), A1: Property.int() }), []],
    [
      'no object',
      problems(undefined),
      [`properties: got undefined, allowed an object, each value ${A_PROPERTY}; give one`],
    ],
    ['a list', problems([]), [`properties: got [], allowed an object, each value ${A_PROPERTY}; give one`]],
    ['no property', problems({ a: 'string' }), [`a: got "string", allowed ${A_PROPERTY}; give one`]],
    [
      'two names that are one',
      problems({ size: Property.int(), Size: Property.int() }),
      ['Size: got ["size","Size"], allowed names that differ in more than letter case; take one of the two away'],
    ],
    [
      'limits the wrong way round',
      problems({ a: Property.int({ min: 9, max: 0 }) }),
      ['a.max: got 0, allowed at least min, which is 9; exchange the two'],
    ],
    ['limits that are the same', problems({ a: Property.int({ min: 9, max: 9 }) }), []],
    [
      'a limit that is no number',
      problems({ a: Property.double({ min: '0' as never }) }),
      ['a.min: got "0", allowed a number; write 0, without quotes'],
    ],
    [
      'a limit of another name',
      problems({ a: Property.long({ minimum: 0 } as never) }),
      ['a: unknown option "minimum"; allowed are min, max'],
    ],
    [
      'an empty list',
      problems({ a: (Property.oneOf as () => Property)() }),
      ['a.oneOf: got [], allowed at least one text; name the values, or use Property.string()'],
    ],
    [
      'a list in a list',
      problems({ a: Property.oneOf(['x', 'y'] as never) }),
      ['a.oneOf: got ["x","y"], allowed text, each value by itself; write ...values, or take the brackets away'],
    ],
    [
      'a value that is no text',
      problems({ a: Property.oneOf('x', 5 as never) }),
      ['a.oneOf: got 5, allowed a text; write "5"'],
    ],
    [
      'a value twice',
      problems({ a: Property.oneOf('x', 'y', 'x') }),
      ['a.oneOf: got "x", allowed each value once; take one of the two away'],
    ],
    [
      'system properties that are none',
      problems({}, 'Label'),
      ['system: got "Label", allowed a list of names, or an object by name; write { Label: Property.string() }'],
    ],
    [
      'a system property that there is not',
      problems({}, ['Lable']),
      ['unknown system property "Lable"; did you mean Label?'],
    ],
    [
      'one that is no text',
      problems({}, { Label: Property.int() }),
      ['Label: got "int", allowed text: Property.string() or Property.oneOf(…); give one'],
    ],
    ['one of anything', problems({}, { Label: Property.any() }), []],
    ['one that is no property', problems({}, { Label: 'x' }), [`Label: got "x", allowed ${A_PROPERTY}; give one`]],
  ])('%s', (_, found, told) => {
    expect(found).toEqual(told);
  });

  test('stands in for it with what refuses nothing', () => {
    const contract = MessageContract.of({ a: 'string' as never, b: Property.oneOf('x', 5 as never) }, {
      Label: Property.int(),
    } as never);
    expect([contract.property('a')?.kind, contract.property('A')?.required]).toEqual(['any', false]);
    expect(contract.property('b')?.values).toEqual(['x']);
    expect(contract.systemProperty('Label')?.kind).toBe('string');
  });
});

test('what a property says of its values', () => {
  expect(Property.int({ min: 1, max: 2 }).range).toEqual({ required: true, allowed: undefined, least: 1, most: 2 });
  expect(Property.oneOf('a').optional().range).toEqual({
    required: false,
    allowed: ['a'],
    least: undefined,
    most: undefined,
  });
  const all = [Property.string(), Property.oneOf('a'), Property.int(), Property.long(), Property.double()];
  const others = [Property.bool(), Property.datetime(), Property.any()];
  expect([...all, ...others].map(({ required }) => required)).toEqual(Array(8).fill(true));
  expect([...all, ...others].map(({ engineTypes }) => engineTypes.length)).toEqual([1, 1, 2, 2, 3, 1, 1, 17]);
});

test('a contract knows its names in any letters, and the nearest of one that it has not', () => {
  const contract = MessageContract.of({ gpuCount: Property.int() });
  expect([contract.property('GPUCOUNT')?.kind, contract.property('other')]).toEqual(['int', undefined]);
  expect([contract.nearest('gpuCnt'), contract.nearest('x')]).toEqual(['gpuCount', undefined]);
});
