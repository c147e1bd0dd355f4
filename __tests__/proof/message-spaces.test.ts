import { TopicProof } from '../../lib/proof';
import { isOfWholeNumbers, spaceOfUsage } from '../../lib/proof/messages/inferred-space';
import { type PropertySpace, spaceOfContract, systemSpace } from '../../lib/proof/messages/message-space';
import { Usages } from '../../lib/proof/messages/usage';
import { anyMessage } from '../../lib/proof/rewriting/any-message';
import { SqlAction, SqlFilter } from '../../lib/rules';
import { topicOf } from '../support/topics';

const object = (properties: object, required?: unknown) => ({ schema: { type: 'object', properties, required } });
const property = (schema: object) => spaceOfContract(object({ a: schema })).property('A', false);

describe('what a contract says of a property', () => {
  test.each<[schema: object, space: Partial<PropertySpace>]>([
    [{ type: 'string' }, { types: ['string'], nullable: false }],
    [{ type: 'boolean' }, { types: ['bool'] }],
    [{ type: 'string', format: 'date-time' }, { types: ['datetime'] }],
    [{ type: 'string', format: 'uuid' }, { types: ['string'] }],
    [{ type: ['string', 'null'] }, { types: ['string'], nullable: true }],
    [{ type: 'null' }, { types: [], nullable: true }],
    [{ type: ['string', 'string'] }, { types: ['string'] }],
    [{ type: 'array' }, { types: [] }],
    [{ enum: ['x', 'y', 'x'] }, { types: ['string'], allowed: ['x', 'y'] }],
    [
      { minimum: 1, maximum: 5, type: 'integer' },
      { least: 1, most: 5 },
    ],
    [
      { minimum: '1', maximum: null, type: 'integer' },
      { least: undefined, most: undefined },
    ],
  ])('%j', (schema, space) => {
    const { least, most, ...others } = property(schema);
    expect({ ...others, least, most }).toMatchObject({ name: 'a', isSystem: false, optional: true, ...space });
  });

  test('numbers have the types that they arrive as, whole ones others than those with a fraction', () => {
    const [whole, any, both] = [{ type: 'integer' }, { type: 'number' }, { type: ['integer', 'number'] }].map(
      (schema) => property(schema).types,
    );
    expect(whole).toContain('int');
    expect(whole).not.toContain('double');
    expect(any).toContain('double');
    expect([...both!].sort()).toEqual([...new Set([...whole!, ...any!])].sort());
  });

  test('what says no type may have any', () => {
    const { types, nullable } = property({});
    expect(types).toEqual(expect.arrayContaining(['string', 'bool', 'int', 'double']));
    expect(nullable).toBe(true);
  });
});

describe('which properties a contract has', () => {
  const names = (all: readonly PropertySpace[]) => all.map(({ name, optional }) => `${name}${optional ? '?' : ''}`);

  test.each<[properties: object, required: unknown, known: readonly string[], every: readonly string[]]>([
    [{ a: {}, b: {} }, ['b'], ['b', 'a?'], ['b']],
    [{ a: {}, b: {} }, undefined, ['a?', 'b?'], []],
    [{ a: {} }, 'a', ['a?'], []],
    // Required, and not described.
    [{ a: {} }, ['c'], ['c', 'a?'], ['c']],
  ])('%j, of which %j are required', (properties, required, known, every) => {
    const space = spaceOfContract(object(properties, required));
    expect([names(space.known), names(space.required)]).toEqual([known, every]);
    expect(space.isComplete).toBe(true);
  });

  test('one that it has not is never set; names have no letter case', () => {
    const space = spaceOfContract(object({ gpuCount: { type: 'integer' } }));
    expect(space.property('GPUCOUNT', false).name).toBe('gpuCount');
    expect(space.property('other', false)).toEqual({
      name: 'other',
      isSystem: false,
      types: [],
      optional: true,
      nullable: false,
    });
  });

  test.each<[schema: object, told: readonly string[]]>([
    [{ type: 'string', title: 't', description: 'd', default: 'x', format: 'f', enum: ['x'] }, []],
    [{ type: 'integer', minimum: 1, maximum: 2 }, []],
    [
      { type: 'string', pattern: 'x', minLength: 1 },
      ['a: pattern, minLength of its schema is not considered, so more messages are'],
    ],
    [{ enum: ['x', 1] }, ['a: enum of its schema is not considered, so more messages are']],
  ])('what of it is not understood is said: %j', (schema, told) => {
    expect(spaceOfContract(object({ a: schema })).assumptions).toEqual(told);
  });

  test('a schema that describes nothing', () => {
    const { known, assumptions } = spaceOfContract({ schema: { type: 'object' } });
    expect([known, assumptions]).toEqual([[], []]);
  });
});

