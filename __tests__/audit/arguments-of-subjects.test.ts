import { Unresolved } from '../../lib/audit';
import { Subject, shown } from '../../lib/audit/document/subject';
import { Reference, type TerraformResource } from '../../lib/terraform';

/** What a rule is told of an argument: known, unknown or absent. */

const LATER = new Reference('${var.later}', ['var.later']);
const ID = new Reference('${azurerm_servicebus_topic.t.id}', ['azurerm_servicebus_topic.t.id']);

function subjectWith(values: object, sensitive?: readonly string[], said = {}): Subject {
  const resource = sensitive === undefined ? undefined : ({ sensitive } as unknown as TerraformResource);
  return new Subject('azurerm_x.y', 'azurerm_x', 'a.json', [], values as never, resource, said);
}

/** What a question answers, or what it says only Terraform knows. */
function answer<T>(ask: () => T): T | string {
  try {
    return ask();
  } catch (error) {
    expect(error).toBeInstanceOf(Unresolved);
    return (error as Error).message;
  }
}

const OPEN = 'it is ${var.later}, which only Terraform knows';

test.each<[what: string, values: object, has: boolean | string, hasRequired: boolean]>([
  ['nothing', {}, false, false],
  ['null', { it: null }, false, false],
  ['an empty list', { it: [] }, false, false],
  ['a list', { it: [null] }, true, true],
  ['an empty text', { it: '' }, true, true],
  ['an empty object', { it: {} }, true, true],
  ['zero', { it: 0 }, true, true],
  ['false', { it: false }, true, true],
  ['what only Terraform knows', { it: LATER }, OPEN, true],
  ['an attribute of a resource', { it: ID }, true, true],
])('an argument that is %s is there, or not', (_, values, has, hasRequired) => {
  const subject = subjectWith(values);
  expect([answer(() => subject.has('it')), answer(() => subject.hasRequired('it'))]).toEqual([has, hasRequired]);
});

test.each([
  ['${azurerm_servicebus_topic.t.id}', false],
  ['${azurerm_servicebus_topic.t[0].id}', false],
  ['${azurerm_servicebus_topic.t["a-b"].id}', false],
  ['${module.m.azurerm_servicebus_topic.t.id}', false],
  ['${module.m["k"].module.n[0].azurerm_servicebus_topic.t.id}', false],
  ['${time_rotating.t.id}', false],
  ['${data.azurerm_client_config.me.object_id}', true],
  ['${module.m.id}', true],
  ['${var.x}', true],
  ['${local.x}', true],
  ['${var.on ? azurerm_servicebus_topic.t.id : null}', true],
  ['${try(azurerm_servicebus_topic.t.id, null)}', true],
  ['x${azurerm_servicebus_topic.t.id}', true],
  ['${azurerm_servicebus_topic.t.id}x', true],
  ['known after apply', true],
])('%s may be null: %s', (text, mayBeNull) => {
  const subject = subjectWith({ it: new Reference(text) });
  expect(answer(() => subject.has('it'))).toBe(mayBeNull ? `it is ${text}, which only Terraform knows` : true);
});

test.each<
  [what: string, values: { block?: unknown; a?: unknown }, argument: string, raw: unknown, has: boolean | string]
>([
  ['in a block', { block: { it: 5 } }, 'block.it', 5, true],
  ['in a block that is a list of one', { block: [{ it: 5 }] }, 'block.it', 5, true],
  ['in a block without it', { block: { other: 5 } }, 'block.it', undefined, false],
  ['in no block', {}, 'block.it', undefined, false],
  ['null in a block', { block: { it: null } }, 'block.it', undefined, false],
  ['in a block that is not known', { block: LATER }, 'block.it', LATER, `block.${OPEN}`],
  ['in a list of which one is not known', { block: [{ it: 5 }, LATER] }, 'block.it', LATER, `block.${OPEN}`],
  ['deep in a block that is not known', { a: { block: LATER } }, 'a.block.it', LATER, `a.block.${OPEN}`],
  ['not known in a block', { block: { it: LATER } }, 'block.it', LATER, `block.${OPEN}`],
])('an argument %s', (_, values, argument, raw, has) => {
  const subject = subjectWith(values);
  expect(subject.raw(argument)).toEqual(raw);
  expect(answer(() => subject.has(argument))).toBe(has);
  // Written is what is not known as well, but not what may be in a block that is not known.
  const isWritten = has === `block.${OPEN}` && argument === 'block.it' && 'it' in Object(values.block) ? true : has;
  expect(answer(() => subject.hasRequired(argument))).toBe(isWritten);
});

