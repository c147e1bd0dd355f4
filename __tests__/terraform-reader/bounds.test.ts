import { Reference, readDocuments, type TerraformDocument } from '../../lib/terraform';
import { folderOf, parsed, plain } from './reading';

const BUS = { azurerm_servicebus_namespace: { bus: { name: 'bus-jobs', sku: 'Standard' } } };
const around = (open: string, inside: string, close: string) => (depth: number) =>
  `\${${open.repeat(depth)}${inside}${close.repeat(depth)}}`;
const ID = 'azurerm_servicebus_namespace.bus.id';

/** Expressions that are as deep as somebody likes. */
const EXPRESSIONS: readonly [what: string, expression: (depth: number) => string][] = [
  ['parentheses', around('(', ID, ')')],
  ['lists', around('[', ID, ']')],
  ['objects', around('{a = ', ID, '}')],
  ['calls', around('lower(', ID, ')')],
  ['indexes', around('local.map[', ID, ']')],
  ['texts in texts', around('"${', ID, '}"')],
  ['conditions', (depth) => `\${${'var.a ? 1 : '.repeat(depth)}${ID}}`],
  ['negations', around('!', ID, '')],
  ['directives', (depth) => `${'%{ if '.repeat(depth)}${ID}${' }'.repeat(depth)}`],
  ['templates without end', (depth) => `\${${ID}${'${"'.repeat(depth)}`],
];

describe.each(EXPRESSIONS)('%s', (_, expression) => {
  test.each([5000, 100_000])('%i deep are not known, and made of what stands in them', (depth) => {
    const { outputs } = parsed({ resource: BUS, variable: { a: {} }, output: { it: { value: expression(depth) } } });
    const value = outputs[0]?.value;
    expect(value).toBeInstanceOf(Reference);
    expect((value as Reference).from).toContain(ID);
  });
});

test.each<[what: string, expression: string, value: unknown]>([
  ['200 parentheses', around('(', 'local.a', ')')(200), 'x'],
  ['100 texts in texts', around('"${', 'local.a', '}"')(100), 'x'],
  ['100 conditions', `\${${'false ? 1 : '.repeat(100)}local.a}`, 'x'],
])('%s are read as ever', (_, expression, value) => {
  const { outputs, gaps } = parsed({ locals: { a: 'x' }, output: { it: { value: expression } } });
  expect([plain(outputs[0]?.value), gaps]).toEqual([value, []]);
});

const range = (length: number) => Array.from({ length }, (_, n) => n);

/** Locals of which each is made of the next one, or of the one before. */
function chain(length: number, link: (next: string) => unknown, forwards = true): Record<string, unknown> {
  return Object.fromEntries(
    range(length).map((n) => {
      const next = forwards ? n + 1 : n - 1;
      return [`l${n}`, next < 0 || next === length ? 'x' : link(`local.l${next}`)];
    }),
  );
}

const EXCEEDED = {
  address: 'the configuration',
  effect: 'other',
  why: 'has values that are too large, or too deep inside of each other, to be followed',
};
const gapsOf = (document: TerraformDocument) =>
  document.gaps.map(({ address, effect, why }) => ({ address, effect, why }));

test.each<[what: string, locals: Record<string, unknown>]>([
  ['locals in locals', chain(5000, (next) => `\${${next}}`)],
  ['objects of objects', chain(5000, (next) => ({ a: `\${${next}}` }))],
  ['objects of objects that are known already', chain(5000, (next) => ({ a: `\${${next}}` }), false)],
  ['conditions', chain(5000, (next) => `%{ if ${next} }x%{ endif }`)],
  ['choices', chain(5000, (next) => `\${var.a ? ${next} : [${next}]}`, false)],
  ['lists of which each has the one before twice', chain(60, (next) => [`\${${next}}`, `\${${next}}`], false)],
  ['texts of which each has the one before twice', chain(60, (next) => `\${${next}}\${${next}}`, false)],
  ['lists put together', { ...chain(60, (next) => `\${concat(${next}, ${next})}`, false), l0: ['x'] }],
  ['texts of something unknown', { ...chain(60, (next) => `\${${next}}-\${${next}}`, false), l0: '${var.a}' }],
])('of %s that have no end, nothing certain is said', (_, locals) => {
  const document = parsed({ resource: BUS, locals, variable: { a: {} }, output: { it: { value: '${local.l0}' } } });
  expect(gapsOf(document)).toEqual([EXCEEDED]);
});

test('attributes of attributes without end are not known either', () => {
  const resource = {
    null_resource: Object.fromEntries(
      range(5000).map((n) => [
        `n${n}`,
        { triggers: { a: n === 4999 ? 'x' : `\${null_resource.n${n + 1}.triggers.a}` } },
      ]),
    ),
  };
  expect(gapsOf(parsed({ resource }))).toEqual([EXCEEDED]);
});

test('what people write is far within', () => {
  const locals = { ...chain(60, (next) => ({ a: `\${${next}}` })), names: range(50_000).map((n) => `name-${n}`) };
  const document = parsed({ locals, output: { it: { value: '${local.l0}' }, names: { value: '${local.names}' } } });
  expect(gapsOf(document)).toEqual([]);
  expect(JSON.stringify(document.outputs[0]?.value)).toBe(`${'{"a":'.repeat(59)}"x"${'}'.repeat(59)}`);
  expect(document.outputs[1]?.value).toHaveLength(50_000);
});

test('instances without end are not made one by one', () => {
  const queue = { count: 9000, name: 'q${count.index}', namespace_id: ID };
  const { resources, gaps } = parsed({ resource: { azurerm_servicebus_queue: { a: queue, b: queue, c: queue } } });
  expect(resources).toHaveLength(18_001);
  expect(gaps).toMatchObject([
    { address: 'azurerm_servicebus_queue.c', effect: 'more', why: expect.stringMatching(/^has a count that is 9000/) },
  ]);
});

describe('modules', () => {
  const calling = (source: string, more: object = {}) => ({ module: { m: { source, ...more } } });

  test('in modules without end are not read', () => {
    const files = Object.fromEntries(range(150).map((n) => [`m${n}/main.tf.json`, calling(`../m${n + 1}`)]));
    const [document] = readDocuments(
      `${folderOf({ ...files, 'm150/main.tf.json': { resource: BUS } })}/m0/main.tf.json`,
    );
    expect(document?.gaps.map(({ why }) => why)).toEqual([
      expect.stringMatching(/^calls \.\.\/m\d+, which more than 100 modules are around$/),
    ]);
  });

  test('that repeat what is repeated are read up to a limit, and what is left out is said', () => {
    const folder = folderOf({
      'main.tf.json': calling('./a', { count: 1000 }),
      'a/main.tf.json': calling('../b', { count: 1000 }),
      'b/main.tf.json': { resource: BUS },
    });
    const [document] = readDocuments(`${folder}/main.tf.json`);
    expect(document?.resources.length).toBeLessThan(20_000);
    expect(document?.gaps.some(({ effect }) => effect === 'more')).toBe(true);
  });
});