describe('system properties', () => {
  test.each<[name: string, setBySenders: readonly string[] | undefined, space: Partial<PropertySpace>]>([
    ['Label', undefined, { types: ['string'], nullable: true }],
    ['Label', ['Label'], { types: ['string'], nullable: true }],
    ['Label', ['SessionId'], { types: [], nullable: true }],
    ['DeliveryCount', [], { nullable: false }],
  ])('sys.%s, where senders set %j', (name, setBySenders, space) => {
    expect(systemSpace(name, setBySenders)).toMatchObject({ name, isSystem: true, optional: false, ...space });
  });

  test('a list of texts counts, and whether every message has it', () => {
    const systemProperties = { type: 'object', properties: { Label: { enum: ['x', 'y'] } }, required: ['Label'] };
    const described = spaceOfContract({ ...object({}), systemProperties, setBySenders: ['Label'] });
    expect(described.property('Label', true)).toMatchObject({ allowed: ['x', 'y'], nullable: false });
    const never = spaceOfContract({ ...object({}), systemProperties, setBySenders: [] });
    expect(never.property('Label', true).allowed).toBeUndefined();
    expect(described.property('SessionId', true)).toMatchObject({ types: [], nullable: true });
  });
});

describe('without a contract a property has the type that rules use it as, which is said', () => {
  test.each<[sqls: readonly string[], said: readonly string[]]>([
    [["a = 'x'"], ['a is text']],
    [['a = 1'], ['a is a whole number']],
    [['a = 1.5'], ['a is a number']],
    [['a = 1 OR a = 1.5'], ['a is a number']],
    [['a = TRUE'], ['a is true or false']],
    [["a = 'x' OR a = 1"], ['a is text or a whole number']],
    [['EXISTS(a)'], ['a is text']],
    [['a = NULL'], ['a is text']],
    [
      ['a = 1', 'b > 2', "c = 'x'"],
      ['a and b are whole numbers', 'c is text'],
    ],
    [
      ["a LIKE 'x%'", 'b = TRUE', 'c = FALSE', 'd <> TRUE'],
      ['a is text', 'b, c and d are true or false'],
    ],
    // What meets has one type.
    [['a = b AND b = 1'], ['a and b are whole numbers']],
    [['a = b AND b = c AND c = 1.5'], ['a, b and c are numbers']],
    [['a > b'], ['a and b are whole numbers']],
    [['a = b'], ['a and b are text']],
    [['a * 2.0 > 1'], ['a is a number']],
    [['-a = b'], ['a and b are whole numbers']],
    [['a + b = c'], ['a, b and c are text']],
    [["sys.Label = 'x'"], []],
  ])('%j: %j', (sqls, said) => {
    const usages = new Usages(sqls.map((sql) => SqlFilter.parse(sql)));
    expect(spaceOfUsage(usages).assumptions).toEqual(said);
  });

  test.each<[action: string, said: readonly string[]]>([
    ['SET a = 1', ['a is a whole number']],
    ["SET a = 'x'", ['a is text']],
    ['SET a = 1.5', ['a is a number']],
    ["SET a = 'x' + 1", ['a is text']],
    ['SET a = TRUE', ['a is true or false']],
  ])('one of which no rule says it has the type of what %s sets', (action, said) => {
    const usages = new Usages([SqlFilter.parse('EXISTS(a)'), SqlAction.parse(action)]);
    expect(spaceOfUsage(usages).assumptions).toEqual(said);
  });

  test('however many copies it takes', () => {
    const usages = new Usages([
      SqlFilter.parse('c = 1 AND EXISTS(a) AND EXISTS(b)'),
      ...['SET a = b', 'SET b = c'].map((sql) => SqlAction.parse(sql)),
    ]);
    expect(spaceOfUsage(usages).assumptions).toEqual(['c, a and b are whole numbers']);
  });

  test('a system property is what the service makes it', () => {
    const space = spaceOfUsage(new Usages([SqlFilter.parse("a = 1 AND sys.Label = 'x'")]));
    expect(space.property('Label', true)).toMatchObject({ optional: false, nullable: true });
    expect(space.known.map(({ name }) => name)).toEqual(['a', 'Label']);
  });

  test('a property that is copied takes its type along', () => {
    const usages = new Usages([SqlFilter.parse('b = 1 AND EXISTS(a)'), SqlAction.parse('SET a = b')]);
    expect(spaceOfUsage(usages).assumptions).toEqual(['b and a are whole numbers']);
  });

  test.each([
    ['a is a whole number', true],
    ['a and b are whole numbers', true],
    ['a is a number', false],
    ['a is text or a whole number', true],
  ])('%s: of whole numbers: %s', (said, isOne) => {
    expect(isOfWholeNumbers(said)).toBe(isOne);
  });

  test('any message may lack it, it is never null, and what nobody names is text', () => {
    const space = spaceOfUsage(new Usages([SqlFilter.parse("a = 1 AND sys.Label = 'x'")]));
    expect(space.property('A', false)).toMatchObject({ name: 'a', optional: true, nullable: false });
    expect(space.property('b', false)).toMatchObject({ name: 'b', types: ['string'], optional: true, nullable: false });
    expect(space.property('Label', true)).toMatchObject({ isSystem: true, types: ['string'] });
    expect(space.property('SessionId', true)).toMatchObject({ isSystem: true, types: ['string'] });
    expect(space.property('Label', false)).toMatchObject({ isSystem: false });
    expect(space.required).toEqual([]);
  });
});