test.each<[value: unknown, literal: unknown]>([
  [undefined, undefined],
  [null, undefined],
  ['x', 'x'],
  ['', ''],
  ['true', true],
  ['false', false],
  ['TRUE', 'TRUE'],
  [true, true],
  [false, false],
  [0, 0],
  [[], []],
  [['true'], ['true']],
  [{ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }],
  [LATER, OPEN],
  [ID, 'it is ${azurerm_servicebus_topic.t.id}, which only Terraform knows'],
  [[1, LATER], OPEN],
  [{ a: [{ b: LATER }] }, OPEN],
  [new Reference('known after apply', [], 'Azure'), 'it is known after apply, which only Azure knows'],
])('the literal value of %j is %j', (value, literal) => {
  expect(answer(() => subjectWith({ it: value }).literal('it'))).toEqual(literal);
});

const LETTERS = 'x'.repeat(98);
// Made of parts, so that no scanner takes the test for a leak.
const KEY = ['AccountKey', '=', 'A'.repeat(44)].join('');
test.each<[value: unknown, text: string]>([
  [undefined, 'nothing'],
  [null, 'nothing'],
  ['x', '"x"'],
  [0, '0'],
  [false, 'false'],
  [['a', 1], '["a",1]'],
  [LATER, '${var.later}'],
  [[LATER], '["${var.later}"]'],
  // A hundred letters with its quotes, and one more.
  [LETTERS, `"${LETTERS}"`],
  [`${LETTERS}x`, `"${LETTERS}…`],
  [KEY, '"a key of a storage account (not shown)"'],
  [{ a: [KEY] }, '{"a":["a key of a storage account (not shown)"]}'],
  [new Reference(KEY), 'a key of a storage account (not shown)'],
  [[new Reference(KEY)], '["a key of a storage account (not shown)"]'],
])('%j is shown as %s', (value, text) => {
  expect(shown(value)).toBe(text);
});

test.each<[sensitive: string[] | undefined, argument: string, isHidden: boolean]>([
  [undefined, 'it', false],
  [[], 'it', false],
  [['it'], 'it', true],
  [['other'], 'it', false],
  [['other', 'it'], 'it', true],
  [['it.inner'], 'it', true],
  [['it'], 'it.inner', true],
  [['it.inner'], 'it.other', false],
  [['i'], 'it', false],
  [['it2'], 'it', false],
])('of what is sensitive, %j, the argument %s is hidden: %s', (sensitive, argument, isHidden) => {
  const subject = subjectWith({ it: argument === 'it' ? 'text' : { inner: 'text', other: 'text' } }, sensitive);
  const got = isHidden ? '(sensitive)' : '"text"';
  expect(subject.observe(argument, 'what should be')).toEqual({ argument, got, expected: 'what should be' });
});

test('what is sensitive and only Terraform knows is not shown in the reason either', () => {
  const reason = answer(() => subjectWith({ it: LATER }, ['it']).literal('it'));
  expect(reason).toBe('it is (sensitive), which only Terraform knows');
});

test.each<[said: object, path: string | undefined]>([
  [{}, undefined],
  [{ metadata: { path: 'dev/bus/Resource' } }, 'dev/bus'],
  [{ metadata: { path: 'dev/Resource/bus' } }, 'dev/Resource/bus'],
  [{ metadata: { path: 'dev/bus' } }, 'dev/bus'],
  [{ metadata: { path: 5 } }, undefined],
  [{ metadata: 'dev/bus' }, undefined],
])('of %j the construct is %s', (said, path) => {
  expect(subjectWith({}, undefined, said).constructPath).toBe(path);
});
