import { type ArmValue, Unknown } from '../../../lib/sources/arm/expressions/arm-values';
import { evaluateText, freshWork, type Scope } from '../../../lib/sources/arm/expressions/evaluate-arm';

/** `parameters` gives what is said here; everything else is not known. */
function evaluated(text: string, parameters: Readonly<Record<string, ArmValue>> = {}): ArmValue {
  const functions = new Map([
    ['parameters', ([name]: readonly ArmValue[]) => (typeof name === 'string' ? parameters[name] : undefined)],
  ]);
  const scope: Scope = { functions, loops: new Map([['all', 2]]), loop: 2, lambda: new Map(), work: freshWork() };
  return evaluateText(text, scope);
}

const DOGS: ArmValue = [
  { name: 'Evie', age: 5 },
  { name: 'Casper', age: 3 },
];

/** What the documentation of Azure says, function by function. */
test.each<readonly [expression: string, value: ArmValue]>([
  ['plain', 'plain'],
  ['[[not an expression]', '[not an expression]'],
  ["['it''s']", "it's"],
  ["[concat('bus', '-', 'prod')]", 'bus-prod'],
  ["[concat(createArray('a'), createArray('b'))]", ['a', 'b']],
  ["[format('{0}/{1}', 'bus', 'jobs')]", 'bus/jobs'],
  ["[format('{0:D3}', 7)]", '007'],
  ["[format('{{0}}')]", '{0}'],
  ["[toLower('ONE')]", 'one'],
  ["[TOUPPER('one')]", 'ONE'],
  ["[trim('  a ')]", 'a'],
  ["[replace('123-123', '-', '')]", '123123'],
  ["[substring('one two three', 4, 3)]", 'two'],
  ["[split('one,two', ',')]", ['one', 'two']],
  ["[split('one;two,three', createArray(',', ';'))]", ['one', 'two', 'three']],
  ["[join(createArray('one', 'two'), '-')]", 'one-two'],
  ["[startsWith('abcdef', 'AB')]", true],
  ["[endsWith('abcdef', 'ef')]", true],
  ["[contains('OneTwo', 'e')]", true],
  ["[contains('OneTwo', 'o')]", true],
  ["[contains('OneTwo', 'x')]", false],
  ["[contains(createObject('One', 1), 'one')]", true],
  ["[contains(createArray('a'), 'A')]", false],
  ["[indexOf('test', 'T')]", 0],
  ["[lastIndexOf('test', 'T')]", 3],
  ["[indexOf('abcdef', 'z')]", -1],
  ["[padLeft('123', 10, '0')]", '0000000123'],
  ["[empty('')]", true],
  ["[length('one two')]", 7],
  ["[first('One Two')]", 'O'],
  ['[last(createArray(1, 2))]', 2],
  ["[skip('one two', 4)]", 'two'],
  ["[take(createArray('a', 'b', 'c'), 2)]", ['a', 'b']],
  ["[take('one', 9)]", 'one'],
  ['[string(3)]', '3'],
  ["[int('4')]", 4],
  ["[bool('true')]", true],
  [`[json('{"a": [1]}').a[0]]`, 1],
  ["[base64('one, two')]", 'b25lLCB0d28='],
  ["[base64ToString('b25lLCB0d28=')]", 'one, two'],
  ["[uriComponent('a b')]", 'a%20b'],
  ["[if(equals('a', 'a'), 'yes', 'no')]", 'yes'],
  ["[if(false(), parameters('missing'), 'no')]", 'no'],
  ["[equals('a', 'A')]", false],
  ['[and(true(), false())]', false],
  ["[and(parameters('missing'), false())]", false],
  ["[or(parameters('missing'), true())]", true],
  ['[not(true())]', false],
  ['[greaterOrEquals(2, 2)]', true],
  ["[less('a', 'b')]", true],
  ["[coalesce(null(), 'a')]", 'a'],
  ['[add(1, 2)]', 3],
  ['[div(7, 2)]', 3],
  ['[mod(7, 2)]', 1],
  ['[max(1, 3, 2)]', 3],
  ['[min(createArray(3, 2))]', 2],
  ['[range(5, 3)]', [5, 6, 7]],
  ["[union(createArray('a', 'b'), createArray('b', 'c'))]", ['a', 'b', 'c']],
  [
    "[union(createObject('a', 1, 'd', createObject('x', 1)), createObject('a', 2, 'd', createObject('y', 2)))]",
    { a: 2, d: { x: 1, y: 2 } },
  ],
  ["[intersection(createArray('a', 'b'), createArray('b'))]", ['b']],
  [
    "[items(createObject('b', 1, 'a', 2))]",
    [
      { key: 'a', value: 2 },
      { key: 'b', value: 1 },
    ],
  ],
  ["[objectKeys(createObject('b', 1, 'a', 2))]", ['a', 'b']],
  ['[flatten(createArray(createArray(1), createArray(2)))]', [1, 2]],
  ["[shallowMerge(createArray(createObject('a', 1), createObject('b', 2)))]", { a: 1, b: 2 }],
  ["[tryGet(createObject('a', 1), 'b')]", null],
  ['[copyIndex()]', 2],
  ['[copyIndex(1)]', 3],
  ["[copyIndex('all', 10)]", 12],
  ["[map(parameters('dogs'), lambda('dog', lambdaVariables('dog').name))]", ['Evie', 'Casper']],
  ["[filter(parameters('dogs'), lambda('dog', greater(lambdaVariables('dog').age, 4)))]", [{ name: 'Evie', age: 5 }]],
  ["[reduce(parameters('dogs'), 0, lambda('sum', 'dog', add(lambdaVariables('sum'), lambdaVariables('dog').age)))]", 8],
  [
    "[toObject(parameters('dogs'), lambda('dog', lambdaVariables('dog').name), lambda('dog', lambdaVariables('dog').age))]",
    { Evie: 5, Casper: 3 },
  ],
  ["[parameters('dogs')[1].NAME]", 'Casper'],
  ["[first(createArray('a', parameters('missing')))]", 'a'],
])('%s', (expression, value) => {
  expect(evaluated(expression, { dogs: DOGS })).toEqual(value);
});