test('what is assumed of a topic is said of what its rules ask for', () => {
  const { space } = new TopicProof(topicOf({ a: 'priority > 1', b: "kind = 'x'" })).prover;
  expect(space.assumptions).toEqual(['priority is a whole number', 'kind is text']);
});

describe('messages of which any may come: what rules look into has the type that they use it as', () => {
  test.each<[sqls: readonly string[], properties: object, assumptions: readonly string[]]>([
    [["a = 'x'"], { a: {} }, ['a property may be a text, a number, true or false, null, or missing']],
    [["a LIKE 'x%'"], { a: { type: ['string', 'null'] } }, ['a is a text, null or missing']],
    [
      ['a + b > 1'],
      { a: { type: ['integer', 'null'] }, b: { type: ['integer', 'null'] } },
      ['a is a whole number, null or missing', 'b is a whole number, null or missing'],
    ],
    [
      ['a + b > 1.5'],
      { a: { type: ['number', 'null'] }, b: { type: ['number', 'null'] } },
      ['a is a number, null or missing', 'b is a number, null or missing'],
    ],
    [
      ["a LIKE 'x%'", 'b = 1'],
      { a: { type: ['string', 'null'] }, b: {} },
      ['a property may be a text, a number, true or false, null, or missing', 'a is a text, null or missing'],
    ],
    // Of what the system has, the service says what it is.
    [["sys.Label = 'x' AND a = 1"], { a: {} }, ['a property may be a text, a number, true or false, null, or missing']],
    [["sys.Label LIKE 'x%'"], {}, []],
  ])('%j', (sqls, properties, assumptions) => {
    const found = anyMessage(new Usages(sqls.map((sql) => SqlFilter.parse(sql))));
    expect(found.contract.schema).toEqual({ type: 'object', properties });
    expect(found.assumptions).toEqual(assumptions);
  });
});