/** What is not decided is told in the template's own words. */
test.each<readonly [expression: string, text: string]>([
  ["[parameters('x')]", "[parameters('x')]"],
  ["[format('{0}/jobs', parameters('x'))]", "[parameters('x')]/jobs"],
  ["[concat('bus-', parameters('x'))]", "bus-[parameters('x')]"],
  ["[concat(concat('a', parameters('x')), 'b')]", "a[parameters('x')]b"],
  ["[toLower(parameters('x'))]", "[toLower(parameters('x'))]"],
  ["[uniqueString('a', 'b')]", "[uniqueString('a', 'b')]"],
  ['[somethingNew(add(1, 2))]', '[somethingNew(3)]'],
  ["[parameters('x').a[0]]", "[parameters('x').a[0]]"],
  ["[if(parameters('x'), 'a', 'b')]", "[if(parameters('x'), 'a', 'b')]"],
  ["[equals(parameters('x'), 'a')]", "[equals(parameters('x'), 'a')]"],
  ["[contains(createArray(parameters('x')), 'a')]", "[contains(createArray(parameters('x')), 'a')]"],
  ["[createObject('a', 1).b]", "[createObject('a', 1).b]"],
  ["[format('{0:N2}', 3)]", "[format('{0:N2}', 3)]"],
  ['[string(true())]', '[string(true())]'],
  ['[concat(1', '[concat(1'],
  ["[concat('a'] ", "[concat('a'] "],
  ["[concat('a', ]", "[concat('a', , which has no name where one should be (at letter 14)]"],
  ['[a b]', '[a b, which has no "(" behind a name (at letter 4)]'],
  ["['a]", "['a, which has a text without an end (at letter 2)]"],
  ["[concat('a')b]", "[concat('a')b, which goes on where it should end (at letter 13)]"],
])('%s is not decided', (expression, text) => {
  const value = evaluated(expression);
  expect(value instanceof Unknown ? value.text : value).toBe(text);
});

test('a choice between the same is no choice', () => {
  expect(evaluated("[if(parameters('x'), 'a', 'a')]")).toBe('a');
});

test('what would take for ever is not known', () => {
  const list = "[length(map(range(0, 10000), lambda('a', length(map(range(0, 10000), lambda('b', add(1, 1)))))))]";
  const value = evaluated(list);
  expect(value).toBe(10_000);
  expect(
    evaluated(`[join(map(range(0, 9999), lambda('a', string(parameters('long')))), '')]`, { long: 'x'.repeat(10_000) }),
  ).toBeInstanceOf(Unknown);
});

test('calls in calls end somewhere', () => {
  const deep = `[${'not('.repeat(400)}true()${')'.repeat(400)}]`;
  expect(evaluated(deep)).toBeInstanceOf(Unknown);
});
